"""The built store as Datasette shows it: labels in foreign keys, and a quote that is found."""

import asyncio
import json
import re
import shutil
import sqlite3
from contextlib import closing

import pytest

from habeas.case.built import build
from habeas.case.read_case import read_case
from habeas.findings import findings

# What Datasette deprecates is not ours to mend.
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def app():
    """Give Datasette, whose import takes seconds: here, not where tests are collected."""
    return pytest.importorskip("datasette.app", reason="datasette is installed by `make check`")


@pytest.fixture(scope="module")
def built(bundled, tmp_path_factory):
    """The bundled case, with a row for every foreign key, built."""
    folder = tmp_path_factory.mktemp("browse") / "case"
    shutil.copytree(bundled.folder, folder)
    case = read_case(folder)
    return build(case, [f.to_json() for f in findings(case)])


@pytest.fixture(scope="module")
def get(app, built):
    metadata = json.loads((built.parent / "metadata.json").read_text("utf-8"))
    served = app.Datasette([str(built)], metadata=metadata)

    def fetch(path):
        response = asyncio.run(served.client.get(path))
        assert response.status_code == 200, path
        return response

    return fetch


def foreign_keys(path):
    """Every foreign key that some row uses: table, column, and the table it points to."""
    with closing(sqlite3.connect(path)) as base:
        tables = [r[0] for r in base.execute("select name from sqlite_master where type='table'")]
        for table in tables:
            for row in base.execute(f"pragma foreign_key_list({table})"):
                _, _, to, column, *_ = row
                where = f'"{column}" is not null'
                used = base.execute(f"select count(*) from {table} where {where}").fetchone()[0]  # noqa: S608
                if used:
                    yield table, column, to


def test_it_opens_and_lists_every_table(get):
    page = get("/case").text
    for table in (
        "sources",
        "transfers",
        "legs",
        "orders",
        "things",
        "statements",
        "claims",
        "findings",
    ):
        assert f"/case/{table}" in page


def test_each_foreign_key_shows_a_label(get, built):
    keys = list(foreign_keys(built))
    assert len(keys) >= 6
    for table, column, to in keys:
        path = f"/case/{table}.json?_shape=objects&_labels=on&_size=1&{column}__notblank=1"
        (row,) = get(path).json()["rows"]
        assert set(row[column]) == {"value", "label"}, (table, column)
        assert str(row[column]["label"]).strip(), (table, column)
        page = get(f"/case/{table}?_size=5&{column}__notblank=1").text
        assert re.search(rf'href="/case/{to}/[^"]+"', page), (table, column)


def test_a_quote_is_found_by_full_text_search(get, built):
    with closing(sqlite3.connect(built)) as base:
        quote = base.execute("select quote from claims where length(quote) > 30").fetchone()[0]
    words = " ".join(re.findall(r"[A-Za-z]+", quote)[:4])
    found = get(f"/case/search.json?_shape=objects&_search={words.replace(' ', '+')}").json()[
        "rows"
    ]
    assert any(words.split()[0].lower() in row["text"].lower() for row in found)

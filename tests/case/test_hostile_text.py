"""Hidden characters and markup in every text field of the case format reach no reader raw."""

import csv
import io
import json
import re
import sqlite3
import unicodedata
from contextlib import closing
from typing import Annotated, Literal, get_args, get_origin

import pytest
from click.testing import CliRunner
from lxml import html

from habeas.case.authored import FILES
from habeas.case.authored_parts import Authored, ClaimIn
from habeas.case.columns import TABLES
from habeas.case.read_case import read_case
from habeas.cli.main import cli
from habeas.findings.questions import MODULES

HIDDEN = "\u202e\x1b[31m\x9b31m\u2066\u200b\x00\x7f\u2028"
HOSTILE = f"~~~{HIDDEN}<script>alert(1)</script>[x](javascript:y)<img src=x onerror=y>|&lt;$x$`"
IDS = {
    "TransferIn": "T-1", "LegIn": "T-1.1", "MatterIn": "M-1", "HearingIn": "H-1", "OrderIn": "O-1",
    "ActIn": "A-1", "ActorIn": "AC-1", "AuthorityIn": "AU-1", "VehicleIn": "V-1", "ReadingIn": "r-1",
    "FacilityIn": "F-1", "AgreementIn": "AG-1", "StatementIn": "ST-1", "CustodianIn": "F-1-op",
    "QuestionIn": "Q-1",
}  # fmt: skip
WORDS = {
    "format": "habeas-case/1", "zone": "UTC", "matter": "M-1", "order": "O-1", "does": "stays",
    "sets": "claims", "source": "S-1", "spot": "p. 3", "after": "", "part_of": "", "under": "",
    "derives_from": "", "if": "", "CST": "-06:00", "kind": "post", "covers": "ST-1",
    "rules": "us-federal",
}  # fmt: skip
VALUES = {
    "from": "KHRL", "to": "MHPR", "vehicle": "V-1", "type": "A320", "forbids": "leave US",
    "landing": "2025-03-15 12:00 UTC", "on_block": "2025-03-15 12:00 UTC",
    "capacity": "40000", "holds": "15000", "persons": "300", "approved": "6000000 USD", "used_before": "3", "protects": "in G-1",
    "of": "ST-1", "place": "US",
    "granted": "6000000 USD", "paid": "6000000 USD", "evidence": "none cited",
    "takeoff": "2025-03-15 10:00 UTC", "handed_over": "2025-03-15 13:00 UTC",
}  # fmt: skip
TIME = "2025-03-15 11:00 UTC"
ROWS = {
    "sources": {"id": "S-1", "kind": "article", "copy_kind": "original", "use": "yes"},
    "hand/groups": {"group": "G-1", "count": "5", "aboard": "T-1", "source": "S-1"},
    "hand/places": {"place": "P-1", "lat": "1", "lon": "1", "radius_km": "1", "zone": "UTC"},
    "hand/people": {"person": "P-1", "nationality": "VE", "source": "S-1"},
    "hand/custody": {"who": "P-1", "stint": "s1", "start": "2025-03-01", "source": "S-1"},
    "hand/checks": {"check": "c-1", "what": "count G-1", "expect": "4"},
    "hand/words": {"text": "first plane", "es": "primer avión"},
}
MORE = {
    "sources": [("S-2", "article")],
    "hand/groups": [("G-2", "", "G-1")],
    "hand/custody": [("P-1", "s2", "", "", "2025-04-01", "", "", "", "", "S-1")],
}
# Keys and columns whose words are free, so that a hostile one leaves the record in use.
FREE = {
    "title", "label", "operation", "court", "docket", "office", "acts_for", "name",
    "question", "quote", "by", "basis", "inferred", "note", "publisher", "url", "published",
    "captured", "how", "licence", "origin", "as_of", "part", "authority", "members",
}  # fmt: skip


def filled(annotation, name, owner=""):
    """Give a sample of a field's shape, with every key that it may have."""
    if get_origin(annotation) is Annotated:
        return filled(get_args(annotation)[0], name, owner)
    if get_origin(annotation) is Literal:
        return "allegation" if owner == "StatementIn" else get_args(annotation)[0]
    if get_origin(annotation) is dict:
        return {"CST": "-06:00"} if name == "abbreviations" else {"public": "x"}
    if get_origin(annotation) is list:
        item = filled(get_args(annotation)[0], name, owner)
        return [{**item, "name": "a"}, {**item, "name": "b"}] if name == "options" else [item]
    if isinstance(annotation, type) and issubclass(annotation, Authored):
        return {
            (info.alias or key): filled(info.annotation, info.alias or key, annotation.__name__)
            if annotation is not ClaimIn or key != "value"
            else VALUES.get(name, TIME)
            for key, info in annotation.model_fields.items()
            if key != "called_off"
        }
    return IDS.get(owner, "x") if name == "id" else WORDS.get(name, "x")


def leaves(tree, path=()):
    """Give the path of every text in a tree."""
    match tree:
        case str():
            yield path
        case _:
            steps = tree.items() if isinstance(tree, dict) else enumerate(tree)
            for step, inner in steps:
                yield from leaves(inner, (*path, step))


def changed(tree, path, change):
    """Give a tree with one of its texts changed."""
    if not path:
        return change(tree)
    inner = changed(tree[path[0]], path[1:], change)
    if isinstance(tree, dict):
        return {**tree, path[0]: inner}
    return [inner if n == path[0] else item for n, item in enumerate(tree)]


TREES = {file: filled(model, "") for file, model in FILES.items()}
LEG = TREES["hand/transfers.yaml"]["transfers"][0]["legs"][0]
LEG["people"][0]["under"] = "r-1=a"
LEG["scheduled_takeoff"] = [
    {**LEG["takeoff"][0], "value": "before 2025-03-15 09:00 UTC"},
    {**LEG["takeoff"][0], "value": "after 2025-03-15 09:30 UTC", "source": "S-2"},
]
# A notice of the order, so that every question is asked.
TREES["hand/statements.yaml"]["statements"].append(
    {
        "id": "ST-2",
        "kind": "notice",
        **{
            key: [{**LEG["takeoff"][0], "value": value}]
            for key, value in (("about", "O-1"), ("to", "AC-1"), ("when", TIME))
        },
    }
)
FIELDS = [(file, path) for file, tree in TREES.items() for path in leaves(tree)]


def write(folder, trees, rows):
    (folder / "hand").mkdir(parents=True, exist_ok=True)
    for file, tree in trees.items():
        (folder / file).write_text(json.dumps(tree))  # JSON is YAML, and can write any character
    for file, cells in rows.items():
        text = io.StringIO()
        rows = [TABLES[file], [cells.get(c, "") for c in TABLES[file]], *MORE.get(file, ())]
        csv.writer(text).writerows(rows)
        (folder / f"{file}.csv").write_text(text.getvalue(), "utf-8", newline="")


def hidden(text):
    return {c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp"}} - {"\n", "\t"}


def told(folder):
    """Give what a reading of the case says, file by file."""
    said = {}
    for problem in read_case(folder).problems:
        text = f"{problem.at} {problem.message} {problem.way_out}"
        assert not hidden(text), text
        said.setdefault(problem.at.file, []).append(text)
    return said


def test_the_sample_has_every_field_and_no_fault(tmp_path):
    write(tmp_path, TREES, ROWS)
    assert [p for p in read_case(tmp_path).problems if p.severity > 1] == []
    assert len(FIELDS) > 500


@pytest.mark.parametrize("file", list(FILES))
def test_a_hidden_character_is_told_in_every_field_of_a_hand_file(tmp_path, file):
    tree = TREES[file]
    for _, path in [field for field in FIELDS if field[0] == file]:
        tree = changed(tree, path, lambda text: text + HIDDEN)
    write(tmp_path, {file: tree}, {})
    hidden_in = [p for p in read_case(tmp_path).problems if p.code == "CAS-010"]
    assert len(hidden_in) == sum(name == file for name, _ in FIELDS)


# One field at a time, since a record that one fault leaves out never shows its others. All
# claims are of one shape: beside its value, a claim's own keys are tried in one of each file.
APART = [(f, p) for f, p in FIELDS if p[-1] == "value" or p[-1] not in ClaimIn.model_fields]
APART += {(file, path[-1]): (file, path) for file, path in FIELDS}.values()


# The quick run tries every third field of a file.
STEPS = (pytest.param(1, marks=pytest.mark.slow, id="each field"), pytest.param(3, id="some"))


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("file", list(FILES))
def test_no_message_repeats_what_one_field_hides(tmp_path, file, step):
    write(tmp_path, {}, ROWS)
    for path in list(dict.fromkeys(path for name, path in APART if name == file))[::step]:
        tree = changed(TREES[file], path, lambda text: text + HIDDEN)
        (tmp_path / file).write_text(json.dumps(tree))
        assert any("U+202E" in text for text in told(tmp_path)[file]), path


@pytest.mark.parametrize("file", list(TABLES))
def test_a_hidden_character_is_told_in_every_cell_and_title_of_a_table(tmp_path, file):
    for column in TABLES[file]:
        cells = {**ROWS[file], column: ROWS[file].get(column, "") + HIDDEN}
        write(tmp_path, {}, {**ROWS, file: cells})
        assert any("U+202E" in text for text in told(tmp_path)[f"{file}.csv"]), column
        path = tmp_path / f"{file}.csv"
        path.write_text(path.read_text("utf-8").replace(column, column + HIDDEN, 1), "utf-8")
        assert any("U+202E" in text for text in told(tmp_path)[f"{file}.csv"]), column


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A case whose free texts are all hostile, and whose folder's and file's names are too."""
    folder = tmp_path_factory.mktemp("hostile") / "ca\x1b[31mse\u202e"
    trees = dict(TREES)
    for file, path in FIELDS:
        claim = path[-1] == "value" and path[-3:-2] in {("words",), ("custodian",), ("duties",)}
        if (path[-1] in FREE and path[-3:-2] != ("options",)) or claim:
            trees[file] = changed(trees[file], path, lambda text: text + HOSTILE)
    rows = {
        file: {c: cells.get(c, "") + (HOSTILE if c in FREE else "") for c in TABLES[file]}
        for file, cells in ROWS.items()
    }
    write(folder, trees, rows)
    (folder / "sources").mkdir()
    (folder / "sources" / "a\x1b[31m\n\u202e.txt").write_text("x")
    add_captures(folder)
    return folder


def add_captures(folder):
    """Add two captures of one docket, so that every question is asked."""
    path = folder / "sources.csv"
    with path.open(encoding="utf-8", newline="") as file:
        titles = next(csv.reader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        for name in ("D-1", "D-2"):
            held = folder / "sources" / f"{name}.csv"
            held.write_text(f"docket_number,date_filed,description\n1:31-cv-1,2031-03-01,{name}\n")
            row = {"id": name, "kind": "docket", "file": f"sources/{name}.csv"}
            csv.DictWriter(file, titles, restval="").writerow(row)


COMMANDS = {
    "check": ("check", "--notes"),
    "matrix": ("findings",),
    **{f"findings {q}": ("findings", "-Q", q) for q in MODULES},
    "findings as csv": ("findings", "--as", "csv"),
    "findings as md": ("findings", "--as", "md"),
    "explain": ("explain",),
    "build": ("build",),
}
JSON = {
    "check": ("check", "--json"),
    "findings": ("findings", "--json"),
    "build": ("build", "--json"),
}


def run(command, folder, *words):
    result = CliRunner().invoke(cli, [command, str(folder), *words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.output


@pytest.mark.parametrize("words", list(COMMANDS.values()), ids=list(COMMANDS))
def test_no_command_prints_a_hidden_character(hostile, words):
    out = run(words[0], hostile, *words[1:])
    assert out.strip()
    assert not hidden(out)


def test_why_prints_none_and_shows_what_was_hidden(hostile):
    out = "".join(run("why", hostile, id_, "--no-flips") for id_ in ("left", "outside", "in-force"))
    assert not hidden(out)
    assert "<U+202E>" in out


@pytest.mark.parametrize("words", list(JSON.values()), ids=list(JSON))
def test_json_holds_the_very_characters_and_only_as_escapes(hostile, words):
    out = run(words[0], hostile, *words[1:])
    assert not hidden(out)
    assert "\u202e" in json.dumps(json.loads(out), ensure_ascii=False) or words[0] == "check"


def test_the_page_has_no_element_that_a_source_wrote(hostile):
    run("explain", hostile)
    text = (hostile / "out" / "explainer.html").read_text("utf-8")
    page = html.fromstring(text)
    assert not hidden(text)
    assert "<U+202E>" in page.text_content()
    assert {e.tag for e in page.iter()} <= {
        *("html", "head", "meta", "title", "style", "body"),
        *("h1", "h2", "h3", "p", "q", "span", "section", "sup", "a", "ol", "li", "footer"),
    }
    assert all(href.startswith("#n") for href in page.xpath("//@href"))


def test_the_page_file_hides_nothing_and_ends_its_data_only_once(hostile):
    run("page", hostile)
    text = (hostile / "out" / "page.html").read_text("utf-8")
    assert not hidden(text)
    assert "<U+202E>" in html.fromstring(text).findtext(".//h1")
    assert len(html.fromstring(text).xpath("//script")) == 2


def test_the_markdown_has_no_markup_that_a_source_wrote(hostile):
    run("explain", hostile)
    text = (hostile / "out" / "explainer.md").read_text("utf-8")
    assert not hidden(text)
    assert "\\<U+202E\\>" in text
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", re.sub(r"\[\^\d+\]:?", "", text))
    assert not re.findall(r"[<>`~|$]|\[|&#?\w+;", bare)
    assert not [line for line in bare.splitlines() if re.match(r"\s*([-+=*>]|\d+[.)]|\s{4})", line)]


def test_no_cell_of_a_printed_table_is_a_formula(hostile):
    rows = csv.reader(io.StringIO(run("findings", hostile, "--as", "csv")))
    assert not [cell for row in rows for cell in row if re.match(r"[=+@\-\t\r]", cell)]


def test_the_built_store_keeps_the_very_words_and_its_metadata_hides_none(hostile):
    run("build", hostile)
    text = (hostile / "build" / "metadata.json").read_text("utf-8")
    assert not hidden(text)
    with closing(sqlite3.connect(hostile / "build" / "case.db")) as base:
        (title,) = base.execute("select title from about").fetchone()
    assert title == TREES["habeas.yaml"]["title"] + HOSTILE

"""The commands as a newcomer meets them: output, JSON, exit codes, errors."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from habeas.cli.main import cli
from habeas.errors import HabeasError

BUNDLED = Path(__file__).parents[2] / "src" / "habeas" / "case" / "bundled" / "2025-03-15"
SMALLER = "uk-rwanda-2022-06"


@pytest.fixture
def case(tmp_path):
    return shutil.copytree(BUNDLED, tmp_path / "case")


def run(*args):
    result = CliRunner().invoke(cli, [str(a) for a in args])
    if result.exception and not isinstance(result.exception, SystemExit):
        if isinstance(result.exception, HabeasError):
            return result.exception.exit_code, str(result.exception)
        raise result.exception
    return result.exit_code, result.output


def test_demo_copies_the_case_and_prints_a_matrix_of_80_columns(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out = run("demo")
    assert code == 0
    assert max(len(line) for line in out.splitlines()) <= 80
    assert [c for c in out if not c.isprintable() and c != "\n"] == []
    assert "CANNOT TELL" in out
    assert "habeas why" in out
    assert (tmp_path / "demo" / BUNDLED.name / "habeas.yaml").is_file()


def test_a_second_demo_leaves_the_copy_as_it_is(tmp_path):
    words = ("demo", SMALLER, "--to", tmp_path)
    assert run(*words)[0] == 0
    path = tmp_path / SMALLER / "habeas.yaml"
    path.write_text(path.read_text("utf-8") + "# mine\n", "utf-8")
    assert run(*words)[0] == 0
    assert path.read_text("utf-8").endswith("# mine\n")


def test_check_of_the_bundled_case_exits_0(case):
    assert run("check", case)[0] == 0


def test_a_folder_that_is_no_case_exits_3(tmp_path):
    code, out = run("check", tmp_path)
    assert code == 3
    assert "habeas init" in out


def test_why_takes_parts_of_an_id_and_lists_near_ones(case):
    code, out = run("why", case, "outside/T1/O-oral.said", "--no-flips")
    assert code == 0
    assert "What it rests on" in out
    assert "734 kt" in out
    assert run("why", case, "T1", "O-written", "--no-flips")[0] == 0
    code, out = run("why", case, "outsde/T9")
    assert code == 2


def test_findings_as_json_hold_the_contract(case):
    _code, out = run("findings", case, "--json", "--question", "outside")
    document = json.loads(out)
    assert document["format"] == "habeas/1"
    relied_on = {
        "id",
        "question",
        "subject",
        "order",
        "clock",
        "who",
        "answer",
        "by_reading",
        "bounds",
        "because",
        "assumes",
        "flips",
        "settle",
        "state",
    }
    assert all(relied_on <= set(record) for record in document["records"])


def test_what_if_changes_an_answer_and_a_wrong_one_exits_2(case):
    code, out = run("findings", case, "-Q", "left", "--set", "T1.1.takeoff=18:55")
    assert code == 0
    assert "left/T1/O-oral.said" in out
    line = next(one for one in out.splitlines() if one.startswith("left/T1/O-oral.said"))
    assert line.split()[-1] == "NO"
    assert run("findings", case, "--reading", "removal=maybe")[0] == 2
    assert run("findings", case, "--without", "nobody")[0] == 2


WHERE = [
    "where",
    "--from",
    "KHRL@2025-03-15T17:26-04:00",
    "--to",
    "MHPR@2025-03-15T19:37-04:00",
    "--outside",
    "US",
    "--type",
    "A320",
]


def test_where_answers_and_gives_the_relied_on_fields():
    code, out = run(*WHERE, "--at", "2025-03-15T18:48-04:00", "--json")
    record = json.loads(out)["records"][0]
    assert code == 0
    assert record["answer"] == "yes"
    assert {
        "at",
        "region",
        "min_speed_kt_inside",
        "min_speed_kt_outside",
        "needs_tailwind_kt",
        "margin_km",
        "speed_limit",
        "assumes",
        "spots",
    } <= set(record)


def test_where_with_the_dates_the_wrong_way_round_exits_2():
    code, out = run(
        "where",
        "--from",
        "KHRL@2025-03-16T17:26-04:00",
        "--to",
        "MHPR@2025-03-15T19:37-04:00",
        "--at",
        "2025-03-15T18:48-04:00",
        "--outside",
        "US",
    )
    assert code == 2
    assert "swap" in out


def test_a_departure_alone_never_proves_outside():
    _code, out = run(
        "where",
        "--from",
        "KHRL@2025-03-15T17:26-04:00",
        "--at",
        "2025-03-15T20:48-04:00",
        "--outside",
        "US",
        "--type",
        "A320",
        "--json",
    )
    assert json.loads(out)["records"][0]["answer"] == "cannot tell"


def test_a_mistyped_command_gets_a_suggestion():
    code, out = run("chek")
    assert code == 2
    assert "check" in out


def test_init_then_check_exits_0_and_a_second_init_touches_nothing(tmp_path):
    assert run("init", tmp_path / "new")[0] == 0
    assert run("check", tmp_path / "new")[0] == 0
    (tmp_path / "new" / "habeas.yaml").write_text("title: mine\n")
    assert run("init", tmp_path / "new")[0] == 0
    assert (tmp_path / "new" / "habeas.yaml").read_text() == "title: mine\n"


def test_add_keeps_bytes_once_and_both_files_of_one_name(tmp_path):
    run("init", tmp_path / "c")
    for folder, text in (("a", "first"), ("b", "second")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "log.txt").write_text(text)
    assert "added" in run("add", tmp_path / "c", tmp_path / "a" / "log.txt")[1]
    assert "already" in run("add", tmp_path / "c", tmp_path / "a" / "log.txt")[1]
    assert "both are kept" in run("add", tmp_path / "c", tmp_path / "b" / "log.txt")[1]
    assert len(list((tmp_path / "c" / "sources").iterdir())) == 2
    assert run("check", tmp_path / "c")[0] == 0


def test_cite_prints_a_ready_claim_and_exits_1_with_the_nearest_words(tmp_path):
    run("init", tmp_path / "c")
    note = tmp_path / "note.txt"
    note.write_text("The plane left, the “detain-\nees” said.\n", encoding="utf-8")
    run("add", tmp_path / "c", note)
    code, out = run("cite", tmp_path / "c", "note", 'the "detainees" said')
    assert code == 0
    assert 'spot: "line 1-2"' in out
    assert run("cite", tmp_path / "c", "note", "the pilots sang")[0] == 1


def test_diff_of_a_case_and_its_copy_names_nothing(tmp_path):
    smaller = BUNDLED.with_name(SMALLER)
    assert run("diff", smaller, shutil.copytree(smaller, tmp_path / "copy"))[0] == 0


def test_diff_names_exactly_what_a_changed_minute_flips(case):
    path = case / "hand" / "transfers.yaml"
    path.write_text(
        path.read_text("utf-8").replace("2025-03-15 17:26 EDT", "2025-03-15 18:55 EDT"), "utf-8"
    )
    code, out = run("diff", BUNDLED, case)
    assert code == 1
    assert "left/T1/O-oral.said: yes -> cannot tell" in out
    assert "left/T2" not in out


def test_build_writes_a_database_with_search_and_labels(case):
    import sqlite3
    from contextlib import closing

    assert run("build", case)[0] == 0
    first = (case / "build" / "case.db").read_bytes()
    with closing(sqlite3.connect(case / "build" / "case.db")) as base:
        assert base.execute("pragma foreign_key_check").fetchall() == []
        assert (
            base.execute("select count(*) from search where search match 'enjoined'").fetchone()[0]
            > 0
        )
        assert base.execute(
            "select answer from findings where id = 'outside/T1/O-oral.said'"
        ).fetchone() == ("yes",)
    assert run("build", case)[0] == 0
    assert (case / "build" / "case.db").read_bytes() == first
    assert not list((case / "build").glob(".building-*"))


def test_each_sentence_of_the_explainer_has_a_footnote_that_resolves(case):
    import re

    assert run("explain", case)[0] == 0
    text = (case / "out" / "explainer.md").read_text("utf-8")
    body, notes = text.split("\n[^1]:", 1)
    lines = [line for line in body.splitlines() if line and not line.startswith("#")]
    sentences = [line for line in lines if not line.startswith("Rests on ")]
    assert len(sentences) > 40
    defined = {1, *(int(n) for n in re.findall(r"^\[\^(\d+)\]:", notes, re.MULTILINE))}
    for sentence in sentences:
        marks = [int(n) for n in re.findall(r"\[\^(\d+)\]", sentence)]
        assert marks, sentence
        assert set(marks) <= defined
    run("explain", case)
    assert (case / "out" / "explainer.md").read_text("utf-8") == text
    page = (case / "out" / "explainer.html").read_text("utf-8")
    assert "<script" not in page


def test_a_sentence_without_a_claim_fails_the_build():
    from habeas.publish.explainer import Explainer, SentenceWithoutSpotError

    with pytest.raises(SentenceWithoutSpotError, match="rests on no claim"):
        Explainer("t").add("Why?", [("Because.", [])])


def test_add_appends_in_the_encoding_and_with_the_separator_of_the_file(tmp_path):
    run("init", tmp_path / "c")
    (tmp_path / "c" / "sources.csv").write_bytes(
        "id;kind;file;sha256\r\nS-1;article;;\r\n".encode("utf-16")
    )
    (tmp_path / "a.txt").write_text("x")
    assert run("add", tmp_path / "c", tmp_path / "a.txt")[0] == 0
    code, out = run("check", tmp_path / "c")
    assert code == 0, out
    assert "sources/a.txt" in (tmp_path / "c" / "sources.csv").read_text("utf-16")

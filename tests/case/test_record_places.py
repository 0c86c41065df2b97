"""Record places: what a record cite names among the files of a case."""

import hashlib
import json

import pytest
from captures import NEW, OLD, OTHER
from click.testing import CliRunner
from made_pdf import pdf

from habeas.case.read_case import read_case
from habeas.case.record_places import record_places
from habeas.cli.main import cli
from habeas.courts.record_cites import read_cite
from habeas.evidence.quotes import Standing, stands
from habeas.evidence.text_layer import read_text

STAMP = "Case 1:31-cv-00001-JB Document {} Filed 03/02/31 Page {} of 2"
FILES = {
    "older": ("docket", "older.csv", OLD.encode()),
    "newer": ("docket", "newer.csv", NEW.encode()),
    "other": ("docket", "other.csv", OTHER.encode()),
    "order": (
        "document",
        "order.pdf",
        pdf([STAMP.format(2, 1), "The motion is granted."],
            [STAMP.format(2, 2), "So ordered, this second of March."]),
    ),
    "exhibit": ("document", "exhibit.pdf", pdf([STAMP.format("2-1", 1), "Exhibit A."])),
    "hearing": (
        "transcript",
        "hearing.pdf",
        pdf(["1 THE COURT: Be seated."], ["6 so that you may know.", "7 THE COURT: I am ordering",
             "8 that nobody is moved.", "9 COUNSEL: Understood."]),
    ),
}  # fmt: skip


@pytest.fixture
def case(tmp_path):
    (tmp_path / "sources").mkdir()
    rows = ["id,kind,file,sha256"]
    for id_, (kind, name, content) in FILES.items():
        (tmp_path / "sources" / name).write_bytes(content)
        rows.append(f"{id_},{kind},sources/{name},{hashlib.sha256(content).hexdigest()}")
    (tmp_path / "sources.csv").write_text("\n".join(rows) + "\n")
    return read_case(tmp_path)


PLACES = {
    "an entry, in each capture of each docket that has it, and by its stamp": (
        "ECF No. 2",
        [("older", "ORDER granting 1"), ("newer", "ORDER granting 1"), ("order", "")],
    ),
    "an entry of two dockets": ("Dkt. 1", [("older", ""), ("newer", ""), ("other", "")]),
    "a page of a document": (
        "ECF No. 2 at 2",
        [("older", ""), ("newer", ""), ("order", "So ordered, this second of March.")],
    ),
    "an attachment": ("Dkt. 2-1", [("older", ""), ("newer", ""), ("exhibit", "")]),
    "lines of a transcript": (
        "Tr. 2:7-8",
        [("hearing", "THE COURT: I am ordering … that nobody is moved.")],
    ),
    "a page of a transcript": ("Hr'g Tr. at 1", [("hearing", "THE COURT: Be seated.")]),
    "a docket number": ("No. 1:31-cv-00002", [("other", "")]),
    "an entry that nothing has": ("ECF No. 99", []),
    "a page that the transcript has not": ("Tr. 42:7", []),
}


@pytest.mark.parametrize(("words", "wanted"), list(PLACES.values()), ids=list(PLACES))
def test_each_place_that_a_cite_may_name_is_given(case, words, wanted):
    spots, problems = record_places(case, read_cite(words))
    assert [spot.source for spot in spots] == [source for source, _ in wanted]
    assert all(quote in spot.quote for spot, (_, quote) in zip(spots, wanted, strict=True))
    for spot in spots:
        name = FILES[spot.source][1]
        layer = read_text(case.folder / "sources" / name, name)
        assert stands(layer, spot.quote, spot.at) is Standing.VERBATIM
    assert all(spot.sha256 == hashlib.sha256(FILES[spot.source][2]).hexdigest() for spot in spots)
    assert not problems


def test_the_place_of_a_page_and_of_lines_is_in_the_grammar_of_locators(case):
    (page,) = [
        s for s in record_places(case, read_cite("ECF No. 2 at 2"))[0] if s.source == "order"
    ]
    (lines,) = record_places(case, read_cite("Tr. 2:7-8"))[0]
    assert (page.at, lines.at) == ("p. 2", "p. 2, line 7-8")


def test_a_file_of_other_bytes_is_told_and_not_read(case):
    (case.folder / "sources/older.csv").write_text(OLD + "x")
    spots, problems = record_places(read_case(case.folder), read_cite("ECF No. 3"))
    assert [spot.source for spot in spots] == ["newer"]
    assert [problem.code for problem in problems]


def run(*words):
    return CliRunner().invoke(cli, ["cite", *map(str, words)])


def test_the_command_prints_a_claim_to_paste_for_each_place(case):
    found = run(case.folder, "Tr. 2:7-8")
    assert found.exit_code == 0
    assert found.stdout == (
        '- {value: , source: hearing, spot: "p. 2, line 7-8", '
        'quote: "THE COURT: I am ordering … that nobody is moved."}\n'
    )
    records = json.loads(run(case.folder, "ECF No. 3", "--json").stdout)["records"]
    assert [record["source"] for record in records] == ["newer"]


def test_what_is_nowhere_ends_with_1_and_no_cite_with_2(case):
    nowhere = run(case.folder, "ECF No. 99 at 3")
    assert nowhere.exit_code == 1
    assert "the case holds nothing that is ECF No. 99 at 3" in nowhere.stderr
    wrong = run(case.folder, "the planes had left")
    assert wrong.exit_code == 2
    assert "is not one record cite" in " ".join(wrong.stderr.split())

"""The readers that need no parser of others: archives, tables, mail, places; and the commands."""

import json
import os
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from habeas.cli.main import cli
from habeas.courts import court_parser, page_limits, read_table
from habeas.courts.drift import drift
from habeas.courts.mail_text import mail_parts
from habeas.courts.read_docket import read_dockets
from habeas.courts.recognise import form_of
from habeas.courts.records import Docket, Entry
from habeas.courts.traced import (
    from_base64,
    from_json,
    from_quoted_printable,
    squeezed,
    squeezed_words,
    whole,
)
from habeas.courts.word_places import places_of
from habeas.evidence.spot import Spot

ENTRY = {
    "id": 9,
    "entry_number": 2,
    "recap_sequence_number": "2025-03-15.002",
    "date_filed": "2025-03-15",
    "time_filed": None,
    "date_created": "2025-04-01T01:02:03Z",
    "description": 'ORDER of "Doe": <b>held</b>. Signed by Judge A. Bee on 3/14/25. (Entered: 03/16/2025)',
    "recap_documents": [{"pacer_doc_id": "0451", "is_sealed": False, "description": "Order"}],
}
DOCKET = {
    "court": "https://www.courtlistener.com/api/rest/v4/courts/dcd/",
    "docket_number": "1:25-cv-09999",
    "case_name": "Roe v. Doe",
    "date_filed": "2025-03-01",
    "date_last_filing": "2025-03-20",
    "assigned_to_str": "Ann Bee",
    "parties": [{"name": "Jo Roe", "party_types": [{"name": "Plaintiff"}, {"name": "Plaintiff"}]}],
    "docket_entries": [ENTRY],
}


def read(path, content):
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    ((_, readout),) = read_dockets([path], "dcd")
    return readout


def test_an_archive_docket_is_read_with_its_times_its_parties_once_and_its_spot(tmp_path):
    path = tmp_path / "docket.json"
    (docket,) = read(path, DOCKET).records
    (entry,) = docket.entries
    assert (docket.court, docket.number, docket.assigned_to) == ("dcd", "1:25-cv-09999", "Ann Bee")
    assert [(p.name, p.role) for p in docket.parties] == [("Jo Roe", "Plaintiff")]
    said = {time.clock: time.as_reported for time in entry.times}
    assert said == {"filed": "2025-03-15", "entered": "03/16/2025", "signed": "3/14/25"}
    assert "2025-04-01" not in str(entry.times)
    first, last = entry.spot.at.partition("chars ")[2].split("-")
    cut = path.read_text("utf-8")[int(first) : int(last) + 1]
    assert squeezed(from_json(whole(cut))).text == squeezed_words(
        ENTRY["description"].replace("<b>", "").replace("</b>", "")
    )


HOURS = {
    "null": (None, "2025-03-15"),
    "none, as the appellate system writes it": ("00:00:00", "2025-03-15"),
    "one that may be that of entry": ("19:26:00", "2025-03-15 19:26:00"),
}


@pytest.mark.parametrize(("time", "said"), list(HOURS.values()), ids=list(HOURS))
def test_a_time_of_filing_bounds_from_above_alone(tmp_path, time, said):
    content = {**DOCKET, "docket_entries": [{**ENTRY, "time_filed": time}]}
    (filed,) = read(tmp_path / "d.json", content).records[0].entries[0].at("filed")
    assert filed.as_reported == said
    day = filed.when.width_us / 3_600_000_000
    assert day == 24 if said == "2025-03-15" else 19 < day < 20


PAGES = {
    "a page of entries": {"count": "x", "next": None, "results": [{**ENTRY, "docket": "d/1/"}]},
    "a hook": {"payload": {"results": [{**ENTRY, "docket": "d/1/"}]}},
}


@pytest.mark.parametrize("content", list(PAGES.values()), ids=list(PAGES))
def test_entries_without_their_docket_are_read(tmp_path, content):
    (docket,) = read(tmp_path / "page.json", content).records
    assert [entry.number for entry in docket.entries] == ["2"]


SHAPES = {
    "entries that are no list": ({"docket_entries": "x"}, ["CRT-105", "CRT-107"]),
    "entries that are no records": ({"docket_entries": [ENTRY, 5, None]}, ["CRT-101", "CRT-105"]),
    "parties that are no records": ({"parties": {"a": 1}}, ["CRT-101", "CRT-105"]),
    "documents that are none": (
        {"docket_entries": [{**ENTRY, "recap_documents": [None]}]},
        ["CRT-101"],
    ),
    "a description that is a number": (
        {"docket_entries": [{**ENTRY, "description": 5}]},
        ["CRT-101"],
    ),
}


@pytest.mark.parametrize(("part", "codes"), list(SHAPES.values()), ids=list(SHAPES))
def test_what_has_not_its_shape_is_left_out_and_said(tmp_path, part, codes):
    readout = read(tmp_path / "d.json", {**DOCKET, **part})
    assert len(readout.records) == 1
    assert sorted(p.code for p in readout.problems) == codes


CHARSETS = ["utf-8", "latin-1", "hex", "idna", "punycode", "undefined", "no-such"]


@pytest.mark.parametrize("charset", CHARSETS)
def test_a_mail_of_any_charset_is_read(charset):
    mail = (
        f"From: a@dcd.uscourts.gov\nContent-Type: text/plain; charset={charset}\n"
        "Content-Transfer-Encoding: quoted-printable\n\nna=EFve word\n"
    )
    (part,) = mail_parts(mail)
    assert part.text.endswith("ve word\n")


TABLES = {
    "commas": "date_filed,number,description\n2025-03-15,1,COMPLAINT\n",
    "semicolons": "Filed;No;Docket Text\n3/15/2025;1;COMPLAINT\n",
    "tabs": "date\tentry_number\ttext\n2025-03-15\t1\tCOMPLAINT\n",
    "records": '[{"date_filed": "2025-03-15", "no": 1, "gist": "COMPLAINT"}]',
}


@pytest.mark.parametrize("content", list(TABLES.values()), ids=list(TABLES))
def test_a_table_is_read_by_the_names_of_its_columns(tmp_path, content):
    (docket,) = read(tmp_path / "docket.csv", content).records
    assert [(e.number, e.text, len(e.at("filed"))) for e in docket.entries] == [
        ("1", "COMPLAINT", 1)
    ]


def test_elements_of_a_list_that_are_no_records_are_said(tmp_path):
    content = [{"date_filed": "2025-03-15", "text": "A"}, 5, None]
    readout = read(tmp_path / "t.json", content)
    assert [entry.text for entry in readout.records[0].entries] == ["A"]
    assert [(p.code, p.message) for p in readout.problems] == [("CRT-105", "2 of 3 are no records")]


def test_a_table_tells_when_words_were_said_and_in_which_zone(tmp_path):
    table = "date,time,tz,form,gist\n2025-03-15,18:46,ET,oral ruling,stop\n"
    (docket,) = read(tmp_path / "t.csv", table).records
    (said,) = docket.entries[0].times
    assert (said.clock, said.zone) == ("said", "ET")
    assert said.when.earliest == 1_742_078_730_000_000  # 22:45:30 UTC


def test_dates_that_are_none_are_problems_and_nothing_is_lost(tmp_path):
    readout = read(tmp_path / "t.csv", "date_filed,time,text\n13/45/2025,25:61,A\n,,B\n")
    assert [entry.text for entry in readout.records[0].entries] == ["A", "B"]
    assert [p.code for p in readout.problems] == ["CRT-103", "CRT-103"]


NOT_DOCKETS = {
    "prose": ("Dear counsel: the planes had left.", "CRT-001"),
    "a table of something else": ("name,age\nA,3\n", "CRT-009"),
    "nothing": ("", "CRT-001"),
    "a compressed file": ("\x1f\x8b", "CRT-001"),
    "JSON of something else": ('{"a": 1}', "CRT-001"),
    "an archive's empty page": ('{"count": 0, "results": []}', "CRT-001"),
    "a quote that is never closed": ('date,text\n2025-03-15,"A\n2025-03-16,B\n', "CRT-003"),
    "a PDF that is cut": ("%PDF-1.7 cut", "CRT-004"),
}


@pytest.mark.parametrize(("content", "code"), list(NOT_DOCKETS.values()), ids=list(NOT_DOCKETS))
def test_what_is_no_docket_is_one_problem_with_a_way_out(tmp_path, content, code):
    readout = read(tmp_path / "x", content)
    assert not readout.records
    assert [p.code for p in readout.problems] == [code]
    assert all(p.way_out for p in readout.problems)


FORMS = {
    "a mail of a court": ("Received: x\nFrom: a@dcd.uscourts.gov\n\nhello", "notice mail"),
    "a mail of the Supreme Court": (
        "Received: x\nFrom: a@sc-us.gov\n\nhello",
        "supreme court mail",
    ),
    "a feed": ("<?xml version='1.0'?>\n<rss version='2.0'></rss>", "feed"),
    "an old archive": ("<gov_uscourts_docket></gov_uscourts_docket>", "internet archive"),
    "a history": ("<title>D. Ex.-History/Documents Query</title>", "history"),
    "an appellate page": ("<a href='TransportRoom?x'>x</a>", "appellate"),
    "any other page": ("<p>x</p>", "district"),
    "the Supreme Court's JSON": ('{"ProceedingsandOrder": []}', "supreme court json"),
    "the newer appellate system": ('{"caseDetails": {}}', "acms"),
}


@pytest.mark.parametrize(("content", "form"), list(FORMS.values()), ids=list(FORMS))
def test_a_form_is_told_by_its_content(content, form):
    assert form_of(content) == form


LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zs", "Zl", "Zp")))


@given(before=LETTERS, words=LETTERS.filter(squeezed_words), after=LETTERS)
def test_words_in_json_are_found_where_they_stand(before, words, after):
    words = words.replace("<", "").replace("&", "").replace("]", "")
    raw = json.dumps(f"{before} § {words} § {after}".replace("<", "").replace("&", ""))
    marked = f"§{words}§"
    (place,) = places_of([marked], squeezed(from_json(whole(raw))))
    assert squeezed_words(marked) in squeezed(from_json(whole(raw[slice(*place)]))).text


def test_a_character_parted_by_a_soft_line_end_is_one_character():
    assert from_quoted_printable(whole("II=E2=80=\n=93B"), "utf-8").text == "II–B"


@given(words=st.text(st.characters(codec="utf-8"), min_size=1))
def test_base64_is_undone_whatever_its_line_ends(words):
    import base64

    coded = base64.encodebytes(words.encode()).decode()
    undone = from_base64(whole(coded), "utf-8")
    assert undone.text == words
    assert undone.span(0, len(words))[0] == 0


def test_the_parts_of_a_mail_that_are_no_text_are_passed_over():
    mail = (
        "From: a@dcd.uscourts.gov\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="b"\n\n'
        "--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
        "<p>Docket =\nText</p>\n--b\nContent-Type: image/png\n\nxxxx\n--b--\n"
    )
    (part,) = mail_parts(mail)
    assert part.text.strip() == "<p>Docket Text</p>"
    start, end = part.span(3, 9)
    assert mail[start:end] == "Docket"


def made(*entries):
    return Docket("courtlistener", "dcd", "1", "", entries, "d", "")


def entry(number, text, document=""):
    return Entry(number, text, (), Spot("d"), document)


DRIFTS = {
    "nothing": ([entry("1", "A")], [entry("1", "A")], []),
    "added": ([entry("1", "A")], [entry("1", "A"), entry("2", "B")], ["added"]),
    "vanished": ([entry("1", "A"), entry("", "B")], [entry("1", "A")], ["vanished"]),
    "changed": ([entry("1", "A")], [entry("1", "A, amended")], ["changed"]),
    "white space is no change": ([entry("1", "A  B")], [entry("1", "A B")], []),
    "renumbered": ([entry("1", "A", "d1")], [entry("2", "A", "d1")], ["renumbered"]),
}


@pytest.mark.parametrize(("old", "new", "found"), list(DRIFTS.values()), ids=list(DRIFTS))
def test_two_captures_differ_in_what_was_changed(old, new, found):
    assert [one.kind for one in drift([made(*old)], [made(*new)])] == found


ENTRIES = st.lists(
    st.builds(entry, st.sampled_from(["", "1", "2", "3"]), st.sampled_from("ABC"), st.sampled_from(["", "d1", "d2"])),
    max_size=6,
)  # fmt: skip


@given(old=ENTRIES, new=ENTRIES)
def test_what_one_way_adds_the_other_way_loses(old, new):
    there = [one.kind for one in drift([made(*old)], [made(*new)])]
    back = [one.kind for one in drift([made(*new)], [made(*old)])]
    assert there.count("added") == back.count("vanished")
    assert there.count("vanished") == back.count("added")


@given(entries=ENTRIES)
def test_a_capture_does_not_differ_from_itself(entries):
    assert not drift([made(*entries)], [made(*entries)])


def run(*words):
    return CliRunner().invoke(cli, list(map(str, words)))


def test_a_docket_is_told_within_80_columns_and_hides_nothing(tmp_path):
    path = tmp_path / "d.json"
    path.write_text(json.dumps({**DOCKET, "case_name": "Roe\u202ev. \x1b[31mDoe"}), "utf-8")
    out = run("docket", path)
    assert out.exit_code == 0
    assert all(len(line) <= 80 for line in out.stdout.splitlines())
    assert "\u202e" not in out.output
    assert "\x1b" not in out.output
    assert "<U+202E>" in out.output


def test_a_record_of_a_docket_has_the_six_times(tmp_path):
    path = tmp_path / "d.json"
    path.write_text(json.dumps(DOCKET), "utf-8")
    (record,) = json.loads(run("docket", path, "--json").stdout)["records"]
    (one,) = record["entries"]
    assert set(one["times"]) >= {
        "said",
        "signed",
        "filed",
        "entered",
        "noticed",
        "stated_effective",
    }
    (entered,) = one["times"]["entered"]
    assert (entered["earliest"], entered["latest"]) == (
        "2025-03-16T04:00:00Z",
        "2025-03-17T04:00:00Z",
    )
    assert one["zone"] == "America/New_York"


def test_drift_exits_with_1_if_anything_differs(tmp_path):
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(json.dumps(DOCKET), "utf-8")
    new.write_text(json.dumps({**DOCKET, "docket_entries": []}), "utf-8")
    assert run("drift", old, old).exit_code == 0
    out = run("drift", old, new)
    assert out.exit_code == 1
    assert out.stdout.startswith("vanished")


def test_a_command_that_reads_nothing_exits_with_3(tmp_path):
    (tmp_path / "prose.txt").write_text("words")
    assert run("docket", tmp_path / "prose.txt").exit_code == 3
    assert run("docket", tmp_path / "absent.json").exception.exit_code == 3


def test_without_the_extra_the_way_to_install_it_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(court_parser.importlib.util, "find_spec", lambda _: None)
    (tmp_path / "page.html").write_text("<p>x</p>")
    out = run("docket", tmp_path / "page.html")
    assert out.exception.exit_code == 3
    assert "reading a docket report needs the extra" in str(out.exception)
    assert "python -m pip install 'habeas[courts]'" in str(out.exception)


CHILDREN = {
    "one that ends": ("raise SystemExit", "its process ended"),
    "one that hangs": ("import time; time.sleep(60)", "took longer"),
    "one that fails": ("""print('{"error": "ValueError: no"}', flush=True); input()""", "no"),
}


@pytest.mark.parametrize(("code", "said"), list(CHILDREN.values()), ids=list(CHILDREN))
def test_a_parser_that_gives_up_costs_its_file_alone(tmp_path, monkeypatch, code, said):
    child = tmp_path / "child.py"
    child.write_text(code)
    monkeypatch.setattr(court_parser, "_CHILD", str(child))
    monkeypatch.setattr(court_parser.importlib.util, "find_spec", lambda _: object())
    (tmp_path / "a.html").write_text("<p>x</p>")
    (tmp_path / "b.json").write_text(json.dumps(DOCKET))
    parser = court_parser.CourtParser(seconds=1)
    paths = [tmp_path / "a.html", tmp_path / "b.json"]
    bad, good = (readout for _, readout in read_dockets(paths, "dcd", parser))
    assert [p.code for p in bad.problems] == ["CRT-004"]
    assert said in bad.problems[0].message
    assert len(good.records) == 1


def test_a_table_with_a_cell_that_is_no_entry_breaks_off_and_says_where(tmp_path, monkeypatch):
    monkeypatch.setattr(read_table, "LONGEST_CELL", 100)
    readout = read(tmp_path / "t.csv", f"date,text\n2025-03-15,{'x' * 101}\n")
    assert [p.code for p in readout.problems] == ["CRT-003"]
    assert "breaks off after line 1" in readout.problems[0].message


MUCH = {
    "tags": ("<p>" * 11, "more than 10 tags"),
    "tags in one another": ("<b>" * 5, "nested deeper than 4"),
    "a text without a tag": ("<p>" + "x" * 101, "more than 100 characters"),
    "entities": ('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x/>', "entities of its own"),
}


@pytest.mark.parametrize(("content", "said"), list(MUCH.values()), ids=list(MUCH))
def test_a_page_that_a_parser_would_cut_off_is_refused(tmp_path, monkeypatch, content, said):
    for name, limit in (("MOST_TAGS", 10), ("MOST_DEPTH", 4), ("LONGEST_TEXT", 100)):
        monkeypatch.setattr(page_limits, name, limit)
    readout = read(tmp_path / "x.html", content)
    assert [p.code for p in readout.problems] == ["CRT-002"]
    assert said in readout.problems[0].message


def test_a_file_that_fails_while_it_is_read_leaves_the_next_its_own_answer(tmp_path, monkeypatch):
    child = tmp_path / "child.py"
    child.write_text(
        "import json, sys\n"
        "for line in sys.stdin:\n"
        "    asked = json.loads(line)\n"
        "    print(json.dumps({'data': {'docket_number': asked['path'][-6:]}}), flush=True)\n"
    )
    monkeypatch.setattr(court_parser, "_CHILD", str(child))
    monkeypatch.setattr(court_parser.importlib.util, "find_spec", lambda _: object())
    nested = "Content-Type: message/rfc822\n\n" * 5_000
    (tmp_path / "1.mail").write_text(f"From: a@dcd.uscourts.gov\n{nested}")
    (tmp_path / "2.html").write_text("<p>x</p>")
    paths = [tmp_path / "1.mail", tmp_path / "2.html"]
    bad, good = (readout for _, readout in read_dockets(paths, "dcd"))
    assert [p.code for p in bad.problems] == ["CRT-002"]
    assert [docket.number for docket in good.records] == ["2.html"]


def test_rows_that_the_parser_passes_over_are_said(tmp_path, monkeypatch):
    rows = "".join(f"<tr><td>03/1{n}/2025</td><td>{n}</td><td>A</td></tr>" for n in (1, 2, 3))
    child = tmp_path / "child.py"
    answer = {"data": {"docket_number": "1", "docket_entries": [{"description": "A"}]}}
    child.write_text(
        f"import sys\nfor line in sys.stdin:\n    print({json.dumps(answer)!r}, flush=True)\n"
    )
    monkeypatch.setattr(court_parser, "_CHILD", str(child))
    monkeypatch.setattr(court_parser.importlib.util, "find_spec", lambda _: object())
    problems = read(tmp_path / "x.html", f"<table>{rows}</table>").problems
    (lost,) = [p for p in problems if p.code == "CRT-106"]
    assert lost.message == "3 rows of the page begin with a date, 1 entries were read"


def test_a_folder_tells_of_what_is_no_file_in_it(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "d.json").write_text(json.dumps(DOCKET))
    (tmp_path / "link.json").symlink_to(tmp_path / "d.json")
    read_all = {Path(name).name: readout for name, readout in read_dockets([tmp_path])}
    assert len(read_all["d.json"].records) == 1
    assert [p.code for p in read_all["link.json"].problems] == ["CRT-003"]
    ((_, nothing),) = read_dockets([tmp_path / "empty"])
    assert [p.code for p in nothing.problems] == ["CRT-001"]


def test_a_court_that_is_none_is_no_option(tmp_path):
    (tmp_path / "d.json").write_text(json.dumps(DOCKET))
    out = run("docket", tmp_path / "d.json", "--court", "dcx")
    assert out.exit_code == 2
    assert "dcd" in out.output


def test_the_parser_is_warmed_for_a_page_alone(tmp_path, monkeypatch):
    started = []
    monkeypatch.setattr(
        court_parser.CourtParser, "_started", lambda _: started.append(1) or Quiet()
    )
    monkeypatch.setattr(court_parser.importlib.util, "find_spec", lambda _: object())
    table, page, pipe = (tmp_path / name for name in ("a.csv", "b.html", "pipe"))
    table.write_text("date,text\n")
    page.write_text("\ufeff \n<html>")
    os.mkfifo(pipe)
    for paths, count in (
        ((table,), 0),
        ((tmp_path, pipe, tmp_path / "none"), 0),
        ((table, page), 1),
    ):
        court_parser.CourtParser().warm(paths)
        assert len(started) == count, paths


class Quiet:
    """A child that reads nothing: its pipe is broken."""

    class stdin:  # noqa: N801
        write = staticmethod(lambda _: (_ for _ in ()).throw(BrokenPipeError))


def test_a_warmed_parser_answers_as_another(tmp_path):
    pytest.importorskip("juriscraper", reason="the extra `courts` is installed by `make check`")
    page = tmp_path / "page.html"
    page.write_text("<html><body>nothing of a court</body></html>")
    parsers = [court_parser.CourtParser(), court_parser.CourtParser()]
    parsers[0].warm([page])
    found = []
    for parser in parsers:
        with closing(parser):
            parser.begin("district", "dcd", page)
            found.append(parser.found())
    assert found[0] == found[1]

"""Words, codings and files that mislead: bounds still hold, and what is lost is said."""

import base64
import csv
import json

import pytest

from habeas.cli.drift_command import _lines
from habeas.courts.court_clock import CourtClock
from habeas.courts.drift import drift
from habeas.courts.from_parsed import Raw, dockets_from
from habeas.courts.mail_text import TooDeepError, mail_parts
from habeas.courts.notice_clock import notice_clock
from habeas.courts.read_docket import clock_of, read_dockets
from habeas.courts.read_order_pdf import stamp_in
from habeas.courts.read_table import read_table
from habeas.courts.records import Docket, Entry
from habeas.courts.text_times import times_in
from habeas.courts.traced import from_base64, squeezed, whole
from habeas.courts.word_places import places_of
from habeas.evidence.spot import Spot
from habeas.evidence.text_pdf import is_stamp

EASTERN = CourtClock(("America/New_York",), "the zone of nyed")


def found(reason):
    return pytest.mark.xfail(strict=True, reason=reason)


def only(path, content):
    path.write_text(content, "utf-8")
    ((_, readout),) = read_dockets([path])
    return readout


def codes(readout):
    return [problem.code for problem in readout.problems]


def test_a_minute_that_is_printed_is_never_a_second():
    words = "MOTION. [Entered: 03/15/2031 03:56 PM]"
    raw = Raw("acms", "a", "", clock_of("ca2"), (squeezed(whole(words)),))
    entry = {"description": words, "date_entered": "2031-03-15T15:56:00"}
    (docket,) = dockets_from({"docket_entries": [entry]}, raw)
    assert all(time.when.width_us >= 90_000_000 for time in docket.entries[0].at("entered"))


def test_bounds_hold_for_the_zone_that_is_printed():
    told = EASTERN.minute("entered", "1/8/2031", "11:42 AM", "CST").when
    truth = EASTERN.minute("entered", "1/8/2031", "11:42 AM", "-06:00").when
    assert told.earliest <= truth.earliest <= truth.latest <= told.latest


@pytest.mark.parametrize("at", ["1:42 pm", "1:42 P.M."])
def test_an_afternoon_is_no_morning(at):
    entered = notice_clock(f"transaction was entered on 7/8/2031 at {at} CDT Case Name: x").entered
    assert CourtClock().minute("entered", *entered).when == (
        CourtClock().minute("entered", "7/8/2031", "1:42 PM", "CDT").when
    )


def test_an_instant_in_a_column_of_dates_is_no_day():
    (docket,) = read_table("date,text\n2031-03-16T01:00:00Z,A\n", "d", "", "nyed", clock_of)
    assert not docket.entries[0].times
    assert docket.entries[0].unread == ("2031-03-16T01:00:00Z",)


def test_one_of_two_dates_is_not_taken():
    (docket,) = read_table("date,text\n03/15/2031 or 03/17/2031,A\n", "d", "", "nyed", clock_of)
    (entry,) = docket.entries
    assert entry.unread or entry.times[0].when.width_us > 86_400_000_000


def test_a_zone_that_the_words_state_counts():
    (told,) = times_in("(Entered: 04/30/2031 at 3:56 PM PDT)", EASTERN)
    truth = EASTERN.minute("entered", "4/30/2031", "3:56 PM", "PDT").when
    assert told.when.earliest <= truth.earliest <= truth.latest <= told.when.latest


@pytest.mark.parametrize(
    "words",
    ["MOTION to enforce the lease signed on 1/2/2003.", "AFFIDAVIT signed by Jo Roe on 1/2/2003."],
)
def test_what_somebody_else_signed_is_no_time_of_the_entry(words):
    assert list(times_in(words, EASTERN)) == []


STAMPS = {
    "D.C. Circuit": "USCA Case #31-5001 Document #2129001 Filed: 03/15/2031 Page 1 of 3",
    "Ninth Circuit": "Case: 31-1, 03/15/2031, DktEntry: 8.1, Page 1 of 7",
    "Second Circuit": "Case 31-1, Document 12, 03/15/2031, 2912345, Page1 of 5",
    "Eighth Circuit": "Appellate Case: 31-1 Page: 1 Date Filed: 03/15/2031 Entry ID: 4987654",
    "Southern District of Florida": "Case 1:31-cv-00001 Document 12 Entered on FLSD Docket 03/15/2031 Page 1 of 5",
}  # fmt: skip


@pytest.mark.parametrize("stamp", STAMPS.values(), ids=STAMPS)
def test_the_stamp_of_each_court_is_read(stamp):
    assert is_stamp(stamp)
    assert stamp_in(stamp)["number"]


def test_a_stamp_gives_the_whole_number():
    stamp = "Case: 31-1, 03/15/2031, DktEntry: 8.1, Filed: 03/15/2031, Page 1 of 7"
    assert stamp_in(stamp)["entry"] == "8.1"


def test_a_file_of_the_archive_names_its_court(tmp_path):
    path = tmp_path / "gov.uscourts.nyed.12345.81.0.csv"
    readout = only(path, "date,text\n2031-03-15,A\n")
    assert readout.records[0].court == "nyed"


@pytest.mark.parametrize("content", ["date,text\n2031-03-15,A\n", '{"entry_number": 1}'])
def test_a_file_of_no_known_court_is_told(tmp_path, content):
    assert "CRT-008" in codes(only(tmp_path / "x", content))


@pytest.mark.parametrize("column", ["docket_number", "entry_number"])
def test_a_json_table_is_a_table_whatever_its_columns(tmp_path, column):
    rows = [{column: "1", "filed": "2031-03-15", "text": "ORDER"}]
    (docket,) = only(tmp_path / "t.json", json.dumps(rows)).records
    assert [entry.text for entry in docket.entries] == ["ORDER"]


def test_a_column_that_only_later_records_have_is_read():
    rows = [{"date": "2031-03-15", "text": "A"}, {"date": "2031-03-16", "text": "B", "no": "2"}]
    (docket,) = read_table(json.dumps(rows), "t", "", "nyed", clock_of)
    assert docket.entries[1].number == "2"


def test_a_number_of_thousands_of_digits_is_no_place_in_a_list(tmp_path):
    entries = [{"entry_number": "9" * 5000}, {"entry_number": "2"}]
    readout = only(tmp_path / "x", json.dumps({"docket_number": "1", "docket_entries": entries}))
    assert len(readout.records[0].entries) == 2
    assert "1" in next(p.message for p in readout.problems if p.code == "CRT-101")


def test_parts_nested_without_end_are_refused():
    parts = (f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(1500))
    with pytest.raises(TooDeepError):
        list(mail_parts(f"From: a@example.org\n{''.join(parts)}"))


def test_reading_a_table_leaves_the_limit_of_cells_to_others_as_it_was(tmp_path):
    before = csv.field_size_limit()
    only(tmp_path / "t.csv", "date,text\n2031-03-15,A\n")
    only(tmp_path / "b.csv", 'date,text\n2031-03-15,"A\n')
    assert csv.field_size_limit() == before


def test_a_file_with_nothing_in_it_is_told(tmp_path):
    readout = only(tmp_path / "x.json", '{"count": 0, "results": []}')
    assert readout.records or readout.problems


def test_a_mark_of_byte_order_changes_nothing(tmp_path):
    content = "\ufeff" + json.dumps({"docket_number": "1", "docket_entries": []})
    assert only(tmp_path / "x.json", content).records


def test_prose_is_no_table(tmp_path):
    assert codes(only(tmp_path / "x.txt", "Dear counsel, the planes had left.\n")) == ["CRT-001"]


def test_what_is_attached_is_no_text_of_a_mail():
    part = "Content-Type: text/plain\n{}\n\n{}\n--x"
    attached = "Content-Disposition: attachment; filename=a.txt"
    head = "From: a@example.org\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
    mail = head + part.format("X: y", "body") + "\n" + part.format(attached, "exhibit") + "--\n"
    assert [one.text.strip() for one in mail_parts(mail)] == ["body"]


def test_the_words_of_a_mail_stand_behind_its_head():
    mail = "From: a@example.org\nSubject: granted\nContent-Type: text/plain\n\ngranted"
    (part,) = mail_parts(mail)
    assert part.span(0, 7)[0] > mail.index("\n\n")


def test_a_span_in_base64_can_be_decoded():
    raw = base64.b64encode(b"&#48;&#48;&#48;00ORDER granted").decode()
    page = squeezed(from_base64(whole(raw), "utf-8"))
    at = page.text.index("ORDER")
    start, end = page.span(at, at + 5)
    assert b"ORDER" in base64.b64decode(raw[start:end] + "==")


@pytest.mark.parametrize("mark", ["\ufffd".encode(), b"\xe2\x80"], ids=["written", "made"])
def test_places_in_base64_stay_behind_a_character_of_doubt(mark):
    raw = base64.b64encode(mark * 40 + b"ORDER").decode()
    (place,) = places_of(["ORDER"], squeezed(from_base64(whole(raw), "utf-8")))
    assert b"ORDER" in base64.b64decode(raw[slice(*place)] + "==")


def test_an_entry_of_which_only_the_day_is_known_does_not_differ_from_itself():
    entry = Entry("", "", (EASTERN.day("filed", "3/15/2031"),), Spot("d"))
    docket = Docket("table", "nyed", "1", "", (entry,), "d", "")
    assert drift([docket], [docket]) == ()


def test_the_initials_of_a_judge_make_no_other_matter():
    entry = Entry("1", "A", (), Spot("d"))
    one, other = (
        Docket("district", "nyed", number, "", (entry,), "d", "")
        for number in ("1:31-cv-00001", "1:31-cv-00001-ABC")
    )
    assert drift([one], [other]) == ()


def test_a_difference_is_told_within_80_columns():
    old, new = (Entry("1", words * 40, (), Spot("d")) for words in ("a b ", "c d "))
    pair = (Docket("table", "nyed", "1", "", (one,), "d", "") for one in (old, new))
    (one,) = drift(*([docket] for docket in pair))
    assert all(len(line) <= 80 for line in _lines(one))

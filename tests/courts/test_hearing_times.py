"""The clocks of a hearing: what clerks and reporters print, and nothing that they leave open."""

import pytest

from habeas.courts.court_clock import CourtClock, spelled
from habeas.courts.hearing_times import hearing_times

CLOCK = CourtClock(("America/Chicago",), "the zone of ned")
HEAD = "TRANSCRIPT OF ORAL ARGUMENT\nMonday, July 1, 2030\n1:00 p.m.\n"


def told(text):
    return {time.clock: time.as_reported for time in hearing_times(text, CLOCK)}


PRINTED = {
    "a minute entry": (
        "Motion Hearing held on 9/19/2030. Time Start: 9:01 AM; Time Stop: 10:28 AM; Time in Court: 1 Hour",
        {"began": "9/19/2030 9:01 AM", "ended": "9/19/2030 10:28 AM",
         "said": "9/19/2030 9:01 AM to 10:28 AM"},
    ),
    "a transcript": (
        HEAD + "(Proceedings commenced at 1:00 p.m.)\nMR. A: so.\n(Proceedings concluded at 2:20 p.m.)",
        {"began": "7/1/2030 1:00 p.m.", "ended": "7/1/2030 2:20 p.m.",
         "said": "7/1/2030 1:00 p.m. to 2:20 p.m."},
    ),
    "a recess": (
        HEAD + "(Proceedings commenced at 9:00 a.m.)\n(Recess taken from 10:15 a.m. until 10:30 a.m.)",
        {"began": "7/1/2030 9:00 a.m.", "recessed": "7/1/2030 10:15 a.m.",
         "resumed": "7/1/2030 10:30 a.m."},
    ),
    "a clock of 24 hours": (
        "Hearing held on 9/19/2030. Time Start: 13:05; Time Stop: 14:00",
        {"began": "9/19/2030 13:05", "ended": "9/19/2030 14:00", "said": "9/19/2030 13:05 to 14:00"},
    ),
    "a clock of either half of the day": ("Hearing held on 9/19/2030. Time Start: 9:01", {}),
    "no day": ("Time Start: 9:01 AM; Time Stop: 10:28 AM", {}),
    "a length": ("CIVIL MINUTES\nJuly 1, 2030\nTIC: 1.16 mins.", {}),
    "two days in the head": (
        "TRANSCRIPT OF HEARING\nJuly 1, 2030\nJuly 2, 2030\n(Proceedings commenced at 1:00 p.m.)",
        {},
    ),
    "a hearing that is to be held": ("Hearing set for 9/19/2030 at 9:00 AM before Judge A", {}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "clocks"), list(PRINTED.values()), ids=list(PRINTED))
def test_a_clock_is_what_is_printed(text, clocks):
    assert told(text) == clocks


def test_what_is_said_lies_between_the_beginning_and_the_end_as_a_hand_file_writes_it():
    (said,) = [t for t in hearing_times(PRINTED["a minute entry"][0], CLOCK) if t.clock == "said"]
    assert spelled(said) == "between 2030-09-19 09:01 and 2030-09-19 10:28"
    assert said.when.width_us == (87 * 60 + 90) * 1_000_000


def test_two_beginnings_leave_open_between_when_things_were_said():
    text = (
        "Hearing held on 9/19/2030. Time Start: 9:01 AM; Time Start: 9:05 AM; Time Stop: 10:28 AM"
    )
    times = list(hearing_times(text, CLOCK))
    assert [time.clock for time in times] == ["began", "began", "ended"]


@pytest.mark.field_data
def test_the_transcript_and_the_minute_entry_of_the_field_data_tell_their_clocks(field_data):
    from habeas.courts.read_docket import read_dockets

    found = {}
    for name in ("pdf/gov.uscourts.kyed.88372.46.0.pdf", "pdf/gov.uscourts.kyed.88372.44.0.pdf",
                 "recap_json/4306148.json"):  # fmt: skip
        ((_, read),) = read_dockets([field_data / "courts" / name], "")
        clocks = [
            (time.clock, time.as_reported.partition(" ")[2])
            for entry in read.records[0].entries
            for time in entry.times
            if time.clock in ("began", "ended")
        ]
        found[name[-8:]] = clocks
    assert found["46.0.pdf"] == [("began", "1:00 p.m."), ("ended", "2:20 p.m.")]
    assert found["44.0.pdf"] == []
    assert found["148.json"] == [("began", "9:01 AM"), ("ended", "10:28 AM")]

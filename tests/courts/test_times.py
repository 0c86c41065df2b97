"""The times of courts: dates and clocks as printed, notices, and the words of entries."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.bounds import from_us
from habeas.courts.court_clock import CourtClock, date_of, spelled
from habeas.courts.notice_clock import NoticeClock, notice_clock
from habeas.courts.records import MODIFIED
from habeas.courts.text_times import times_in

NEW_YORK = CourtClock(("America/New_York",), "the zone of dcd")
TWO = CourtClock(("America/New_York", "America/Chicago"), "the zones of flnd")

DATES = {
    "four digits": ("01/09/2009", datetime(2009, 1, 9)),
    "two digits of this century": ("4/16/25", datetime(2025, 4, 16)),
    "two digits of the last one": ("4/16/98", datetime(1998, 4, 16)),
    "as machines write it": ("2025-04-16", datetime(2025, 4, 16)),
    "no such day": ("02/30/2025", None),
    "three digits of a year": ("1/2/202", None),
    "words": ("soon", None),
}


@pytest.mark.parametrize(("text", "day"), list(DATES.values()), ids=list(DATES))
def test_a_date_is_read_as_courts_print_it(text, day):
    assert date_of(text) == day


CLOCKS = {
    "past midnight by a clock of 24 hours": ("00:20 AM", "2025-03-15T04:19:30"),
    "past midnight by a clock of 12": ("12:20 AM", "2025-03-15T04:19:30"),
    "noon": ("12:20 PM", "2025-03-15T16:19:30"),
    "evening": ("7:25 PM", "2025-03-15T23:24:30"),
    "24 hours": ("19:25", "2025-03-15T23:24:30"),
}


@pytest.mark.parametrize(("text", "earliest"), list(CLOCKS.values()), ids=list(CLOCKS))
def test_a_minute_is_half_a_minute_before_to_a_minute_after(text, earliest):
    told = NEW_YORK.minute("entered", "3/15/2025", text, "")
    assert from_us(told.when.earliest) == datetime.fromisoformat(earliest).replace(tzinfo=UTC)
    assert told.when.width_us == 90_000_000


def test_a_second_is_that_second():
    told = NEW_YORK.minute("entered", "3/15/2025", "7:25:03 PM", "Eastern Daylight Time")
    assert told.when.width_us == 1_000_000
    assert told.why == ("the zone is stated: Eastern Daylight Time",)


def test_a_stated_zone_goes_before_that_of_the_court():
    stated = NEW_YORK.minute("entered", "3/15/2025", "7:25 PM", "CDT")
    assumed = NEW_YORK.minute("entered", "3/15/2025", "7:25 PM", "")
    assert stated.when.earliest - assumed.when.earliest == 3_600_000_000


def test_a_zone_that_cannot_be_told_is_said_and_may_be_any():
    told = NEW_YORK.minute("entered", "3/15/2025", "7:25 PM", "XQT")
    assert "the zone XQT cannot be told: any zone on earth" in told.why
    for zone in ("EDT", "PDT", "UTC", "+14:00", "-12:00"):
        truth = NEW_YORK.minute("entered", "3/15/2025", "7:25 PM", zone)
        assert told.when.earliest <= truth.when.earliest <= truth.when.latest <= told.when.latest


def test_an_abbreviation_means_what_u_s_courts_mean_by_it_wherever_it_is_printed():
    told = NEW_YORK.minute("entered", "1/8/2025", "11:42 AM", "CST")
    assert told.when == NEW_YORK.minute("entered", "1/8/2025", "11:42 AM", "-06:00").when


def test_a_court_in_two_zones_gives_bounds_that_hold_for_either():
    told = TWO.day("filed", "3/15/2025")
    assert told.when.width_us == 25 * 3_600_000_000
    assert "America/New_York or America/Chicago" in told.why[1]


def test_without_a_court_any_zone_on_earth_is_meant():
    told = CourtClock().day("filed", "3/15/2025")
    assert told.when.width_us == 50 * 3_600_000_000


@given(day=st.dates(datetime(1996, 1, 1).date(), datetime(2068, 1, 1).date()), at=st.times())
def test_a_minute_lies_within_its_day_but_for_the_rounding(day, at):
    date = f"{day:%m/%d/%Y}"
    whole = NEW_YORK.day("filed", date).when
    minute = NEW_YORK.minute("filed", date, f"{at:%H:%M}", "").when
    assert minute.earliest >= whole.earliest - 30_000_000
    assert minute.latest <= whole.latest


@given(day=st.dates(datetime(1996, 1, 1).date(), datetime(2068, 1, 1).date()))
def test_two_digits_of_a_year_say_what_four_do(day):
    assert date_of(f"{day:%m/%d/%y}") == date_of(f"{day:%m/%d/%Y}") == date_of(f"{day:%Y-%m-%d}")


@pytest.mark.parametrize("text", ["25:61", "late", "7", "99:99 PM"])
def test_a_time_of_day_that_is_none_gives_no_time(text):
    assert NEW_YORK.minute("entered", "3/15/2025", text, "") is None


def test_what_is_spelled_for_a_hand_file_is_the_same_time():
    told = NEW_YORK.minute("entered", "3/15/25", "7:25:03 PM", "Eastern Daylight Time")
    assert spelled(told) == "2025-03-15 19:25:03 EDT"


HEAD = "The following transaction was "
TAIL = " Case Name: Roe v. Doe Case Number: 1:25-cv-09999"
NOTICES = {
    "by a filer": (
        "entered  by Bee, Ann  on 7/8/2021 at 11:42 AM CDT and filed on 7/8/2021",
        NoticeClock(("7/8/2021", "11:42 AM", "CDT"), "7/8/2021"),
    ),
    "received, entered another day than filed": (
        "received from admin entered on 02/02/2024  at 00:30 AM  EST and filed on 02/01/2024",
        NoticeClock(("02/02/2024", "00:30 AM", "EST"), "02/01/2024"),
    ),
    "no zone": (
        "entered  on 9/28/2022 at 1:06 PM  and filed on 9/28/2022",
        NoticeClock(("9/28/2022", "1:06 PM", ""), "9/28/2022"),
    ),
    "a zone in words, and seconds": (
        "entered on 08/19/2022 at 9:48:53 AM Eastern Daylight Time and filed on 08/19/2022",
        NoticeClock(("08/19/2022", "9:48:53 AM", "Eastern Daylight Time"), "08/19/2022"),
    ),
    "a day alone": ("filed on 06/14/2022", NoticeClock(("", "", ""), "06/14/2022")),
}


@pytest.mark.parametrize(("sentence", "clock"), list(NOTICES.values()), ids=list(NOTICES))
def test_the_sentence_of_a_notice_gives_what_it_prints_and_no_more(sentence, clock):
    assert notice_clock(HEAD + sentence + TAIL) == clock


def test_words_without_that_sentence_have_no_clock():
    assert notice_clock("Filed on 6/14/2022 at 9:00 AM EDT") == NoticeClock()


WORDS = {
    "entered": ("COMPLAINT. (Entered: 04/30/2013)", [("entered", "04/30/2013")]),
    "signed by": (
        "ORDER. Signed by Judge A. Bee on 6/13/14. (Entered: 06/16/2014)",
        [("entered", "06/16/2014"), ("signed", "6/13/14")],
    ),
    "entered to the minute, and edited": (
        "NOTICE. [Entered: 10/05/2023 03:56 PM] [Edited: 10/06/2023 10:51 AM]",
        [("entered", "10/05/2023 03:56 PM"), (MODIFIED, "10/06/2023 10:51 AM")],
    ),
    "modified": ("NOTICE Modified text on 6/4/2013 (abc)", [(MODIFIED, "6/4/2013")]),
    "replaced": ("(Main Document 1 replaced on 3/22/2013)", [(MODIFIED, "3/22/2013")]),
    "a date that the words speak of": ("ORDER that the hearing of 6/4/2013 is off.", []),
}


@pytest.mark.parametrize(("text", "times"), list(WORDS.values()), ids=list(WORDS))
def test_the_words_of_an_entry_give_the_times_that_they_state(text, times):
    assert [(t.clock, t.as_reported) for t in times_in(text, NEW_YORK)] == times

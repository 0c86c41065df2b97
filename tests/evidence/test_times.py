"""Writing times: ISO for machines, UTC and a local clock for people."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.bounds import OPEN_FUTURE, OPEN_PAST, Moment, to_us
from habeas.evidence import vague
from habeas.evidence.times import iso, written
from habeas.evidence.zones import UnknownZoneError


def at(day, hour, minute=0, second=0, month=3):
    return datetime(2025, month, day, hour, minute, second, tzinfo=UTC)


ISO = {
    "the epoch": (0, "1970-01-01T00:00:00Z"),
    "a microsecond": (1, "1970-01-01T00:00:00.000001Z"),
    "before the epoch": (-1_000_000, "1969-12-31T23:59:59Z"),
    "an open past": (OPEN_PAST, None),
    "an open future": (OPEN_FUTURE, None),
    "beyond an open past": (OPEN_PAST - 1, None),
    "beyond an open future": (OPEN_FUTURE + 1, None),
}


@pytest.mark.parametrize(("us", "text"), list(ISO.values()), ids=list(ISO))
def test_an_instant_is_iso_in_utc_and_an_open_end_is_nothing(us, text):
    assert iso(us) == text


@given(when=st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))
def test_what_is_written_for_machines_reads_back_as_the_same_instant(when):
    assert to_us(datetime.fromisoformat(iso(to_us(when)))) == to_us(when)


WRITTEN = {
    "a contradiction": (Moment.between(at(15, 2), at(15, 1)), "no time fits"),
    "nothing known": (Moment.unknown(), "unknown"),
    "an instant": (Moment.at(at(15, 21, 26, 5)), "2025-03-15 21:26:05 UTC (17:26:05 EDT)"),
    "an open start": (
        Moment.between(None, at(15, 21, 26)),
        "before 2025-03-15 21:26:00 UTC (17:26:00 EDT)",
    ),
    "an open end": (
        Moment.between(at(15, 21, 26), None),
        "2025-03-15 21:26:00 UTC (17:26:00 EDT) or later",
    ),
    "within one day on both clocks names the day once": (
        Moment.between(at(15, 21, 25, 30), at(15, 21, 27)),
        "2025-03-15 21:25:30 to 21:27:00 UTC (17:25:30 to 17:27:00 EDT)",
    ),
    "over midnight in UTC names both days there": (
        Moment.between(at(15, 23), at(16, 1)),
        "2025-03-15 23:00:00 to 2025-03-16 01:00:00 UTC (19:00:00 to 21:00:00 EDT)",
    ),
    "over midnight on the local clock names both days there": (
        Moment.between(at(16, 3), at(16, 5)),
        "2025-03-16 03:00:00 to 05:00:00 UTC (2025-03-15 23:00:00 to 2025-03-16 01:00:00 EDT)",
    ),
    "in winter the local clock has another name": (
        Moment.at(at(15, 21, month=1)),
        "2025-01-15 21:00:00 UTC (16:00:00 EST)",
    ),
}


@pytest.mark.parametrize(("moment", "text"), list(WRITTEN.values()), ids=list(WRITTEN))
def test_bounds_are_written_in_utc_first_and_then_on_the_local_clock(moment, text):
    assert written(moment, "America/New_York") == text


def test_a_zone_that_is_none_is_an_error_and_never_utc_in_silence():
    with pytest.raises(UnknownZoneError):
        written(Moment.at(at(15, 21)), "Mars/Base")


# Table 1 itself: a later table gets a new number, and this one never changes.


def test_table_1_has_the_parts_of_a_day_that_the_design_lists():
    assert vague.TABLE == 1
    assert vague.DAY_PARTS == {
        "early": (0, 6),
        "morning": (5, 12),
        "afternoon": (12, 18),
        "evening": (17, 24),
        "late": (18, 24),
        "night": (18, 30),
    }


# A known defect: it turns red when it is mended, and then loses its mark.


def test_bounds_over_a_clock_change_name_both_clocks():
    over = Moment.between(at(9, 6, 30), at(9, 7, 30))
    assert "01:30:00 EST to 03:30:00 EDT" in written(over, "America/New_York")


ELSEWHERE = {
    "where it is tomorrow the local day is named": (
        Moment.between(at(15, 22), at(15, 23)),
        "Asia/Tokyo",
        "2025-03-15 22:00:00 to 23:00:00 UTC (2025-03-16 07:00:00 to 08:00:00 JST)",
    ),
    "an instant where it is yesterday": (
        Moment.at(at(15, 2)),
        "America/New_York",
        "2025-03-15 02:00:00 UTC (2025-03-14 22:00:00 EDT)",
    ),
    "an open end where it is yesterday": (
        Moment.between(None, at(15, 2)),
        "America/New_York",
        "before 2025-03-15 02:00:00 UTC (2025-03-14 22:00:00 EDT)",
    ),
    "a zone without letters says from what its offset counts": (
        Moment.at(at(15, 12)),
        "America/Sao_Paulo",
        "2025-03-15 12:00:00 UTC (09:00:00 UTC-03)",
    ),
    "UTC is not said twice": (Moment.at(at(15, 12)), "Etc/UTC", "2025-03-15 12:00:00 UTC"),
    "a clock change between the ends names both": (
        Moment.between(at(9, 6), at(9, 8)),
        "America/New_York",
        "2025-03-09 06:00:00 to 08:00:00 UTC (01:00:00 EST to 04:00:00 EDT)",
    ),
}


@pytest.mark.parametrize(("moment", "zone", "text"), list(ELSEWHERE.values()), ids=list(ELSEWHERE))
def test_a_local_time_cannot_be_taken_for_another_day_or_zone(moment, zone, text):
    assert written(moment, zone) == text


@given(
    when=st.datetimes(datetime(1990, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),
    zone=st.sampled_from(["Asia/Tokyo", "Pacific/Kiritimati", "America/New_York", "Asia/Kolkata"]),
)
def test_the_local_time_beside_utc_is_the_same_instant(when, zone):
    when = when.replace(microsecond=0)
    text = written(Moment.at(when), zone)
    local = text.split("(")[1].rstrip(")").rsplit(" ", 1)[0]
    read = local if "-" in local else f"{text[:10]} {local}"
    assert datetime.fromisoformat(read).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) == when or (
        # An hour that a clock change repeats is told apart by its abbreviation alone.
        datetime.fromisoformat(read).replace(tzinfo=ZoneInfo(zone), fold=1).astimezone(UTC) == when
    )


@pytest.mark.parametrize(
    ("earliest", "latest", "told"),
    [
        (0, 5_000_001, "00:00:00 to 00:00:05"),
        (0, 5_000_002, "00:00:00 to 00:00:06"),
        (900_000, 5_700_000, "00:00:00 to 00:00:06"),
        (0, 60_000_000, "00:00:00 to 00:01:00"),
        (900_000, 900_001, "00:00:00"),
    ],
)
def test_bounds_are_written_outwards_to_the_second(earliest, latest, told):
    assert written(Moment(earliest, latest), "UTC") == f"1970-01-01 {told} UTC"


def test_an_open_end_is_written_outwards_too():
    assert written(Moment(OPEN_PAST, 5_700_000), "UTC") == "before 1970-01-01 00:00:06 UTC"
    assert written(Moment(5_700_000, OPEN_FUTURE), "UTC") == "1970-01-01 00:00:05 UTC or later"

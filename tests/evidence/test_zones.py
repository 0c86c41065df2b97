"""Zones: whose clock a printed time was read from."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.bounds import Moment
from habeas.evidence.zones import (
    AMBIGUOUS,
    UnknownZoneError,
    ZoneContext,
    as_utc,
    named_zone,
    zone_known,
)

WINTER = datetime(2025, 1, 15, 12)
SUMMER = datetime(2025, 7, 15, 12)


def at(month, day, hour, minute=0):
    return datetime(2025, month, day, hour, minute, tzinfo=UTC)


OFFSETS = {
    "west of Greenwich": ("-04:00", -4.0),
    "east of Greenwich": ("+05:30", 5.5),
    "without a colon": ("-0330", -3.5),
    "the first zone on earth": ("+14:00", 14.0),
    "Z": ("Z", 0.0),
    "summer on the East Coast": ("EDT", -4.0),
    "winter on the East Coast": ("EST", -5.0),
    "summer in central Europe": ("CEST", 2.0),
}


@pytest.mark.parametrize(("name", "hours"), list(OFFSETS.values()), ids=list(OFFSETS))
def test_an_offset_or_a_plain_abbreviation_is_one_offset_all_year(name, hours):
    zone = named_zone(name)
    for local in (WINTER, SUMMER):
        assert local.replace(tzinfo=zone).utcoffset() == timedelta(hours=hours)


def test_an_iana_name_follows_its_clock_changes():
    zone = named_zone("America/New_York")
    offsets = [local.replace(tzinfo=zone).utcoffset() for local in (WINTER, SUMMER)]
    assert offsets == [timedelta(hours=-5), timedelta(hours=-4)]


def test_zone_rules_come_from_the_pinned_package_and_never_from_the_machine():
    import zoneinfo

    assert zoneinfo.TZPATH == ()


NO_ZONES = {
    "nothing": "",
    "prose": "local time",
    "an offset beyond the earth": "+14:01",
    "an offset beyond the earth, west": "-15:00",
    "a folder of names": "America",
    "a way out of the folder": "../../etc/passwd",
    "an absolute path": "/etc/localtime",
    "a name with a null": "UTC\0",
}


@pytest.mark.parametrize("name", list(NO_ZONES.values()), ids=list(NO_ZONES))
def test_a_name_that_is_no_zone_is_refused_with_the_way_out(name):
    with pytest.raises(UnknownZoneError, match="write an offset") as caught:
        named_zone(name)
    assert caught.value.name == name
    assert not zone_known(name)


@pytest.mark.parametrize("name", ["-04:00", "EDT", "America/New_York"])
def test_a_zone_that_can_be_read_is_known(name):
    assert zone_known(name)


@pytest.mark.parametrize("name", sorted(AMBIGUOUS))
def test_an_ambiguous_abbreviation_lists_its_meanings_and_must_be_declared(name):
    with pytest.raises(UnknownZoneError) as caught:
        ZoneContext().written(name, WINTER)
    assert AMBIGUOUS[name] in str(caught.value)
    assert "declare it under `abbreviations` in habeas.yaml, or write the offset" in str(
        caught.value
    )


@pytest.mark.parametrize("name", ["CST", "IST", "BST"])
def test_the_design_names_this_abbreviation_as_ambiguous(name):
    assert name in AMBIGUOUS


def test_a_declared_abbreviation_outranks_the_court_and_the_plain_meaning():
    zones = ZoneContext(court="America/Chicago", declared={"CST": "+08:00", "EST": "+10:00"})
    assert zones.written("CST", WINTER) == timezone(timedelta(hours=8))
    assert zones.written("EST", WINTER) == timezone(timedelta(hours=10))


COURT = {
    "its winter abbreviation in winter": ("America/Chicago", "CST", WINTER, True),
    "its winter abbreviation in summer": ("America/Chicago", "CST", SUMMER, False),
    "another court's abbreviation": ("America/New_York", "CST", WINTER, False),
    "its abbreviation in the hour that comes twice": (
        "America/Chicago",
        "CST",
        datetime(2025, 11, 2, 1, 30),
        True,
    ),
    "a court across the sea": ("Europe/London", "BST", SUMMER, True),
}


@pytest.mark.parametrize(
    ("court", "name", "local", "allowed"), list(COURT.values()), ids=list(COURT)
)
def test_a_court_may_use_the_abbreviation_its_own_clock_shows_then(court, name, local, allowed):
    zones = ZoneContext(court=court)
    if allowed:
        assert zones.written(name, local) == ZoneInfo(court)
    else:
        with pytest.raises(UnknownZoneError, match="is ambiguous"):
            zones.written(name, local)


def test_a_court_does_not_change_what_a_plain_abbreviation_means():
    zone = ZoneContext(court="America/Chicago").written("EDT", SUMMER)
    assert zone == timezone(timedelta(hours=-4))


PRECEDENCE = {
    "the source first": (ZoneContext("A", "B", "C", "D"), ("A", "the source's zone")),
    "then the file": (ZoneContext("", "B", "C", "D"), ("B", "the file's zone")),
    "then the place": (ZoneContext("", "", "C", "D"), ("C", "the place's zone")),
    "then the case": (ZoneContext("", "", "", "D"), ("D", "the case's default zone")),
    "else unknown, whatever the court": (ZoneContext(court="E"), ("", "unknown")),
}


@pytest.mark.parametrize(("zones", "expected"), list(PRECEDENCE.values()), ids=list(PRECEDENCE))
def test_an_assumed_zone_comes_from_the_nearest_place_that_states_one(zones, expected):
    assert zones.assumed() == expected


STRETCHES = {
    "an hour of an ordinary day": (3, 15, 17, 0, at(3, 15, 21), at(3, 15, 22)),
    "an hour that ends in the hour that is skipped": (
        3,
        9,
        1,
        30,
        at(3, 9, 6, 30),
        at(3, 9, 7, 30),
    ),
    "an hour that comes twice is both": (11, 2, 1, 0, at(11, 2, 5), at(11, 2, 7)),
    "an hour that ends in the hour that comes twice": (
        11,
        2,
        0,
        30,
        at(11, 2, 4, 30),
        at(11, 2, 6, 30),
    ),
}


@pytest.mark.parametrize(
    ("month", "day", "hour", "minute", "earliest", "latest"),
    list(STRETCHES.values()),
    ids=list(STRETCHES),
)
def test_a_local_hour_in_new_york_is_this_stretch_of_utc(
    month, day, hour, minute, earliest, latest
):
    start = datetime(2025, month, day, hour, minute)
    got = as_utc(start, start + timedelta(hours=1), named_zone("America/New_York"))
    assert got == Moment.between(earliest, latest)


def test_without_a_zone_a_local_time_may_be_14_h_earlier_or_12_h_later_in_utc():
    got = as_utc(datetime(2025, 3, 15), datetime(2025, 3, 16), None)
    assert got == Moment.between(at(3, 14, 10), at(3, 16, 12))


LOCAL = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1))
# A place that crossed the date line, the two ends of the earth, and ordinary clocks.
ZONES = ["America/New_York", "Europe/London", "Pacific/Kiritimati", "Asia/Kathmandu", "-12:00"]


@given(start=LOCAL, minutes=st.integers(0, 3_000), name=st.sampled_from(ZONES))
def test_the_bounds_without_a_zone_hold_the_bounds_with_any(start, minutes, name):
    end = start + timedelta(minutes=minutes)
    assert as_utc(start, end, None).contains(as_utc(start, end, named_zone(name)))


@given(
    instant=st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
    name=st.sampled_from(ZONES),
)
def test_an_instant_lies_in_the_bounds_of_what_the_local_clock_showed(instant, name):
    zone = named_zone(name)
    shown = instant.astimezone(zone).replace(tzinfo=None, fold=0)
    got = as_utc(shown, shown + timedelta(microseconds=1), zone)
    assert got.contains(Moment.at(instant))

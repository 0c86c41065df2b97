"""Words to time: every form of the grammar, with its bounds."""

from datetime import datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from habeas.bounds import OPEN_FUTURE, OPEN_PAST, Moment, Tri, to_us
from habeas.evidence.local_time import TimeWordsError
from habeas.evidence.words_time import limits_of, read_time
from habeas.evidence.zones import ZoneContext

UTC_CASE = ZoneContext(default="UTC")
NEW_YORK = ZoneContext(default="America/New_York")
NOWHERE = ZoneContext()


def us(iso):
    return to_us(datetime.fromisoformat(iso + "+00:00"))


def moment(earliest, latest):
    """Bounds in UTC; None leaves an end open."""
    return Moment(
        OPEN_PAST if earliest is None else us(earliest),
        OPEN_FUTURE if latest is None else us(latest),
    )


def only(said):
    """The bounds of the one value that was said."""
    (alternative,) = said.alternatives
    assert said.limit is None
    return alternative.when


def kinds(said):
    return [kind for kind, _ in said.assumes]


PRINTED = {
    "a minute may be rounded up by 30 s or cut off by 60 s": (
        "2025-03-15 17:26 EDT",
        "2025-03-15T21:25:30",
        "2025-03-15T21:27:00",
    ),
    "a second is that second": (
        "2025-03-15T17:26:05-04:00",
        "2025-03-15T21:26:05",
        "2025-03-15T21:26:06",
    ),
    "a fraction of a second is read as its second": (
        "2025-03-15T21:26:05.75Z",
        "2025-03-15T21:26:05",
        "2025-03-15T21:26:06",
    ),
    "an offset needs no colon": (
        "2025-03-15T17:26:05-0400",
        "2025-03-15T21:26:05",
        "2025-03-15T21:26:06",
    ),
    "a bare hour is the whole hour": (
        "2025-03-15 17 EDT",
        "2025-03-15T21:00:00",
        "2025-03-15T22:00:00",
    ),
    "p.m. adds twelve hours": (
        "2025-03-15 5:26 p.m. EDT",
        "2025-03-15T21:25:30",
        "2025-03-15T21:27:00",
    ),
    "12 a.m. is midnight": (
        "2025-03-15 12:00:00 am UTC",
        "2025-03-15T00:00:00",
        "2025-03-15T00:00:01",
    ),
    "12 pm is noon": ("2025-03-15 12:00:00 PM UTC", "2025-03-15T12:00:00", "2025-03-15T12:00:01"),
    "a bare date is the local day": ("2025-03-15", "2025-03-15T00:00:00", "2025-03-16T00:00:00"),
    "a date with a zone is the day there": (
        "2025-03-15 EDT",
        "2025-03-15T04:00:00",
        "2025-03-16T04:00:00",
    ),
    "an IANA name is a zone": (
        "2025-03-15 17:26:05 Europe/Paris",
        "2025-03-15T16:26:05",
        "2025-03-15T16:26:06",
    ),
    "an American zone may follow p.m.": (
        "2025-03-15 5:26:05 p.m. America/New_York",
        "2025-03-15T21:26:05",
        "2025-03-15T21:26:06",
    ),
    "a month ends where the next begins": ("2025-03", "2025-03-01T00:00:00", "2025-04-01T00:00:00"),
    "December ends with the year": ("2025-12", "2025-12-01T00:00:00", "2026-01-01T00:00:00"),
    "a year": ("2023", "2023-01-01T00:00:00", "2024-01-01T00:00:00"),
    "white space is of no account": (
        "  2025-03-15 \n 17:26:05 ",
        "2025-03-15T17:26:05",
        "2025-03-15T17:26:06",
    ),
    "the last year that can be written": (
        "9999 UTC",
        "9999-01-01T00:00:00",
        "9999-12-31T23:59:59.999999",
    ),
}

VAGUE = {
    "about a minute is 15 min either side": (
        "about 2025-03-15 17:26",
        "2025-03-15T17:11:00",
        "2025-03-15T17:41:00",
    ),
    "a tilde is about": ("~2025-03-15 17:26", "2025-03-15T17:11:00", "2025-03-15T17:41:00"),
    "around is about": ("around 2025-03-15 17:26", "2025-03-15T17:11:00", "2025-03-15T17:41:00"),
    "circa is about": ("circa 2025-03-15 17:26", "2025-03-15T17:11:00", "2025-03-15T17:41:00"),
    "about an hour is 30 min either side": (
        "about 2025-03-15 17",
        "2025-03-15T16:30:00",
        "2025-03-15T17:30:00",
    ),
    "about keeps the zone that is written": (
        "about 2025-03-15 5 p.m. EDT",
        "2025-03-15T20:30:00",
        "2025-03-15T21:30:00",
    ),
    "early is until six": ("early 2025-03-16", "2025-03-16T00:00:00", "2025-03-16T06:00:00"),
    "morning is five to noon": (
        "morning of 2025-03-16",
        "2025-03-16T05:00:00",
        "2025-03-16T12:00:00",
    ),
    "afternoon is noon to six": (
        "afternoon on 2025-03-16",
        "2025-03-16T12:00:00",
        "2025-03-16T18:00:00",
    ),
    "evening is five to midnight": (
        "2025-03-15 evening",
        "2025-03-15T17:00:00",
        "2025-03-16T00:00:00",
    ),
    "late is six to midnight": ("late 2025-03-15", "2025-03-15T18:00:00", "2025-03-16T00:00:00"),
    "night reaches into the next day": (
        "night of 2025-03-15",
        "2025-03-15T18:00:00",
        "2025-03-16T06:00:00",
    ),
    "a part of a day with its zone last": (
        "2025-03-15 Evening EDT",
        "2025-03-15T21:00:00",
        "2025-03-16T04:00:00",
    ),
    "a part of a day before its date with a zone": (
        "Evening of 2025-03-15 EDT",
        "2025-03-15T21:00:00",
        "2025-03-16T04:00:00",
    ),
    "a weekday of a month runs from its first to its last": (
        "2025-03 (a Saturday)",
        "2025-03-01T00:00:00",
        "2025-03-30T00:00:00",
    ),
    "a weekday needs no article": (
        "2025-03 (Monday)",
        "2025-03-03T00:00:00",
        "2025-04-01T00:00:00",
    ),
}

EDTF = {
    "no day is the month": ("2025-03-XX", "2025-03-01T00:00:00", "2025-04-01T00:00:00"),
    "no month is the year": ("2025-XX", "2025-01-01T00:00:00", "2026-01-01T00:00:00"),
    "no month and no day is the year": (
        "2025-XX-XX",
        "2025-01-01T00:00:00",
        "2026-01-01T00:00:00",
    ),
    "one X is the decade": ("202X", "2020-01-01T00:00:00", "2030-01-01T00:00:00"),
    "two X are the century": ("20XX", "2000-01-01T00:00:00", "2100-01-01T00:00:00"),
}


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    list((PRINTED | EDTF).values()),
    ids=list(PRINTED | EDTF),
)
def test_what_is_printed_has_the_bounds_of_the_unit_it_is_printed_in(words, earliest, latest):
    said = read_time(words, UTC_CASE)
    assert only(said) == moment(earliest, latest)
    assert said.words == words
    assert "vague" not in kinds(said)


@pytest.mark.parametrize(("words", "earliest", "latest"), list(VAGUE.values()), ids=list(VAGUE))
def test_vague_words_have_the_bounds_of_table_1_and_name_it(words, earliest, latest):
    said = read_time(words, UTC_CASE)
    assert only(said) == moment(earliest, latest)
    (note,) = [text for kind, text in said.assumes if kind == "vague"]
    assert note.startswith("table 1: ")


NOTES = {
    "about a minute": (
        "about 2025-03-15 17:26 Z",
        ("vague", "table 1: about hh:mm = 15 min either side"),
    ),
    "about an hour": (
        "about 2025-03-15 17 Z",
        ("vague", "table 1: about a full hour = 30 min either side"),
    ),
    "a part of a day": (
        "early 2025-03-16 Z",
        ("vague", "table 1: early of a day = [00:00, 06:00)"),
    ),
    "a minute": (
        "2025-03-15 17:26 Z",
        ("minute", "a printed minute m is [m - 30 s, m + 60 s)"),
    ),
}


@pytest.mark.parametrize(("words", "note"), list(NOTES.values()), ids=list(NOTES))
def test_a_convention_that_was_used_is_named_in_full(words, note):
    assert read_time(words, NOWHERE).assumes == (note,)


LIMITS = {
    "between takes the whole of both ends": (
        "between 2025-03-15 and 2025-03-16",
        "2025-03-15T00:00:00",
        "2025-03-17T00:00:00",
    ),
    "between widens printed minutes": (
        "Between 2025-03-15 17:26 and 2025-03-15 17:44",
        "2025-03-15T17:25:30",
        "2025-03-15T17:45:00",
    ),
    "a zone written once, at the end, is meant for both": (
        "between 2025-03-15 17:26 and 2025-03-15 17:44 EDT",
        "2025-03-15T21:25:30",
        "2025-03-15T21:45:00",
    ),
    "a zone written at the start is meant for the start": (
        "between 2025-03-15 17:26 EDT and 2025-03-15 21:44",
        "2025-03-15T21:25:30",
        "2025-03-15T21:45:00",
    ),
    "two dots are between": (
        "2025-03-15..2025-03-16",
        "2025-03-15T00:00:00",
        "2025-03-17T00:00:00",
    ),
    "an EDTF interval is between": (
        "2025-03-15/2025-03-16",
        "2025-03-15T00:00:00",
        "2025-03-17T00:00:00",
    ),
    "an EDTF interval may have clock times": (
        "2025-03-15T17:26:05Z/2025-03-15T17:44:00Z",
        "2025-03-15T17:26:05",
        "2025-03-15T17:44:01",
    ),
    "an EDTF interval may be open at its start": ("../2025-03-16", None, "2025-03-17T00:00:00"),
    "an EDTF interval may be open at its end": ("2025-03-15/..", "2025-03-15T00:00:00", None),
    "an EDTF interval open at both ends says nothing": ("../..", None, None),
    "after a time has no end": ("after 2025-03-15", "2025-03-15T00:00:00", None),
    "before a time has no start": ("Before 2025-03-15", None, "2025-03-16T00:00:00"),
    "a sign is after": (">2025-03-15", "2025-03-15T00:00:00", None),
    "a sign is before": ("< 2025-03-15", None, "2025-03-16T00:00:00"),
}


@pytest.mark.parametrize(("words", "earliest", "latest"), list(LIMITS.values()), ids=list(LIMITS))
def test_a_limit_allows_from_the_earliest_reading_to_the_latest(words, earliest, latest):
    said = read_time(words, UTC_CASE)
    assert said.limit == moment(earliest, latest)
    assert said.alternatives == ()
    assert said.words == words


def test_all_limits_are_believed_together():
    said = [read_time(w, UTC_CASE) for w in ("after 2025-03-15", "<2025-03-15", "2025", "unknown")]
    assert limits_of(said) == moment("2025-03-15T00:00:00", "2025-03-16T00:00:00")


def test_without_a_limit_any_time_is_allowed():
    assert limits_of([read_time("2025-03-15", UTC_CASE)]) == Moment.unknown()


def test_a_limit_names_each_assumption_once_though_both_ends_rest_on_it():
    said = read_time("2025-03-15 17:26..2025-03-15 17:44", NEW_YORK)
    assert kinds(said) == ["minute", "zone"]


RELATIONS = {
    "after an event": ("after T1.1.takeoff", ("T1.1.takeoff",), ()),
    "before an event": ("before O-written.entered", (), ("O-written.entered",)),
    "a sign for after": ("> T1.1.takeoff", ("T1.1.takeoff",), ()),
    "a sign for before": ("<T1.1.takeoff", (), ("T1.1.takeoff",)),
}


@pytest.mark.parametrize(
    ("words", "after", "before"), list(RELATIONS.values()), ids=list(RELATIONS)
)
def test_a_relation_to_an_event_has_no_bounds_of_its_own(words, after, before):
    said = read_time(words, NOWHERE)
    assert (said.after, said.before) == (after, before)
    assert (said.alternatives, said.limit, said.assumes) == ((), None, ())
    assert said.words == words


RIVALS = {
    "a bar": "2025-03-15 | 2025-03-17",
    "the word or": "2025-03-15 or 2025-03-17",
    "an EDTF set": "[2025-03-15, 2025-03-17]",
}


@pytest.mark.parametrize("words", list(RIVALS.values()), ids=list(RIVALS))
def test_rivals_stay_apart_and_share_what_they_assume(words):
    said = read_time(words, NEW_YORK)
    assert [a.when for a in said.alternatives] == [
        moment("2025-03-15T04:00:00", "2025-03-16T04:00:00"),
        moment("2025-03-17T04:00:00", "2025-03-18T04:00:00"),
    ]
    assert said.limit is None
    assert said.assumes == (("zone", "the case's default zone: America/New_York"),)
    assert not said.unzoned


def test_one_rival_without_a_zone_leaves_the_expression_unzoned():
    assert read_time("2025-03-15 17:26 EDT | 2025-03-15 17:30", NOWHERE).unzoned


@pytest.mark.parametrize("words", ["unknown", "Unknown", "  unknown "])
def test_unknown_says_nothing_and_is_not_an_error(words):
    said = read_time(words, UTC_CASE)
    assert (said.alternatives, said.limit, said.after, said.before) == ((), None, (), ())
    assert said.words == words


# Zones: the claim's own, else an assumed one that is named, else every zone on earth.


def test_a_zone_in_the_claim_outranks_every_other_and_is_no_assumption():
    everywhere = ZoneContext("Asia/Tokyo", "Asia/Tokyo", "Asia/Tokyo", "Asia/Tokyo")
    said = read_time("2025-03-15 EDT", everywhere)
    assert only(said) == moment("2025-03-15T04:00:00", "2025-03-16T04:00:00")
    assert said.assumes == ()


def test_a_zone_that_is_not_in_the_claim_is_named_as_an_assumption():
    said = read_time("2025-03-15", ZoneContext(place="America/New_York"))
    assert said.assumes == (("zone", "the place's zone: America/New_York"),)
    assert not said.unzoned


UNZONED = {
    "a second": ("2025-03-15T17:26:05", "2025-03-15T03:26:05", "2025-03-16T05:26:06"),
    "a minute": ("2025-03-15 17:26", "2025-03-15T03:25:30", "2025-03-16T05:27:00"),
    "a day": ("2025-03-15", "2025-03-14T10:00:00", "2025-03-16T12:00:00"),
    "a part of a day": ("early 2025-03-15", "2025-03-14T10:00:00", "2025-03-15T18:00:00"),
}


@pytest.mark.parametrize(("words", "earliest", "latest"), list(UNZONED.values()), ids=list(UNZONED))
def test_without_any_zone_bounds_widen_by_14_h_before_and_12_h_after(words, earliest, latest):
    said = read_time(words, NOWHERE)
    assert only(said) == moment(earliest, latest)
    assert said.unzoned
    assert ("zone", "no zone is stated: any zone on earth, from UTC-12 to UTC+14") in said.assumes


def test_a_limit_without_any_zone_widens_too():
    said = read_time("after 2025-03-15", NOWHERE)
    assert said.limit == moment("2025-03-14T10:00:00", None)
    assert said.unzoned


CLOCK_CHANGES = {
    "an hour that comes twice may be either": (
        "2025-11-02 01:30:00",
        "2025-11-02T05:30:00",
        "2025-11-02T06:30:01",
    ),
    "an hour that is skipped may be either clock's": (
        "2025-03-09 02:30:00",
        "2025-03-09T06:30:00",
        "2025-03-09T07:30:01",
    ),
    "the day the clocks go forward has 23 hours": (
        "2025-03-09",
        "2025-03-09T05:00:00",
        "2025-03-10T04:00:00",
    ),
    "the day the clocks go back has 25 hours": (
        "2025-11-02",
        "2025-11-02T04:00:00",
        "2025-11-03T05:00:00",
    ),
    "an abbreviation says which of the two hours": (
        "2025-11-02 01:30:00 EST",
        "2025-11-02T06:30:00",
        "2025-11-02T06:30:01",
    ),
}


@pytest.mark.parametrize(
    ("words", "earliest", "latest"), list(CLOCK_CHANGES.values()), ids=list(CLOCK_CHANGES)
)
def test_a_clock_change_is_never_decided_by_a_guess(words, earliest, latest):
    assert only(read_time(words, NEW_YORK)) == moment(earliest, latest)


def test_an_ambiguous_abbreviation_is_refused_with_its_way_out():
    with pytest.raises(TimeWordsError, match="declare it under `abbreviations` in habeas.yaml"):
        read_time("2025-03-15 17:26:05 CST", NEW_YORK)


@pytest.mark.parametrize(
    "zones",
    [ZoneContext(declared={"CST": "-06:00"}), ZoneContext(court="America/Chicago")],
    ids=["declared by the case", "used by the court's own zone"],
)
def test_an_ambiguous_abbreviation_is_read_once_it_is_settled(zones):
    said = read_time("2025-01-15 17:26:05 CST", zones)
    assert only(said) == moment("2025-01-15T23:26:05", "2025-01-15T23:26:06")


# Series: two minutes printed by one source are compared as printed.


def test_minutes_of_one_series_carry_the_printed_instant():
    (alternative,) = read_time("2025-03-15 17:26 EDT", NOWHERE, series="s1").alternatives
    assert (alternative.series, alternative.printed) == ("s1", us("2025-03-15T21:26:00"))


def test_minutes_without_a_zone_form_a_series_of_their_own():
    early, late = (
        read_time(w, NOWHERE, series="s1").alternatives[0]
        for w in ("2025-03-15 17:26", "2025-03-15 17:27")
    )
    assert early.series == late.series == "s1 (zone unknown)"
    assert late.printed - early.printed == 60_000_000
    assert early.when.before(late.when) is Tri.CANNOT_TELL


@pytest.mark.parametrize(
    "words", ["2025-03-15 17:26:05 EDT", "about 2025-03-15 17:26 EDT", "2025-03-15"]
)
def test_what_is_not_a_printed_minute_joins_no_series(words):
    (alternative,) = read_time(words, UTC_CASE, series="s1").alternatives
    assert alternative.series == ""


def test_rivals_keep_their_series():
    said = read_time("2025-03-15 17:26 | 2025-03-15 17:27", UTC_CASE, series="s1")
    assert [a.series for a in said.alternatives] == ["s1", "s1"]


ERRORS = {
    "nothing at all": ("  ", "write `unknown` if none is known"),
    "prose": ("some day soon", "write 2025-03-15 17:26 EDT, 2025-03-15, about T"),
    "a clock time without its date": ("17:26 EDT", "is not a time: write 2025-03-15 17:26 EDT"),
    "an American date": ("03/15/2025", "is not a time: write 2025-03-15 17:26 EDT"),
    "a month that is none": ("2025-13", "month must be in 1..12"),
    "a month that is none, with X": ("2025-13-XX", "month must be in 1..12"),
    "a weekday of a month that is none": ("2025-13 (a Monday)", "month must be in 1..12"),
    "a day the month does not have": ("2025-02-30", "is not a time: day"),
    "a part of a day that does not exist": ("early 2025-02-30", "is not a time: day"),
    "an hour that is none": ("2025-03-15 24:00", "hour must be in 0..23"),
    "hour 17 with p.m.": ("2025-03-15 17:26 p.m.", "hour 17 does not go with a.m. or p.m."),
    "hour 0 with a.m.": ("2025-03-15 0:26 a.m.", "hour 0 does not go with a.m. or p.m."),
    "the year 0": ("0000", "year 0 is out of range"),
    "a weekday that is none": ("2025-03 (a Someday)", "'someday' is not a day of the week"),
    "about a day": ("about 2025-03-15", "write `between D and D`"),
    "about a year": ("~2025", "write `between D and D`"),
    "a limit that runs backwards": (
        "between 2025-03-16 and 2025-03-14",
        "`2025-03-16` comes after `2025-03-14`: swap the two",
    ),
    "a limit among rivals": ("2025-03-15 | after 2025-03-17", "must each be a time, not a limit"),
    "a relation among rivals": ("2025 or after T1.1.takeoff", "must each be a time, not a limit"),
    "unknown among rivals": ("2025 or unknown", "must each be a time, not a limit"),
    "a rival left out": ("2025 | ", "write `unknown` if none is known"),
    "a zone that is none": ("2025-03-15 17:26 XYZ", "write an offset (-04:00), an IANA name"),
    "an offset that is none": ("2025-03-15 17:26 -15:00", "'-15:00' is not a zone"),
    "an event without a relation": ("T1.1.takeoff", "'T1.1.takeoff' is not a time"),
}


@pytest.mark.parametrize(("words", "way_out"), list(ERRORS.values()), ids=list(ERRORS))
def test_words_that_are_no_time_are_refused_with_the_way_out(words, way_out):
    with pytest.raises(TimeWordsError) as caught:
        read_time(words, UTC_CASE)
    assert way_out in str(caught.value)


def test_an_assumed_zone_that_is_none_is_refused_where_it_is_used():
    with pytest.raises(TimeWordsError, match="'Mars/Base' is not a zone"):
        read_time("2025-03-15", ZoneContext(file="Mars/Base"))


# Laws.


def read_or_refused(words, zones, series=""):
    """What was said; None if it was refused. Any other exception is a failure."""
    try:
        return read_time(words, zones, series=series)
    except TimeWordsError:
        return None


DATES = st.dates(datetime(1900, 1, 1).date(), datetime(2100, 12, 31).date()).map(str)
PIECES = st.sampled_from([
    "between", "and", "after", "before", "about", "~", "<", ">", "..", "/", "|", "or", "[", "]",
    ",", "unknown", "early", "night", "2025", "2025-03", "202X", "2025-XX-XX", "T1.1.takeoff",
    "17:26", "17:26:05", "T17", "24:00", "p.m.", "EDT", "CST", "-04:00", "+15:00", "UTC", "of",
    "2025-02-30", "2025-13", "(a Saturday)", "(Someday)", "Europe/Paris", "..//", "İ", "٣",
])  # fmt: skip
NEAR_MISSES = st.lists(PIECES | DATES, max_size=7).flatmap(
    lambda pieces: st.sampled_from([" ".join(pieces), "".join(pieces)])
)
CONTEXTS = st.sampled_from(
    [NOWHERE, UTC_CASE, NEW_YORK, ZoneContext(court="America/Chicago"), ZoneContext(file="Nope")]
)


@given(words=st.text() | NEAR_MISSES, zones=CONTEXTS, series=st.sampled_from(["", "s1"]))
@example(words="2025-03-15 17:26 ../x", zones=NOWHERE, series="")
@example(words="[,]", zones=NOWHERE, series="")
def test_any_text_is_a_time_or_is_refused_and_nothing_else_happens(words, zones, series):
    said = read_or_refused(words, zones, series=series)
    if said is not None:
        assert said.words == words
        assert not any(a.when.is_empty for a in said.alternatives)
        assert said.limit is None or not said.limit.is_empty


@given(
    when=st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)),
    zone=st.sampled_from(["", " EDT", " +14:00", " -12:00", " Asia/Tokyo", " Europe/London"]),
)
def test_without_its_zone_a_time_still_holds_the_time_with_it(when, zone):
    words = f"{when:%Y-%m-%d %H:%M}"
    assert only(read_time(words, NOWHERE)).contains(only(read_time(words + zone, NOWHERE)))


@given(when=st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)))
def test_a_coarser_print_of_a_time_holds_the_finer_one(when):
    when = when.replace(microsecond=0)
    forms = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H", "%Y-%m-%d", "%Y-%m", "%Y"]
    fine, *coarse = [only(read_time(when.strftime(form), UTC_CASE)) for form in forms]
    for wider in coarse:
        assert wider.contains(fine)
        fine = wider


@given(
    when=st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)),
    seconds=st.integers(-30, 59),
)
def test_a_printed_minute_holds_every_instant_it_was_rounded_or_cut_from(when, seconds):
    minute = when.replace(second=0, microsecond=0)
    instant = to_us(datetime.fromisoformat(f"{minute + timedelta(seconds=seconds)}+00:00"))
    said = only(read_time(f"{minute:%Y-%m-%d %H:%M} UTC", NOWHERE))
    assert said.contains(Moment(instant, instant + 1))


# Known defects: each turns red when it is mended, and then loses its mark.


def test_an_american_zone_may_follow_a_clock_time():
    said = read_time("2025-03-15 17:26:05 America/New_York", NOWHERE)
    assert only(said) == moment("2025-03-15T21:26:05", "2025-03-15T21:26:06")


def test_two_dots_may_have_space_around_them():
    said = read_time("2025-03-15 .. 2025-03-16", UTC_CASE)
    assert said.limit == moment("2025-03-15T00:00:00", "2025-03-17T00:00:00")


@pytest.mark.parametrize(
    ("coarse", "fine"),
    [("2025-03-09 02", "2025-03-09 02:30:00"), ("2025-03-09 02:59", "2025-03-09 02:59:00")],
    ids=["an hour", "a minute"],
)
def test_a_skipped_hour_holds_the_skipped_seconds_in_it(coarse, fine):
    assert only(read_time(coarse, NEW_YORK)).contains(only(read_time(fine, NEW_YORK)))


def test_about_a_second_is_no_narrower_than_about_its_minute():
    said = read_time("about 2025-03-15 17:26:05", UTC_CASE)
    assert only(said).contains(moment("2025-03-15T17:11:05", "2025-03-15T17:41:05"))


CALENDAR_ENDS = {
    "the last day": ("9999-12-31", UTC_CASE),
    "the last year, in any zone": ("9999", NOWHERE),
    "the last minute": ("9999-12-31 23:59", UTC_CASE),
    "the first minute": ("0001-01-01 00:00", UTC_CASE),
    "the first day, in any zone": ("0001-01-01", NOWHERE),
    "about the first minute": ("about 0001-01-01 00:00", UTC_CASE),
    "the last night": ("night of 9999-12-31", UTC_CASE),
}


@pytest.mark.parametrize(("words", "zones"), list(CALENDAR_ENDS.values()), ids=list(CALENDAR_ENDS))
def test_the_ends_of_the_calendar_are_read_or_refused(words, zones):
    said = read_or_refused(words, zones)
    assert said is None or not only(said).is_empty

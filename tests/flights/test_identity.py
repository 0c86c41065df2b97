"""Identity: names are kept side by side with their times, and nothing is made of a lent address."""

import csv
import time
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.bounds import Moment
from habeas.evidence.spot import Spot
from habeas.flights import read_trace_full
from habeas.flights.icao_address import AddressKind, registration_of
from habeas.flights.identity import (
    MOST_SPELLS,
    ClaimTimesError,
    IdentityClaim,
    identity_of,
    identity_of_track,
)
from habeas.flights.identity_notes import NoteKind, notes_on
from habeas.flights.opened import opened
from habeas.flights.records import Call, Fixes, Input, Track

DAY = 86_400


def claim(value, first_s=0.0, last_s=None, *, kind="callsign", source="a.json", lead=False):
    last = first_s if last_s is None else last_s
    return IdentityClaim(kind, value, first_s, last, Spot(source, "item 3"), lead)


def registered(value, first_s=0.0, last_s=None, **more):
    return claim(value, first_s, last_s, kind="registration", **more)


def told(identity):
    return {note.kind: note.text for note in notes_on(identity)}


def test_a_name_holds_from_its_first_report_to_its_last_and_is_carried_no_further():
    identity = identity_of("a2c4e0", [claim("XAA1", 30), claim("XAA1", 10), claim("XAA2", 90)])
    assert [(s.value, s.first_s, s.last_s) for s in identity.spells] == [
        ("XAA1", 10, 30),
        ("XAA2", 90, 90),
    ]
    assert [s.value for s in identity.at("callsign", 20)] == ["XAA1"]
    assert identity.at("callsign", 60) == ()


def test_a_change_of_callsign_lies_between_the_last_report_of_one_and_the_first_of_the_next():
    identity = identity_of("a2c4e0", [claim("XAA1", 10, 30), claim("XAA2", 90)])
    (change,) = identity.changes("callsign")
    assert (change.before.value, change.after.value) == ("XAA1", "XAA2")
    assert change.between == Moment(30_000_000, 90_000_001)
    assert told(identity) == {
        NoteKind.RENAMED: "callsign changed, all are kept: XAA1 until 1970-01-01T00:00:30Z, "
        "XAA2 from 1970-01-01T00:01:30Z"
    }


def test_a_callsign_that_returns_is_three_spells():
    identity = identity_of("a2c4e0", [claim("A", 1), claim("B", 2), claim("A", 3)])
    assert [s.value for s in identity.of("callsign")] == ["A", "B", "A"]
    assert len(identity.changes("callsign")) == 2


def test_a_change_is_told_from_the_name_that_lasted_longest():
    identity = identity_of("a2c4e0", [claim("A", 0, 100), claim("B", 50, 60), claim("C", 110)])
    (change,) = identity.changes("callsign")
    assert (change.before.value, change.after.value) == ("A", "C")
    assert "A, B" in told(identity)[NoteKind.RIVALS]


FITS = {
    "written as the register does": "N278GX",
    "with a dash, in small letters": "n-278gx",
    "with blanks": " N 278 GX ",
}


@pytest.mark.parametrize("registration", FITS.values(), ids=FITS)
def test_a_registration_that_fits_its_address_needs_no_note(registration):
    assert notes_on(identity_of("A2C4E0", [registered(registration)])) == ()


MISFITS = {
    "another U.S. one": ("a2c4e0", "N837VA", "it is that of N278GX"),
    "a foreign one at a U.S. address": ("a2c4e0", "PH-HZO", "it is that of N278GX"),
    "a U.S. one at a foreign address": ("484b5a", "N837VA", "N837VA has ab7437"),
}


@pytest.mark.parametrize(("address", "registration", "reason"), MISFITS.values(), ids=MISFITS)
def test_a_registration_that_does_not_fit_is_a_note_and_stays(address, registration, reason):
    identity = identity_of(address, [registered(registration)])
    (note,) = notes_on(identity)
    assert note.kind is NoteKind.MISFIT
    assert f"address {address} does not fit {registration}: by arithmetic {reason}" == note.text
    assert note.spells == identity.spells
    assert identity.is_one_aircraft


def test_where_no_arithmetic_holds_nothing_is_said_of_a_registration():
    assert notes_on(identity_of("484b5a", [registered("PH-HZO")])) == ()
    assert notes_on(identity_of("ae01ce", [registered("05-0001")])) == ()


NO_AIRCRAFT = {
    "lent for privacy": ("a2c4e0", True, AddressKind.TEMPORARY, "privacy address"),
    "made up": ("~a2c4e0", False, AddressKind.NON_ICAO, "none that ICAO assigns"),
    "made up, marked as lent": ("~a2c4e0", True, AddressKind.NON_ICAO, "none that ICAO"),
    "malformed": ("N278GX", False, AddressKind.MALFORMED, "no address of an aircraft"),
    "blank": ("", True, AddressKind.MALFORMED, "(none) is no address"),
}


@pytest.mark.parametrize(
    ("address", "lent", "kind", "words"), NO_AIRCRAFT.values(), ids=NO_AIRCRAFT
)
def test_an_address_that_identifies_nobody_says_so_and_is_held_against_no_name(
    address, lent, kind, words
):
    identity = identity_of(address, [registered("N837VA")], temporary=lent)
    assert identity.address_kind is kind
    assert not identity.is_one_aircraft
    assert [note.kind for note in notes_on(identity)] == [NoteKind.ADDRESS]
    assert words in notes_on(identity)[0].text
    assert [s.value for s in identity.spells] == ["N837VA"]


def test_a_new_registration_stands_beside_the_old_one():
    old, new = registered("XA-ABC", 0, DAY), registered("N278GX", 9 * DAY, 10 * DAY)
    identity = identity_of("a2c4e0", [new, old])
    assert [s.value for s in identity.of("registration")] == ["XA-ABC", "N278GX"]
    notes = told(identity)
    assert "XA-ABC until 1970-01-02T00:00:00Z, N278GX from 1970-01-10" in notes[NoteKind.RENAMED]
    assert NoteKind.RIVALS not in notes


def test_two_names_at_one_time_are_rivals_and_no_change():
    one = claim("One Air", 0, 10, kind="operator", source="a.json")
    other = claim("Other Air", 10, 20, kind="operator", source="b.json")
    identity = identity_of("484b5a", [one, other])
    assert identity.changes("operator") == ()
    assert told(identity) == {
        NoteKind.RIVALS: "sources give more than one operator at one time: One Air, Other Air; "
        "all are kept"
    }


def test_names_are_compared_without_case_and_spacing_and_kept_as_first_written():
    same = [claim("One  Air ", 0, kind="operator"), claim("ONE AIR", 5, kind="operator")]
    identity = identity_of("484b5a", same)
    assert [(s.value, s.last_s) for s in identity.spells] == [("One  Air", 5)]


def test_a_lead_is_shown_and_held_against_nothing():
    lead = claim("Watched Air", -inf, inf, kind="operator", source="list.csv", lead=True)
    facts = [claim("One Air", 0, kind="operator"), claim("One Air", 9, kind="operator")]
    identity = identity_of("484b5a", [*facts, lead])
    assert [(s.value, s.is_lead) for s in identity.spells] == [
        ("Watched Air", True),
        ("One Air", False),
    ]
    assert notes_on(identity) == ()


def test_a_lead_between_two_reports_does_not_break_the_spell():
    claims = [claim("A", 0), claim("B", 5, lead=True), claim("A", 9)]
    spells = identity_of("484b5a", claims).of("callsign")
    assert [(s.value, s.first_s, s.last_s) for s in spells] == [("A", 0, 9), ("B", 5, 5)]


def test_an_undated_name_changes_nothing():
    register = registered("XA-ABC", -inf, inf, source="register.csv")
    identity = identity_of("0d0001", [register, claim("A", 5)])
    assert identity.changes("registration") == ()
    assert [s.value for s in identity.at("registration", 5)] == ["XA-ABC"]


def test_a_spell_cites_its_first_and_its_last_report():
    claims = [claim("A", n, source=f"{n}.json") for n in range(5)]
    (spell,) = identity_of("484b5a", claims).spells
    assert [spot.source for spot in spell.spots] == ["0.json", "4.json"]


@pytest.mark.parametrize("count", [20_000, pytest.param(100_000, marks=pytest.mark.slow)])
def test_an_aircraft_with_very_many_callsigns_stays_bounded_and_says_so(count):
    claims = [claim(f"XAA{n}", n) for n in range(count, 0, -1)]
    began = time.process_time()
    identity = identity_of("484b5a", claims)
    notes = notes_on(identity)
    assert time.process_time() - began < 10 * count / 100_000
    assert [s.value for s in identity.spells[:2]] == ["XAA1", "XAA2"]
    assert len(identity.spells) == MOST_SPELLS
    assert identity.left_out == (("callsign", count - MOST_SPELLS),)
    assert notes[-1].kind is NoteKind.TOO_MANY
    assert notes[-1].text == f"{count:,} changes of callsign; the first 5,000 by time are kept"
    assert all(len(note.text) < 600 and len(note.spells) <= 10 for note in notes)


def test_a_hostile_name_cannot_hide_or_flood_in_a_note():
    claims = [claim("A\u202eB", 1), claim("C" * 10_000, 5)]
    text = told(identity_of("484b5a", claims))[NoteKind.RENAMED]
    assert "A<U+202E>B until" in text
    assert len(text) < 300


def test_a_blank_name_names_nothing():
    assert identity_of("484b5a", [claim(""), claim("  "), registered(" - ")]).spells == ()


@pytest.mark.parametrize(("first", "last"), [(5, 4), (nan, 5), (5, nan), (0, 1e18), (inf, inf)])
def test_a_claim_at_no_time_is_refused(first, last):
    with pytest.raises(ClaimTimesError, match="the earlier time first"):
        claim("A", first, last)


def test_the_names_of_a_track_are_claims_with_their_spots():
    calls = (
        Call("registration", "N278GX", 10.0, 0),
        Call("callsign", "XAA1", 15.0, 7, 1),
        Call("squawk", "1200", 15.0, 7),
        Call("callsign", "XAA2", 1e18, 9),
    )
    inputs = (Input("a.json", "aa", locator="item"), Input("b.json", "bb", locator="row"))
    track = Track("a2c4e0", Fixes.of(t=[], lat=[], lon=[]), inputs, calls, temporary=True)
    identity = identity_of_track(track)
    assert identity.address_kind is AddressKind.TEMPORARY
    assert [(s.value, str(s.spots[0].source), s.spots[0].at) for s in identity.spells] == [
        ("N278GX", "a.json", "item 0"),
        ("XAA2", "a.json", "item 9"),
        ("XAA1", "b.json", "row 7"),
    ]
    assert not identity.of("callsign")[0].is_dated


CLAIMS = st.lists(
    st.builds(
        lambda value, first, long, kind, source, lead: claim(
            value, first, first + long, kind=kind, source=source, lead=lead
        ),
        st.sampled_from(["A", "a ", "B", "N1", "N278GX", ""]),
        st.integers(0, 20),
        st.integers(0, 8),
        st.sampled_from(["registration", "operator", "callsign"]),
        st.sampled_from(["a.json", "b.json"]),
        st.booleans(),
    ),
    max_size=12,
)


@given(claims=CLAIMS, data=st.data())
def test_neither_the_order_of_claims_nor_their_repetition_matters(claims, data):
    identity = identity_of("a2c4e0", claims)
    others = data.draw(st.permutations([*claims, *claims[:3]]))
    assert identity_of("a2c4e0", others) == identity
    assert notes_on(identity_of("a2c4e0", others)) == notes_on(identity)


@given(claims=CLAIMS)
def test_every_name_given_is_in_a_spell_that_covers_its_reports(claims):
    identity = identity_of("a2c4e0", claims)
    for one in claims:
        covering = [
            spell
            for spell in identity.of(one.kind)
            if (spell.key, spell.is_lead) == (one.key, one.is_lead)
            and spell.first_s <= one.first_s <= one.last_s <= spell.last_s
        ]
        assert bool(covering) is bool(one.key)


@given(claims=CLAIMS)
def test_names_at_one_time_are_told_just_where_there_are_some(claims):
    identity = identity_of("a2c4e0", claims)
    notes = [note for note in notes_on(identity) if note.kind is NoteKind.RIVALS]
    overlapping = {
        kind
        for kind in ("registration", "operator", "callsign")
        for one in identity.of(kind)
        for other in identity.of(kind)
        if one.key != other.key
        and not one.is_lead
        and not other.is_lead
        and one.first_s <= other.last_s
        and other.first_s <= one.last_s
    }
    assert {note.spells[0].kind for note in notes} == overlapping


@pytest.mark.field_data
def test_real_tracks_and_lists_fit_their_addresses(field_data):
    flights = field_data / "flights"
    pairs = []
    for path in sorted((flights / "readsb").rglob("trace_full_*")):
        for track in read_trace_full.read(opened(path)).records:
            identity = identity_of_track(track)
            assert NoteKind.MISFIT not in told(identity), path.name
            pairs += [(track.icao24, s.value) for s in identity.of("registration")]
    with (flights / "reference" / "plane_alert_removal_watchlist.csv").open() as stream:
        pairs += [(row["$ICAO"], row["$Registration"]) for row in csv.DictReader(stream)]
    american = [(a, r) for a, r in pairs if r.startswith("N")]
    assert len(american) > 50
    misfits = [pair for pair in american if registration_of(pair[0]) != pair[1]]
    assert misfits == []

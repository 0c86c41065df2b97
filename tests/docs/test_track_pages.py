"""The method pages of tracks: each tells rule, example, source and limits; figures are the code's."""

import re
from inspect import signature

import pytest
from followed import DOCS

from habeas.bounds.moment import HOUR
from habeas.case import tracks
from habeas.flights import (
    approaches,
    beside,
    centreline,
    clocks,
    consistent,
    countries,
    departures,
    estimate,
    fields,
    gaps,
    ground,
    identity,
    ledger_rules,
    leg_ends,
    legs,
    silences,
)
from habeas.flights.gaps import GapKind
from habeas.flights.icao_address import AddressKind
from habeas.flights.ledger_rules import Rule
from habeas.places import area, speed

PAGES = (
    "integrity-ledger", "flight-legs", "gaps", "where-of-a-track", "crossings", "aircraft-identity",
    "speed-limits", "tracks-in-a-case",
)  # fmt: skip
# What a page says, with the figures that the code has.
SAID = {
    "integrity-ledger": (
        f"descent of {ledger_rules.RATE_FPM:,.0f} ft/min",
        f"below {ledger_rules.SLOW_KT:g} kt over the ground above {ledger_rules.HIGH_FT:,.0f} ft",
        f"since {ledger_rules.FAST_FIXES} fixes are faster than {ledger_rules.FAST_KT:g} kt",
        (
            f"of {ledger_rules.CIRCLE_FIXES} or more that go round at least once within "
            f"{ledger_rules.CIRCLE_KM:g} km, below {ledger_rules.CIRCLE_KT:g} kt"
        ),
        f"*slack* is {consistent.WITHIN_INPUT_S:g} s within one file",
        f"Where {clocks.FEWEST} or more fixes of one file, faster than {clocks.FASTER_KT:g} kt, lie",
        f"at most {clocks.APART_S:g} s apart",
        (
            f"with fewer than {ledger_rules.PATH_FIXES} others that agree with it, or for less than "
            f"{ledger_rules.PATH_S:g} s"
        ),
        f"changes places with the path {ledger_rules.ALTERNATIONS} times or more",
        f"within {ledger_rules.NEAR_JUMP_S:,.0f} s of a fix off it",
        f"{ledger_rules.SIL_SAMPLES} or more statements",
        (
            f"NACp {ledger_rules.BAD_NAC_P} or less, if the track has any of "
            f"{ledger_rules.GOOD_NAC_P} or more"
        ),
        f"more than {consistent.WINDOW:,} fixes back",
        f"after {consistent.SEARCHES:,} hard searches it looks back {consistent.NARROW_WINDOW}",
    ),
    "flight-legs": (
        (
            f"flight: {ground.LEAST_REPORTS} or more that reach {ground.LEAST_KT:g} kt and climbed "
            f"{ground.LEAST_CLIMB_FT:g} ft, or went {ground.LEAST_AWAY_KM:g} km away for "
            f"{ground.LEAST_FLIGHT_S:g} s"
        ),
        f"lie more than {ground.MOVED_KM:g} km apart",
        f"after a silence of {ground.SILENCE_S:g} s",
        f"within {ground.FLICKER_S:g} s on both sides is a flicker",
        f"at most {ground.TOUCH_S:g} s that never gets slower than {ground.TOUCH_KT:g} kt",
        f"a run of {approaches.ALIGNED_FIXES} fixes or more over {approaches.ALIGNED_S:g} s",
        f"within {centreline.OFFSET_KM:g} km of it, flown within {centreline.DIRECTION_DEG:g} degrees",
        (
            f"below {approaches.HIGHEST_FT:,.0f} ft over the field and below "
            f"{approaches.LOWEST_ABOVE_FT:,.0f} ft at the lowest, that begins {approaches.BEGINS_KM:g} km"
        ),
        (
            f"A departure is a run of {departures.ALIGNED_FIXES} fixes or more over "
            f"{departures.ALIGNED_S:g} s"
        ),
        f"**Silences** of {silences.SILENCE_S:g} s or more",
        f"within {fields.ON_FIELD_KM:g} km of a runway",
        f"not two fields within {fields.APART_KM:g} km",
        (
            f"at most {beside.CONSISTENT_FT:,.0f} ft (and {beside.QNH_FT:g} ft for the pressure) over it "
            f"and {beside.CONSISTENT_KM:g} km from it"
        ),
        f"Below {silences.LOW_STOP_S:g} s none does",
        f"its own speed leaves {silences.LIKELY_STOP_S:,.0f} s or more",
        f"low ({silences.LOW_FT:,.0f} ft over a field within {silences.FIELD_KM:g} km)",
        f"the hard limit leaves {silences.SHORTEST_STOP_S:,.0f} s",
        f"Beyond {len(legs.LETTERS)} rivals",
    ),
    "gaps": (
        f"every silence of {gaps.SHORTEST_S:g} s or more",
        f"at one of {countries.INSTANTS} instants",
        f"within {signature(gaps.heard_others).parameters['km'].default:g} km of one of the two",
        f"at most {ground.MOVED_KM:g} km apart",
        f"below {silences.LOW_FT:,.0f} ft over a field within {silences.FIELD_KM:g} km and sinking",
    ),
    "where-of-a-track": (
        f"are {area.SHARE * 100:g} % of it (or {area.MOST_CELLS:,} are open)",
        f"meant to hold {estimate.SHARE * 100:g} in 100",
    ),
    "aircraft-identity": (f"At most {identity.MOST_SPELLS:,} names of one kind",),
    "speed-limits": (
        f"taken to be {speed.WARMER_K:g} K warmer",
        f"+ {speed.WIND_KT:g} kt of wind",
        f"without a ceiling too, at {speed.REACH_FT:,.0f} ft",
        *(f"| `{kind}` | {kt:g} | {why} |" for kind, (kt, why) in speed.MOVERS.items()),
    ),
    "tracks-in-a-case": (
        f"come within {tracks.APART_US / HOUR:g} hours of the reported",
        " or ".join(f"`{kind.value}`" for kind in tracks.CERTAIN),
        f"each silence of {gaps.SHORTEST_S:g} s or more",
    ),
}


def text_of(page):
    return (DOCS / "explanation" / f"{page}.md").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_tells_rule_example_source_and_limits(page):
    heads = re.findall(r"^## (.+)$", text_of(page), re.MULTILINE)
    assert {"The rule", "An example", "Source", "Limits"} <= set(heads)
    assert ">>> " in text_of(page)


@pytest.mark.parametrize(("page", "said"), [(p, s) for p, all_ in SAID.items() for s in all_])
def test_a_page_says_the_figures_of_the_code(page, said):
    assert said in " ".join(text_of(page).split())


def test_the_bands_of_the_estimate_are_those_of_the_code():
    rows = re.findall(
        r"^\| (\d+) \| [\d.]+ \| ([\d.]+) \| [\d.]+ % \| [\d.]+ \|$",
        text_of("where-of-a-track"),
        re.MULTILINE,
    )
    assert tuple((float(minutes), float(km)) for minutes, km in rows) == estimate.BANDS


NAMES = {
    "integrity-ledger": [rule.label for rule in Rule if rule is not Rule.NONE],
    "flight-legs": [kind.value for kind in leg_ends.EndClass],
    "gaps": [kind.value for kind in GapKind],
    "aircraft-identity": [kind.value for kind in AddressKind],
}


@pytest.mark.parametrize(("page", "name"), [(p, n) for p, names in NAMES.items() for n in names])
def test_every_rule_class_and_kind_has_its_row(page, name):
    assert re.search(rf"^\| `{re.escape(name)}` \|", text_of(page), re.MULTILINE)


def test_no_page_says_that_a_transponder_was_off_except_to_refuse_it():
    for page in PAGES:
        for sentence in re.findall(r"[^.]*transponder[^.]*\.", text_of(page)):
            assert "never said" in sentence

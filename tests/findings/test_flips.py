"""Flips on random small cases: each does what it promises, and none is missed."""

import random
from datetime import datetime
from itertools import combinations

import pytest
from small_cases import EVENTS, QUESTIONS, SECONDS, applied, draw, stamp, write

from habeas.bounds import Moment, Tri, to_us
from habeas.bounds.moment import MINUTE
from habeas.case.read_case import read_case
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings import Flip, all_keys, ask, key_of, with_flips
from habeas.findings.questions import MODULES
from habeas.findings.told import Teller


def asked(tmp_path, seed, count, more=("",)):
    rng = random.Random(seed)
    for n in range(count):
        facts, relation = draw(rng)
        write(tmp_path / f"{n}", facts, relation)
        case = read_case(tmp_path / f"{n}")
        keys = [key_of(case, f"{question}/T1/O-1.entered") for question in QUESTIONS]
        keys += [key for question in more if question for key in all_keys(case, question)]
        for key in keys:
            yield case, ask(case, key)


@pytest.mark.parametrize("seed", [1, 2])
def test_every_flip_applied_does_what_it_promises_and_no_part_can_be_left_away(tmp_path, seed):
    tried = 0
    for case, finding in asked(tmp_path, seed, 6):
        for flip in with_flips(case, finding).flips:
            tried += 1
            assert flip.to is not finding.answer
            assert ask(case, finding.key, applied(case, flip.parts)).answer is flip.to
            for size in range(len(flip.parts)):
                for fewer in combinations(flip.parts, size):
                    told = ask(case, finding.key, applied(case, fewer)).answer
                    assert told is not flip.to
    assert tried > 30


def every_choice(case):
    """Every part that a choice may have, each with the axis it fixes; times by the half second."""
    parts = []
    for reading in case.readings.values():
        parts += [(reading.id, f"reading {reading.id}={o.name}") for o in reading.options]
    parts += [(s, f"without {s}") for s in case.sources]
    for event in EVENTS:
        name = "O-1.entered" if event == "entered" else f"T1.1.{event}"
        for second in range(-1, SECONDS + 2):
            for half in ("", ".5"):
                clock = (
                    stamp(second % 60).removesuffix(" Z") if second >= 0 else "2025-03-15 11:59:59"
                )
                parts.append((name, f"set {name}={clock.replace(' ', 'T')}{half}Z"))
    return parts


def test_an_answer_that_a_choice_of_up_to_two_parts_can_change_lists_a_flip(tmp_path):
    without_any = 0
    for case, finding in asked(tmp_path, 7, 6):
        flips = with_flips(case, finding).flips
        reached = {flip.to for flip in flips}
        teller = Teller(case, finding.key)
        parts = every_choice(case)
        for axis, part in parts:
            told = teller.told(applied(case, [part]))
            assert told is finding.answer or told in reached, (finding.id, axis, part)
        if not flips:
            without_any += 1
            for (one, a), (other, b) in combinations(parts, 2):
                if one != other:
                    assert teller.told(applied(case, [a, b])) is finding.answer
    print(f"{without_any} findings that nothing can change")


def changed_by(case, finding, parts):
    """Give the choices of up to three parts, each on an axis of its own, that change an answer."""
    teller = Teller(case, finding.key)
    for size in (1, 2, 3):
        for chosen in combinations(parts, size):
            if len({axis for axis, _ in chosen}) == size:
                words = [part for _, part in chosen]
                if teller.told(applied(case, words)) is not finding.answer:
                    yield words


def test_an_answer_without_a_flip_is_changed_by_no_choice_of_up_to_three_parts(tmp_path):
    """Random cases: each answer lists a flip, or every single choice is tried in vain."""
    seen = 0
    for case, finding in asked(tmp_path, 11, 25, ("", "contradiction", "origin")):
        if finding.answer is not None:
            seen += 1
            if not with_flips(case, finding).flips:
                assert not list(changed_by(case, finding, every_choice(case)))
    assert seen > 100


@pytest.mark.slow
def test_what_lists_no_flip_in_the_bundled_case_is_changed_by_no_choice(bundled):
    without_any = tried = 0
    # Some of each question: to look for what is not there takes the longest.
    asked = [key for question in MODULES for key in all_keys(bundled, question)[::15]]
    for key in asked:
        finding = ask(bundled, key)
        if finding.answer is None or with_flips(bundled, finding).flips:
            continue
        without_any += 1
        origins = sorted({c.origin for c in finding.result.claims if c.origin})
        parts = [
            (r.id, f"reading {r.id}={o.name}") for r in bundled.readings.values() for o in r.options
        ]
        parts += [(origin, f"without {origin}") for origin in origins]
        parts += [
            (e, f"set {e}=2025-03-{day:02}T12:00:00Z")
            for e in finding.result.events
            for day in (1, 16, 30)
        ]
        tried += len(parts)
        assert not list(changed_by(bundled, finding, parts))
    print(f"{without_any} findings without a flip, {tried} parts")
    assert without_any


def test_an_answer_that_only_three_parts_together_can_change_lists_them(tmp_path):
    """Three outlets, three origins: certainty ends only when all three are left out."""
    facts = {event: [] for event in EVENTS}
    facts["takeoff"] = [("value", 1, 1, None)] * 3
    facts["landing"] = facts["handed_over"] = []
    facts["entered"] = [("value", 4, 4, None)]
    write(tmp_path / "case", facts, relation=False)
    case = read_case(tmp_path / "case")
    finding = with_flips(case, ask(case, key_of(case, "left/T1/O-1.entered")))
    assert finding.answer is Tri.YES
    assert ("without S-takeoff-0", "without S-takeoff-1", "without S-takeoff-2") in {
        flip.parts for flip in finding.flips
    }


def test_a_time_that_flips_is_the_nearest_one_to_the_present_bounds(bundled):
    finding = ask(bundled, key_of(bundled, "outside/T1/O-oral.said"))
    flips = with_flips(bundled, finding).flips
    thresholds = {f.parts[0]: f.to for f in flips if f.parts[0].startswith("set T1.1.speed_kt=")}
    assert thresholds == {"set T1.1.speed_kt=733": Tri.CANNOT_TELL}
    at = {f.to: f.parts[0] for f in flips if f.parts[0].startswith("set T1.1.takeoff=")}
    us = to_us(datetime.fromisoformat(at[Tri.NO].split("=")[1])) - MINUTE
    earlier = AS_IT_STANDS.setting("T1.1.takeoff", Moment(us, us + 1))
    assert ask(bundled, finding.key, earlier).answer is not Tri.NO


def test_what_only_three_parts_of_two_families_can_change_is_found(case_of):
    """Who stands behind a time: one origin only if two of three are left out, under one reading."""
    options = [{"name": "a", "value": ""}, {"name": "b", "value": ""}]
    reading = {"id": "r", "question": "which?", "sets": "claims", "options": options}
    said = [{"value": f"2025-03-15 10:0{n}", "source": f"S{n}"} for n in range(3)]
    said += [{"value": "2025-03-15 10:09", "source": f"S{n}", "under": "r=a"} for n in (3, 4)]
    order = {"entered": "2025-03-15 12:00"}
    case = case_of({"takeoff": said}, order=order, readings=[reading])
    finding = with_flips(case, ask(case, key_of(case, "origin/T.1.takeoff")))
    assert finding.answer is Tri.CANNOT_TELL
    assert finding.flips == (Flip(Tri.YES, ("reading r=b", "without S0", "without S1")),)


def test_a_range_has_no_flips_and_an_answer_that_nothing_can_change_has_none(bundled):
    minutes = ask(bundled, key_of(bundled, "minutes/T1/O-oral.said/left"))
    assert with_flips(bundled, minutes).flips == ()
    unknown = ask(bundled, key_of(bundled, "in-force/T1/O-tro5.entered"))
    assert with_flips(bundled, unknown).flips == ()

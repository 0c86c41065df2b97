"""Readings: every combination counts, also where they are too many to print."""

from itertools import product

import pytest
import yaml

from habeas.bounds import Tri
from habeas.case.read_case import read_case
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings import all_keys, ask, key_of
from habeas.findings.axes import combinations_of, count_of_combinations, live_axes
from habeas.findings.cover import MOST_PARTS
from habeas.findings.questions import evaluate
from habeas.findings.scene import Scene
from habeas.findings.told import Teller


def written(folder, takeoffs, entered="2025-03-15 12:30:00 Z"):
    """A case with one take-off claim per option of each reading: {reading: {option: minute}}."""
    claims = [
        {"value": f"2025-03-15 12:{minute:02}:00 Z", "source": "S-1", "under": f"{r}={o}"}
        for r, options in takeoffs.items()
        for o, minute in options.items()
    ]
    readings = [
        {
            "id": r,
            "question": "which?",
            "sets": "claims",
            "options": [{"name": o, "value": ""} for o in options],
        }
        for r, options in takeoffs.items()
    ]
    order = {"id": "O-1", "matter": "M-1", "kind": "TRO", "form": "written"}
    order["entered"] = [{"value": entered, "source": "S-1"}]
    trees = {
        "transfers": {
            "transfers": [{"id": "T1", "legs": [{"id": "T1.1", "mode": "air", "takeoff": claims}]}]
        },
        "orders": {"matters": [{"id": "M-1", "court": "X"}], "orders": [order]},
        "readings": {"readings": readings},
    }
    (folder / "hand").mkdir(parents=True)
    (folder / "sources.csv").write_text("id,kind\nS-1,article\n")
    for name, tree in trees.items():
        (folder / "hand" / f"{name}.yaml").write_text(yaml.safe_dump(tree))
    return read_case(folder)


def asked(case, question, choice=AS_IT_STANDS):
    return ask(case, key_of(case, f"{question}/T1/O-1.entered"), choice)


@pytest.mark.parametrize(
    ("late", "expected"),
    [((), Tri.YES), (("r6=b",), Tri.CANNOT_TELL)],
    ids=["all agree", "one differs"],
)
def test_more_combinations_than_are_printed_are_still_all_asked(tmp_path, late, expected):
    takeoffs = {
        f"r{n}": {o: 45 if f"r{n}={o}" in late else 10 + n for o in ("a", "b")} for n in range(8)
    }
    case = written(tmp_path, takeoffs)
    finding = asked(case, "left")
    assert finding.answer is expected
    assert len(finding.by_reading) == 16
    assert finding.result.why[0].startswith("256 combinations of readings")
    for options in product("ab", repeat=8):
        choice = AS_IT_STANDS
        for n, option in enumerate(options):
            choice = choice.reading(f"r{n}", option)
        one = asked(case, "left", choice).answer
        assert finding.answer in (Tri.CANNOT_TELL, one)


def test_the_answer_of_one_option_is_that_of_every_combination_with_it(tmp_path):
    takeoffs = {f"r{n}": {"a": 10, "b": 45 if n == 3 else 11} for n in range(7)}
    finding = asked(written(tmp_path, takeoffs), "left")
    assert finding.by_reading["r3=a"] is Tri.YES
    assert finding.by_reading["r3=b"] is Tri.CANNOT_TELL
    assert finding.by_reading["r0=a"] is Tri.CANNOT_TELL


def test_a_range_holds_that_of_every_combination(tmp_path):
    case = written(tmp_path / "case", {"r": {"a": 10, "b": 40}})
    finding = ask(case, key_of(case, "minutes/T1/O-1.entered/left"))
    assert finding.result.bounds["least"] == pytest.approx(-20.02, abs=0.03)
    assert finding.result.bounds["most"] == pytest.approx(10.02, abs=0.03)


def test_above_what_is_printed_the_last_sentence_says_the_whole_range(tmp_path):
    takeoffs = {f"r{n}": {"a": 10, "b": 45 if n == 6 else 10} for n in range(7)}
    case = written(tmp_path, takeoffs)
    result = ask(case, key_of(case, "minutes/T1/O-1.entered/left")).result
    least, most = -result.bounds["least"], result.bounds["most"]
    assert f"between {least:g} minutes before and {most:g} minutes after" in result.why[-1]


def test_a_set_of_stages_holds_that_of_every_combination_also_above_what_is_printed(tmp_path):
    takeoffs = {f"r{n}": {"a": 10, "b": 45 if n == 6 else 10} for n in range(7)}
    case = written(tmp_path, takeoffs)
    finding = ask(case, key_of(case, "stage/T1/O-1.entered"))
    assert finding.answer is None
    for option, within in (("a", "in custody at origin"), ("b", "under way inside the territory")):
        choice = AS_IT_STANDS
        for n in range(7):
            choice = choice.reading(f"r{n}", option if n == 6 else "a")
        alone = ask(case, finding.key, choice)
        assert set(alone.result.stages) <= set(finding.result.stages)
        assert within in finding.result.stages


@pytest.mark.parametrize("question", ["left", "landed", "outside", "minutes", "stage"])
def test_above_what_is_printed_each_combination_has_the_result_of_its_part(tmp_path, question):
    takeoffs = {f"r{n}": {"a": 10, "b": 20 + 5 * n} for n in range(7)}
    case = written(tmp_path, takeoffs)
    key = next(key for key in all_keys(case) if key.question == question)
    axes = live_axes(case, key, AS_IT_STANDS)
    assert count_of_combinations(axes) == 2**7
    parts = list(Teller(case, key).parts(AS_IT_STANDS))
    for combined in combinations_of(axes, AS_IT_STANDS):
        (part,) = [part for part in parts if part.holds(combined.readings)]
        whole = evaluate(Scene(case, combined), key)
        assert (part.result.answer, part.result.stages) == (whole.answer, whole.stages)
        assert part.result.bounds == whole.bounds


def test_more_combinations_than_can_be_tried_leave_nothing_certain_and_say_so(tmp_path):
    takeoffs = {f"r{n:02}": {"a": 10, "b": 11} for n in range(13)}
    case = written(tmp_path, takeoffs)
    assert MOST_PARTS < 2**13
    finding = asked(case, "left")
    assert finding.answer is Tri.CANNOT_TELL
    assert "too many to try: fix some of them" in finding.result.why[0]
    stage = ask(case, key_of(case, "stage/T1/O-1.entered"))
    assert len(stage.result.stages) == 7
    minutes = ask(case, key_of(case, "minutes/T1/O-1.entered/left"))
    assert "least" not in minutes.result.bounds


def test_a_check_of_an_answer_is_flipped_by_what_flips_that_answer(bundled):
    from habeas.findings import with_flips

    check = with_flips(bundled, ask(bundled, key_of(bundled, "check/third-inside-at-spoken")))
    named = with_flips(bundled, ask(bundled, key_of(bundled, "outside/T3/O-oral.said")))
    assert check.answer is Tri.YES
    assert {flip.parts for flip in named.flips} <= {flip.parts for flip in check.flips}
    assert {flip.to for flip in check.flips} == {Tri.NO}


def test_too_many_combinations_are_told_as_nothing_certain(tmp_path):
    takeoffs = {f"r{n:02}": {"a": 10, "b": 11} for n in range(13)}
    case = written(tmp_path, takeoffs)
    assert Teller(case, key_of(case, "left/T1/O-1.entered")).told(AS_IT_STANDS) is Tri.CANNOT_TELL


ZONES = [{"name": "texas", "value": "America/Chicago"}, {"name": "utc", "value": "UTC"}]


def test_a_reading_of_a_sources_zone_moves_all_its_times_together(case_of):
    reading = {"id": "z", "question": "whose clock?", "sets": "zone of S0", "options": ZONES}
    leg = {"takeoff": {"value": "2025-03-15 10:00", "source": "S0"}}
    leg["landing"] = {"value": "2025-03-15 11:00", "source": "S0"}
    order = {"entered": {"value": "2025-03-15 12:00", "source": "S1"}}
    case = case_of(leg, order=order, readings=[reading])
    finding = ask(case, key_of(case, "left/T/O.entered"))
    assert finding.answer is Tri.CANNOT_TELL
    assert finding.by_reading == {"z=texas": Tri.NO, "z=utc": Tri.YES}
    assert ask(case, key_of(case, "origin/O.entered")).by_reading == {}


def test_a_reading_of_a_sources_zone_leaves_alone_what_writes_its_own(case_of):
    reading = {"id": "z", "question": "whose clock?", "sets": "zone of S0", "options": ZONES}
    leg = {"takeoff": {"value": "2025-03-15 10:00 Z", "source": "S0"}}
    leg["vehicle"] = {"value": "V", "source": "S0"}
    order = {"entered": {"value": "2025-03-15 12:00", "source": "S1"}}
    known = {"value": "2025-04-01", "source": "S1"}
    plane = {"id": "V", "type": "A320"}
    case = case_of(leg, order=order, readings=[reading], vehicles=[plane], known=known)
    finding = ask(case, key_of(case, "left/T/O.entered"))
    assert finding.answer is Tri.YES
    assert finding.by_reading == {}


def test_a_range_that_is_open_under_one_reading_is_open(case_of):
    options = [{"name": "a", "value": ""}, {"name": "b", "value": ""}]
    reading = {"id": "r", "question": "which?", "sets": "claims", "options": options}
    takeoff = [
        {"value": "2025-03-15 13:00:00", "source": "S0", "under": "r=a"},
        {"value": "after 2025-03-15 12:30:00", "source": "S1", "under": "r=b"},
    ]
    order = {"entered": "2025-03-15 12:00:00"}
    case = case_of({"takeoff": takeoff}, order=order, readings=[reading])
    result = ask(case, key_of(case, "minutes/T/O.entered/left")).result
    assert result.bounds["least"] == pytest.approx(30, abs=0.1)
    assert result.bounds["most"] is None
    least = result.bounds["least"]
    words = f"T.1.takeoff came at least {least} minutes after O.entered."
    assert result.why[-1] == f"Under any of these readings: {words}"

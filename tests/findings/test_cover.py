"""Cover: the parts into which combinations of readings fall leave none out and never overlap."""

import json
import random
from datetime import UTC, datetime
from itertools import product

import pytest

from habeas.bounds import Moment, Tri
from habeas.bounds.moment import DAY
from habeas.case.read_case import read_case
from habeas.case.records import Option, Reading
from habeas.case.what_if import AS_IT_STANDS, WhatIf
from habeas.evidence.spot import Place
from habeas.findings import ask, cover
from habeas.findings.axes import combinations_of, count_of_combinations, live_axes
from habeas.findings.order_state import EXISTS, IN_FORCE, state_key
from habeas.findings.questions import evaluate
from habeas.findings.records import Result
from habeas.findings.scene import Scene
from habeas.findings.told import MOST_SINGLE, Teller

HERE = Place("readings.yaml")


def axis(name, count=2):
    options = tuple(Option(f"{name}{n}", f"{n}") for n in range(count))
    return Reading(name, "which?", "claims", options, HERE)


def decided(choice: WhatIf) -> Result:
    """Look at b only where a says so, and at c never."""
    if choice.readings["a"] == "a0":
        return Result(Tri.YES)
    return Result(Tri.NO if choice.readings["b"] == "b2" else Tri.YES)


def test_a_reading_that_is_not_looked_at_costs_nothing():
    parts = cover.cover([axis("a"), axis("b", 3), axis("c", 50)], AS_IT_STANDS, decided)
    assert [(dict(part.readings), part.result.answer) for part in parts] == [
        ({"a": "a0"}, Tri.YES),
        ({"a": "a1", "b": "b0"}, Tri.YES),
        ({"a": "a1", "b": "b2"}, Tri.NO),
        ({"a": "a1", "b": "b1"}, Tri.YES),
    ]


def test_each_combination_lies_in_one_part_which_has_its_result():
    axes = [axis("a"), axis("b", 3), axis("c", 4)]
    parts = cover.cover(axes, AS_IT_STANDS, decided)
    for options in product(*([o.name for o in one.options] for one in axes)):
        readings = dict(zip("abc", options, strict=True))
        (part,) = [part for part in parts if part.holds(readings)]
        assert part.result == decided(WhatIf(readings))


def test_more_parts_than_can_be_tried_are_none(monkeypatch):
    monkeypatch.setattr(cover, "MOST_PARTS", 3)
    assert cover.cover([axis("a"), axis("b", 3)], AS_IT_STANDS, decided) is None


def test_a_look_at_all_readings_is_a_look_at_each():
    def every(choice):
        return Result(Tri.YES if sorted(choice.readings) else Tri.NO)

    assert len(cover.cover([axis("a"), axis("b", 3)], AS_IT_STANDS, every)) == 6


def said(day, source="S-1"):
    return [{"value": f"2031-{1 + day // 28:02}-{1 + day % 28:02}", "source": source}]


def reading(name, sets, *values):
    options = [{"name": f"{name}-{value}", "value": value} for value in values]
    return {"id": name, "question": "which?", "sets": sets, "options": options}


def docket(seed):
    """An invented docket: two orders, of which one derives from the other, and acts in doubt."""
    made = random.Random(seed)
    matters = [{"id": "M", "court": "X", "complete_through": said(200)}]
    orders = [
        {"id": "O-1", "matter": "M", "kind": "order", "said": said(1), "entered": said(9),
         "stated_end": said(made.randint(20, 120))},
        {"id": "O-2", "matter": "M", "kind": "order", "entered": said(12), "derives_from": "O-1"},
    ]  # fmt: skip
    kinds = ("stays", "lifts stay", "extends", "vacates", "stays", "lifts stay", "stays", "ends")
    acts = [
        {"id": f"A-{n}", "matter": "M", "does": does, "order": made.choice(("O-1", "O-1", "O-2")),
         "when": said(day := made.randint(10, 100)), "effective": said(day + made.randint(1, 40)),
         "until": said(day + 60)}
        for n, does in enumerate(kinds)
    ]  # fmt: skip
    readings = [
        reading("falls", "derives", "falls", "stands"),
        reading("clock", "O-1.effective", "said", "entered"),
        *(reading(f"r{n}", f"A-{n}.effective", "when", "effective") for n in range(len(kinds))),
    ]
    return {
        "orders": {"zone": "UTC", "matters": matters, "orders": orders, "acts": acts},
        "readings": {"readings": readings},
    }


def test_a_time_that_does_not_count_contradicts_nothing(tmp_path):
    tree = docket(0)
    act = tree["orders"]["acts"][0] | {"order": "O-1"}
    act["effective"] = [*said(30), *said(60)]
    for claim, words in zip(act["effective"], ("before", "after"), strict=True):
        claim["value"] = f"{words} {claim['value']}"
    tree["orders"]["acts"][0] = act
    del tree["readings"]["readings"][8:]
    (tmp_path / "hand").mkdir()
    (tmp_path / "sources.csv").write_text("id,kind\nS-1,docket\n")
    for name, written in tree.items():
        (tmp_path / f"hand/{name}.yaml").write_text(json.dumps(written))
    case = read_case(tmp_path)
    start = Moment.at(datetime(2031, 1, 3, 12, tzinfo=UTC)).earliest
    key = state_key(IN_FORCE, "O-1", Moment(start, start + 1))
    axes = live_axes(case, key, AS_IT_STANDS)
    parts = list(Teller(case, key).parts(AS_IT_STANDS))
    for combined in combinations_of(axes, AS_IT_STANDS):
        (part,) = [part for part in parts if part.holds(combined.readings)]
        whole = evaluate(Scene(case, combined), key)
        assert part.result.answer is whole.answer
        assert part.result.contradiction == whole.contradiction
    assert {part.result.contradiction for part in parts} == {True, False}


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(n, marks=pytest.mark.slow) for n in (2, 3))])
def test_what_is_told_of_an_order_is_what_every_combination_says(tmp_path, seed):
    (tmp_path / "hand").mkdir()
    (tmp_path / "sources.csv").write_text("id,kind\nS-1,docket\n")
    for name, tree in docket(seed).items():
        (tmp_path / f"hand/{name}.yaml").write_text(json.dumps(tree))
    case = read_case(tmp_path)
    made, saved = random.Random(seed), 0
    for question in (EXISTS, IN_FORCE):
        for day in made.sample(range(150), 3):
            start = Moment.at(datetime(2031, 1 + day // 28, 1 + day % 28, 12, tzinfo=UTC)).earliest
            # Some ask about an instant, some about a day.
            key = state_key(question, "O-2", Moment(start, start + (1 if day % 2 else DAY)))
            axes = live_axes(case, key, AS_IT_STANDS)
            assert count_of_combinations(axes) > MOST_SINGLE
            teller = Teller(case, key)
            parts = list(teller.parts(AS_IT_STANDS))
            saved += count_of_combinations(axes) - len(parts)
            told = set()
            falls = AS_IT_STANDS.reading("falls", "falls-falls")
            under = {part.result.answer for part in parts if part.holds(falls.readings)}
            assert teller.told(falls) is (under.pop() if len(under) == 1 else Tri.CANNOT_TELL)
            for combined in combinations_of(axes, AS_IT_STANDS):
                (part,) = [part for part in parts if part.holds(combined.readings)]
                whole = evaluate(Scene(case, combined), key)
                assert part.result.answer is whole.answer
                assert part.result.contradiction == whole.contradiction
                told.add(whole.answer)
            agreed = told.pop() if len(told) == 1 else Tri.CANNOT_TELL
            assert ask(case, key).answer is Teller(case, key).told(AS_IT_STANDS) is agreed
    assert saved > 0

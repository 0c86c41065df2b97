"""Laws of an order's state, on random small matters."""

import random

import pytest
import small_matters
import yaml
from compared import written_case
from drawn_claims import Said
from small_matters import ASKED, Act

from habeas.bounds import Moment, Tri
from habeas.case.read_case import read_case
from habeas.findings import ask
from habeas.findings.order_state import IN_FORCE, state_key

NOON_US = 1_742_040_000_000_000  # 2025-03-15 12:00 UTC
ROUNDS = 15
AS_OF = {
    "id": "from",
    "question": "since when does it speak?",
    "sets": "A-9.effective",
    "options": [{"name": "made", "value": "when"}, {"name": "earlier", "value": "as_of"}],
}


@pytest.fixture
def drawn_matters():
    rng = random.Random(11)
    return [small_matters.draw(rng) for _ in range(ROUNDS)], rng


def state(case, drawn, at=None):
    start = NOON_US + (drawn.at if at is None else at) * 1_000_000
    return ask(case, state_key(drawn.question, drawn.asked, Moment(start, start + 1_000_000)))


def test_the_state_does_not_depend_on_the_order_in_which_things_are_written(
    drawn_matters, tmp_path
):
    matters, rng = drawn_matters
    for n, drawn in enumerate(matters):
        folder = tmp_path / f"{n}"
        before = state(written_case(folder, small_matters.write, drawn), drawn)
        path = folder / "hand" / "orders.yaml"
        tree = yaml.safe_load(path.read_text())
        for rows in tree.values():
            rng.shuffle(rows)
        path.write_text(yaml.safe_dump(tree))
        after = state(read_case(folder), drawn)
        assert (before.answer, before.by_reading) == (after.answer, after.by_reading), drawn


@pytest.mark.parametrize("does", ["vacates", "stays", "extends", "expires"])
def test_an_act_after_the_moment_changes_nothing_but_as_of_an_earlier_time(
    drawn_matters, tmp_path, does
):
    matters, _ = drawn_matters
    earlier = set()
    for n, drawn in enumerate(matters):
        before = state(written_case(tmp_path / f"{n}", small_matters.write, drawn), drawn)
        late = {"A-9.when": [Said("second", drawn.at + 100)]}
        speaks = {"A-9.as_of": [Said("second", max(0, drawn.at - 100))]}
        acts = drawn.acts | {"A-9": Act(does, drawn.asked)}
        plain = drawn._replace(facts=drawn.facts | late, acts=acts)
        back = plain._replace(facts=plain.facts | speaks, readings=(*drawn.readings, AS_OF))
        with_it = state(written_case(tmp_path / f"{n}-late", small_matters.write, plain), drawn)
        assert with_it.answer is before.answer, drawn
        case = written_case(tmp_path / f"{n}-back", small_matters.write, back)
        found = state(case, drawn)
        made = {answer for name, answer in found.by_reading.items() if "from=made" in name} or {
            found.answer
        }
        assert before.answer is Tri.CANNOT_TELL or made == {before.answer}, drawn
        earlier |= {
            (before.answer, answer)
            for name, answer in found.by_reading.items()
            if "from=earlier" in name
        }
    # As of the earlier time it does change something.
    assert does != "vacates" or (Tri.YES, Tri.NO) in earlier


def test_a_wider_bound_never_gives_an_answer_and_never_turns_one(drawn_matters, tmp_path):
    matters, rng = drawn_matters
    compared = 0
    for n, drawn in enumerate(matters):
        before = state(written_case(tmp_path / f"{n}", small_matters.write, drawn), drawn).answer
        exact = [e for e, said in drawn.facts.items() if {c.kind for c in said} == {"second"}]
        if not exact:
            continue
        event = rng.choice(exact)
        wider = [
            c._replace(kind="between", one=max(0, c.one - 40), two=c.one + 40)
            for c in drawn.facts[event]
        ]
        other = drawn._replace(facts=drawn.facts | {event: wider})
        after = state(written_case(tmp_path / f"{n}-wide", small_matters.write, other), drawn)
        if not after.result.contradiction and len(drawn.facts[event]) == 1:
            assert after.answer in (before, Tri.CANNOT_TELL), (event, drawn)
            compared += before is not Tri.CANNOT_TELL
    assert compared


def test_a_stay_and_its_lifting_leave_the_order_as_it_was(drawn_matters, tmp_path):
    matters, _ = drawn_matters
    compared = set()
    for n, drawn in enumerate(matters):
        drawn = drawn._replace(question=IN_FORCE)  # noqa: PLW2901
        before = state(written_case(tmp_path / f"{n}", small_matters.write, drawn), drawn)
        first = max(0, drawn.at - 60)
        facts = {"A-8.when": [Said("second", first)], "A-9.when": [Said("second", first + 20)]}
        acts = {"A-8": Act("stays", drawn.asked), "A-9": Act("lifts stay", drawn.asked)}
        both = drawn._replace(facts=drawn.facts | facts, acts=drawn.acts | acts)
        stayed = written_case(tmp_path / f"{n}-stayed", small_matters.write, both)
        assert ASKED not in stayed.times
        lifts = {act.does for act in drawn.acts.values()}
        if before.answer is not Tri.CANNOT_TELL and "stays" not in lifts and drawn.at > 60:
            assert state(stayed, drawn).answer is before.answer, drawn
            assert state(stayed, drawn, first + 10).answer is not Tri.YES, drawn
            compared.add(before.answer)
    assert Tri.YES in compared

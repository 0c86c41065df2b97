"""Two real dockets with reviewed orders: every question of their truth, three-valued."""

import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import reviewed_orders as reviewed

from habeas.bounds import Moment, Tri, some
from habeas.case.read_case import read_case
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings import Key, ask
from habeas.findings.bound import bound_key
from habeas.findings.legal_system import clock_by_rule
from habeas.findings.order_state import EXISTS, IN_FORCE, state_key

pytestmark = pytest.mark.field_data
Y, N, C = Tri.YES, Tri.NO, Tri.CANNOT_TELL
WORDS = {"yes": Y, "no": N, "cannot_tell": C}


def moment(text):
    """A bare day is all of it by the court's clock; a minute is its first instant."""
    start = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(reviewed.ZONE))
    lasts = timedelta(microseconds=1) if "T" in text else timedelta(days=1)
    return Moment(Moment.at(start).earliest, Moment.at(start + lasts).earliest)


class Asked:
    """One case, asked at a moment under one choice."""

    def __init__(self, case, at, choice=AS_IT_STANDS):
        self.case, self.at, self.choice = case, moment(at), choice

    def state(self, question, order):
        return ask(self.case, state_key(question, order, self.at), self.choice).answer

    def injunctions(self):
        return [o for o in self.case.orders.values() if "injunction" in o.kind]

    def any_in_force(self):
        return some(self.state(IN_FORCE, order.id) for order in self.injunctions())

    def protects(self, order, group):
        key = Key("covered", group, order.id, clock_by_rule(self.case, order))
        stages = ask(self.case, key, self.choice).result.stages
        return {("all",): Y, ("none",): N}.get(tuple(stages), C)

    def any_protects(self, group):
        return some(
            self.state(IN_FORCE, order.id) & self.protects(order, group)
            for order in self.injunctions()
        )

    def governing(self):
        return [
            f"entry {order.id[1:]}"
            for order in self.injunctions()
            if self.state(IN_FORCE, order.id) is not N
        ]

    def bound(self, order, position):
        return ask(self.case, bound_key(order, f"P-{position}"), self.choice).answer


@pytest.fixture(scope="module")
def wolf(field_data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("wolf") / "case"
    reviewed.write_case(folder, field_data / "courts/recap_json/4413643.json", reviewed.WOLF)
    return read_case(folder)


@pytest.fixture(scope="module")
def activision(field_data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("activision") / "case"
    file = field_data / "courts/recap_json/4306148.json"
    reviewed.write_case(folder, file, reviewed.ACTIVISION)
    return read_case(folder)


# What a question of the truth begins with, or holds -> what is asked.
WOLF = {
    "is any injunction in force": Asked.any_in_force,
    "is the declaration stayed": lambda a: a.state(EXISTS, "W118") & ~a.state(IN_FORCE, "W118"),
    "injunction of record exist": lambda a: a.state(EXISTS, "W134"),
    "is an injunction in force": Asked.any_in_force,
    "bound by name": lambda a: a.bound("W134", 16),
}
ACTIVISION = {
    "any injunction in force": Asked.any_in_force,
    "which written order governs": Asked.governing,
    "did the notice of appeal suspend": lambda a: ~a.state(IN_FORCE, "A41"),
    "A41 in force": lambda a: a.state(IN_FORCE, "A41"),
    "protected by any injunction": lambda a: a.any_protects(reviewed.MPHJ),
    "bound by A41 by name": lambda a: a.bound("A41", 7),
    "protected by A189": lambda a: a.protects(a.case.orders["A189"], reviewed.MPHJ),
    "protected?": lambda a: a.any_protects(reviewed.ACT),
}
# Reading -> option -> the answer's key in the truth.
READINGS = {
    "lapse": {
        "when-lifted": "stay ends only when the district court lifts it",
        "by-itself": (
            "stay lapses by its own terms when appellate review ends (date not on this docket)"
        ),
    },
    "oral": {
        "at-once": "oral ruling effective when pronounced",
        "written-only": "only the written order counts (Rule 65(d))",
    },
    "will": {
        "same-day": "'will enjoin' + same-day judgment suffices",
        "later": "'will enjoin' promises a later order",
    },
}


@pytest.mark.parametrize(
    ("file", "name", "questions", "count"),
    [
        ("wolf_v_walker.json", "wolf", WOLF, 11),
        ("activision_v_pinnacle.json", "activision", ACTIVISION, 12),
    ],
)
def test_every_question_of_the_truth_is_answered_as_reviewed(
    field_data, request, file, name, questions, count
):
    case = request.getfixturevalue(name)
    truth = json.loads((field_data / "courts/truth" / file).read_text("utf-8"))["state_at"]
    assert len(truth) == count
    for one in truth:
        question = next(asked for words, asked in questions.items() if words in one["q"])
        told = question(Asked(case, one["at"]))
        if one["answer"] in WORDS:
            assert told is WORDS[one["answer"]], one
        else:
            assert told == [one["answer"]], one
        if expected := one.get("by_reading"):
            assert by_reading(case, one["at"], question) == {
                key: WORDS[answer.split(" (")[0]] for key, answer in expected.items()
            }, one


def by_reading(case, at, question):
    """Give the answer under each option of the one reading that makes a difference."""
    told = [
        {
            key: question(Asked(case, at, AS_IT_STANDS.reading(reading, option)))
            for option, key in options.items()
        }
        for reading, options in READINGS.items()
        if reading in case.readings
    ]
    (found,) = [one for one in told if len(set(one.values())) > 1]
    return found


def test_the_cases_have_no_fault(wolf, activision):
    for case in (wolf, activision):
        assert {p.code for p in case.problems if p.severity > 2} == set()

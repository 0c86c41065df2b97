"""The three-valued logic: small enough to be checked whole, without drawing cases."""

from itertools import permutations, product

import pytest

from habeas.bounds import Tri, agreed, every, some
from habeas.bounds.tri import NoTruthValueError

YES, NO, CT = Tri.YES, Tri.NO, Tri.CANNOT_TELL
PAIRS = list(product(Tri, repeat=2))
# What a CANNOT_TELL may turn out to be once more is known.
REFINED = {YES: [YES], NO: [NO], CT: [YES, NO, CT]}
UP_TO_FOUR = [answers for n in range(5) for answers in product(Tri, repeat=n)]

# Kleene (1952), section 64, written out by hand.
AND = {
    (YES, YES): YES, (YES, CT): CT, (YES, NO): NO,
    (CT, YES): CT, (CT, CT): CT, (CT, NO): NO,
    (NO, YES): NO, (NO, CT): NO, (NO, NO): NO,
}  # fmt: skip
OR = {
    (YES, YES): YES, (YES, CT): YES, (YES, NO): YES,
    (CT, YES): YES, (CT, CT): CT, (CT, NO): CT,
    (NO, YES): YES, (NO, CT): CT, (NO, NO): NO,
}  # fmt: skip


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_and_follows_kleenes_table(a, b):
    assert (a & b) is AND[a, b]


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_or_follows_kleenes_table(a, b):
    assert (a | b) is OR[a, b]


@pytest.mark.parametrize(("a", "expected"), [(YES, NO), (NO, YES), (CT, CT)])
def test_not_swaps_the_certain_answers_only(a, expected):
    assert ~a is expected


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_de_morgan_holds_both_ways(a, b):
    assert ~(a & b) is (~a | ~b)
    assert ~(a | b) is (~a & ~b)


@pytest.mark.parametrize(("a", "b", "c"), list(product(Tri, repeat=3)))
def test_and_distributes_over_or_and_the_other_way_round(a, b, c):
    assert (a & (b | c)) is ((a & b) | (a & c))
    assert (a | (b & c)) is ((a | b) & (a | c))


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_knowing_more_never_flips_a_certain_answer(a, b):
    for known_a, known_b in product(REFINED[a], REFINED[b]):
        assert (known_a & known_b) in REFINED[a & b]
        assert (known_a | known_b) in REFINED[a | b]
    assert all(~known in REFINED[~a] for known in REFINED[a])


def test_what_cannot_be_told_is_not_settled_by_its_own_opposite():
    assert (CT | ~CT) is CT
    assert (CT & ~CT) is CT


@pytest.mark.parametrize("answer", Tri)
def test_an_answer_has_no_truth_value(answer):
    with pytest.raises(NoTruthValueError, match="compare with `is Tri.YES`"):
        bool(answer)
    with pytest.raises(TypeError):
        _ = "certain" if answer else "not"


def test_the_values_are_the_words_of_the_json_contract():
    assert [answer.value for answer in Tri] == ["yes", "no", "cannot tell"]


WHAT_WORLDS_ALLOW = {
    "only yes": (True, False, YES),
    "only no": (False, True, NO),
    "either": (True, True, CT),
    "no world at all": (False, False, CT),
}


@pytest.mark.parametrize(
    ("yes", "no", "expected"), WHAT_WORLDS_ALLOW.values(), ids=WHAT_WORLDS_ALLOW.keys()
)
def test_an_answer_is_certain_only_if_worlds_allow_exactly_one_outcome(yes, no, expected):
    assert Tri.from_possible(yes=yes, no=no) is expected


@pytest.mark.parametrize("answers", UP_TO_FOUR)
def test_every_is_no_for_any_no_and_yes_for_nothing_but_yes(answers):
    expected = NO if NO in answers else CT if CT in answers else YES
    assert every(answers) is expected


@pytest.mark.parametrize("answers", UP_TO_FOUR)
def test_some_is_yes_for_any_yes_and_no_for_nothing_but_no(answers):
    expected = YES if YES in answers else CT if CT in answers else NO
    assert some(answers) is expected


@pytest.mark.parametrize("answers", UP_TO_FOUR)
def test_agreed_is_certain_only_if_every_reading_gives_that_answer(answers):
    expected = next((a for a in (YES, NO) if answers and answers.count(a) == len(answers)), CT)
    assert agreed(answers) is expected


@pytest.mark.parametrize("fold", [every, some, agreed])
def test_the_order_of_the_answers_never_matters(fold):
    for answers in UP_TO_FOUR:
        assert len({fold(iter(order)) for order in permutations(answers)}) == 1


@pytest.mark.parametrize("fold", [every, some])
def test_a_fold_of_answers_is_monotone_in_knowledge(fold):
    for answers in UP_TO_FOUR:
        for known in product(*(REFINED[a] for a in answers)):
            assert fold(known) in REFINED[fold(answers)]

"""Covered: all, some or none of a group, YES or NO for a person; rivals and contradictions."""

import pytest
from invented import Invented, actor, at, group, order, reading, rivals, stint

from habeas.bounds import Tri
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings.wording import told

PARTS = (group("W", count="10"), group("A", "W", count="6"), group("B", "W", count="4"))
PEOPLE = [{"person": "P1", "source": "S1"}]


def wording(*protects, groups=PARTS, **more):
    return Invented(orders=[order("O", *protects)], groups=list(groups), **more)


STAGES = {
    "the whole of it": ("in W", "W", ("all",), (10, 10)),
    "a part in its whole": ("in W", "A", ("all",), (6, 6)),
    "one of its parts": ("in A", "W", ("some",), (6, 6)),
    "all but one of its parts": ("not in A", "W", ("some",), (4, 4)),
    "the part beside it": ("in A", "B", ("none",), (0, 0)),
    "outside the part beside it": ("not in A", "B", ("all",), (4, 4)),
    "two parts at once": ("in A and in B", "W", ("none",), (0, 0)),
    "one part and not the other": ("in A and not in B", "W", ("some",), (6, 6)),
    "a part, said with its whole": ("in A and in W", "W", ("some",), (6, 6)),
    "a group that nothing ties to it": ("in OTHER", "A", ("all", "some", "none"), (0, 6)),
    "words outside the grammar": ("everybody here", "A", ("all", "some", "none"), (0, 6)),
    "a group that does not exist": ("in X", "A", ("all", "some", "none"), (0, 6)),
}


@pytest.mark.parametrize(("words", "who", "stages", "bounds"), list(STAGES.values()), ids=STAGES)
def test_of_a_group_it_protects_all_some_or_none_and_so_many(asked, words, who, stages, bounds):
    case = wording(words, groups=[*PARTS, group("OTHER", count="5")])
    found = asked(case, f"covered/{who}/O.entered")
    assert found.answer is None
    assert found.result.stages == stages
    assert found.result.bounds["covered"] == dict(zip(("least", "most"), bounds, strict=True))
    assert bool(found.result.settle) is (len(stages) > 1)
    assert {"O.protects", f"{who}.count"} <= {c.subject for c in found.result.claims}


def test_unknown_sizes_leave_the_number_open(asked):
    groups = [group("W"), group("A", "W", count="at least 3")]
    found = asked(wording("in A", groups=groups), "covered/W/O.entered")
    assert found.result.bounds["covered"] == {"least": 3, "most": None}
    assert found.result.stages == ("all", "some")
    assert told(found).endswith("it protects all or some: at least 3.")


def test_a_part_of_which_nobody_gives_a_number_is_bounded_by_the_others(asked):
    groups = [group("W", count="10"), group("A", "W"), group("B", "W", count="4")]
    found = asked(wording("in A", groups=groups), "covered/W/O.entered")
    assert found.result.bounds["covered"] == {"least": 0, "most": 6}
    assert found.result.stages == ("some", "none")


def test_a_part_of_a_part_is_bounded_by_every_whole_above_it(asked):
    groups = [*PARTS, group("AA", "A", count="at least 1"), group("AB", "A", count="2")]
    found = asked(wording("in AA", groups=groups), "covered/W/O.entered")
    assert found.result.bounds["covered"] == {"least": 1, "most": 4}


CONTRADICTIONS = {
    "a part larger than its whole": [group("W", count="10"), group("A", "W", count="12")],
    "parts that do not fit together": [*PARTS, group("A2", "W", count="7")],
    "a part larger than the part it is in": [*PARTS, group("AA", "A", count="7")],
    "claims of one number": [
        group("W", count="10"), group("W", count="at least 12", source="S2"), group("A", "W"),
    ],
    "claims of the number of a part": [
        group("W", count="10"), group("A", "W", count="3"), group("A", source="S2", count="up to 2"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("groups", list(CONTRADICTIONS.values()), ids=CONTRADICTIONS)
def test_numbers_that_contradict_each_other_leave_nothing_certain(asked, groups):
    inner = "AA" if any(row["group"] == "AA" for row in groups) else "A"
    found = asked(wording(f"in {inner}", groups=groups), "covered/W/O.entered")
    assert found.result.stages == ("all", "some", "none")
    assert found.result.bounds["covered"] == {"least": 0, "most": None}
    assert found.result.contradiction


def test_rival_wordings_are_alternatives(asked):
    found = asked(wording("in A", "in B"), "covered/W/O.entered")
    assert found.result.bounds["covered"] == {"least": 4, "most": 6}
    assert ("rivals", "one of the 2 wordings of whom O protects is right") in found.result.assumes
    one = asked(wording("in A", "in B"), "covered/A/O.entered")
    assert one.result.stages == ("all", "some", "none")
    without = asked(wording("in A", "in B"), "covered/A/O.entered", AS_IT_STANDS.leaving_out("S2"))
    assert without.result.stages == ("all",)


def test_what_the_numbers_rest_on_is_assumed(asked):
    groups = [
        group("W", count="10"), group("A", "W", count="about 4", inferred="counted by us"),
        group("A", "W", "S2", count="5"),
    ]  # fmt: skip
    assumes = asked(wording("in A", groups=groups), "covered/W/O.entered").result.assumes
    assert ("rivals", "one of the 2 numbers given for A.count is right") in assumes
    assert {"vague", "inferred", "parts", "custody"} <= {kind for kind, _ in assumes}


def test_with_the_only_wording_left_out_nothing_is_told(asked):
    choice = AS_IT_STANDS.leaving_out("S1")
    groups = [group("A", count="6", source="S2")]
    found = asked(wording("in A", groups=groups), "covered/A/O.entered", choice)
    assert found.result.stages == ("all", "some", "none")
    assert found.result.why[0] == "Nothing that counts says whom O protects."


MEMBERS = {
    "of the group": ([group("A", members="P1")], Tri.YES),
    "of a part of it": ([group("AA", "A", members="P2, P1")], Tri.YES),
    "of the group beside it": ([group("B", members="P1")], Tri.NO),
    "of its whole": ([group("W", members="P1")], Tri.CANNOT_TELL),
    "of nothing": ([], Tri.CANNOT_TELL),
    "of two that share nobody": (
        [group("A", members="P1"), group("B", members="P1", source="S2")], Tri.CANNOT_TELL,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "answer"), list(MEMBERS.values()), ids=MEMBERS)
def test_a_person_is_protected_as_a_member(asked, rows, answer):
    case = wording("in A", groups=[*PARTS, *rows], people=PEOPLE)
    found = asked(case, "covered/P1/O.entered")
    assert found.answer is answer
    listed = {c.subject for c in found.result.claims if c.subject.endswith(".members")}
    assert listed == {f"{row['group']}.members" for row in rows}
    assert found.result.contradiction is (len(rows) > 1)
    assert bool(found.result.settle) is (answer is Tri.CANNOT_TELL)


def test_a_person_in_two_groups_that_share_nobody_is_in_no_group_for_certain(asked):
    rows = [group("A", members="P1"), group("B", members="P1", source="S2")]
    for words in ("in A", "in B", "in W", "not in A"):
        case = wording(words, groups=[*PARTS, *rows], people=PEOPLE)
        assert asked(case, "covered/P1/O.entered").answer is Tri.CANNOT_TELL
        one = asked(case, "covered/P1/O.entered", AS_IT_STANDS.leaving_out("S2"))
        assert one.answer is (Tri.NO if words in ("in B", "not in A") else Tri.YES)


def test_a_ring_of_groups_is_no_kinship(asked):
    """Nothing follows from a group that is part of itself; what is part of it stays so."""
    groups = [group("A", "B", count="6"), group("B", "A", count="4"), group("C", "A", count="2")]
    assert asked(wording("in B", groups=groups), "covered/A/O.entered").result.stages == (
        "all", "some", "none",
    )  # fmt: skip
    assert asked(wording("in A", groups=groups), "covered/C/O.entered").result.stages == ("all",)
    assert asked(wording("in B", groups=groups), "covered/C/O.entered").result.stages == (
        "all", "some", "none",
    )  # fmt: skip


def test_a_reading_sets_the_wording_and_what_flips_it_shows(asked):
    case = wording("in W", people=PEOPLE, groups=[*PARTS, group("A", members="P1")])
    case.readings = [reading("who", "O.protects", "in A", "in B")]
    found = asked(case, "covered/P1/O.entered")
    assert found.answer is Tri.CANNOT_TELL
    assert dict(found.by_reading) == {"who=a": Tri.YES, "who=b": Tri.NO}
    whole = asked(case, "covered/A/O.entered")
    assert whole.result.stages == ("all", "none")
    assert whole.result.bounds["covered"] == {"least": 0, "most": 6}
    assert told(whole) == "all or none"
    one = asked(case, "covered/A/O.entered", AS_IT_STANDS.reading("who", "b"))
    assert one.result.stages == ("none",)


def test_two_readings_of_one_wording_are_both_heard(asked):
    case = wording("in W")
    case.readings = [
        reading("one", "O.protects", "in A", "in W"), reading("two", "O.protects", "in B", "in W"),
    ]  # fmt: skip
    choice = AS_IT_STANDS.reading("one", "a").reading("two", "a")
    assert asked(case, "covered/A/O.entered", choice).result.stages == ("all", "some", "none")


def test_an_event_that_a_wording_names_brings_its_own_readings(asked):
    """A rival time that counts under one option alone is a rival under that option."""
    case = wording("held by ICE at Q.entered", groups=[group("A", count="6")])
    case.things = {"actors": [actor("ICE"), actor("SV")]}
    times = [*rivals(at(10)), {"value": at(20), "source": "S2", "under": "r=b"}]
    case.orders += [order("Q", entered=times)]
    case.readings = [reading("r", "claims", "", "")]
    case.tables["custody"] = [stint("A", "1", custodian="ICE", start=at(9), end=at(11))]
    found = asked(case, "covered/A/O.entered")
    assert found.result.stages == ("all", "some", "none")
    one = asked(case, "covered/A/O.entered", AS_IT_STANDS.reading("r", "a"))
    assert one.result.stages == ("all",)


def test_under_too_many_combinations_of_readings_everything_is_possible(asked_once):
    case = wording("in W")
    case.readings = [reading(f"r{n}", "O.protects", "in A", "in W") for n in range(13)]
    found = asked_once(case, "covered/A/O.entered")
    assert found.result.stages == ("all", "some", "none")
    assert found.result.bounds == {}

"""Held by: stints, legs, who acts for whom, and what leaves it open."""

import pytest
from invented import Invented, actor, at, group, leg, order, rivals, said, stint

from habeas.bounds import Tri
from habeas.case.what_if import AS_IT_STANDS

ACTORS = [actor("DHS"), actor("ICE", "DHS"), actor("SV"), actor("A1", "A2"), actor("A2", "A1")]
FIVE = group("G", count="5")
DAY_LONG = {"start": at(9), "end": at(15)}


def held(actor_id="ICE", *rows, groups=(FIVE,), legs=(), at_event=""):
    words = f"held by {actor_id}" + (f" at {at_event}" if at_event else "")
    case = Invented(
        orders=[order("O", words)],
        groups=list(groups),
        people=[{"person": "P", "source": "S1"}],
        custody=list(rows) or [stint("X", "0")],
        things={"actors": ACTORS, "facilities": [{"id": "JAIL"}]},
    )
    case.transfers = [{"id": id_, "legs": list(these)} for id_, these in dict(legs).items()]
    return case


def of(asked, case, who="P", choice=AS_IT_STANDS):
    return asked(case, f"covered/{who}/O.entered", choice)


STINTS = {
    "theirs": ([stint("P", "1", custodian="ICE", **DAY_LONG)], Tri.YES),
    "of whoever acts for them": ([stint("P", "1", custodian="ICE", **DAY_LONG)], Tri.YES),
    "another's": ([stint("P", "1", custodian="SV", **DAY_LONG)], Tri.NO),
    "over by then": ([stint("P", "1", custodian="ICE", start=at(9), end=at(11))], Tri.CANNOT_TELL),
    "not yet begun": ([stint("P", "1", custodian="ICE", start=at(13))], Tri.CANNOT_TELL),
    "without an end": ([stint("P", "1", custodian="ICE", start=at(9))], Tri.CANNOT_TELL),
    "that ends before it starts": (
        [stint("P", "1", custodian="ICE", start=at(13), end=at(11))], Tri.CANNOT_TELL,
    ),
    "of two custodians by two accounts": (
        [stint("P", "1", custodian="ICE", **DAY_LONG), stint("P", "1", "S2", custodian="SV")],
        Tri.CANNOT_TELL,
    ),
    "with two at once": (
        [stint("P", "1", custodian="ICE", **DAY_LONG), stint("P", "2", custodian="SV", **DAY_LONG)],
        Tri.CANNOT_TELL,
    ),
    "with two that are theirs": (
        [stint("P", "1", custodian="ICE", **DAY_LONG), stint("P", "2", custodian="ICE", **DAY_LONG)],
        Tri.YES,
    ),
    "of nobody known": ([stint("P", "1", custodian="two guards", **DAY_LONG)], Tri.CANNOT_TELL),
    "of a facility, whoever runs it": (
        [stint("P", "1", custodian="JAIL", **DAY_LONG)], Tri.CANNOT_TELL,
    ),
    "of whom they act for": ([stint("P", "1", custodian="DHS", **DAY_LONG)], Tri.CANNOT_TELL),
    "of somebody else": ([stint("Q", "1", custodian="ICE", **DAY_LONG)], Tri.CANNOT_TELL),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "answer"), list(STINTS.values()), ids=STINTS)
def test_a_stint_says_who_held_somebody(asked, rows, answer):
    found = of(asked, held("ICE", *rows))
    assert found.answer is answer
    if answer is not Tri.CANNOT_TELL:
        subjects = {c.subject for c in found.result.claims}
        assert {"P.1.custodian", "P.1.start", "P.1.end", "O.entered"} <= subjects


def test_an_actor_holds_what_whoever_acts_for_it_holds(asked):
    rows = [stint("P", "1", custodian="ICE", **DAY_LONG)]
    assert of(asked, held("DHS", *rows)).answer is Tri.YES
    assert of(asked, held("SV", *rows)).answer is Tri.NO
    assert of(asked, held("nobody known", *rows)).answer is Tri.CANNOT_TELL
    ring = [stint("P", "1", custodian="A1", **DAY_LONG)]
    assert of(asked, held("A2", *ring)).answer is Tri.YES
    assert of(asked, held("ICE", *ring)).answer is Tri.NO


def test_leaving_a_source_out_leaves_out_what_it_says(asked):
    rows = [stint("P", "1", custodian="ICE", **DAY_LONG), stint("P", "1", "S2", custodian="SV")]
    case = held("ICE", *rows)
    assert of(asked, case, choice=AS_IT_STANDS.leaving_out("S2")).answer is Tri.YES
    assert of(asked, case, choice=AS_IT_STANDS.leaving_out("S1")).answer is Tri.CANNOT_TELL


def test_what_holds_of_a_group_holds_of_its_parts_and_members(asked):
    rows = [stint("G", "1", custodian="ICE", **DAY_LONG)]
    groups = [group("G", count="5"), group("A", "G", count="2", members="P"), group("X")]
    case = held("ICE", *rows, groups=groups)
    assert of(asked, case, "G").result.stages == ("all",)
    assert of(asked, case, "A").result.stages == ("all",)
    found = of(asked, case, "P")
    assert found.answer is Tri.YES
    assert "A.members" in {c.subject for c in found.result.claims}
    part = held("ICE", stint("A", "1", custodian="ICE", **DAY_LONG), groups=groups)
    assert of(asked, part, "G").result.stages == ("all", "some", "none")


def flight(id_="T1.1", start=10, end=14, custodian="ICE", **more):
    fields = {"takeoff": said(at(start)), "landing": said(at(end)), "custodian": said(custodian)}
    return leg(id_, **fields, **more)


def test_who_is_aboard_is_held_by_the_custodian_of_the_leg(asked):
    groups = [group("G", count="5", aboard="T1"), group("A", "G", count="2")]
    case = held("ICE", groups=groups, legs={"T1": [flight()]})
    assert of(asked, case, "A").result.stages == ("all",)
    claims = {c.subject for c in of(asked, case, "G").result.claims}
    assert {"G.aboard", "T1.1.takeoff", "T1.1.landing", "T1.1.custodian"} <= claims


ABOARD = {
    "both planes theirs": ("T1 or T2", ["ICE", "ICE"], ("all",)),
    "one plane theirs": ("T1 or T2", ["ICE", "SV"], ("all", "some", "none")),
    "neither theirs": ("T1 or T2", ["SV", "SV"], ("none",)),
    "one plane unknown": ("T1 or T9", ["ICE", "ICE"], ("all", "some", "none")),
    "words": ("one of the planes", ["ICE", "ICE"], ("all", "some", "none")),
}


@pytest.mark.parametrize(("aboard", "by", "stages"), list(ABOARD.values()), ids=ABOARD)
def test_an_answer_must_hold_for_every_plane_that_somebody_may_be_aboard(asked, aboard, by, stages):
    legs = {f"T{n}": [flight(f"T{n}.1", custodian=one)] for n, one in enumerate(by, start=1)}
    case = held("ICE", groups=[group("G", count="5", aboard=aboard)], legs=legs)
    found = of(asked, case, "G")
    assert found.result.stages == stages
    assert "G.aboard" in {c.subject for c in found.result.claims}


def test_two_accounts_of_the_plane_are_alternatives_and_the_whole_narrows_its_parts(asked):
    legs = {"T1": [flight()], "T2": [flight("T2.1", custodian="SV")]}
    two = [group("G", count="5", aboard="T1"), group("G", source="S2", aboard="T2")]
    assert len(of(asked, held("ICE", groups=two, legs=legs), "G").result.stages) == 3
    part = [*two, group("A", "G", count="2", aboard="T1")]
    assert of(asked, held("ICE", groups=part, legs=legs), "A").result.stages == ("all",)
    torn = [group("G", count="5", aboard="T2"), group("A", "G", count="2", aboard="T1")]
    assert len(of(asked, held("ICE", groups=torn, legs=legs), "A").result.stages) == 3


def test_a_leg_that_was_called_off_held_nobody(asked):
    groups = [group("G", count="5", aboard="T1")]
    off = said("called off", "S2")
    case = held("ICE", groups=groups, legs={"T1": [flight(called_off=off)]})
    found = of(asked, case, "G")
    assert found.result.stages == ("all", "some", "none")
    assert "T1.1.called_off" in {c.subject for c in found.result.claims}
    again = of(asked, case, "G", AS_IT_STANDS.leaving_out("S2"))
    assert again.result.stages == ("all",)


def test_rival_custodians_of_a_leg_leave_it_open(asked):
    groups = [group("G", count="5", aboard="T1")]
    legs = {"T1": [{**flight(), "custodian": rivals("ICE", "SV")}]}
    assert len(of(asked, held("ICE", groups=groups, legs=legs), "G").result.stages) == 3


def test_a_condition_may_name_another_event(asked):
    rows = [stint("P", "1", custodian="ICE", start=at(9), end=at(11))]
    case = held("ICE", *rows, legs={"T1": [flight(start=10)]}, at_event="T1.1.takeoff")
    assert of(asked, case).answer is Tri.YES
    unknown = held("ICE", *rows, at_event="X.takeoff")
    assert of(asked, unknown).answer is Tri.CANNOT_TELL

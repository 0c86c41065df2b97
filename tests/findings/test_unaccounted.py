"""Unaccounted: the stretches between stays, with legs that meet, overlaps and open ends."""

import pytest
from invented import Invented, at, group, leg, rivals, said, stint

from habeas.bounds import Tri
from habeas.case.what_if import AS_IT_STANDS


def stays(*spans, who="P", **more):
    rows = [
        stint(who, f"{n}", f"S{n}", place="KHRL", **dict(zip(("start", "end"), span, strict=False)))
        for n, span in enumerate(spans, start=1)
    ]
    return Invented(custody=rows, people=[{"person": "P", "source": "S1"}], **more)


SPANS = {
    "apart": ([(at(8), at(9)), (at(11), at(12))], Tri.YES, (118.5, 121.5)),
    "that touch at a printed minute": (
        [(at(8), at(9)), (at(9), at(12))], Tri.CANNOT_TELL, (0.0, 1.5),
    ),
    "that overlap": ([(at(8), at(10)), (at(9), at(12))], Tri.NO, (0.0, 0.0)),
    "of which one has no end": ([(at(8),), (at(11), at(12))], Tri.CANNOT_TELL, (0.0, 181.5)),
    "of which nobody knows the order": (
        [(at(8), at(9)), (f"between {at(7)} and {at(9)}", at(10))], Tri.CANNOT_TELL, (0.0, 1.5),
    ),
    "of which one ends before it starts": (
        [(at(9), at(8)), (at(11), at(12))], Tri.CANNOT_TELL, None,
    ),
    "of which one lies inside another": (
        [(at(8), at(15)), (at(9), at(10)), (at(14), at(16))], Tri.NO, (0.0, 0.0),
    ),
    "after the longest of several": (
        [(at(8), at(15)), (at(9), at(10)), (at(16), at(17))], Tri.YES, (58.5, 61.5),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("spans", "answer", "last"), list(SPANS.values()), ids=SPANS)
def test_between_two_stays_there_is_a_stretch_or_not(asked, spans, answer, last):
    found = asked(stays(*spans), "unaccounted/P")
    assert found.answer is answer
    if last is None:
        assert found.result.contradiction
        return
    bounds = [*found.result.bounds.values()][-1]
    assert (bounds["least"], bounds["most"]) == last
    assert {"P.1.start", "P.1.place", "P.2.start"} <= {c.subject for c in found.result.claims}
    assert all(words.startswith("where P was") for words in found.result.settle)


def test_a_stay_without_a_start_may_have_no_bounds_at_all(asked):
    case = stays((at(8),), (at(11), at(12)))
    case.tables["custody"][1]["start"] = "unknown"
    found = asked(case, "unaccounted/P")
    assert found.answer is Tri.CANNOT_TELL
    assert [b["most"] for b in found.result.bounds.values()]


def test_a_stay_whose_start_nobody_gives_has_no_upper_bound(asked):
    found = asked(stays((at(8), at(9)), ()), "unaccounted/P")
    assert found.answer is Tri.CANNOT_TELL
    ((name, bounds),) = found.result.bounds.items()
    assert "P.1" in name
    assert bounds["least"] == 0


def test_a_stint_without_a_place_is_no_stay(asked):
    case = stays((at(8), at(9)), (at(9), at(11)), (at(11), at(12)))
    case.tables["custody"][1]["place"] = ""
    found = asked(case, "unaccounted/P")
    assert found.answer is Tri.YES
    (bounds,) = found.result.bounds.values()
    assert bounds == {"unit": "min", "least": 118.5, "most": 121.5}


def test_leaving_out_the_source_of_a_stay_leaves_its_place_open(asked):
    case = stays((at(8), at(10)), (at(9), at(12)), (at(11), at(13)))
    assert asked(case, "unaccounted/P").answer is Tri.NO
    assert asked(case, "unaccounted/P", AS_IT_STANDS.leaving_out("S2")).answer is Tri.YES
    alone = AS_IT_STANDS.leaving_out("S2", "S3")
    assert asked(case, "unaccounted/P", alone).answer is Tri.CANNOT_TELL


def test_the_stays_of_somebody_else_have_no_say(asked):
    case = stays((at(8), at(9)), (at(11), at(12)))
    case.tables["custody"] += [stint("Q", "1", place="KHRL", start=at(8), end=at(13))]
    found = asked(case, "unaccounted/P")
    assert found.answer is Tri.YES
    assert not [c for c in found.result.claims if c.subject.startswith("Q.")]


def test_a_stint_of_a_group_tells_where_its_members_and_parts_were(asked):
    case = stays((at(8), at(10)), (at(12), at(13)))
    case.tables["groups"] = [group("G", count="3", members="P")]
    case.tables["custody"] += [stint("G", "1", place="KIWA", start=at(9), end=at(12, 30))]
    found = asked(case, "unaccounted/P")
    assert found.answer is Tri.NO
    assert {"G.members", "G.1.place", "G.1.end"} <= {c.subject for c in found.result.claims}


def flights(**more):
    first = leg("T1.1", takeoff=said(at(10)), landing=said(at(12)), **{"from": said("KHRL")})
    first |= {"to": said("MHPR")}
    second = leg("T1.2", takeoff=said(at(13)), landing=said(at(15)), after="T1.1")
    second |= {"from": said("MHPR"), "to": said("MSLP")}
    legs = [{**first, **more.pop("first", {})}, {**second, **more.pop("second", {})}]
    return [{"id": "T1", "legs": legs}]


MEETING = {
    "at one airport": ({}, Tri.NO),
    "at none": ({"from": said("MHSC")}, Tri.YES),
    "perhaps, by two accounts": ({"from": rivals("MHPR", "MHSC")}, Tri.CANNOT_TELL),
    "in one country": ({"from": said("HN")}, Tri.YES),
    "where nobody says": ({"from": []}, Tri.YES),
}


@pytest.mark.parametrize(("second", "answer"), list(MEETING.values()), ids=MEETING)
def test_two_legs_that_meet_at_one_place_leave_nothing_open(asked, second, answer):
    found = asked(Invented(transfers=flights(second=second)), "unaccounted/T1")
    assert found.answer is answer
    if answer is Tri.NO:
        assert found.result.why == (
            "No stretch of T1 is open: each stay begins where the last one ends.",
        )
    assert {"T1.1.to", "T1.2.takeoff"} <= {c.subject for c in found.result.claims}


def test_two_legs_that_meet_in_one_country_do_not_meet(asked):
    both = {"first": {"to": said("HN")}, "second": {"from": said("HN")}}
    assert asked(Invented(transfers=flights(**both)), "unaccounted/T1").answer is Tri.YES


def test_legs_of_which_one_was_called_off_leave_it_open_where_the_transfer_was(asked):
    off = {"second": {"called_off": said("called off", "S2"), "takeoff": [], "landing": []}}
    found = asked(Invented(transfers=flights(**off)), "unaccounted/T1")
    assert found.answer is Tri.CANNOT_TELL


def test_the_legs_that_a_group_was_aboard_are_stays_of_it(asked):
    case = stays((at(8), at(10, 30)), (at(14), at(17)), who="G")
    case.tables["groups"] = [group("G", count="3", aboard="T1")]
    case.transfers = flights()
    found = asked(case, "unaccounted/G")
    assert found.answer is Tri.NO
    assert "G.aboard" in {c.subject for c in found.result.claims}


ABOARD = {
    "planes that both cover it": ("T1 or T2", 16, Tri.NO),
    "planes of which one may not": ("T1 or T2", 13, Tri.CANNOT_TELL),
    "the plane that does not": ("T2", 13, Tri.YES),
    "a plane that is none": ("T1 or T9", 16, Tri.CANNOT_TELL),
}


@pytest.mark.parametrize(("aboard", "until", "answer"), list(ABOARD.values()), ids=ABOARD)
def test_a_stretch_must_be_open_whichever_plane_they_were_aboard(asked, aboard, until, answer):
    case = stays((at(8), at(10, 30)), (at(14), at(17)), who="G")
    case.tables["groups"] = [group("G", count="3", aboard=aboard)]
    second = leg("T2.1", takeoff=said(at(10)), landing=said(at(until)))
    case.transfers = [*flights(), {"id": "T2", "legs": [second]}]
    found = asked(case, "unaccounted/G")
    assert found.answer is answer
    assert "G.aboard" in {c.subject for c in found.result.claims}
    least = {bounds["least"] for bounds in found.result.bounds.values()}
    assert max(least) > 0 if answer is Tri.YES else least == {0.0}


def test_a_plane_that_may_not_have_flown_leaves_it_open_where_they_were(asked):
    case = stays((at(8), at(10, 30)), (at(16), at(17)), who="G")
    case.tables["groups"] = [group("G", count="3", aboard="T1")]
    case.transfers = flights(second={"called_off": said("called off", "S2")})
    assert asked(case, "unaccounted/G").answer is Tri.CANNOT_TELL


def test_a_person_in_two_groups_that_share_nobody_may_have_been_with_either(asked):
    case = stays((at(8), at(9)), (at(11), at(12)))
    assert asked(case, "unaccounted/P").answer is Tri.YES
    case.tables["groups"] = [
        group("W"), group("A", "W", members="P"), group("B", "W", members="P"),
    ]  # fmt: skip
    found = asked(case, "unaccounted/P")
    assert found.answer is Tri.CANNOT_TELL
    assert found.result.contradiction

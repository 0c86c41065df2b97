"""Legs: each class of an end and each story of a silence, by small invented flights."""

import pytest
from made_tracks import NOON, WGS84, Aircraft

from habeas.flights.ledger import ledger_of
from habeas.flights.leg_ends import EndClass
from habeas.flights.legs import legs_of
from habeas.flights.sight import sight_of
from habeas.flights.silences import Story, silences
from habeas.places.runways import runways_of

START = runways_of("KAEX")[0].ends[0]
GOAL = runways_of("KLRD")[0].ends[0]
GOAL_FT = 508
INFINITE = float("inf")


def off(*, stand=True):
    """Give an aircraft that took off at KAEX and climbed, its first minutes heard or not."""
    made = Aircraft(START.point.lat, START.point.lon, heading=START.heading_deg, alt_ft=100)
    made.heard = stand
    made.stand(60).roll(30, 100)
    made.heard = True
    return made.fly(300, 250, climb_fpm=2000).fly(300, 420, climb_fpm=1500)


def down(made, **approach):
    """Land at KLRD and taxi."""
    return made.approach(GOAL, field_ft=GOAL_FT, **approach).roll(60, 60).stand(60)


def legs(made, **names):
    return legs_of(ledger_of(made.track(**names)))


def ends(made):
    """Give (airport, class) of both ends of each leg."""
    return [
        [(end.airport, end.kind.value) for end in (leg.takeoff, leg.landing)] for leg in legs(made)
    ]


# ---------------------------------------------------------------- classes


def test_surface_reports_on_both_fields_make_both_ends_observed():
    (leg,) = legs(down(off()))
    assert (leg.takeoff.airport, leg.takeoff.kind) == ("KAEX", EndClass.OBSERVED)
    assert (leg.landing.airport, leg.landing.kind) == ("KLRD", EndClass.OBSERVED)
    assert (leg.takeoff.runway, leg.landing.runway) == (START.name, GOAL.name)
    assert leg.name == "1"
    assert leg.callsigns == ("TST1",)
    assert leg.takeoff.reason == "surface reports within 0.1 km of a runway"


def test_an_observed_interval_reaches_from_report_to_report_and_by_the_clock_beyond():
    (leg,) = legs(off())
    assert (leg.takeoff.earliest, leg.takeoff.latest) == (NOON + 90 - 2, NOON + 100 + 2)
    assert leg.takeoff.earliest <= leg.takeoff.estimate <= leg.takeoff.latest


def test_a_wider_clock_makes_a_wider_interval():
    narrow, wide = (legs_of(ledger_of(off().track(clock_s=s)))[0].takeoff for s in (2, 30))
    assert (wide.earliest, wide.latest) == (narrow.earliest - 28, narrow.latest + 28)


def test_an_approach_that_ends_low_on_a_centreline_makes_an_aligned_landing():
    (leg,) = legs(off().approach(GOAL, field_ft=GOAL_FT, stop_km=2))
    assert (leg.landing.airport, leg.landing.kind) == ("KLRD", EndClass.ALIGNED)
    assert leg.landing.runway == GOAL.name
    assert leg.landing.latest == INFINITE
    assert leg.landing.reason == f"on the centreline, approach to runway {GOAL.name} of KLRD"


def test_a_climb_along_a_centreline_makes_an_aligned_takeoff():
    (leg,) = legs(off(stand=False))
    assert (leg.takeoff.airport, leg.takeoff.kind) == ("KAEX", EndClass.ALIGNED)
    assert leg.takeoff.earliest == -INFINITE
    assert leg.takeoff.latest <= NOON + 102


def test_an_approach_that_breaks_off_high_makes_no_landing():
    (leg,) = legs(off().approach(GOAL, field_ft=GOAL_FT + 4000, stop_km=9))
    assert leg.landing.kind is not EndClass.ALIGNED


def test_a_descent_beside_one_field_alone_makes_a_consistent_landing():
    # PMDY lies alone in its ocean.
    goal = runways_of("PMDY")[0].ends[0]
    lon, lat, _ = WGS84.fwd(goal.point.lon, goal.point.lat, goal.heading_deg + 130, 9_000)
    far_lon, far_lat, _ = WGS84.fwd(lon, lat, goal.heading_deg + 130, 60_000)
    made = Aircraft(far_lat, far_lon, alt_ft=12_000)
    (leg,) = legs(made.fly_to(lat, lon, 250, alt_ft=2500))
    assert (leg.landing.airport, leg.landing.kind) == ("PMDY", EndClass.CONSISTENT)
    assert leg.landing.reason.startswith("descending, 2,4")
    assert leg.landing.earliest > NOON


def test_a_descent_beside_several_fields_names_none_and_tells_them():
    lon, lat, _ = WGS84.fwd(GOAL.point.lon, GOAL.point.lat, GOAL.heading_deg + 90, 9_000)
    (leg,) = legs(off().fly_to(lat, lon, 250, alt_ft=3000))
    assert (leg.landing.airport, leg.landing.kind) == ("", EndClass.UNKNOWN)
    assert leg.landing.reason.startswith("descending low, but several fields are near: KLRD, ")


def test_reports_that_end_in_cruise_leave_the_landing_unknown():
    (leg,) = legs(off().fly(1200, 420))
    assert (leg.landing.airport, leg.landing.kind) == ("", EndClass.UNKNOWN)
    assert leg.landing.latest == INFINITE
    assert "in flight" in leg.landing.reason


def test_ground_where_no_field_is_makes_an_end_without_airport():
    (leg,) = legs(Aircraft(45.0, -40.0).stand(60).roll(30, 90).fly(300, 250, climb_fpm=2000))
    assert (leg.takeoff.airport, leg.takeoff.kind) == ("", EndClass.UNKNOWN)
    assert leg.takeoff.reason == "no field within 2 km of the surface reports"
    assert leg.takeoff.latest - leg.takeoff.earliest == 14


# ---------------------------------------------------------------- silences


def test_a_silence_in_which_its_own_speed_leaves_time_for_a_stop_makes_two_legs_and_a_rival():
    first, rival, second = legs(off().unheard(7200, 200).fly(300, 420))
    assert [one.name for one in (first, rival, second)] == ["1", "1a", "2"]
    assert (first.alternative_to, second.alternative_to) == ((), ())
    assert rival.alternative_to == ("1", "2")
    assert rival.reason.startswith("flown on through the silence: its own speed leaves 63 min")
    assert first.landing.kind is EndClass.POSSIBLE
    assert second.takeoff.kind is EndClass.POSSIBLE
    silent = NOON + 690, NOON + 7900
    assert (first.landing.earliest, first.landing.latest) == (silent[0] - 2, silent[1] + 2)


def test_a_silence_flown_at_its_own_speed_is_one_leg_with_two_as_rivals():
    whole, before, after = legs(off().fly(600, 420).unheard(4500, 400).fly(300, 420))
    assert (whole.name, before.name, after.name) == ("1", "1a", "1b")
    assert (before.alternative_to, after.alternative_to) == (("1",), ("1",))
    assert before.reason.startswith("landed in the silence: the longest stop that fits is")


def test_a_silence_too_short_for_a_turnaround_is_one_leg_without_rivals():
    (leg,) = legs(off().fly(600, 420).unheard(400, 420).fly(300, 420))
    assert leg.alternative_to == ()


def test_two_silences_of_two_stories_each_make_their_own_rivals():
    made = off().unheard(7200, 200).fly(300, 420).unheard(7200, 200).fly(300, 420)
    names = [(leg.name, leg.alternative_to) for leg in legs(made)]
    assert names == [("1", ()), ("1a", ("1", "2")), ("2", ()), ("2a", ("2", "3")), ("3", ())]


STORIES = {
    "at its own speed": ({"seconds": 400, "kt": 420}, Story.FLOWN),
    "long, at its own speed": ({"seconds": 4500, "kt": 400}, Story.FLOWN_OR_LANDED),
    "slow and long": ({"seconds": 7200, "kt": 200}, Story.LANDED_OR_FLOWN),
    "nothing but flying fits": ({"seconds": 1000, "kt": 690}, Story.FLOWN),
}


@pytest.mark.parametrize(("silence", "story"), list(STORIES.values()), ids=list(STORIES))
def test_the_story_of_a_silence_follows_from_the_stop_that_fits(silence, story):
    made = off().unheard(**silence).fly(300, 420)
    sight = sight_of(ledger_of(made.track()))
    flown = (sight.fixes.ground != 1).nonzero()[0]
    (one,) = silences(sight, flown)
    assert one.story is story
    # A stop of T - d / V, by the type's limit.
    way = silence["kt"] / (sight.speed_km_s * 3600 / 1.852)
    assert one.longest_stop_s == pytest.approx((silence["seconds"] + 10) * (1 - way), abs=25)


def test_down_before_and_up_after_a_short_silence_is_a_landing_first():
    made = off().fly_to(GOAL.point.lat + 0.2, GOAL.point.lon, 250, alt_ft=4000)
    made.unheard(1500, 40).fly(300, 250, climb_fpm=1500)
    first, rival, second = legs(made)
    assert rival.alternative_to == (first.name, second.name)
    assert "going down before and up after" in rival.reason


# ---------------------------------------------------------------- the ground


def test_a_flight_that_nobody_heard_is_a_leg_between_two_stands():
    made = off()
    made.rows = [row for row in made.rows if row[6] == 1]
    made.t, made.lat, made.lon = NOON + 8000, GOAL.point.lat, GOAL.point.lon
    (leg,) = legs(made.stand(60).roll(30, 30))
    assert [(e.airport, e.kind.value) for e in (leg.takeoff, leg.landing)] == [
        ("KAEX", "observed"), ("KLRD", "observed")]  # fmt: skip
    assert leg.takeoff.earliest == leg.landing.earliest == NOON + 88
    assert leg.takeoff.latest == leg.landing.latest == NOON + 8012
    assert leg.reason == "on the ground in two places; the flight between them was not heard"


def test_a_lone_surface_report_in_flight_is_no_landing():
    made = off()
    made.rows[30] = (*made.rows[30][:6], 1)
    assert len(legs(made)) == 1


def test_airborne_reports_while_it_stands_are_no_flight():
    made = Aircraft(START.point.lat, START.point.lon, alt_ft=90).stand(100).fly(30, 3).stand(100)
    assert legs(made) == ()


def test_a_touch_and_go_is_counted_and_ends_no_leg():
    made = off().approach(GOAL, field_ft=GOAL_FT).roll(20, 100).fly(120, 160, climb_fpm=1500)
    made.heading = (made.heading + 180) % 360
    (leg,) = legs(down(made.fly(300, 200)))
    assert (leg.touches, leg.go_arounds) == (1, 1)


def test_a_go_around_is_an_approach_that_did_not_end_in_the_landing():
    made = off().approach(GOAL, field_ft=GOAL_FT, stop_km=1).fly(60, 160, climb_fpm=2000)
    made.heading = (made.heading + 180) % 360
    (leg,) = legs(down(made.fly(400, 200)))
    assert (len(leg.approaches), leg.go_arounds, leg.touches) == (2, 1, 0)
    assert leg.landing.kind is EndClass.OBSERVED


def test_a_taxi_stop_of_a_minute_between_two_flights_parts_them():
    made = down(off())
    made.heading = GOAL.heading_deg
    made.roll(30, 100).fly(300, 250, climb_fpm=2000).fly(300, 420, climb_fpm=500)
    assert [[a for a, _ in leg] for leg in ends(made)] == [["KAEX", "KLRD"], ["KLRD", ""]]


def test_callsigns_are_those_in_force_and_a_change_of_one_ends_no_leg():
    track = down(off()).track(callsigns=("TST1", "TST2"))
    (leg,) = legs_of(ledger_of(track))
    assert leg.callsigns == ("TST2",)


def test_a_track_without_fixes_or_with_one_has_no_leg():
    made = Aircraft(45, 5, alt_ft=5000).fly(10, 250)
    assert legs(made) == ()


def test_a_lone_airborne_report_between_two_stands_is_a_leg_though_no_direction_is_known():
    made = Aircraft(GOAL.point.lat, GOAL.point.lon, alt_ft=900).stand(60)
    made.t += 4000
    made.fly(10, 0)
    made.t += 4000
    (leg,) = legs(made.stand(60))
    assert (leg.first, leg.last) == (6, 6)


def test_one_airborne_report_without_a_direction_ends_a_leg_that_began_before_a_silence():
    made = off().approach(GOAL, field_ft=GOAL_FT, stop_km=12)
    made.t += 7200
    made.fly(10, 0)
    found = legs(made)
    assert [leg.last - leg.first for leg in found if not leg.alternative_to][-1] == 0


def test_a_hundred_thousand_callsigns_take_seconds_and_stand_in_their_leg():
    names = tuple(f"T{n}" for n in range(100_000))
    (leg,) = legs(down(off()), callsigns=names)
    assert leg.callsigns == (names[-1],)


def test_stories_beyond_the_letters_are_counted_in_the_leg_itself():
    made = Aircraft(27.0, -99.0, alt_ft=33_000, heading=0).fly(60, 420)
    for _ in range(14):
        made = made.unheard(3600, 420).fly(60, 420)
    whole, *rivals = legs_of(ledger_of(made.track()))
    assert len(rivals) == 26
    assert {leg.alternative_to for leg in rivals} == {("1",)}
    assert whole.reason.startswith("2 more stories of its silences are left out")

"""The Rwanda case: a leg called off, orders of four courts, clocks named loosely."""

import pytest
import yaml
from authored_words import authored_words
from sourced_facts import left_out, other_counts, other_minutes

from habeas.bounds import Tri, every
from habeas.case.read_case import read_case
from habeas.case.what_if import AS_IT_STANDS
from habeas.evidence.problem import Severity
from habeas.evidence.times import written
from habeas.findings import ask, key_of
from habeas.findings.by_worlds import in_every_world
from habeas.findings.force import ends_of, still_in_force
from habeas.findings.scene import Scene

Y, N, C = Tri.YES, Tri.NO, Tri.CANNOT_TELL
PLANNED = "R1.1.scheduled_takeoff"
# As the clocks of the airfield showed it: half past ten in the evening, British Summer Time.
HALF_PAST_TEN = AS_IT_STANDS.reading("half-day", "slip").reading("arabic-gmt", "summer-time")

MAPPED = {
    "flights/R1/operator": "V-767.operator",
    "flights/R1/aircraft_type": "V-767.type",
    "flights/R1/cost": "ST-COST.says",
    "flights/R1/legs/0/departure_scheduled": PLANNED,
    "flights/R1/legs/0/all_passengers_off": "R1.1.disembarked",
    "flights/R1/legs/0/aircraft_afterwards": "R1.seen",
    "orders/U0": "U0.signed",
    "orders/U1": "U1.when",
    "orders/U2": "U2.noticed",
    "orders/U2/expired": "U2-EXPIRES.when",
    "orders/U3": "U3.noticed",
    "orders/U3/until": "U3.stated_end",
    "orders/U4": "U4.signed",
    "orders/U5": "U5.said",
    "orders/U6/times/0": "U6-ASKED.when",
    "orders/U6/times/1": "U6-REFUSED.when",
    "orders/U7": "U7.when",
    "persons_counts/U-C1": "G-FIRST.count",
    "persons_counts/U-C2": "G-BEFORE.count",
    "persons_counts/U-C3": "G-DAY.count",
    "persons_counts/U-C4": "G-DAY.count",
    "persons_counts/U-C5": "G-ABOARD-2215.count",
    "conflicts_to_notice/0": "ST-HOW-LONG.says",
    "conflicts_to_notice/1": "ST-SEAT.says",
}
# The built-in list of airports, from the same package, places both.
OMITTED = ("airports",)
# Read with the zone that the reading `arabic-gmt` gives it; a test below has both.
BY_READING = {("flights/R1/legs/0/departure_scheduled/2", "dalmedia")}
NAMES = {"Privilege Style", "V-767", "BBC News", "Euro Weekly News"}


@pytest.fixture(scope="module")
def rwanda(repo_bundled):
    return read_case(repo_bundled / "uk-rwanda-2022-06")


def told(case, finding_id, choice=AS_IT_STANDS):
    return ask(case, key_of(case, finding_id), choice)


def in_force_as_planned(case, order, clock, choice=HALF_PAST_TEN):
    """Whether an order was in force at the minute at which the flight was to leave."""
    scene = Scene(case, choice)
    ends = ends_of(scene, case.orders[order]).picked()
    issued = f"{order}.{clock}"

    def holds(before):
        def at(told):
            return lambda other: told(PLANNED, other)

        issued_by_then = before(issued, PLANNED)
        complete = every(before(PLANNED, known) for known in ends.known)
        return issued_by_then & still_in_force(ends, at, before) & complete

    return in_every_world(scene.line(PLANNED, issued, *ends.known, *ends.events), holds)


@pytest.mark.parametrize(
    ("order", "clock", "expected"),
    [("U2", "noticed", Y), ("U2", "signed", Y), ("U3", "noticed", C), ("U5", "said", Y)],
)
def test_at_half_past_ten_the_measure_known_by_its_day_alone_is_open(
    rwanda, order, clock, expected
):
    assert in_force_as_planned(rwanda, order, clock) is expected


def test_a_morning_taken_as_printed_ends_that_certainty(rwanda):
    as_printed = AS_IT_STANDS.reading("half-day", "as-printed")
    assert in_force_as_planned(rwanda, "U5", "said", as_printed) is C


def test_half_past_ten_gmt_is_an_hour_after_half_past_ten_on_british_clocks(rwanda):
    def bounds(*origins, **readings):
        choice = AS_IT_STANDS.leaving_out(*origins)
        for reading, option in readings.items():
            choice = choice.reading(reading.replace("_", "-"), option)
        return written(Scene(rwanda, choice).clock.event(PLANNED).hull, "UTC")

    others = ("echr-pr", "bbc-early", "euroweekly", "rnz")
    assert bounds(*others, arabic_gmt="as-printed") == "2022-06-14 22:29:30 to 22:31:00 UTC"
    assert bounds(*others, arabic_gmt="summer-time") == "2022-06-14 21:29:30 to 21:31:00 UTC"
    assert bounds(half_day="as-printed", arabic_gmt="summer-time") == (
        "2022-06-14 09:29:30 to 21:31:00 UTC"
    )


def test_the_end_at_six_hangs_on_what_cet_means_in_june(rwanda):
    def end(option):
        choice = AS_IT_STANDS.reading("court-cet", option)
        return written(Scene(rwanda, choice).clock.event("U3.stated_end").hull, "UTC")

    assert end("strasbourg") == "2022-06-20 15:59:30 to 16:01:00 UTC"
    assert end("literal") == "2022-06-20 16:59:30 to 17:01:00 UTC"


def test_an_afternoon_and_half_past_seven_contradict_each_other(rwanda):
    assert told(rwanda, "contradiction/U2.noticed").answer is Y
    without = AS_IT_STANDS.leaving_out("echr-registry")
    assert told(rwanda, "contradiction/U2.noticed", without).answer is N


def test_a_flight_that_was_called_off_never_left(rwanda):
    finding = told(rwanda, "left/R1/U5.said")
    assert finding.answer is N
    assert "Every leg of R1 was called off" in finding.result.why[-1]
    assert {c.subject for c in finding.result.claims} >= {"R1.1.called_off", "U5.said"}


def test_the_count_aboard_falls_to_none_and_the_orders_reach_six_of_seven(rwanda):
    assert told(rwanda, "check/nobody-left-aboard").answer is Y
    assert told(rwanda, "check/orders-reach-six").answer is Y
    assert told(rwanda, "check/orders-against-seven").answer is N
    assert {p.label for p in rwanda.people.values()} == {
        "first applicant", "second applicant", "third applicant",
    }  # fmt: skip


def test_the_case_has_no_fault_and_is_told_in_spanish_too(rwanda):
    assert [p for p in rwanda.problems if p.kind.severity is not Severity.NOTE] == []
    assert set(authored_words(rwanda)) - set(rwanda.words) == NAMES
    assert set(rwanda.words) <= set(authored_words(rwanda))


@pytest.mark.field_data
def test_every_sourced_fact_is_a_claim_that_cites_its_source(field_data, rwanda):
    path = field_data / "case-others" / "uk-rwanda-2022-06.yaml"
    facts = yaml.safe_load(path.read_text("utf-8"))
    assert left_out(rwanda, facts, MAPPED, OMITTED) == []
    assert other_minutes(rwanda, facts, MAPPED, BY_READING) == []
    assert other_counts(rwanda, facts, MAPPED) == []
    assert {s["id"] for s in facts["sources"]} - set(rwanda.sources) == {"airportsdata"}

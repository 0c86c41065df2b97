"""The South Sudan case: custody on a flight of several legs; and Louisiana: 28 minutes or 88."""

import pytest
import yaml
from authored_words import authored_words
from sourced_facts import left_out, other_counts, other_minutes

from habeas.bounds import Tri
from habeas.case.read_case import read_case
from habeas.case.what_if import AS_IT_STANDS
from habeas.evidence.problem import Severity
from habeas.findings import ask, key_of, wording
from habeas.findings.order_periods import periods_of
from habeas.findings.scene import Scene

Y, N, C = Tri.YES, Tri.NO, Tri.CANNOT_TELL
MINUTES = "minutes/A1/W1.entered/left"
# Of the departure only the page that names no zone.
UNZONED_ALONE = AS_IT_STANDS.leaving_out("nyt-0531")

MAPPED = {
    "flights/G1/operator": "N588AT.operator",
    "flights/G1/registration": "G1.1.vehicle",
    "flights/G1/aircraft_type": "N588AT.type",
    "flights/G1/legs/0/departure": "G1.1.takeoff",
    "flights/G1/legs/0/arrival": "G1.1.landing",
    "flights/G1/legs/0/ground_stop": "G1.2.takeoff",
    "flights/G1/legs/1/arrival": "G1.2.landing",
    "flights/G1/positions": "G1.seen",
    "flights/G1/passengers": "G-ABOARD.count",
    "flights/G1/intended_destination": "ST-BOUND-FOR.says",
    "flights/G2/legs/0/arrival": "G2.1.landing",
    "related_dockets": "ST-DOCKETS.says",
    "orders/P0": "P0.entered",
    "orders/P1": "P1.entered",
    "orders/P2": "P2.words",
    "orders/P2/times": "P2.said",
    "orders/P3": "P3.words",
    "orders/P3/times": "P3.when",
    "orders/P4": "P4.entered",
    "orders/P5": "P5.words",
    "orders/P5/times": "P5.when",
    "orders/P6": "P6.when",
    "orders/P7": "P7.when",
    "orders/P8": "P8-P4.when",
    "orders/P9": "P9.entered",
    "orders/P10": "P10.when",
    "notice_given": "ST-NOTICE.says",
    "persons_counts/G-C1": "G-ABOARD.count",
    "persons_counts/G-C2": "G-COVERED.count",
    "persons_counts/G-C3": "G-SS.count",
    "persons_counts/G-C4": "G-SS.count",
    "custody": "G-ABOARD.1.custodian",
    "conflicts_to_notice/0": "G1.1.landing",
    "conflicts_to_notice/1": "G-ABOARD.count G-COVERED.count",
    "conflicts_to_notice/2": "ST-NOTICE.says",
    "conflicts_to_notice/3": "ST-WHERE-LANDED.says G1.2.to",
}
LOUISIANA = {
    "flights/A1/operator": "A1.1.custodian",
    "flights/A1/legs/0/departure": "A1.1.takeoff",
    "orders/W0": "W0.says",
    "orders/W1": "W1.entered",
    "orders/W2": "W2.when",
    "orders/W3": "W3.entered",
    "notice": "W1.noticed",
    "custody_after": "L-A.1.custodian",
}
# The built-in list of airports, from the same package, places them all.
OMITTED = ("airports",)
# Read with the zone that the reading `louisiana-clock` gives it; a test below has both.
BY_READING = {("flights/A1/legs/0/departure/1", "substack")}
NAMES = {
    "Camp Lemonnier", "Journey Aviation", "N588AT", "Wikipedia", "bonniehuval.com", "NBC News",
    "particle.news", "Rolling Stone", "Investigative Post",
}  # fmt: skip


@pytest.fixture(scope="module")
def sudan(repo_bundled):
    return read_case(repo_bundled / "us-south-sudan-2025-05")


def told(case, finding_id, choice=AS_IT_STANDS):
    return ask(case, key_of(case, finding_id), choice)


def minutes(case, choice):
    bounds = told(case, MINUTES, choice).result.bounds
    return bounds["least"], bounds["most"]


def test_the_flight_left_28_minutes_after_the_stay_or_88_by_whose_clock(sudan):
    east = UNZONED_ALONE.reading("louisiana-clock", "eastern")
    central = UNZONED_ALONE.reading("louisiana-clock", "central")
    assert minutes(sudan, east) == (26.5, 29.5)
    assert minutes(sudan, central) == (86.5, 89.5)
    assert minutes(sudan, UNZONED_ALONE) == (26.5, 89.5)
    assert wording.told(told(sudan, MINUTES)).endswith(" 26.5 to 89.5 minutes after W1.entered.")


def test_the_one_source_that_names_the_zone_leaves_28_minutes(sudan):
    assert minutes(sudan, AS_IT_STANDS.leaving_out("substack")) == (26.5, 29.5)


def test_central_time_contradicts_the_source_that_names_the_zone(sudan):
    finding = told(sudan, "contradiction/A1.1.takeoff")
    assert finding.answer is C
    by_clock = {"louisiana-clock=central": Y, "louisiana-clock=eastern": N}
    assert dict(finding.by_reading) == by_clock


def test_by_either_clock_it_had_not_left_at_the_stay_and_had_at_the_notice(sudan):
    assert told(sudan, "left/A1/W1.entered").answer is N
    assert told(sudan, "left/A1/W1.noticed").answer is Y
    assert told(sudan, "in-force/A1/W1.entered").answer is Y


def test_the_class_order_was_in_force_at_the_departure_and_the_one_before_it_was_not(sudan):
    assert told(sudan, "in-force/G1/P1.entered").answer is Y
    assert told(sudan, "in-force/G1/P0.entered").answer is N


def test_of_the_order_to_keep_custody_the_day_alone_decides_nothing(sudan):
    for clock in ("said", "entered"):
        assert told(sudan, f"left/G1/P2.{clock}").answer is C
    assert told(sudan, "in-force/G1/P2.said").answer is C


def test_whether_it_flew_at_that_order_hangs_on_one_comment_in_a_forum(sudan):
    reached = AS_IT_STANDS.reading("derivative", "with-it")
    finding = told(sudan, "left/G1/P2.said", reached)
    assert finding.by_reading["forum=relied-on"] is Y
    assert finding.by_reading["forum=set-aside"] is C
    relied = reached.reading("forum", "relied-on")
    assert told(sudan, "landed/G1/P2.said", relied).answer is N
    assert told(sudan, "left/G1/P2.said", relied.leaving_out("forum-0521")).answer is C


def test_tuesday_night_in_ireland_and_the_21st_of_may_can_both_be_right(sudan):
    assert told(sudan, "contradiction/G1.1.landing").answer is N


def test_six_in_the_morning_in_juba_is_the_fourth_of_july_by_one_clock_only(sudan):
    finding = told(sudan, "contradiction/G2.1.landing")
    assert dict(finding.by_reading) == {"july-4th=eastern": N, "july-4th=juba": Y}


def test_from_when_the_stay_reached_the_remedy_order_is_a_reading(sudan):
    def begins_to_be_stayed(option):
        periods = periods_of(sudan, "P4", AS_IT_STANDS.reading("derivative", option))
        return next(one for one in periods if one.exists is Y and one.in_force is not Y).start

    events = Scene(sudan, AS_IT_STANDS).clock.event
    assert begins_to_be_stayed("with-it") == events("P6.when").hull.earliest
    assert begins_to_be_stayed("when-said") == events("P8-P4.when").hull.earliest


def test_eight_were_aboard_six_had_the_remedy_and_none_or_one_was_of_south_sudan(sudan):
    assert told(sudan, "check/remedy-for-six").answer is Y
    assert told(sudan, "check/remedy-for-all").answer is N
    early = AS_IT_STANDS.leaving_out("latintimes-0520")
    assert told(sudan, "check/eight-aboard").answer is C
    assert told(sudan, "check/eight-aboard", early).answer is Y


def test_three_pieces_of_one_newsletter_are_one_origin(sudan):
    takeoff = [c for c in sudan.said_of("G1.1.takeoff") if c.source.startswith("hardg")]
    assert {c.source for c in takeoff} == {"hardg-ats", "hardg-jet"}
    assert {c.origin for c in takeoff} == {"hardghistory"}


def test_the_case_has_no_fault_and_is_told_in_spanish_too(sudan):
    assert [p for p in sudan.problems if p.kind.severity is not Severity.NOTE] == []
    assert set(authored_words(sudan)) - set(sudan.words) == NAMES
    assert set(sudan.words) <= set(authored_words(sudan))


@pytest.mark.field_data
@pytest.mark.parametrize(
    ("name", "mapped"),
    [("us-south-sudan-2025-05", MAPPED), ("us-louisiana-2025-05", LOUISIANA)],
)
def test_every_sourced_fact_is_a_claim_that_cites_its_source(field_data, sudan, name, mapped):
    path = field_data / "case-others" / f"{name}.yaml"
    facts = yaml.safe_load(path.read_text("utf-8"))
    assert left_out(sudan, facts, mapped, OMITTED) == []
    assert other_minutes(sudan, facts, mapped, BY_READING) == []
    assert other_counts(sudan, facts, mapped) == []
    assert {s["id"] for s in facts["sources"]} - set(sudan.sources) <= {"airportsdata"}

"""Lookup: what is said of a record, without what is said of one whose id only begins alike."""

from pathlib import Path

from habeas.case.lookup import Lookup
from habeas.case.records import Case
from habeas.evidence.claim import Claim


def test_subjects_below_a_record_are_its_own_and_those_of_its_parts():
    subjects = ("T1.seen", "T10.seen", "T1.1.takeoff", "T1-b.seen", "T.seen", "T1")
    case = Case(Path(), claims={one: (Claim(one, "x"),) for one in subjects})
    assert Lookup(case).subjects_below("T1") == ["T1.1.takeoff", "T1.seen"]
    assert Lookup(case).subjects_below("X") == []

"""Records: what the JSON contract says of a finding."""

from habeas.bounds import Tri
from habeas.findings.records import Finding, Flip, Key, Result

KEY = Key("outside", "T1", "O-1", "entered")
FLIPS = (Flip(Tri.NO, ("reading removal=custody",)), Flip(Tri.CANNOT_TELL, ("without S0",)))


def test_flips_stand_in_the_json_with_their_answers_and_parts():
    assert Finding(KEY, Result(Tri.YES), flips=FLIPS).to_json()["flips"] == [
        {"to": "no", "parts": ["reading removal=custody"]},
        {"to": "cannot tell", "parts": ["without S0"]},
    ]


def test_flips_that_were_not_searched_are_not_the_same_as_none():
    assert Finding(KEY, Result(Tri.YES)).to_json()["flips"] is None
    assert Finding(KEY, Result(Tri.YES), flips=()).to_json()["flips"] == []


def test_the_state_changes_with_what_is_said_and_not_with_how_it_was_found():
    state = Finding(KEY, Result(Tri.YES)).state
    assert Finding(KEY, Result(Tri.YES, why=("a step",)), flips=FLIPS).state == state
    assert Finding(KEY, Result(Tri.NO)).state != state
    assert Finding(KEY, Result(Tri.YES, bounds={"least": 1})).state != state

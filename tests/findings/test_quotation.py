"""Quotation: words compared with what is held, and with when those they are used of were there."""

import hashlib

import pytest
from invented import Invented, at, group, leg, reading, rivals, said, stint

from habeas.bounds import Tri
from habeas.case.what_if import AS_IT_STANDS

NINE = at(9)
WORDS = "they will never return"


def held(text=WORDS, **row):
    case = Invented()
    case.files["sources/S1.txt"] = f"He said that {text}.\n"
    digest = hashlib.sha256(case.files["sources/S1.txt"].encode()).hexdigest()
    case.sources[1] |= {"file": "sources/S1.txt", "sha256": digest, **row}
    return case


def words(*claims, **more):
    return [{"id": "ST", "kind": "statement", "words": list(claims), **more}]


def printed(source="S1", quote=WORDS, **more):
    return said(quote, source, quote=quote, **more)


def verbatim(asked, case, *claims, choice=AS_IT_STANDS):
    case.statements = words(*claims)
    return asked(case, "quotation/ST/verbatim", choice)


def test_words_stand_in_what_is_held_or_do_not(asked):
    found = verbatim(asked, held(), printed())
    assert found.answer is Tri.YES
    assert found.result.bounds == {"printings": 1, "ways": 1}
    assert [c.spot.quote for c in found.result.claims] == [WORDS]
    altered = verbatim(asked, held("they will return"), printed())
    assert altered.answer is Tri.NO
    assert altered.result.why == (f"“{WORDS}” (S1) does not stand there in what is held.",)


def test_words_of_a_source_that_is_not_held_are_open(asked):
    found = verbatim(asked, held(), printed("S2"))
    assert found.answer is Tri.CANNOT_TELL
    assert found.result.settle == ("S2 itself",)
    both = verbatim(asked, held(), printed(), printed("S2", "they won’t return"))
    assert both.answer is Tri.CANNOT_TELL
    assert both.result.why[-1] == "The sources print the words in 2 ways."
    one = verbatim(asked, held("so"), printed(), printed("S2"))
    assert one.answer is Tri.NO


def test_an_altered_printing_that_is_left_out_or_under_another_reading_has_no_say(asked):
    case = held("so")
    assert verbatim(asked, case, printed(), choice=AS_IT_STANDS.leaving_out("S1")).answer is (
        Tri.CANNOT_TELL
    )
    case.readings = [reading("r", "claims", "", "")]
    claims = (printed(under="r=a"), printed("S2", under="r=b"))
    found = verbatim(asked, case, *claims)
    assert dict(found.by_reading) == {"r=a": Tri.NO, "r=b": Tri.CANNOT_TELL}


UNREAD = {
    "bytes that have changed": {"sha256": "0" * 64},
    "a file that is missing": {"file": "sources/other.txt"},
    "a path outside the case": {"file": "../S1.txt"},
}


@pytest.mark.parametrize("row", list(UNREAD.values()), ids=UNREAD)
def test_a_held_source_that_cannot_be_compared_proves_nothing(asked, row):
    assert verbatim(asked, held(**row), printed()).answer is Tri.CANNOT_TELL


def test_a_held_file_without_text_proves_nothing(asked):
    case = held("")
    case.files["sources/S1.txt"] = " \n"
    case.sources[1]["sha256"] = hashlib.sha256(b" \n").hexdigest()
    assert verbatim(asked, case, printed()).answer is Tri.CANNOT_TELL


def test_words_that_stand_elsewhere_than_they_are_cited_do_not_stand_there(asked):
    case = held(f"nothing.\n{WORDS}")
    assert verbatim(asked, case, printed(spot="line 2")).answer is Tri.YES
    assert verbatim(asked, case, printed(spot="line 1")).answer is Tri.NO


def test_words_are_compared_with_our_note_of_a_source_that_is_not_held(asked):
    case = held(kind="note", copy_of="S2")
    found = verbatim(asked, case, printed("S2"))
    assert found.answer is Tri.YES
    assert [kind for kind, _ in found.result.assumes] == ["notes"]
    assert verbatim(asked, held("so", kind="note", copy_of="S2"), printed("S2")).answer is Tri.NO
    torn = held(kind="note", copy_of="S2", sha256="0" * 64)
    assert verbatim(asked, torn, printed("S2")).answer is Tri.CANNOT_TELL


def used(*about, when=NINE, **tables):
    case = Invented(people=[{"person": "P", "source": "S3"}], **tables)
    legs = {
        "T1": leg("T1.1", takeoff=said(at(10), "S3")),
        "T2": leg("T2.1", takeoff=said(at(12), "S3")),
    }
    case.transfers = [{"id": id_, "legs": [one]} for id_, one in legs.items()]
    case.statements = words(when=said(when, "S3"), about=rivals(*about))
    case.statements[0].pop("words")
    return case


def moved(asked, case, choice=AS_IT_STANDS):
    return asked(case, "quotation/ST/moved", choice)


G = group("G", "", "S3", aboard="T1")
ABOARD = {
    "before it left": (at(9), [G], Tri.YES),
    "after it left": (at(11), [G], Tri.NO),
    "on that day": ("2025-03-15", [G], Tri.CANNOT_TELL),
    "before either plane left": (at(9), [group("G", aboard="T1 or T2")], Tri.YES),
    "between the two planes": (at(11), [group("G", aboard="T1 or T2")], Tri.CANNOT_TELL),
    "after both planes": (at(13), [group("G", aboard="T1 or T2")], Tri.NO),
    "of a plane that is none": (at(9), [group("G", aboard="T1 or T9")], Tri.CANNOT_TELL),
    "of parts aboard both": (
        at(9), [group("G"), group("A", "G", aboard="T1"), group("B", "G", aboard="T2")], Tri.YES,
    ),
    "of parts, one of them gone": (
        at(11), [group("G"), group("A", "G", aboard="T1"), group("B", "G", aboard="T2")],
        Tri.CANNOT_TELL,
    ),
    "of parts, of one nothing is said": (
        at(9), [group("G"), group("A", "G", aboard="T1"), group("B", "G")], Tri.CANNOT_TELL,
    ),
    "of the part of a whole": (at(9), [group("W", aboard="T1"), group("G", "W")], Tri.YES),
    "of nobody known": (at(9), [group("G")], Tri.CANNOT_TELL),
}  # fmt: skip


@pytest.mark.parametrize(("when", "groups", "answer"), list(ABOARD.values()), ids=ABOARD)
def test_words_were_said_before_those_aboard_had_left_or_after(asked, when, groups, answer):
    found = moved(asked, used("G", when=when, groups=groups))
    assert found.answer is answer
    said_of = {c.subject for c in found.result.claims}
    assert {"ST.about", "ST.when"} <= said_of
    assert {f"{row['group']}.aboard" for row in groups if row.get("aboard")} <= said_of
    assert bool(found.result.settle) is (answer is Tri.CANNOT_TELL)


def test_words_about_a_transfer_ask_when_it_left(asked):
    assert moved(asked, used("T1")).answer is Tri.YES
    assert moved(asked, used("T1", when=at(10, 30))).answer is Tri.NO


def test_words_used_of_two_groups_are_moved_if_they_are_for_one(asked):
    groups = [G, group("H", "", "S3", aboard="T2")]
    case = used("G", "H", when=at(11), groups=groups)
    found = moved(asked, case)
    assert found.answer is Tri.YES
    assert any(step.startswith("Of G: it was first said when all") for step in found.result.why)
    # S2 alone uses them of H.
    assert moved(asked, case, AS_IT_STANDS.leaving_out("S2")).answer is Tri.NO
    assert moved(asked, used("G", "H", when=at(13), groups=groups)).answer is Tri.NO
    assert moved(asked, case, AS_IT_STANDS.leaving_out("S1", "S2")).answer is Tri.CANNOT_TELL


STINTS = [stint("P", "1", "S3", start=at(8)), stint("P", "2", "S3", start=at(14))]


@pytest.mark.parametrize(
    ("when", "answer"), [(at(7), Tri.YES), (at(9), Tri.NO), ("2025-03-15", Tri.CANNOT_TELL)]
)
def test_without_a_transfer_the_first_known_custody_counts(asked, when, answer):
    groups = [group("G", "", "S3", members="P"), group("H")]
    case = used("P", when=when, custody=STINTS, groups=groups)
    assert moved(asked, case).answer is answer
    case.tables["groups"] = [group("G", "", "S3", members="P", aboard="T1")]
    left = Tri.YES if when == at(9) else answer
    assert moved(asked, case).answer is left


def test_a_transfer_of_which_it_is_in_doubt_whether_it_ran_tells_nothing(asked):
    case = used("G", groups=[G])
    case.transfers[0]["legs"][0]["called_off"] = said("called off", "S4")
    found = moved(asked, case)
    assert found.answer is Tri.CANNOT_TELL
    assert "T1.1.called_off" in {c.subject for c in found.result.claims}
    assert moved(asked, case, AS_IT_STANDS.leaving_out("S4")).answer is Tri.YES


def test_times_that_contradict_each_other_leave_nothing_certain(asked):
    case = used("G", "T2", groups=[G])
    case.transfers[0]["legs"][0]["landing"] = said(at(9), "S3")
    found = moved(asked, case)
    assert found.answer is Tri.CANNOT_TELL
    assert found.result.contradiction


def test_a_person_in_two_groups_that_share_nobody_leaves_it_open(asked):
    groups = [group("W"), group("A", "W", "S3", members="P"), group("B", "W", "S3", members="P")]
    found = moved(asked, used("P", when=at(7), custody=STINTS, groups=groups))
    assert found.answer is Tri.CANNOT_TELL
    assert "B.members" in {c.subject for c in found.result.claims}

"""Sources, spots, claims and problems: who said it, where, and what is wrong with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.bounds import Count
from habeas.evidence.claim import Claim, Standing
from habeas.evidence.problem import Problem, ProblemKind, Readout, Severity, in_order
from habeas.evidence.source import Source, independent_origins, origin_of, root_of
from habeas.evidence.spot import LOCATOR_HELP, Place, Spot, is_locator

# Spots.

LOCATORS = {
    "a page": "p. 3",
    "pages": "p. 3-4",
    "a line": "line 12",
    "a row": "row 88",
    "an item of an array": "item 0",
    "a cell": "H41",
    "a cell of a sheet": "Flights!H41",
    "a docket entry": "ECF 38",
    "an attachment of an entry": "ECF 38-2",
    "a paragraph": "para 9",
    "characters": "chars 120-188",
    "bytes": "bytes 0-16",
    "a time in a recording": "00:01:23",
    "parts joined by commas": "p. 3, line 12",
}
NO_LOCATORS = {
    "nothing": "",
    "prose": "somewhere",
    "a page without its dot": "p 3",
    "a page without a number": "p. ",
    "a part left out": "p. 3,",
    "one part that is none": "p. 3, somewhere",
    "an item without a number": "item",
    "a cell in small letters": "h41",
    "characters without an end": "chars 120",
}


@pytest.mark.parametrize("text", list(LOCATORS.values()), ids=list(LOCATORS))
def test_this_is_a_place_in_a_source(text):
    assert is_locator(text)


@pytest.mark.parametrize("text", list(NO_LOCATORS.values()), ids=list(NO_LOCATORS))
def test_this_is_no_place_in_a_source(text):
    assert not is_locator(text)


@pytest.mark.parametrize("text", LOCATOR_HELP.split(", "))
def test_every_locator_that_the_help_lists_is_one(text):
    assert is_locator(text)


PLACES = {
    "a file": (Place("hand/a.csv"), "hand/a.csv"),
    "a line": (Place("hand/a.csv", 12), "hand/a.csv:12"),
    "a column": (Place("hand/a.csv", 12, 3), "hand/a.csv:12:3"),
    "a cell": (Place("a.xlsx", cell="Flights!H41"), "a.xlsx:Flights!H41"),
}


@pytest.mark.parametrize(("place", "text"), list(PLACES.values()), ids=list(PLACES))
def test_a_place_is_written_as_editors_jump_to_it(place, text):
    assert str(place) == text


def test_a_spot_of_a_source_that_is_only_cited_has_no_hash():
    assert Spot("cnn", "p. 3", "had left").to_json() == {
        "source": "cnn",
        "sha256": None,
        "at": "p. 3",
        "quote": "had left",
    }


def test_a_spot_of_a_held_source_carries_its_hash():
    assert Spot("cnn", sha256="ab12").to_json()["sha256"] == "ab12"


# Sources.


@pytest.mark.parametrize(("file", "held"), [("a.pdf", True), ("", False)])
def test_a_source_is_held_only_if_the_case_has_its_file(file, held):
    assert Source("a", file=file).held is held


NAMES = {
    "publisher and title": (
        Source("a", publisher="The Outlet", title="Flown"),
        "The Outlet, Flown",
    ),
    "publisher alone": (Source("a", publisher="The Outlet"), "The Outlet"),
    "title alone": (Source("a", title="Flown"), "Flown"),
    "neither": (Source("a"), "a"),
}


@pytest.mark.parametrize(("source", "name"), list(NAMES.values()), ids=list(NAMES))
def test_a_source_is_called_what_a_reader_calls_it(source, name):
    assert source.name == name


def copies(**copy_of):
    return {id_: Source(id_, copy_of=of) for id_, of in copy_of.items()}


ROOTS = {
    "an original is its own root": ("a", copies(a=""), "a"),
    "a copy of a copy leads to the original": ("c", copies(a="", b="a", c="b"), "a"),
    "a source that is not listed is its own root": ("x", {}, "x"),
    "a copy of one that is not listed leads to it": ("b", copies(b="x"), "x"),
    "a ring ends at its smallest id": ("c", copies(a="b", b="c", c="a"), "a"),
    "a chain into a ring ends in the ring, not at itself": ("a", copies(a="c", b="c", c="b"), "b"),
    "a copy of itself is its own root": ("a", copies(a="a"), "a"),
}


@pytest.mark.parametrize(("source", "sources", "root"), list(ROOTS.values()), ids=list(ROOTS))
def test_a_chain_of_copies_ends_at_one_source(source, sources, root):
    assert root_of(source, sources) == root


IDS = "abcdef"


@given(
    sources=st.dictionaries(st.sampled_from(IDS), st.sampled_from(["", *IDS])).map(
        lambda of: copies(**of)
    )
)
def test_a_copy_and_what_it_copies_always_have_the_same_root(sources):
    for id_, source in sources.items():
        assert root_of(id_, sources) == root_of(source.copy_of or id_, sources)


DECLARED = {
    "a": Source("a", origin="Flightradar24"),
    "b": Source("b", copy_of="a"),
    "c": Source("c", copy_of="a", origin="ADS-B"),
    "d": Source("d", copy_of="e"),
}
ORIGINS = {
    "a basis decides, its white space does not": ("a", " Air \n Traffic ", "Air Traffic"),
    "else the source's own origin": ("c", "", "ADS-B"),
    "else that of its root": ("b", "", "Flightradar24"),
    "else the root itself": ("d", "", "e"),
    "a source that is not listed is its own origin": ("x", "", "x"),
}


@pytest.mark.parametrize(("source", "basis", "origin"), list(ORIGINS.values()), ids=list(ORIGINS))
def test_a_fact_first_came_from_the_nearest_stated_origin(source, basis, origin):
    assert origin_of(source, basis, DECLARED) == origin


INDEPENDENT = {
    "no claim, no origin": ([], 0, 0),
    "one claim is at least one origin": ([("a", False)], 1, 1),
    "outlets that name no basis may share one": ([("a", False), ("b", False)], 1, 2),
    "two stated bases are two": ([("x", True), ("y", True)], 2, 2),
    "an unstated one may rest on a stated one": ([("x", True), ("y", True), ("a", False)], 2, 3),
    "a claim said twice counts once": ([("x", True), ("x", True)], 1, 1),
    "capitals are of no account": ([("FlightRadar24", True), ("Flightradar24", False)], 1, 1),
}


@pytest.mark.parametrize(
    ("claims", "least", "most"), list(INDEPENDENT.values()), ids=list(INDEPENDENT)
)
def test_corroboration_is_bounds_on_independent_origins(claims, least, most):
    assert independent_origins(claims) == Count(least, most)


# Claims.


@pytest.mark.parametrize("standing", list(Standing), ids=[s.name for s in Standing])
def test_only_a_claim_without_a_flaw_decides(standing):
    claim = Claim("T1.1.takeoff", "2025-03-15", Spot("cnn"), standing=standing)
    assert claim.decides is (standing is Standing.DECIDES)
    assert claim.source == "cnn"


def test_a_claim_says_the_same_wherever_it_is_written():
    here, there = (
        Claim("T1.1.takeoff", "2025", Spot("cnn"), under=("manifest", "yes"), at=Place("a.csv", n))
        for n in (1, 2)
    )
    assert here.key == there.key
    assert "manifest=yes" in here.key


def test_a_claim_that_always_counts_is_another_than_one_under_a_reading():
    always, under = (Claim("T1.1.takeoff", "2025", under=u) for u in (None, ("m", "yes")))
    assert always.key != under.key


@pytest.mark.parametrize(
    ("under", "written"),
    [(None, ""), (("manifest", "yes"), "manifest=yes")],
    ids=["always", "under a reading"],
)
def test_a_claim_is_listed_with_its_citation(under, written):
    claim = Claim(
        "T1.1.takeoff",
        "2025-03-15 17:26 EDT",
        Spot("cnn", "p. 3", "took off"),
        origin="Flightradar24",
        by="an official",
        basis="Flightradar24",
        under=under,
        inferred="gate times",
    )
    assert claim.to_json() == {
        "claim": "T1.1.takeoff",
        "value": "2025-03-15 17:26 EDT",
        "source": "cnn",
        "sha256": None,
        "at": "p. 3",
        "quote": "took off",
        "origin": "Flightradar24",
        "by": "an official",
        "basis": "Flightradar24",
        "under": written,
        "inferred": "gate times",
    }


# Problems.

NO_ZONE = ProblemKind("CAS-101", Severity.WARNING, "no zone", "write a zone")
NO_TIME = ProblemKind("CAS-102", Severity.ERROR, "no time", "write a time")


def test_a_problem_has_the_code_and_severity_of_its_kind():
    problem = Problem(NO_ZONE, Place("a.csv"), "no zone")
    assert (problem.code, problem.severity) == ("CAS-101", Severity.WARNING)


@pytest.mark.parametrize(
    ("own", "way_out"),
    [("", "write a zone"), ("write EDT", "write EDT")],
    ids=["the kind's own when blank", "its own first"],
)
def test_a_problem_names_a_way_out(own, way_out):
    assert Problem(NO_ZONE, Place("a.csv"), "no zone", help=own).way_out == way_out


def test_a_problem_shows_what_the_file_hid():
    hidden = "T\u202e1"
    problem = Problem(
        NO_TIME, Place(hidden, 3), hidden, did="row left out", help=hidden, against=(Place(hidden),)
    )
    assert problem.to_json() == {
        "code": "CAS-102",
        "severity": "error",
        "at": "T<U+202E>1:3",
        "message": "T<U+202E>1",
        "did": "row left out",
        "help": "T<U+202E>1",
        "against": ["T<U+202E>1"],
    }


def test_an_error_outranks_a_warning_and_a_warning_a_note():
    assert max(Severity) is Severity.ERROR
    assert min(Severity) is Severity.NOTE


def test_a_readout_without_flaws_has_no_problems():
    assert Readout(("a",)).problems == ()


@given(order=st.permutations(range(5)))
def test_problems_come_by_place_then_code_and_each_once(order):
    listed = [
        Problem(NO_TIME, Place("a.csv", 2), "b"),
        Problem(NO_ZONE, Place("a.csv", 10), "a"),
        Problem(NO_ZONE, Place("a.csv", 10), "b"),
        Problem(NO_TIME, Place("a.csv", 10), "a"),
        Problem(NO_ZONE, Place("b.csv", 1), "a"),
    ]
    shuffled = [listed[n] for n in order]
    assert in_order(shuffled + shuffled) == tuple(listed)

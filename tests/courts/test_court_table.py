"""The courts: every zone is one that the product knows, and no name is guessed at."""

import json
import tomllib
from collections import Counter
from importlib import resources

import pytest

from habeas.courts.court_table import court_named, court_of, courts
from habeas.evidence.zones import named_zone

TWO_ZONES = {
    "flnd", "idd", "innd", "insd", "ksd", "kywd", "miwd", "ndd", "ned", "ord", "sdd", "tned", "txwd",
}  # fmt: skip


def rows():
    text = (resources.files("habeas.courts") / "courts.toml").read_text("utf-8")
    return tomllib.loads(text)["court"]


def districts():
    return [court for court in courts().values() if "District Court" in court.name]


def test_every_zone_is_one_that_the_pinned_rules_know():
    for zone in {zone for court in courts().values() for zone in court.zones}:
        assert named_zone(zone).key == zone


def test_no_id_and_no_alias_names_two_courts():
    spelled = [court_id for row in rows() for court_id in (row["id"], *row.get("aliases", ()))]
    spelled += [f"{district.id[:-1]}b" for district in districts()]
    spelled += [alias for row in rows() for alias in row.get("bankruptcy_aliases", ())]
    assert [court_id for court_id, n in Counter(spelled).items() if n > 1] == []


def test_no_row_has_a_key_that_nothing_reads():
    known = {"id", "name", "zones", "note", "aliases", "bankruptcy_aliases", "headings"}
    assert {key for row in rows() for key in row} <= known
    assert all(row["zones"] for row in rows())


def test_there_are_94_districts_13_courts_of_appeals_and_5_panels():
    named = [court.name for court in courts().values()]
    assert len(districts()) == 94
    assert sum("Court of Appeals for the" in n and "Circuit" in n for n in named) == 13
    assert sum("Appellate Panel" in n for n in named) == 5
    assert {"scotus", "cit", "uscfc", "cavc", "jpml"} <= courts().keys()


def test_ids_of_districts_and_of_no_other_court_end_with_d():
    assert {d.id for d in districts()} == {court_id for court_id in courts() if court_id[-1] == "d"}


def test_districts_that_lie_in_two_zones_have_both_and_say_which_part_keeps_which():
    two = {d.id: d for d in districts() if len(d.zones) > 1}
    assert two.keys() == TWO_ZONES
    for district in two.values():
        assert len(set(district.zones)) == 2
        assert district.note.count(": ") >= 2, district


def test_every_district_has_a_bankruptcy_court_with_its_zones():
    for district in districts():
        court = court_of(f"{district.id[:-1]}b")
        assert court.name == district.name.replace("District Court", "Bankruptcy Court")
        assert (court.zones, court.note) == (district.zones, district.note)


@pytest.mark.parametrize(
    ("spelled", "court_id"),
    [
        ("arb", "azb"),
        ("nebraskab", "neb"),
        ("nysb-mega", "nysb"),
        ("cofc", "uscfc"),
        ("sdny", "nysd"),
        ("txs", "txsd"),
        (" DCD ", "dcd"),
    ],
)
def test_an_alias_gives_the_court(spelled, court_id):
    assert court_of(spelled) is courts()[court_id]


@pytest.mark.parametrize("spelled", ["", "d", "b", "xyzd", "asd", "bap2", "ca12", "nytimes"])
def test_an_id_that_no_court_has_gives_none(spelled):
    assert court_of(spelled) is None


HEADED = {
    "the kind on a line of its own": ("U.S. District Court\nAlabama Middle District", "almd"),
    "an office in parentheses": (
        "U.S. District Court\nDistrict of Columbia (Washington, DC)",
        "dcd",
    ),
    "short": ("USDC Northern District of Texas", "txnd"),
    "in full": ("United States Bankruptcy Court Western District of Pennsylvania", "pawb"),
    "in capitals, with a comma": (
        "UNITED STATES DISTRICT COURT, CENTRAL DISTRICT OF CALIFORNIA (Western Division - Los Angeles)",
        "cacd",
    ),
    "a mark in brackets": ("U.S. District Court [LIVE]\nWestern District of Texas", "txwd"),
    "the version of the software": (
        "United States District Court\nNorthern District of Illinois - CM/ECF LIVE, Ver 6.2.1 (Chicago)",
        "ilnd",
    ),
    "the software first": (
        "CM/ECF LIVE, Ver 6.2.1 - U.S. District Court, Northern Illinois",
        "ilnd",
    ),
    "the live system": (
        "U.S. District Court\nEastern District of California - Live System",
        "caed",
    ),
    "a dash at the end": (
        "U.S. District Court\nEastern District of Virginia - (Alexandria)",
        "vaed",
    ),
    "the kind twice": (
        "U.S. Bankruptcy Court\nUnited States Bankruptcy Court for the District of Columbia",
        "dcb",
    ),
    "the state alone": ("CM/ECF - USDC Massachusetts - Version 6.1.1.2 as of 7/29/2017", "mad"),
    "the id after the kind": ("CM/ECF LIVE - U.S. District Court:ded", "ded"),
    "the state before the quarter": (
        "U.S. Bankruptcy Court, Washington Western LIVE Database",
        "wawb",
    ),
    "an island": ("District Court of the Virgin Islands", "vid"),
    "spaced initials": ("U. S. Bankruptcy Appellate Panel for the Ninth Circuit", "bap9"),
    "a numbered circuit": ("Court of Appeals, 2nd Circuit", "ca2"),
    "the circuit first": ("Tenth Circuit Court of Appeals - Recent Entries", "ca10"),
    "the circuit of the capital": (
        "United States Court of Appeals for District of Columbia Circuit - Recent Entries",
        "cadc",
    ),
    "the same in initials": ("U.S. Court of Appeals for the D.C. Circuit", "cadc"),
    "no place": ("U.S. Court of International Trade\nLIVE Database (New York)", "cit"),
    "the panel": ("United States Judicial Panel on Multidistrict Litigation", "jpml"),
    "the highest": ("Supreme Court of the United States", "scotus"),
}


@pytest.mark.parametrize(("text", "court_id"), HEADED.values(), ids=HEADED)
def test_a_heading_gives_the_court(text, court_id):
    assert court_named(text) is courts()[court_id]


NOT_NAMED = {
    "nothing": "",
    "the kind without a place": "U.S. District Court",
    "a district, whose bankruptcy court it fits too": "Southern District of New York - Recent Entries",
    "a state with several districts": "USDC Texas",
    "a quarter that the state does not have": "USDC Western District of Alabama",
    "a city that is named like the capital's district": "U.S. District Court Columbia",
    "a state court": "District Court of Nevada",
    "a state's name": "Nevada",
    "an id alone, which is a word too": "mad",
    "more than a name": "U.S. District Court for the Southern District of Ohio Re: Contact Information",
    "two courts": "USDC Northern District of Texas USDC Southern District of Texas",
    "a circuit that there is not": "U.S. Court of Appeals for the 12th Circuit",
}


@pytest.mark.parametrize("text", NOT_NAMED.values(), ids=NOT_NAMED)
def test_what_names_no_court_or_two_gives_none(text):
    assert court_named(text) is None


def test_the_name_of_every_court_gives_that_court():
    for court in courts().values():
        assert court_named(court.name) is court


def named_in(found):
    """Give every non-blank ``court`` and ``court_id`` that a piece of JSON holds."""
    if isinstance(found, list):
        return {court for each in found for court in named_in(each)}
    if not isinstance(found, dict):
        return set()
    deeper = {court for each in found.values() for court in named_in(each)}
    own = (found.get(key) for key in ("court", "court_id"))
    return deeper | {last_part(c["id"] if isinstance(c, dict) else c) for c in own if c}


def last_part(address):
    return address.rstrip("/").rsplit("/", 1)[-1]


@pytest.mark.field_data
def test_every_court_of_the_field_data_is_listed(field_data):
    folder = field_data / "courts"
    # The files of the Supreme Court are named for the docket.
    files = [f for f in folder.glob("juriscraper/*/*") if not f.parent.name.startswith("scotus_")]
    spelled = {f.name.partition(".")[0].partition("_")[0] for f in files}
    for kind in ("juriscraper/*/*.json", "recap_json/*.json"):
        for path in folder.glob(kind):
            spelled |= named_in(json.loads(path.read_text("utf-8")))
    assert len(spelled) > 90
    assert {court_id for court_id in spelled if court_of(court_id) is None} == set()

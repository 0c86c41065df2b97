"""What is proposed of four real dockets, against what was reviewed by hand."""

import json

import pytest

from habeas.case.read_case import read_case
from habeas.courts.draft import draft_of
from habeas.courts.propose import proposals_of
from habeas.courts.read_docket import read_dockets

# Kind of the reviewed truth -> the kind that is proposed for it.
KINDS = {
    "declaratory_order": "declaratory order",
    "denial_of_stay": "denial of a stay",
    "permanent_injunction": "permanent injunction",
    "appeal_dismissed": "dismissal of an appeal",
    "final_judgment": "judgment",
    "denial_moot": "denial",
    "mandate_stayed": "stay of the mandate",
    "appellate_affirmance_and_mandate": "affirmance",
    "stay_lifted": "lifting of a stay",
    "denial_without_prejudice": "denial",
    "oral_ruling_minute_entry": "oral ruling",
    "preliminary_injunction_partial": "preliminary injunction",
    "amended_order": "amended order",
    "preliminary_injunction": "preliminary injunction",
    "notice_of_appeal": "notice of appeal",
    "denial_of_stay_pending_appeal; intervention_granted": "denial of a stay",
    "appeal_dismissed_and_mandate": "dismissal of an appeal",
    "no_stay_note": "no stay",
    "injunction_on_summary_judgment": "injunction on summary judgment",
    "judgment": "judgment",
}
# Reviewed by hand from the docket text: entry -> its effects on relief. Entries that are not
# here have none.
WOLF = {
    "118": {"declares"},
    "125": {"denies a stay"},
    "134": {"enjoins", "stays"},
    "135": {"dismisses an appeal", "issues the mandate"},
    "152": {"stays the mandate"},
    "156": {"affirms", "issues the mandate"},
    "157": {"lifts stay"},
}
ACTIVISION = {
    "30": {"enjoins"},
    "31": {"enjoins"},
    "38": {"enjoins"},
    "41": {"enjoins"},
    "81": {"denies a stay"},
    "92": {"dismisses an appeal"},
    "93": {"issues the mandate"},
    "111": {"enjoins"},
    "189": {"enjoins", "will enjoin"},
}
TRAPS = {
    "4413643": ("56", "97", "118", "125", "134", "147", "152", "157", "180", "210"),
    "4306148": ("30", "31", "38", "40", "84", "92", "153", "175", "181", "189", "213"),
    "4191590": ("19", "34"),
    "4150031": ("11", "16", "31"),
}
REVIEWED = {"4413643": WOLF, "4306148": ACTIVISION, "4191590": {}, "4150031": {}}


@pytest.fixture(scope="module")
def read(field_data):
    folder = field_data / "courts" / "recap_json"
    return {name: next(read_dockets([folder / f"{name}.json"]))[1].records[0] for name in REVIEWED}


@pytest.mark.parametrize("name", REVIEWED)
def test_the_effects_proposed_are_those_reviewed(read, name):
    found = {
        one.entry.number: {effect.what for effect in one.effects}
        for one in proposals_of(read[name])
        if one.effects
    }
    assert found == REVIEWED[name]


@pytest.mark.parametrize("name", TRAPS)
def test_no_effect_is_wrong_where_words_mislead(read, name):
    for one in proposals_of(read[name]):
        if one.entry.number in TRAPS[name]:
            wrong = {e.what for e in one.effects} - REVIEWED[name].get(one.entry.number, set())
            assert not wrong, (one.entry.number, wrong)


@pytest.mark.parametrize(
    ("truth", "name"), [("wolf_v_walker", "4413643"), ("activision_v_pinnacle", "4306148")]
)
def test_every_order_and_act_of_the_truth_is_proposed_by_its_kind(field_data, read, truth, name):
    reviewed = json.loads((field_data / "courts" / "truth" / f"{truth}.json").read_text("utf-8"))
    proposed = {p.entry.number: p for p in proposals_of(read[name]) if not p.procedural}
    for order in reviewed["orders"]:
        entries = order["entry"] if isinstance(order["entry"], list) else [order["entry"]]
        assert all(str(entry) in proposed for entry in entries), order["id"]
        assert proposed[str(entries[0])].kind == KINDS[order["kind"]], order["id"]


def test_the_words_an_effect_rests_on_stand_in_its_entry(read):
    for docket in read.values():
        for one in proposals_of(docket):
            for effect in one.effects:
                assert one.entry.text[effect.start : effect.end].strip()


def test_a_stay_of_all_relief_acts_on_the_order_it_stands_in(read):
    (one,) = [p for p in proposals_of(read["4413643"]) if p.entry.number == "134"]
    (stay,) = [effect for effect in one.effects if effect.what == "stays"]
    assert stay.target == "134"


def test_procedural_orders_stand_apart(read):
    apart = {p.entry.number for p in proposals_of(read["4306148"]) if p.procedural}
    assert {"20", "40", "64", "84", "153", "175", "186"} <= apart


@pytest.mark.parametrize("name", REVIEWED)
def test_a_draft_is_read_as_a_case_without_a_fault(read, name, tmp_path):
    (tmp_path / "hand").mkdir()
    (tmp_path / "sources.csv").write_text(f"id,kind\n{name}-json,docket\n")
    (tmp_path / "hand" / "orders.yaml").write_text(draft_of([read[name]]), encoding="utf-8")
    case = read_case(tmp_path)
    severe = [p for p in case.problems if p.severity.name == "ERROR"]
    assert not severe
    assert set(case.orders) >= ({"E118", "E134"} if name == "4413643" else set())
    if name == "4413643":
        assert case.acts["E134-stays"].order == "E134"

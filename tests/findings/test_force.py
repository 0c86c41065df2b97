"""Was the order in force at the act: stays, lifts, mandates, conditions, and what it forbids."""

import pytest

from habeas.bounds import Tri
from habeas.case.read_case import read_case
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings import ask, key_of

Y, N, C = Tri.YES, Tri.NO, Tri.CANNOT_TELL
SOURCES = "id,kind,clock_s\nS,article,\nSLOW,article,600\n"
TRANSFERS = """
zone: UTC
transfers:
- id: T
  legs:
  - id: T.1
    mode: air
    from: {{value: KHRL, source: S}}
    to: {{value: MHPR, source: S}}
    takeoff: {{value: 2025-03-15 10:00, source: S}}
    landing: {{value: 2025-03-15 12:30, source: S}}
    handed_over: {{value: {handed}, source: S}}
{more}"""
ORDERS = """
zone: UTC
matters:
- {{id: M, court: X, complete_through: {{value: 2025-04-01, source: S}}}}
orders:
- id: O
  matter: M
  kind: TRO
  form: written
  entered: {{value: 2025-03-15 11:00, source: S}}
  forbids: {{value: {forbids}, source: S}}
{more}
acts:
{acts}"""


def act(name, does, when, **more):
    lines = [
        f"- id: {name}",
        f"  does: {does}",
        "  order: O",
        f"  when: {{value: {when}, source: S}}",
    ]
    lines += [f"  {key}: {{value: {value}, source: S}}" for key, value in more.items()]
    return "\n".join(lines) + "\n"


def told(
    folder,
    *acts,
    handed="2025-03-16 10:00",
    forbids="hand over to HN",
    order="",
    leg="",
    finding="in-force/T/O.entered",
):
    (folder / "hand").mkdir(exist_ok=True)
    (folder / "sources.csv").write_text(SOURCES)
    (folder / "hand" / "transfers.yaml").write_text(TRANSFERS.format(handed=handed, more=leg))
    (folder / "hand" / "orders.yaml").write_text(
        ORDERS.format(forbids=forbids, acts="".join(acts) or "[]", more=order).replace(
            "acts:\n[]", "acts: []"
        )
    )
    case = read_case(folder)
    assert [p for p in case.problems if p.severity > 1] == []
    return case, ask(case, key_of(case, finding))


STORIES = {
    "nothing ends it": ((), Y),
    "vacated before the act": ((act("A", "vacates", "2025-03-15 20:00"),), N),
    "vacated after the act": ((act("A", "vacates", "2025-03-17"),), Y),
    "vacated before, with effect after": (
        (act("A", "vacates", "2025-03-15 20:00", effective="2025-03-20"),),
        Y,
    ),
    "stayed before the act": ((act("A", "stays", "2025-03-15 20:00"),), N),
    "stayed, and the stay lifted before the act": (
        (act("A", "stays", "2025-03-15 20:00"), act("B", "lifts stay", "2025-03-15 22:00")),
        Y,
    ),
    "stayed, and the stay lifted too late": (
        (act("A", "stays", "2025-03-15 20:00"), act("B", "lifts stay", "2025-03-18")),
        N,
    ),
    "an act that changes nothing": ((act("A", "extends", "2025-03-15 20:00"),), Y),
}


@pytest.mark.parametrize(("acts", "expected"), list(STORIES.values()), ids=list(STORIES))
def test_the_fold_over_the_acts_gives_the_state_at_the_act(tmp_path, acts, expected):
    assert told(tmp_path, *acts)[1].answer is expected


ENDS = {
    "it ran out before the act": ("2025-03-15 20:00", (), N),
    "it ran out, but was extended in time": (
        "2025-03-15 20:00",
        (act("A", "extends", "2025-03-15 18:00", until="2025-03-20"),),
        Y,
    ),
    "it was extended too late": (
        "2025-03-15 20:00",
        (act("A", "extends", "2025-03-15 21:00", until="2025-03-20"),),
        N,
    ),
    "it was extended without a term": (
        "2025-03-15 20:00",
        (act("A", "extends", "2025-03-15 18:00"),),
        C,
    ),
}


@pytest.mark.parametrize(("end", "acts", "expected"), list(ENDS.values()), ids=list(ENDS))
def test_a_stated_end_holds_unless_it_was_moved_in_time(tmp_path, end, acts, expected):
    order = f"  stated_end: {{value: {end}, source: S}}\n"
    assert told(tmp_path, *acts, order=order)[1].answer is expected


def test_a_condition_on_which_it_ends_leaves_its_force_open(tmp_path):
    order = "  ends_if: {value: certiorari is denied, source: S}\n"
    finding = told(tmp_path, order=order)[1]
    assert finding.answer is C
    assert "O.ends_if" in {c.subject for c in finding.result.claims}


def test_a_stated_effective_time_comes_before_the_rule(tmp_path):
    order = "  stated_effective: {value: 2025-03-20, source: S}\n"
    case, finding = told(tmp_path, order=order, finding="in-force/T/O.stated_effective")
    assert finding.answer is N
    assert key_of(case, "in-force/T/O.entered") is None


def test_silence_after_the_docket_is_known_is_no_answer(tmp_path):
    assert told(tmp_path, handed="2025-05-01")[1].answer is C


def test_words_that_name_no_act_decide_nothing(tmp_path):
    assert told(tmp_path, forbids="removing anyone")[1].answer is C


def test_a_territory_it_does_not_depart_from_cannot_be_left(tmp_path):
    finding = told(tmp_path, forbids="leave MX")[1]
    assert finding.answer is C
    assert any("departs from US" in step for step in finding.result.why)


def test_leaving_the_territory_is_decided_by_the_envelope(tmp_path):
    assert told(tmp_path, forbids="leave US")[1].answer is C
    assert told(tmp_path, forbids="depart KHRL")[1].answer is N


def test_after_the_last_known_place_no_speed_limits_it(tmp_path):
    order = "  noticed: {value: 2025-03-15 13:00, source: S}\n"
    finding = told(tmp_path, order=order, finding="outside/T/O.noticed")[1]
    assert finding.answer is C
    assert any("anything may have moved them" in text for _, text in finding.result.assumes)


def test_an_area_among_rival_places_decides_nothing(tmp_path):
    order = "  noticed: {value: 2025-03-15 12:29, source: S}\n"
    sure = told(tmp_path, order=order, finding="outside/T/O.noticed")[1]
    vehicle = AS_IT_STANDS.at_speed("T.1", 500)
    case, open_ = told(tmp_path, order=order, finding="outside/T/O.noticed")
    assert ask(case, sure.key, vehicle).answer is Y
    path = tmp_path / "hand" / "transfers.yaml"
    path.write_text(
        path.read_text().replace(
            "to: {value: MHPR, source: S}", "to: [{value: MHPR, source: S}, {value: HN, source: S}]"
        )
    )
    assert ask(read_case(tmp_path), open_.key, vehicle).answer is C


def test_a_clock_that_may_be_off_widens_what_its_source_prints(tmp_path):
    case, _ = told(tmp_path)
    path = tmp_path / "hand" / "transfers.yaml"
    plain = case.times["T.1.takeoff"][0].said.alternatives[0].when
    path.write_text(
        path.read_text().replace("2025-03-15 10:00, source: S}", "2025-03-15 10:00, source: SLOW}")
    )
    wide = read_case(tmp_path).times["T.1.takeoff"][0].said
    assert wide.alternatives[0].when == plain.widen(600_000_000)
    assert ("clock", "the source's clock is right within 600 s") in wide.assumes


def test_about_and_almost_are_rival_numbers_and_more_than_is_a_limit(tmp_path):
    told(tmp_path)
    (tmp_path / "hand" / "groups.csv").write_text(
        "group,part_of,count,source\nG,,around 300,S\nG,,about 130,S\nG,,more than 100,S\nG-1,G,200,S\n"
    )
    case = read_case(tmp_path)
    whole = ask(case, key_of(case, "counts/G")).result.bounds["whole"]
    assert whole == {"least": 125, "most": 305}

"""Who knew of an order and since when, whom it bound then, and the minutes since a notice."""

import json
import random
from datetime import UTC, datetime, timedelta

import pytest
import yaml
from click.testing import CliRunner

from habeas.bounds import Moment, Tri
from habeas.case.read_case import read_case
from habeas.case.what_if import AS_IT_STANDS
from habeas.cli.main import cli
from habeas.findings import all_keys, ask, bound_at, key_of, knew
from habeas.findings.order_card import card_of
from habeas.findings.order_state import actor_key
from habeas.findings.wording import question_of

Y, N, C = Tri.YES, Tri.NO, Tri.CANNOT_TELL
NINE = datetime(2031, 3, 1, 9, tzinfo=UTC)
ACTORS = [
    {"id": "STATE", "kind": "state"},
    {"id": "AGENCY", "kind": "agency", "acts_for": "STATE"},
    {"id": "OFFICE", "kind": "office", "acts_for": "AGENCY"},
    {"id": "EXEMPT", "kind": "agency", "acts_for": "STATE"},
    {"id": "OTHER", "kind": "company"},
]
# What an order says when a test says nothing else.
BINDS = ("STATE", "not EXEMPT")
TEN_PAST = "2031-03-01 09:10:00 Z"


def clock(minute):
    """Write a time so many minutes after nine."""
    return f"{NINE + timedelta(minutes=minute):%Y-%m-%d %H:%M:%S} Z"


def at(minute):
    """Give that time as a moment."""
    return Moment.at(NINE + timedelta(minutes=minute))


def between(first, last):
    return f"between {clock(first)} and {clock(last)}"


def told(kind, *, when, by="", to="", about="O", stance=""):
    """Give a statement without its id."""
    said = {"by": by, "to": to, "about": about, "when": when, "stance": stance}
    return {"kind": kind, **{k: {"value": v, "source": "S"} for k, v in said.items() if v}}


@pytest.fixture
def case_of(tmp_path):
    """Write a case of one order, entered at 9:10, and some statements; read it."""

    def write(*said, binds=BINDS, rules="us-federal", entered=TEN_PAST, **order):
        (tmp_path / "hand").mkdir(exist_ok=True)
        (tmp_path / "sources.csv").write_text("id,kind\nS,docket\n")
        sourced = {name: {"value": value, "source": "S"} for name, value in order.items()}
        known = {"value": "2031-12-31", "source": "S"}
        files = {
            "things": {"actors": ACTORS},
            "orders": {
                "zone": "UTC",
                "matters": [{"id": "M", "court": "X", "rules": rules, "complete_through": known}],
                "orders": [
                    {"id": "O", "matter": "M", "kind": "order", "form": "written",
                     "entered": {"value": entered, "source": "S"},
                     "binds": [{"value": one, "source": "S"} for one in binds], **sourced}
                ],
            },
            "statements": {
                "zone": "UTC",
                "statements": [{"id": f"ST-{n}", **one} for n, one in enumerate(said)],
            },
            "transfers": {
                "zone": "UTC",
                "transfers": [{"id": "T1", "legs": [
                    {"id": "T1.1", "mode": "air", "takeoff": {"value": clock(60), "source": "S"},
                     "landing": {"value": clock(90), "source": "S"}}]}],
            },
        }  # fmt: skip
        for name, tree in files.items():
            (tmp_path / "hand" / f"{name}.yaml").write_text(yaml.safe_dump(tree))
        case = read_case(tmp_path)
        assert not [p for p in case.problems if p.severity > 1], case.problems
        return case

    return write


def knew_key(order, who, moment):
    return actor_key(knew.QUESTION, order, who, moment)


def bound_at_key(order, who, moment):
    return actor_key(bound_at.QUESTION, order, who, moment)


NOTICE = told("notice", to="AGENCY", by="STATE", when=clock(20))


@pytest.mark.parametrize(
    ("said", "who", "minute", "answer"),
    [
        ((), "AGENCY", 30, C),
        ((NOTICE,), "AGENCY", 30, Y),
        ((NOTICE,), "AGENCY", 15, C),
        ((NOTICE,), "STATE", 30, Y),
        ((NOTICE,), "OFFICE", 30, C),
        ((told("service", to="OTHER", when=clock(20)),), "OTHER", 30, Y),
        ((told("post", by="OTHER", when=clock(20)),), "OTHER", 30, Y),
        ((told("post", by="STATE", to="OTHER", when=clock(20)),), "OTHER", 30, C),
        ((told("post", by="OTHER", when=clock(5)),), "OTHER", 30, C),
        ((told("post", by="OTHER", when=clock(20), about="STATE"),), "OTHER", 30, C),
        ((told("notice", to="AGENCY", when=between(20, 40)),), "AGENCY", 30, C),
        ((told("notice", to="AGENCY", when=between(20, 40)),), "AGENCY", 50, Y),
        ((told("notice", to="AGENCY", when=""),), "AGENCY", 50, C),
        ((told("denial", by="OTHER", when=clock(20)),), "OTHER", 30, C),
        ((told("statement", by="OTHER", when=clock(20), stance="asks"),), "OTHER", 30, C),
        ((told("statement", by="OTHER", when=clock(20), stance="asserts"),), "OTHER", 30, Y),
    ],
)
def test_an_actor_knew_once_it_was_told_or_had_spoken(case_of, said, who, minute, answer):
    assert ask(case_of(*said), knew_key("O", who, at(minute))).answer is answer


@pytest.mark.parametrize(
    ("who", "minute", "answer"),
    [("STATE", 15, N), ("STATE", 25, Y), ("AGENCY", 15, C), ("AGENCY", 25, C)],
)
def test_noticed_is_of_those_whom_the_words_name(case_of, who, minute, answer):
    found = ask(case_of(noticed=clock(20)), knew_key("O", who, at(minute)))
    assert found.answer is answer
    assert found.result.settle or answer is not C


def test_a_statement_that_by_another_source_is_another_s_shows_nothing(case_of):
    post = told("post", by="OTHER", when=clock(20))
    post["by"] = [post["by"], {"value": "AGENCY", "source": "S"}]
    assert ask(case_of(post), knew_key("O", "OTHER", at(30))).answer is C
    post["by"] = [dict(post["by"][0]) for _ in range(2)]
    assert ask(case_of(post), knew_key("O", "OTHER", at(30))).answer is Y


def test_who_spoke_of_it_before_noticed_knew_by_then(case_of):
    case = case_of(told("post", by="STATE", when=clock(15)), noticed=clock(30))
    assert ask(case, knew_key("O", "STATE", at(20))).answer is Y


REACHED = told("notice", to="OFFICE", when=clock(20))
BOUND = {
    "named, and noticed": ((), "STATE", 30, Y, {"noticed": clock(20)}),
    "named, before notice": ((), "STATE", 15, N, {"noticed": clock(20)}),
    "named, nobody tells of notice": ((), "STATE", 30, C, {}),
    "an agent that was told": ((NOTICE,), "AGENCY", 30, Y, {}),
    "an agent's office that was told": ((REACHED,), "OFFICE", 30, Y, {}),
    "an agent of which nobody tells": ((NOTICE,), "OFFICE", 30, C, {}),
    "left out by name": ((told("notice", to="EXEMPT", when=clock(20)),), "EXEMPT", 30, N, {}),
    "no agent, but told": ((told("notice", to="OTHER", when=clock(20)),), "OTHER", 30, C, {}),
    "before the order": ((NOTICE,), "AGENCY", 5, N, {}),
    "agents under a table silent of them": (
        (NOTICE,),
        "AGENCY",
        30,
        C,
        {"rules": "echr", "noticed": clock(12)},
    ),
    "a table that asks for no notice": (
        (),
        "STATE",
        30,
        Y,
        {"rules": "england-wales", "signed": clock(10)},
    ),
    "no table": ((), "STATE", 30, Y, {"rules": "stated", "stated_effective": clock(12)}),
    "an office of an agency that is left out": (
        (REACHED,),
        "OFFICE",
        30,
        C,
        {"binds": ("STATE", "not AGENCY")},
    ),
    "an office of an agency that is named": ((REACHED,), "OFFICE", 30, Y, {"binds": ("AGENCY",)}),
    "words that differ": ((NOTICE,), "STATE", 30, C, {"binds": ("STATE", "not STATE")}),
}


@pytest.mark.parametrize(("said", "who", "minute", "answer", "order"), BOUND.values(), ids=BOUND)
def test_whom_an_order_binds_at_a_moment(case_of, said, who, minute, answer, order):
    found = ask(case_of(*said, **order), bound_at_key("O", who, at(minute)))
    assert found.answer is answer, found.result.why
    assert bool(found.result.settle) is (answer is C)
    if answer is Y and who != "STATE":
        assert any("65(d)(2)" in text for _, text in found.result.assumes)


def test_no_certain_answer_is_wrong_in_any_world(case_of):
    """Worlds: each time anywhere within its bounds; the reference asks the rule of each world."""
    rng = random.Random(20310301)
    decided = 0
    for _ in range(80):
        made = sorted(rng.sample(range(60), 2))
        noticed = sorted(rng.sample(range(60), 2)) if rng.random() < 0.4 else None
        said, spans = [], []
        for _n in range(rng.choice((1, 1, 2, 3))):
            span = sorted(rng.sample(range(60), 2))
            kind = rng.choice(("notice", "post", "service"))
            field = "by" if kind == "post" else rng.choice(("by", "to"))
            said.append(told(kind, when=between(*span), **{field: "STATE"}))
            spans.append((kind, span))
        order = {"noticed": between(*noticed)} if noticed else {}
        case = case_of(*said, entered=between(*made), **order)
        minute = rng.randrange(60) + 0.5
        answer = ask(case, knew_key("O", "STATE", at(minute))).answer
        worlds = set()
        for _world in range(300):
            entered = rng.uniform(*made)
            times = [(kind, rng.uniform(*span)) for kind, span in spans]
            heard = any(
                when <= minute and (kind != "post" or entered <= when) for kind, when in times
            )
            knew = noticed is not None and rng.uniform(*noticed) <= minute
            worlds.add(Y if heard or knew else N if noticed else C)
        assert answer is C or worlds == {answer}, (answer, worlds, spans, made, noticed, minute)
        decided += answer is not C
        # Spans that touch no other and not the moment leave no doubt to hide behind.
        if worlds == {Y} and any(k != "post" and s[1] < minute - 1 for k, s in spans):
            assert answer is Y
    assert decided > 20


def test_what_differs_about_whom_it_names_is_a_contradiction(case_of):
    case = case_of(NOTICE, binds=("STATE", "not STATE"))
    assert ask(case, bound_at_key("O", "STATE", at(30))).result.contradiction
    assert not ask(case_of(NOTICE), bound_at_key("O", "AGENCY", at(30))).result.contradiction


@pytest.mark.parametrize("question", [knew.QUESTION, bound_at.QUESTION])
def test_only_a_claim_that_it_rests_on_changes_an_answer(tmp_path, case_of, question):
    """Each claim has a source of its own; one after the other is left out."""
    rng, changed, others = random.Random(20310302), 0, 0
    for _ in range(25):
        said = []
        for _n in range(rng.choice((1, 2, 3))):
            kind = rng.choice(("notice", "post", "service", "denial"))
            one = told(
                kind, when=between(*sorted(rng.sample(range(60), 2))), to=rng.choice(("AGENCY", "")),
                by=rng.choice(("AGENCY", "OTHER", "")), stance=rng.choice(("", "", "asks")),
            )  # fmt: skip
            if "by" in one and rng.random() < 0.5:
                one["by"] = [dict(one["by"]), {"value": rng.choice(("OTHER", "AGENCY"))}]
            said.append(one)
        binds = rng.choice((("STATE",), ("AGENCY",), ("AGENCY", "not AGENCY"), ("not AGENCY",), ()))
        order = {"noticed": clock(rng.randrange(60))} if rng.random() < 0.5 else {}
        case_of(*said, binds=binds, entered=between(*sorted(rng.sample(range(60), 2))), **order)
        case = with_a_source_each(tmp_path)
        key = actor_key(question, "O", "AGENCY", at(rng.randrange(60)))
        found = ask(case, key)
        rested_on = {claim.source for claim in found.result.claims}
        for source in case.sources:
            without = ask(case, key, AS_IT_STANDS.leaving_out(source)).answer
            assert source in rested_on or without is found.answer, (source, said, binds, order)
            changed += without is not found.answer
            others += source not in rested_on
    assert changed > 10
    assert others > 10


def test_when_the_order_was_made_has_a_say_in_what_was_said_without_a_notice(case_of):
    post = told("post", by="AGENCY", when=clock(20))
    for said, has_a_say in ((post, True), (NOTICE, False)):
        found = ask(case_of(said), knew_key("O", "AGENCY", at(30)))
        assert found.answer is Y
        assert ("O.entered" in {claim.subject for claim in found.result.claims}) is has_a_say


def with_a_source_each(folder):
    """Give every claim of a case a source of its own, and read the case."""
    count = 0

    def own(tree):
        nonlocal count
        match tree:
            case {"value": _}:
                count += 1
                return {**tree, "source": f"S{count}"}
            case dict():
                return {name: own(inner) for name, inner in tree.items()}
            case list():
                return [own(inner) for inner in tree]
        return tree

    for path in sorted((folder / "hand").glob("*.yaml")):
        path.write_text(yaml.safe_dump(own(yaml.safe_load(path.read_text()))))
    rows = "".join(f"S{n},docket\n" for n in range(1, count + 1))
    (folder / "sources.csv").write_text(f"id,kind\n{rows}")
    return read_case(folder)


def test_whether_it_bound_may_turn_on_a_reading_of_when_it_took_effect(case_of, tmp_path):
    case_of(NOTICE, signed=clock(0), entered=clock(40))
    (tmp_path / "hand" / "readings.yaml").write_text(
        yaml.safe_dump({"readings": [
            {"id": "effect", "question": "q", "sets": "O.effective", "options": [
                {"name": "signed", "value": "signed"}, {"name": "entered", "value": "entered"}]}
        ]})
    )  # fmt: skip
    found = ask(read_case(tmp_path), bound_at_key("O", "AGENCY", at(30)))
    assert (found.answer, found.by_reading) == (C, {"effect=signed": Y, "effect=entered": N})


def test_a_notice_stands_on_the_card_and_counts_the_minutes_to_each_act(case_of):
    case = case_of(NOTICE, told("post", by="STATE", when=clock(30)))
    (line,) = [line for line in card_of(case, "O") if line.label == "notice"]
    assert line.value == f"ST-0: to AGENCY; by STATE; when {clock(20)}"
    assert {c.subject for c in line.claims} == {"ST-0.to", "ST-0.by", "ST-0.when"}
    keys = [key.id for key in all_keys(case, "since-notice")]
    assert keys == ["since-notice/ST-0/T1"]
    key = key_of(case, keys[0])
    found = ask(case, key)
    assert found.bounds_json["left"]["least"] == pytest.approx(40, abs=0.1)
    assert found.bounds_json["landed"]["most"] == pytest.approx(70, abs=0.1)
    assert question_of(case, key).startswith("How many minutes from the notice ST-0 until")


def test_the_command_says_whom_it_bound(case_of, tmp_path):
    case_of(NOTICE)
    words = ["in-force", str(tmp_path), "O", "--who", "AGENCY", "--at", clock(30)]
    shown = CliRunner().invoke(cli, words)
    assert shown.exit_code == 0, shown.output
    assert "in force: YES; AGENCY knew of it: YES" in shown.output
    assert (
        f"bound-at/O/AGENCY {NINE + timedelta(minutes=30):%Y-%m-%dT%H:%M:%SZ}: YES" in shown.output
    )
    assert "AGENCY acts for STATE, whom the words of O name." in shown.output
    (record,) = json.loads(CliRunner().invoke(cli, [*words, "--json"]).output)["records"]
    assert (record["knew"], record["bound"]) == ("yes", "yes")
    (record,) = json.loads(CliRunner().invoke(cli, [*words[:5], "--json"]).output)["records"]
    assert (record["knew"], record["bound"]) == (None, None)

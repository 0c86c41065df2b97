"""Laws of all questions: what a claim, a copy, a wider bound and the order of rows can change."""

import random
from dataclasses import replace

import pytest
import small_people
import small_stays
import small_things
from drawn_facts import MOST
from invented import reading

from habeas.bounds import Tri, agreed
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings import all_keys, ask, key_of
from habeas.findings.questions import MODULES
from habeas.findings.told import Teller

SORTS = {"people": small_people, "stays": small_stays, "things": small_things}
CASES = 6


def cases_of(sort, folder, seed=11):
    rng, module = random.Random(seed), SORTS[sort]
    for n in range(CASES):
        invented = module.invented(module.draw(rng))
        yield n, invented, invented.read(folder / f"{n}")


def claims_of(case):
    return [claim for claims in case.claims.values() for claim in claims]


def without(case, claim):
    """Give a case without one claim."""

    def but(said):
        return tuple(c for c in said if getattr(c, "claim", c) is not claim)

    subject = claim.subject
    fields = {"claims": case.claims, "times": case.times, "counts": case.counts}
    changed = {
        name: {**table, subject: but(table[subject])} if subject in table else table
        for name, table in fields.items()
    }
    return replace(case, **changed)


def said_in(finding):
    """Give what a finding says, without what it rests on, and how readings name it."""
    told = {*finding.by_reading.values()} or {finding.answer}
    return finding.answer, told, finding.bounds_json, finding.result.stages


def rests_on(finding, claim):
    named = (claim.subject in text for _, text in finding.result.assumes)
    return claim in finding.result.claims or any(named)


@pytest.mark.parametrize("sort", SORTS)
def test_deleting_a_claim_changes_an_answer_only_if_it_stood_in_because_or_assumes(tmp_path, sort):
    changed = 0
    for _, _, case in cases_of(sort, tmp_path):
        before = {key: ask(case, key) for key in all_keys(case)}
        for claim in claims_of(case):
            fewer = without(case, claim)
            for key in {*before} & {*all_keys(fewer)}:
                again = ask(fewer, key)
                # A number of sources is what stands in `because`, counted.
                if said_in(again) != said_in(before[key]):
                    changed += 1
                    assert rests_on(before[key], claim), (key.id, claim)
    assert changed > 25


def test_deleting_a_claim_of_the_bundled_case_changes_only_what_it_stood_behind(bundled):
    """Of every question, each claim once, with one finding that does not rest on it."""
    rng, tried = random.Random(3), set()
    before = {key: ask(bundled, key) for key in all_keys(bundled)}
    by_question = {q: [key for key in before if key.question == q] for q in MODULES}
    for claim in rng.sample(claims_of(bundled), 24):
        fewer = without(bundled, claim)
        for question, keys in by_question.items():
            free = [key for key in keys if not rests_on(before[key], claim)]
            for key in rng.sample(free, min(1, len(free))):
                if key_of(fewer, key.id) is not None:
                    tried.add(question)
                    assert said_in(ask(fewer, key)) == said_in(before[key]), (key.id, claim)
    assert len(tried) >= len([q for q in by_question if by_question[q]]) - 1


COPIES = ("syndicated", "machine-spun", "verbatim", "paraphrase", "machine-translation")


def with_copy(case, source, kind, basis):
    """Give a case in which a copy of one source says all that it says, on some basis."""
    from habeas.evidence.source import CopyKind, origin_of

    copy = replace(
        case.sources[source], id="COPY", file="", copy_of=source, copy_kind=CopyKind(kind)
    )
    sources = {**case.sources, "COPY": copy}

    def copied(claim):
        stated = {"own": "a tip", "same": claim.basis, "none": ""}[basis]
        origin = origin_of("COPY", stated, sources)
        spot = replace(claim.spot, source="COPY")
        return replace(claim, spot=spot, basis=stated, origin=origin)

    def both(said):
        more = [c for c in said if getattr(c, "claim", c).source == source]
        return (*said, *(_again(c, copied) for c in more))

    tables = {
        name: {subject: both(said) for subject, said in getattr(case, name).items()}
        for name in ("claims", "times", "counts")
    }
    return replace(case, sources=sources, **tables)


def _again(said, copied):
    return replace(said, claim=copied(said.claim)) if hasattr(said, "claim") else copied(said)


def least_origins(case):
    keys = [*all_keys(case, "origin"), *all_keys(case, "allegation")]
    return {key.id: ask(case, key).result.bounds["origins"]["least"] for key in keys}


def test_a_copy_never_raises_the_least_number_of_origins(tmp_path, bundled):
    rng, tried = random.Random(5), 0
    drawn = [case for sort in SORTS for _, _, case in cases_of(sort, tmp_path / sort)]
    for case in [*drawn, bundled]:
        before = least_origins(case)
        sources = sorted({c.source for c in claims_of(case) if c.decides})
        for source in rng.sample(sources, min(3, len(sources))):
            for basis in ("none", "same", "own"):
                after = least_origins(with_copy(case, source, rng.choice(COPIES), basis))
                tried += len(before)
                assert all(after[id_] <= least for id_, least in before.items()), (source, basis)
    assert tried > 500


def wider(drawn, name, rng):
    """Give a drawn case in which one number or time is known less narrowly."""
    facts = getattr(drawn, name)
    chosen = rng.choice(sorted(facts))
    fact = facts[chosen]
    if fact.rivals and rng.random() < 0.7:
        more = rng.choice([n for n in range(MOST) if n not in fact.rivals])
        fact = fact._replace(rivals=(*fact.rivals, more))
    else:
        fact = fact._replace(least=None, most=None)
    return drawn._replace(**{name: {**facts, chosen: fact}})


FIELDS = {"people": "counts", "stays": "times", "things": "numbers"}


@pytest.mark.parametrize("sort", SORTS)
def test_a_wider_bound_never_creates_or_flips_an_answer(tmp_path, sort):
    module, rng = SORTS[sort], random.Random(13)
    for n in range(14):
        drawn = module.draw(rng)
        wide = wider(drawn, FIELDS[sort], rng)
        case, again = (
            module.invented(one).read(tmp_path / f"{n}-{name}")
            for name, one in (("narrow", drawn), ("wide", wide))
        )
        for key in {*all_keys(case)} & {*all_keys(again)}:
            if key.question not in ("origin", "contradiction", "minutes"):
                _no_more_certain(ask(case, key), ask(again, key))


def _no_more_certain(narrow, wide):
    facts = (narrow.id, narrow.answer, wide.answer)
    assert wide.answer in (narrow.answer, Tri.CANNOT_TELL), facts
    if narrow.key.question in ("covered", "agreement") and not narrow.result.contradiction:
        assert {*narrow.result.stages} <= {*wide.result.stages}, facts
        for name, bounds in narrow.result.bounds.items():
            outer = wide.result.bounds.get(name, {"least": 0, "most": None})
            assert outer["least"] <= bounds["least"], facts
            assert outer["most"] is None or bounds["most"] <= outer["most"], facts


@pytest.mark.parametrize("sort", SORTS)
def test_the_order_of_rows_changes_nothing(tmp_path, sort):
    rng = random.Random(17)
    for n, invented, case in cases_of(sort, tmp_path):
        for table in (*invented.tables.values(), invented.sources, *invented.things.values()):
            rng.shuffle(table)
        for rows in (invented.statements, invented.orders):
            rng.shuffle(rows)
            for row in rows:
                for claims in row.values():
                    if isinstance(claims, list):
                        rng.shuffle(claims)
        again = invented.read(tmp_path / f"{n}-shuffled")
        assert case.digest == again.digest
        assert [k.id for k in all_keys(case)] == [k.id for k in all_keys(again)]
        for key in all_keys(case):
            assert ask(case, key).to_json() == ask(again, key).to_json(), key.id


def under_readings(invented, rng):
    """Put every fifth claim under one of two options, and some under neither."""
    rows = [row for table in invented.tables.values() for row in table]
    trees = [invented.statements, invented.orders, invented.transfers, [invented.things]]
    while trees:
        tree = trees.pop()
        if isinstance(tree, dict):
            rows += [tree] if "value" in tree else []
            trees += [one for one in tree.values() if isinstance(one, dict | list)]
        elif isinstance(tree, list):
            trees += [one for one in tree if isinstance(one, dict | list)]
    for row in rows:
        if rng.random() < 0.2:
            row["under"] = rng.choice(("r=a", "r=b"))
    invented.readings.append(reading("r", "claims", "", ""))


@pytest.mark.parametrize("sort", SORTS)
def test_an_answer_is_what_every_option_says_and_is_told_alike_under_any_choice(tmp_path, sort):
    rng, module = random.Random(19), SORTS[sort]
    for n in range(8):
        invented = module.invented(module.draw(rng))
        under_readings(invented, rng)
        case = invented.read(tmp_path / f"{n}")
        choices = [AS_IT_STANDS, *(AS_IT_STANDS.leaving_out(s) for s in ("S1", "S2", "S5"))]
        for key in all_keys(case):
            teller = Teller(case, key)
            for choice in choices:
                options = [choice.reading("r", option) for option in "ab"]
                told = [ask(case, key, one).answer for one in options]
                found = ask(case, key, choice).answer
                assert found is (None if told[0] is None else agreed(told)), (key.id, choice)
                assert [teller.told(one) for one in (choice, *options)] == [found, *told], key.id

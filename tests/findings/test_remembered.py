"""Remembered findings: what is kept gives the answers that asking gives, whatever is changed."""

import random
from dataclasses import replace

import pytest
from tests.support.changed import TABLES, TREES, changed, changes, write_case

from habeas.case.kept import packed, unpacked
from habeas.case.read_case import read_case
from habeas.findings import ask, findings
from habeas.findings.looked_at import OF_TIMES, LookedAt
from habeas.findings.questions import all_keys
from habeas.findings.remembered import remembered

# All of them take some minutes; each run draws some: enough that not all touch everything.
TRIED = [6, pytest.param(100, marks=pytest.mark.slow)]

# What the built store keeps of a finding.
FIELDS = (
    "id", "question", "subject", "answer", "by_reading", "stages", "why", "settle", "state",
)  # fmt: skip


def kept_of(case):
    return {one.id: (one.digest, one.packed) for one in remembered(case, {}) if one.digest}


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    folder = tmp_path_factory.mktemp("first")
    write_case(folder, TREES, TABLES)
    return read_case(folder)


@pytest.fixture(scope="module")
def kept(first):
    return kept_of(first)


def test_each_row_is_the_finding_as_the_json_contract_writes_it(first):
    asked = [found.to_json() for found in findings(first)]
    assert [one.row for one in remembered(first, {})] == [
        {name: found[name] for name in FIELDS} for found in asked
    ]


def test_what_is_kept_is_taken_where_nothing_has_changed(kept, tmp_path):
    write_case(tmp_path, TREES, TABLES)
    marked = {name: (digest, packed({"kept": True})) for name, (digest, _) in kept.items()}
    told = [one.row == {"kept": True} for one in remembered(read_case(tmp_path), marked)]
    assert sum(told) == len(kept)
    assert len(told) - sum(told) == len(TABLES["hand/checks"])


@pytest.mark.parametrize("tried", TRIED)
def test_whatever_one_thing_is_changed_what_is_taken_is_what_asking_gives(kept, tmp_path, tried):
    taken = 0
    for n, change in enumerate(random.Random().sample(list(changes()), tried)):
        folder = tmp_path / f"{n}"
        write_case(folder, *changed(*change))
        case = read_case(folder)
        looked_at = LookedAt(case)
        for key in all_keys(case):
            digest, row = kept.get(key.id, ("", ""))
            if digest == looked_at.digest(key):
                found = ask(case, key).to_json()
                assert unpacked([row])[0] == {name: found[name] for name in FIELDS}, (change, key)
                taken += 1
    assert taken


def test_a_change_is_seen_by_all_that_it_touches_and_by_nothing_else(kept, tmp_path):
    path = ("tables", "hand/groups", 9, "count")
    write_case(tmp_path, *changed(path, "8"))
    case = read_case(tmp_path)
    looked_at = LookedAt(case)
    keys = [key for key in all_keys(case) if key.question != "check"]
    seen = {key.subject for key in keys if looked_at.digest(key) != kept[key.id][0]}
    ends = {f"{stint}.{end}" for stint in ("H2.C2x", "H2.C2y") for end in ("start", "end")}
    assert seen == {"H2", "H2.count", *ends}


def without_who(case):
    """Give a case without groups and people, and what is said of them but for times."""
    who = case.groups.keys() | case.people.keys()
    claims = {
        subject: said
        for subject, said in case.claims.items()
        if subject.rpartition(".")[0] not in who or subject in case.times
    }
    return replace(case, groups={}, people={}, claims=claims, counts={})


@pytest.mark.parametrize("question", OF_TIMES)
def test_no_question_of_times_looks_at_who_was_aboard(first, question):
    asked = [found.to_json() for found in findings(first, question=question)]
    assert asked
    assert [f.to_json() for f in findings(without_who(first), question=question)] == asked


def test_a_changed_count_of_people_leaves_the_times_of_their_transfer_as_they_are(kept, tmp_path):
    write_case(tmp_path, *changed(("tables", "hand/groups", 5, "count"), "8"))
    case = read_case(tmp_path)
    looked_at = LookedAt(case)
    keys = [key for key in all_keys(case) if key.question != "check"]
    seen = {key.question for key in keys if looked_at.digest(key) != kept[key.id][0]}
    assert "counts" in seen
    assert not seen & set(OF_TIMES)

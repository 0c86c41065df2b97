"""Covered: whom an order protects, by the conditions that it lists (``conditions.py``).

Rule: for a group the answer is all, some or none of its people, and how many; for a person YES
or NO. Rival wordings are alternatives: one of them is right.
"""

from collections.abc import Iterator
from dataclasses import replace

from habeas.bounds import Count, Tri
from habeas.case.records import Case, Reading
from habeas.evidence.claim import Claim
from habeas.findings.conditions import Conditions, events_in
from habeas.findings.counts import in_words, notes_of
from habeas.findings.fitted import fitted
from habeas.findings.holding import subjects_of_holding
from habeas.findings.kinship import is_torn
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene
from habeas.findings.share import Share, hull_of_shares

QUESTION = "covered"
_ASSUMES = (
    ("parts", "the parts of one group share nobody"),
    (
        "custody",
        (
            "what is said of a group's custody is true of all in it; nobody is held by two at once "
            "unless one acts for the other, and for whom each acts is written down"
        ),
    ),
)


def keys(case: Case) -> Iterator[Key]:
    """Give one key per person or group, and clock of an order that says whom it protects."""
    for order in case.orders.values():
        if case.said_of(f"{order.id}.protects") or _readings_of(case, order.id):
            for who in dict.fromkeys((*case.groups, *case.people)):
                for clock in order.clocks:
                    yield Key(QUESTION, who, order.id, clock)


def subjects(case: Case, key: Key) -> set[str]:
    """Give the subjects of every claim that the answer may look at."""
    groups = {f"{group}.{field}" for group in case.groups for field in ("count", "members")}
    given = [claim.value for claim in case.said_of(f"{key.order}.protects")]
    given += [o.value for r in _readings_of(case, key.order) for o in r.options]
    events = {event for wording in given for event in events_in(wording)}
    return {f"{key.order}.protects", *groups, *events, *subjects_of_holding(case, key.subject)}


def answer(scene: Scene, key: Key) -> Result:
    """Say whether the order protects a person, or how many of a group."""
    said, words = _wordings(scene, key.order)
    is_group = key.subject in scene.case.groups
    counts, sized = fitted(scene, key.subject) if is_group else ({}, ())
    clock = f"{key.order}.{key.clock}"
    conditions = Conditions(scene, key.subject, clock, counts, [*said, *sized])
    size = conditions.size
    found = hull_of_shares([conditions.meet(one) for one in words] or [Share(0, size.most)])
    torn = size.is_empty or is_torn(scene, key.subject)
    if torn:
        found = Share()
    rivals = f"one of the {len(words)} wordings of whom {key.order} protects is right"
    assumes = (
        *_ASSUMES,
        *((("rivals", rivals),) if len(words) > 1 else ()),
        *notes_of(scene, (f"{group}.count" for group in counts)),
    )
    claims = tuple(dict.fromkeys(conditions.claims))
    steps = [f"{key.order} protects: {one}." for one in words]
    if not words:
        steps = [f"Nothing that counts says whom {key.order} protects."]
    if not is_group:
        why = (*steps, _of_a_person(key, found.told))
        settle = _settle(key, open_=found.told is Tri.CANNOT_TELL)
        return Result(found.told, claims, assumes, why, settle, contradiction=torn)
    so_far = Result(None, claims, assumes, tuple(steps), contradiction=torn)
    return _of_a_group(key, (found, size), so_far)


def _of_a_group(key: Key, found: tuple[Share, Count], so_far: Result) -> Result:
    share, size = found
    stages = share.stages(size) if not size.is_empty else Share().stages(Count(0, None))
    which = " or ".join(part for part in (", ".join(stages[:-1]), stages[-1]) if part)
    many = f": {share.number}" if stages not in (("all",), ("none",)) else ""
    step = f"Of {key.subject} ({in_words(size)}) it protects {which}{many}."
    return replace(
        so_far,
        why=(*so_far.why, step),
        settle=_settle(key, open_=len(stages) > 1),
        bounds={"covered": {"least": share.least, "most": share.most}},
        stages=stages,
    )


def _wordings(scene: Scene, order: str) -> tuple[list[Claim], tuple[str, ...]]:
    """Give the rival wordings: those that readings set, else those of the claims."""
    chosen = [r for r in _readings_of(scene.case, order) if r.id in scene.choice.readings]
    if chosen:
        return [], tuple(sorted({r.value_of(scene.choice.readings[r.id]) for r in chosen}))
    said = scene.values(f"{order}.protects")
    return said, tuple(sorted({claim.value for claim in said}))


def _readings_of(case: Case, order: str) -> list[Reading]:
    return [r for r in case.readings.values() if r.sets == f"{order}.protects"]


def _of_a_person(key: Key, told: Tri) -> str:
    if told is Tri.CANNOT_TELL:
        return f"The sources leave it open whether it protects {key.subject}."
    verb = "protects" if told is Tri.YES else "does not protect"
    return f"By all that the sources say, it {verb} {key.subject}."


def _settle(key: Key, *, open_: bool) -> tuple[str, ...]:
    told = f"a source that says of {key.subject} what {key.order} asks for"
    return (told,) if open_ else ()

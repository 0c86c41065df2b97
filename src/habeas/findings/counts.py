"""Counts: do the parts of a group add up to the whole?

Rule: limits ("more than 200") are intersected, bare numbers are alternatives cut to them,
and the hull of what remains is the count. Parts of one group share nobody, so their sum is
the sum of the bounds; a group whose parts are not all counted has no sum.
"""

from collections.abc import Iterable, Iterator

from habeas.bounds import Count, Tri
from habeas.case.lookup import lookup_of
from habeas.case.records import Case
from habeas.evidence.claim import Claim
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

QUESTION = "counts"
_ANY = Count(0, None)


def keys(case: Case) -> Iterator[Key]:
    """Give one key per group that has parts with a count."""
    for group in case.groups:
        if lookup_of(case).parts.get(group):
            yield Key(QUESTION, group)


def answer(scene: Scene, key: Key) -> Result:
    """Say whether the counts of the parts add up to the count of the whole."""
    parts = sorted(lookup_of(scene.case).parts.get(key.subject, ()))
    whole, claims = count_of(scene, key.subject)
    total, said = sum_of(scene, parts)
    names = " + ".join(parts)
    told = total.equals(whole)
    return Result(
        told,
        (*claims, *said),
        (
            ("parts", f"{names} share nobody and are all of {key.subject}"),
            *notes_of(scene, [f"{group}.count" for group in (key.subject, *parts)]),
        ),
        (
            f"{key.subject}: {in_words(whole)}.",
            *(f"{part}: {in_words(count_of(scene, part)[0])}." for part in parts),
            f"{names}: {in_words(total)}.",
        ),
        settle_counts(told, claims, said),
        {"whole": _json(whole), "sum": _json(total)},
        contradiction=whole.is_empty or total.is_empty,
    )


def count_of(scene: Scene, group: str) -> tuple[Count, tuple[Claim, ...]]:
    """Give the bounds of a group's count, and the claims that it rests on."""
    return count_at(scene, f"{group}.count")


def count_at(scene: Scene, subject: str) -> tuple[Count, tuple[Claim, ...]]:
    """Give the bounds of a number, and the claims that it rests on."""
    said = [c for c in scene.case.counts.get(subject, ()) if scene.clock.counts(c.claim)]
    found = hull_within((one.said.count, one.said.is_limit) for one in said)
    return found, tuple(one.claim for one in said)


def hull_within(said: Iterable[tuple[Count, bool]]) -> Count:
    """Give the hull of bare numbers, each cut to the limits; of the limits alone without any.

    Args:
        said: numbers, each with whether it is only a limit.
    """
    limit, bare = _ANY, []
    for count, is_limit in said:
        if is_limit:
            limit = limit.intersect(count)
        else:
            bare.append(count)
    if not bare:
        return limit
    hull = Count(1, 0)
    for count in bare:
        hull = hull.hull(count.intersect(limit))
    return hull


def sum_of(scene: Scene, groups: list[str]) -> tuple[Count, tuple[Claim, ...]]:
    """Give the bounds of the sum of several groups, and the claims it rests on."""
    total = Count.exactly(0)
    claims: list[Claim] = []
    for group in groups:
        count, said = count_of(scene, group)
        total += count
        claims += said
    return total, tuple(claims)


def in_words(count: Count) -> str:
    """Write a count's bounds.

    Example:
        >>> in_words(Count(281, None)), in_words(Count(137, 252))
        ('at least 281', '137 to 252')
    """
    if count.is_empty:
        return "no number fits the claims"
    if count.least == count.most:
        return f"{count.least:,}"
    if count.most is None:
        return f"at least {count.least:,}" if count.least else "unknown"
    return f"{count.least:,} to {count.most:,}"


def settle_counts(told: Tri, *claims: tuple[Claim, ...]) -> tuple[str, ...]:
    """Say what would decide a sum; nothing if it is decided."""
    if told is not Tri.CANNOT_TELL:
        return ()
    subjects = sorted({c.subject for group in claims for c in group})
    return tuple(f"a list or a second count for {s.removesuffix('.count')}" for s in subjects)


def notes_of(scene: Scene, subjects: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Give what some numbers rest on: their words, our own steps, that one of rivals is right."""
    notes: list[tuple[str, str]] = []
    for subject in subjects:
        said = [c for c in scene.case.counts.get(subject, ()) if scene.clock.counts(c.claim)]
        for one in said:
            inferred = [("inferred", one.claim.inferred)] if one.claim.inferred else []
            notes += [*one.said.assumes, *inferred]
        rivals = {one.said.count for one in said if not one.said.is_limit}
        if len(rivals) > 1:
            notes.append(
                ("rivals", f"one of the {len(rivals)} numbers given for {subject} is right")
            )
    return tuple(dict.fromkeys(notes))


def _json(count: Count) -> dict[str, int | None]:
    return {"least": count.least, "most": count.most}

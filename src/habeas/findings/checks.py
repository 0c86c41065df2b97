"""Checks: what people expected, against what follows.

    count G-A + G-B      expect a number in the count grammar
    answer FINDING-ID    expect YES, NO or CANNOT_TELL

Rule: the check is met (YES) if the expectation certainly holds, missed (NO) if it certainly
does not.
"""

from collections.abc import Iterator

from habeas.bounds import Tri
from habeas.case.records import Case
from habeas.case.references import answer_expected
from habeas.evidence.words_count import CountWordsError, read_count
from habeas.findings.counts import in_words, settle_counts, sum_of
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

QUESTION = "check"


def keys(case: Case) -> Iterator[Key]:
    """Give one key per authored check."""
    for check in case.checks:
        yield Key(QUESTION, check)


def finding_named(what: str) -> str:
    """Give the finding id that an ``answer`` check names; blank for other checks."""
    head, _, rest = what.partition(" ")
    return rest.strip() if head == "answer" else ""


def answer(scene: Scene, key: Key) -> Result:
    """Say whether a ``count`` check holds; ``answer`` checks are asked by ``ask``."""
    check = scene.case.checks[key.subject]
    head, _, rest = check.what.partition(" ")
    groups = [part.strip() for part in rest.split("+")]
    try:
        expected = read_count(check.expect).count
    except CountWordsError as error:
        return Result(Tri.CANNOT_TELL, why=(str(error),))
    if head != "count" or not all(g in scene.case.groups for g in groups):
        return Result(Tri.CANNOT_TELL, why=(f"`{check.what}` cannot be read as a check.",))
    if shared := _sharing_people(scene.case, groups):
        return Result(Tri.CANNOT_TELL, why=(f"{rest} counts the people of {shared} twice.",))
    total, claims = sum_of(scene, groups)
    told = total.within(expected)
    return Result(
        told,
        claims,
        (("parts", f"{rest} share nobody"),) if len(groups) > 1 else (),
        (f"{rest}: {in_words(total)}; expected: {in_words(expected)}.",),
        settle_counts(told, claims),
        {"sum": {"least": total.least, "most": total.most}},
        contradiction=total.is_empty,
    )


def _sharing_people(case: Case, groups: list[str]) -> str:
    """Name a group that is summed twice, or with a group that it is part of; blank for none."""
    for n, group in enumerate(groups):
        others = {*groups[:n], *groups[n + 1 :]}
        seen, here = set(), group
        while here in case.groups and here not in seen:
            if here in others:
                return group
            seen.add(here)
            here = case.groups[here].part_of
    return ""


def compared(check_expect: str, found: Tri | None) -> Tri:
    """Say whether a finding's answer is the one expected."""
    wanted = answer_expected(check_expect)
    if wanted is None or found is None:
        return Tri.CANNOT_TELL
    return Tri.YES if wanted is found else Tri.NO

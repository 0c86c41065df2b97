"""Named records: ids in statements, custody, things and the explainer that must exist.

Where free words are allowed beside ids (``by``, ``about``, ``custodian``), only a value that
begins as ids of the case do (``ST-``), and is none, is a problem.
"""

import re
from collections.abc import Iterable, Iterator

from habeas.case import problems as kinds
from habeas.case.records import Case
from habeas.case.sites import site
from habeas.case.suggest import Suggester
from habeas.evidence.claim import Claim
from habeas.evidence.guards import visible
from habeas.evidence.problem import Problem
from habeas.evidence.spot import Place

# Ids as most cases write them: capitals with a dash and more, such as ST-TOO-LATE or G-1.
_LIKE_AN_ID = re.compile(r"([A-Z]{1,6}-)[A-Z0-9][A-Z0-9._-]*")


def named_records(case: Case) -> Iterator[Problem]:
    """Give a problem for every id that names no record."""
    known = _Known(records_of(case))
    yield from _questions(case)
    yield from _statements(case, known)
    yield from _custody(case, known)
    yield from _facilities(case)
    yield from _groups(case, known)


def records_of(case: Case) -> set[str]:
    """Give the id of every record that people write of."""
    kinds_of = (case.groups, case.people, case.things, case.transfers, case.legs, case.orders,
                case.acts, case.statements, case.readings, case.matters, case.grounds,
                case.checks)  # fmt: skip
    return {id_ for records in kinds_of for id_ in records}


def _problem(at: Place, name: str, what: str, near: Suggester) -> Problem:
    message = f"{visible(name)!r} is no {what}"
    return Problem(kinds.UNKNOWN_RECORD, at, message, "not used", near.did_you_mean(name))


def _questions(case: Case) -> Iterator[Problem]:
    known = records_of(case)
    near = Suggester(known)
    for question in case.questions.values():
        for id_ in question.covers:
            if id_ not in known and "/" not in id_:
                yield _problem(question.at, id_, "record of the case", near)


def _statements(case: Case, known: "_Known") -> Iterator[Problem]:
    """Note what a statement is of, and ids among free words."""
    near = Suggester(case.statements)
    for statement in case.statements:
        for claim in case.said_of(f"{statement}.of"):
            if claim.value not in case.statements:
                yield _problem(claim.at, claim.value, "statement", near)
        free = (case.said_of(f"{statement}.{key}") for key in ("by", "to", "through", "about"))
        yield from known.unknown_in(claim for claims in free for claim in claims)


def _custody(case: Case, known: "_Known") -> Iterator[Problem]:
    who, legs = {*case.people, *case.groups}, case.legs
    near, near_legs = Suggester(who), Suggester(legs)
    for stint in case.stints.values():
        if stint.who not in who:
            yield _problem(stint.at, stint.who, "person or group", near)
        for claim in case.said_of(f"{stint.id}.leg"):
            if claim.value not in legs:
                yield _problem(claim.at, claim.value, "leg", near_legs)
        free = (*case.said_of(f"{stint.id}.custodian"), *case.said_of(f"{stint.id}.authority"))
        yield from known.unknown_in(free)


def _facilities(case: Case) -> Iterator[Problem]:
    near = Suggester(case.grounds)
    for thing in case.things.values():
        for claim in case.said_of(f"{thing.id}.place"):
            if site(case, claim.value) is None:
                at = claim.at
                message = f"{visible(claim.value)!r} is no place"
                hint = near.did_you_mean(claim.value)
                yield Problem(kinds.UNKNOWN_PLACE, at, message, "shown as it stands", hint)


def _groups(case: Case, known: "_Known") -> Iterator[Problem]:
    near = Suggester(case.people)
    for group in case.groups:
        yield from known.unknown_in(case.said_of(f"{group}.authority"))
        for claim in case.said_of(f"{group}.members"):
            for person in claim.value.replace(",", " ").split():
                if person not in case.people:
                    yield _problem(claim.at, person, "person", near)


class _Known:
    """The records of a case, and how their ids begin.

    Args:
        ids: the id of every record.
    """

    def __init__(self, ids: set[str]) -> None:
        self._ids = ids
        self._near = Suggester(ids)
        self._begins = {found[1] for id_ in ids if (found := _LIKE_AN_ID.fullmatch(id_))}

    def unknown_in(self, claims: Iterable[Claim]) -> Iterator[Problem]:
        """Give a problem for every value that is like an id of the case, and is none."""
        for claim in claims:
            like = _LIKE_AN_ID.fullmatch(claim.value)
            if like and like[1] in self._begins and claim.value not in self._ids:
                yield _problem(claim.at, claim.value, "record of the case", self._near)

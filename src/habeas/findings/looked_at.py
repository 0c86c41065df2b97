"""Looked at: a digest of all that a finding may look at, by which it is known again.

Everything but places in files and names of files is taken, so that a row may move: the records
and claims of its circles, all that is shared, the readings that can touch it, and the rules
themselves, as the files of this package and of what it computes with. Questions of when a
transfer was where do not look at who was aboard.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any

from habeas.case.program_state import program_state
from habeas.case.records import Case
from habeas.case.what_if import AS_IT_STANDS
from habeas.evidence.claim import Claim
from habeas.evidence.spot import Place
from habeas.findings.axes import live_axes
from habeas.findings.circles import ALONE, SHARED, SHARED_KINDS, Circles
from habeas.findings.records import RULES_VERSION, Key

# These look at events and places only: no group and no person has a say.
OF_TIMES = ("stage", "left", "outside", "landed", "handed-over", "in-force", "minutes")

_WHO = ("groups", "people")

# A circle, and whether it is what is said of groups and people in it.
_Part = tuple[str, bool]


class LookedAt:
    """What each finding of a case may look at.

    Args:
        case: the case.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        self._circles = Circles(case)
        self._faults: dict[Place, list[str]] = {}
        for problem in case.problems:
            self._faults.setdefault(problem.at, []).append(problem.code)
        self._who = _who(case)
        said: dict[_Part, list[str]] = {
            (SHARED, False): [RULES_VERSION, *program_state(), *self._shared()]
        }
        for part, text in (*self._records(), *self._claims()):
            said.setdefault(part, []).append(text)
        self._about: dict[tuple[str, str, bool], list[str]] = {}
        self._digests = {part: _digest(texts) for part, texts in said.items()}

    def digest(self, key: Key) -> str:
        """Give the digest of all that one finding may look at."""
        axes = [reading.id for reading in live_axes(self._case, key, AS_IT_STANDS)]
        about = (key.subject, key.who, key.question in OF_TIMES)
        if about not in self._about:
            self._about[about] = self._parts(*about)
        parts = (key.question, key.subject, key.order, key.clock, key.who)
        return _digest([*parts, *axes, *self._about[about]])

    def _parts(self, subject: str, who: str, of_times: bool) -> list[str]:
        """Give the digests of the circles that a question looks at, or of what it looks at."""
        circles = dict.fromkeys([SHARED, *self._circles.of_names(subject, who)])
        asked = (False,) if of_times else (False, True)
        return [self._digests.get((circle, who), "") for circle in circles for who in asked]

    def _shared(self) -> Iterator[str]:
        """Give what every finding may look at, but for claims."""
        case = self._case
        yield repr((case.shown_zone, case.config.zone, sorted(case.config.abbreviations.items())))
        for source in case.sources.values():
            yield repr((_said(source), self._faults.get(source.at)))
        for kind in SHARED_KINDS:
            if kind != "hearings":  # these are no records, and stand below
                yield from (repr((kind, _said(one))) for one in getattr(case, kind).values())
        yield repr(sorted(case.hearings.items()))

    def _records(self) -> Iterator[tuple[_Part, str]]:
        """Give each record that is not shared, with its part."""
        for kind in ALONE:
            for id_, record in getattr(self._case, kind).items():
                part = self._circles.of_record(id_), id_ in self._who
                yield part, repr((kind, _said(record)))

    def _claims(self) -> Iterator[tuple[_Part, str]]:
        """Give each claim, and the zones that its words are read with, with its part."""
        case, told = self._case, dict[int, str]()
        for subject, claims in case.claims.items():
            of_who = subject.rpartition(".")[0] in self._who and subject not in case.times
            part = self._circles.of_field(subject), of_who
            for claim in claims:
                yield part, repr((_claimed(claim), self._faults.get(claim.at)))
            for one in case.times.get(subject, ()):
                # What is read in a claim's words follows from them, its source and these.
                # Times of one file mostly share theirs, which live as long as the case.
                zones = told.get(id(one.zones))
                if zones is None:
                    zones = told[id(one.zones)] = repr(_said(one.zones))
                yield part, zones


def _who(case: Case) -> frozenset[str]:
    """Give the groups and people whose ids stand for nothing else."""
    others = (*(kind for kind in ALONE if kind not in _WHO), *SHARED_KINDS, "legs")
    taken = {id_ for kind in others for id_ in getattr(case, kind)}
    return frozenset(id_ for kind in _WHO for id_ in getattr(case, kind)) - taken


def _claimed(claim: Claim) -> tuple[str, ...]:
    """Give all that a claim says, but not where it is written."""
    return *claim.key, claim.spot.sha256, claim.origin, claim.standing.value


def _said(record: object) -> tuple[object, ...]:
    """Give all that a record says, but not where it is written."""
    kind: Any = type(record)
    return tuple(
        tuple(map(_said, value)) if _are_records(value) else value
        for value in _fields_of(kind)(record)
    )


def _are_records(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and hasattr(value[0], "at")


@cache
def _fields_of(kind: Any) -> Callable[[object], tuple[Any, ...]]:
    # One more than there are, so that a sole field comes as a tuple too.
    names = [field.name for field in fields(kind) if field.name != "at"]
    return attrgetter("__class__.__name__", *names)


def _digest(texts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()

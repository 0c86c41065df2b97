"""Flips: the smallest choices that change an answer, each tried before it is listed.

Parts are a reading, an origin left out, a time set, a speed limit set. Choices within one
family come first (readings; origins, up to three together; one number); choices that mix
families are tried only for a change that no single family brings. A choice is listed only
if applying it gives the answer promised, and none of its parts can be left away.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import floor

from habeas.bounds import OPEN_FUTURE, OPEN_PAST, Moment, Tri
from habeas.bounds.moment import MINUTE
from habeas.case.records import Case
from habeas.case.what_if import AS_IT_STANDS, WhatIf
from habeas.evidence.times import iso
from habeas.findings.ask import live_axes, told_under
from habeas.findings.records import Finding, Flip
from habeas.findings.scene import Scene

MOST_PARTS = 3
# More origins than this are not combined three at a time; said in the method page.
MOST_ORIGINS = 14


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a choice: its words, its family, and how it is applied."""

    words: str
    family: str
    apply: Callable[[WhatIf], WhatIf]
    axis: str = ""


def with_flips(case: Case, finding: Finding, choice: WhatIf = AS_IT_STANDS) -> Finding:
    """Give the finding with its flips; a range or a set has none."""
    if finding.answer is None:
        return Finding(finding.key, finding.result, finding.by_reading, ())
    found = tuple(_Search(case, finding, choice).flips())
    return Finding(finding.key, finding.result, finding.by_reading, found)


class _Search:
    """The search for one finding's flips."""

    def __init__(self, case: Case, finding: Finding, choice: WhatIf) -> None:
        self._case = case
        self._finding = finding
        self._choice = choice
        self._tried: dict[frozenset[str], Tri | None] = {}
        self._listed: set[tuple[str, Tri]] = set()

    def flips(self) -> Iterator[Flip]:
        """Give the flips: readings first, then origins, then numbers, then what mixes them."""
        families = [self._readings(), self._origins(), self._numbers()]
        found: list[Flip] = []
        for parts in families:
            most = 1 if parts and parts[0].family == "number" else MOST_PARTS
            found += self._minimal(parts, most)
        reached = {flip.to for flip in found}
        wanted = set(Tri) - {self._finding.answer} - reached
        if wanted:
            every = [part for family in families for part in family]
            found += [f for f in self._minimal(every, 2, mixed=True) if f.to in wanted]
        yield from found

    def _minimal(self, parts: list[Part], most: int, *, mixed: bool = False) -> Iterator[Flip]:
        """Give the choices that change the answer and contain no smaller one that does so."""
        known: list[tuple[frozenset[str], Tri]] = []
        for size in range(1, most + 1):
            for chosen in combinations(parts, size):
                if _twice(chosen) or (mixed and len({p.family for p in chosen}) < size):
                    continue
                words = frozenset(part.words for part in chosen)
                told = self._told(chosen)
                if told is None or told is self._finding.answer:
                    continue
                if any(smaller <= words and to is told for smaller, to in known):
                    continue
                known.append((words, told))
                if chosen[0].family == "number" and self._is_farther(chosen[0], told):
                    continue
                yield Flip(told, tuple(part.words for part in chosen))

    def _is_farther(self, part: Part, told: Tri) -> bool:
        """Say whether a nearer value of the same number was already listed for this change."""
        change = (part.axis, told)
        if change in self._listed:
            return True
        self._listed.add(change)
        return False

    def _told(self, chosen: Iterable[Part]) -> Tri | None:
        words = frozenset(part.words for part in chosen)
        if words not in self._tried:
            choice = self._choice
            for part in chosen:
                choice = part.apply(choice)
            self._tried[words] = told_under(self._case, self._finding.key, choice)
        return self._tried[words]

    def _readings(self) -> list[Part]:
        return [
            Part(
                f"reading {axis.id}={option.name}",
                "reading",
                lambda c, a=axis.id, o=option.name: c.reading(a, o),  # type: ignore[misc]
                axis.id,
            )
            for axis in live_axes(self._case, self._finding.key, self._choice)
            for option in axis.options
        ]

    def _origins(self) -> list[Part]:
        claims = self._finding.result.claims
        primary = [c for c in claims if c.subject in self._finding.result.events]
        origins = sorted({c.origin for c in (primary or claims) if c.origin})[:MOST_ORIGINS]
        return [
            Part(f"without {origin}", "origin", lambda c, o=origin: c.leaving_out(o))  # type: ignore[misc]
            for origin in origins
        ]

    def _numbers(self) -> list[Part]:
        return [*self._speeds(), *self._times()]

    def _speeds(self) -> list[Part]:
        """Give the speeds just beside each threshold, nearest first."""
        scene = Scene(self._case, self._choice)
        legs = self._case.legs
        parts = []
        for leg, thresholds in self._finding.result.speeds.items():
            limit = scene.speed_limit(legs[leg])[0].kt or max(thresholds, default=0.0)
            near = {floor(kt) + step for kt in thresholds for step in (-1, 0, 1, 2)}
            for value in sorted((v for v in near if v > 0), key=lambda v: (abs(v - limit), v)):
                parts.append(
                    Part(
                        f"set {leg}.speed_kt={value}",
                        "number",
                        lambda c, a=leg, v=value: c.at_speed(a, float(v)),  # type: ignore[misc]
                        f"{leg}.speed_kt",
                    )
                )
        return parts

    def _times(self) -> list[Part]:
        """Give, for each event, the whole minutes around every bound of the others."""
        scene = Scene(self._case, self._choice)
        events = [e for e in self._finding.result.events if e in self._case.times]
        hulls = {event: scene.clock.event(event).hull for event in events}
        parts = []
        for event in events:
            edges = [e for other, h in hulls.items() if other != event for e in _minutes_around(h)]
            here = hulls[event]
            for us in sorted(set(edges), key=lambda e: (_distance(e, here), e)):
                words = f"set {event}={iso(us)}"
                moment = Moment(us, us + 1)
                parts.append(
                    Part(words, "number", lambda c, n=event, m=moment: c.setting(n, m), event)  # type: ignore[misc]
                )
        return parts


def _twice(chosen: tuple[Part, ...]) -> bool:
    """Say whether one axis or number is chosen twice."""
    axes = [part.axis for part in chosen if part.axis]
    return len(axes) != len(set(axes))


def _minutes_around(moment: Moment) -> list[int]:
    """Give the whole minutes just before and after each bound of a moment."""
    edges = [e for e in (moment.earliest, moment.latest) if OPEN_PAST < e < OPEN_FUTURE]
    return [edge // MINUTE * MINUTE + step * MINUTE for edge in edges for step in (-1, 0, 1, 2)]


def _distance(us: int, moment: Moment) -> int:
    return max(moment.earliest - us, us - moment.latest, 0)

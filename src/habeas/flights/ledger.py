"""The integrity ledger: every fix is used, doubtful or rejected, by a rule that has a name.

Nothing is deleted. Answers are computed from the used fixes, and again with the doubtful ones;
where the two differ the answer is CANNOT_TELL. A fix's status depends on the track, the type of
the aircraft and the constants below, never on the speed, error or clock that a question asks
about; otherwise a question could choose its own evidence.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from habeas.evidence.late import Late
from habeas.flights import ledger_rules as rules
from habeas.flights.clocks import ClockShift, clock_shifts
from habeas.flights.consistent import Consistency, longest_path
from habeas.flights.ledger_rules import Rule, Status
from habeas.flights.limits import Limits, limits_of
from habeas.flights.records import Array, Track
from habeas.places.geodesic import KT_PER_KM_S

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

Verdict = tuple[Status, Rule]


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """The status of each fix of a track, with the rule that gave it.

    Attributes:
        track: the track.
        limits: the speed limit and ceiling of its type that the rules used.
        status: a ``Status`` for each fix.
        rule: a ``Rule`` for each fix.
        shifts: pairs of inputs whose clocks are further apart than both allow.
    """

    track: Track
    limits: Limits
    status: Array
    rule: Array
    shifts: tuple[ClockShift, ...] = ()

    def counts(self) -> dict[str, int]:
        """Give how many fixes are used, doubtful and rejected."""
        return {one.name.lower(): int((self.status == one).sum()) for one in Status}

    def refused(self) -> dict[str, int]:
        """Give how many fixes each rule refused, by its name."""
        found = {rule: int((self.rule == rule).sum()) for rule in Rule if rule is not Rule.NONE}
        return {rule.label: n for rule, n in found.items() if n}

    def used(self) -> Track:
        """Give the track of the used fixes alone."""
        return self._of(self.status == Status.USED)

    def used_and_doubtful(self) -> Track:
        """Give the track without the rejected fixes."""
        return self._of(self.status != Status.REJECTED)

    def _of(self, which: Array) -> Track:
        if bool(which.all()):
            return self.track
        return replace(self.track, fixes=self.track.fixes.take(which))


def ledger_of(track: Track) -> Ledger:
    """Give the ledger of a track."""
    limits = limits_of(track)
    n = len(track.fixes)
    status, rule = np.zeros(n, dtype="int8"), np.zeros(n, dtype="int8")
    shifts = tuple(clock_shifts(track)) if len(track.inputs) > 1 else ()
    if n:
        for named, which in rules.of_physics(track.fixes, limits):
            _mark(status, rule, which, (Status.DOUBTFUL, named))
        for shift in shifts:
            _mark(
                status, rule, track.fixes.input == shift.late, (Status.DOUBTFUL, Rule.CLOCKS_APART)
            )
        # What cannot have been flown must not choose the path of what was.
        plausible = np.flatnonzero(status == Status.USED)
        for verdict, which in _off_the_path(track, limits, plausible):
            _mark(status, rule, which, verdict)
    return Ledger(track, limits, status, rule, shifts)


def _off_the_path(track: Track, limits: Limits, rows: Array) -> Iterator[tuple[Verdict, Array]]:
    """Judge some fixes by the longest consistent path among them."""
    if not len(rows):
        return
    fixes = track.fixes if len(rows) == len(track.fixes) else track.fixes.take(rows)
    clocks = np.array([one.clock_s for one in track.inputs])[fixes.input]
    consistency = Consistency.of(fixes, clocks, limits.speed_kt / KT_PER_KM_S)
    on_path = longest_path(consistency)
    if bool(on_path.all()):
        return
    for kind, which, named in (
        *rules.off_the_path(consistency, on_path),
        *rules.of_integrity(fixes, on_path),
    ):
        yield (kind, named), rows[which]


def _mark(status: Array, rule: Array, which: Array, verdict: Verdict) -> None:
    """Write a verdict over weaker ones."""
    rows = np.flatnonzero(which) if which.dtype == bool else which
    weaker = rows[status[rows] < verdict[0]]
    status[weaker], rule[weaker] = verdict

"""What a simulated aircraft really did, and what the engine makes of it, held against each other.

Nothing here decides by the engine's own rules: legs are matched by time, speeds are pyproj's
distances over the files' times, and codes are compared as names of one airport.
"""

from bisect import bisect_right
from dataclasses import dataclass, field

import numpy as np
from asked_sets import WGS84, outside_km

from habeas.flights.leg_ends import EndClass
from habeas.flights.records import moment_of
from habeas.places import airport

NAMED = (EndClass.OBSERVED, EndClass.ALIGNED)
KM_S_PER_KT = 1.852 / 3600


@dataclass(frozen=True)
class TrueEnd:
    """A take-off or a landing as it was: where, when, and whether a report from that ground exists."""

    airport: str
    t: float
    ground_seen: bool


@dataclass(frozen=True)
class TrueLeg:
    takeoff: TrueEnd
    landing: TrueEnd
    seen: bool = True


@dataclass(frozen=True)
class TrueAircraft:
    """What one did.

    Attributes:
        legs: in order of time.
        unheard: (time, lat, lon) where it was while nobody heard it.
        planted: (time, lat, lon) as the files give it, of positions where it was not.
    """

    icao24: str
    legs: tuple[TrueLeg, ...]
    unheard: tuple[tuple[float, float, float], ...] = ()
    planted: tuple[tuple[float, float, float], ...] = ()


@dataclass
class Judged:
    """What was counted, and each claim that did not hold, in words."""

    ends: int = 0
    ground_seen: int = 0
    observed_right: int = 0
    named: int = 0
    wrong: list[str] = field(default_factory=list)
    uncovered: list[str] = field(default_factory=list)
    missed_jumps: list[str] = field(default_factory=list)
    planted: int = 0
    unplanted: int = 0
    refused: int = 0
    unheard: int = 0
    outside: list[str] = field(default_factory=list)

    def legs(self, true, ledger, legs):
        """Hold legs against the true ones."""
        t = ledger.used().fixes.t
        clock = max(one.clock_s for one in ledger.track.inputs)
        for leg in true.legs:
            if leg.seen:
                self._covered(true, leg, legs)
                for end, kind in ((leg.takeoff, "takeoff"), (leg.landing, "landing")):
                    self._seen(end, [getattr(one, kind) for one in legs], t, clock)
        for leg in legs:
            for kind in ("takeoff", "landing"):
                self._named(true, leg, kind)

    def _covered(self, true, leg, legs):
        """Some leg, likelier or rival, holds both its ends."""
        self.ends += 2
        if not any(
            holds(one.takeoff, leg.takeoff.t) and holds(one.landing, leg.landing.t) for one in legs
        ):
            self.uncovered.append(f"{true.icao24} {leg}")

    def _seen(self, end, found, t, clock):
        """An end whose ground is seen is observed there, between the reports beside it."""
        if not end.ground_seen:
            return
        self.ground_seen += 1
        n = bisect_right(t, end.t)
        widest = t[min(n, len(t) - 1)] - t[max(n - 1, 0)] + 2 * clock + 1e-3
        self.observed_right += any(
            one.kind is EndClass.OBSERVED
            and holds(one, end.t)
            and same_airport(one.airport, end.airport)
            and one.latest - one.earliest <= widest
            for one in found
        )

    def _named(self, true, leg, kind):
        """An airport that is observed or aligned is that of the true end in its interval."""
        end = getattr(leg, kind)
        if end.kind not in NAMED or not end.airport:
            return
        self.named += 1
        there = [
            getattr(one, kind).airport for one in true.legs if holds(end, getattr(one, kind).t)
        ]
        if not any(same_airport(end.airport, code) for code in there):
            self.wrong.append(
                f"{true.icao24} leg {leg.name} {kind} {end}: {there or 'no such event'}"
            )

    def ledger(self, true, ledger):
        """Hold the statuses of fixes against what was planted."""
        fixes = ledger.track.fixes
        made_up = {(round(t, 2), round(lat, 5), round(lon, 5)) for t, lat, lon in true.planted}
        keys = zip(fixes.t.tolist(), fixes.lat.tolist(), fixes.lon.tolist(), strict=True)
        planted = np.array([(round(t, 2), round(a, 5), round(o, 5)) in made_up for t, a, o in keys])
        self.planted += int(planted.sum())
        self.unplanted += int((~planted).sum())
        self.refused += int(((ledger.status > 0) & ~planted).sum())
        limit = ledger.limits.speed_kt * KM_S_PER_KT
        for row in np.flatnonzero(planted & (ledger.status == 0)).tolist():
            if _fastest(fixes, planted, row) > limit:
                self.missed_jumps.append(f"{true.icao24} row {row}")

    def sets(self, true, ledger):
        """Every true position inside a silence lies in the set at its time."""
        if not true.unheard:
            return
        t, lat, lon = (np.array(column) for column in zip(*true.unheard, strict=True))
        self.unheard += len(t)
        whens = [moment_of(one, 0.0) for one in t.tolist()]
        over = outside_km(ledger.used(), whens, lat, lon, ledger.limits.speed_kt)
        for n in np.flatnonzero(~(over <= 1e-6)).tolist():
            self.outside.append(f"{true.icao24} at {t[n]}: {over[n]:.3f} km")


def holds(end, t):
    return end.earliest <= t <= end.latest


def same_airport(code, other):
    """Say whether two codes name one airport, by their aliases."""
    if code == other:
        return True
    found = airport(code), airport(other)
    return None not in found and found[0].ident == found[1].ident


def _fastest(fixes, planted, row):
    """Give the speed that a position needs from its nearest neighbours that are true, km/s."""
    true = np.flatnonzero(~planted)
    n = int(np.searchsorted(true, row))
    speeds = [0.0]
    for other in true[max(0, n - 1) : n + 1].tolist():
        metres = WGS84.inv(fixes.lon[row], fixes.lat[row], fixes.lon[other], fixes.lat[other])[2]
        speeds.append(metres / 1000 / max(1e-3, abs(fixes.t[row] - fixes.t[other])))
    return max(speeds)

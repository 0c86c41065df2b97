"""Sight: what the ends of legs and the silences between are judged by."""

from dataclasses import dataclass
from typing import Final

from habeas.flights.fields import Fields, Near
from habeas.flights.ledger import Ledger
from habeas.flights.records import Fixes, Track
from habeas.places.geodesic import KT_PER_KM_S, distance_km

# No jet in airline or charter work uses less; it only ever serves to leave small strips aside.
JET_RUNWAY_M: Final = 1000.0


@dataclass(frozen=True, slots=True)
class Sight:
    """A track with its speed limit and the airports.

    Attributes:
        track: the used fixes of an aircraft.
        speed_km_s: its hard speed limit.
        fields: the airports.
        jet: whether it is certainly a jet.
    """

    track: Track
    speed_km_s: float
    fields: Fields
    jet: bool = False

    def fits(self, near: Near) -> bool:
        """Say whether the aircraft's kind can use a field, as far as its runways are known."""
        if not self.jet:
            return True
        return any(runway.length_m >= JET_RUNWAY_M for runway in near.runways)

    @property
    def fixes(self) -> Fixes:
        """The track's positions."""
        return self.track.fixes

    def reach_s(self, row: int, near: Near) -> float:
        """Give the least time between a fix and a field, in seconds."""
        slack = float(self.fixes.error_km[row]) + float(self.fields.table.radius_km[near.row])
        return max(0.0, near.km - slack) / self.speed_km_s

    def soonest_s(self, before: int | None, near: Near, low: float) -> float:
        """Give the earliest take-off from a field of an aircraft last heard somewhere else, UTC."""
        return low if before is None else low + self._way_s(before, near)

    def latest_s(self, after: int | None, near: Near, high: float) -> float:
        """Give the latest landing on a field of an aircraft next heard somewhere else, UTC."""
        return high if after is None else high - self._way_s(after, near)

    def _way_s(self, row: int, near: Near) -> float:
        """Give the least time between a fix and a field that is not near it, in seconds."""
        slack = float(self.fixes.error_km[row]) + float(self.fields.table.radius_km[near.row])
        away = distance_km(self.fixes.point(row), self.fields.table.point(near.row))
        return max(0.0, away - slack) / self.speed_km_s

    def between(self, a: int, b: int) -> tuple[float, float]:
        """Give the bounds of an instant between two fixes, clocks allowed for."""
        t = self.fixes.t
        return (
            float(t[a]) - self.track.clock_s(a),
            float(t[b]) + self.track.clock_s(b),
        )


def sight_of(ledger: Ledger, fields: Fields | None = None) -> Sight:
    """Give the used fixes of a ledger with its own speed limit, and the airports."""
    limits = ledger.limits
    return Sight(ledger.used(), limits.speed_kt / KT_PER_KM_S, fields or Fields(), limits.jet)

"""Envelopes: everywhere a mover can be at one moment, from its fixes and a speed.

Between two fixes the set is {x : d(p1, x) <= V (T - t1) + e1 and d(x, p2) <= V (t2 - T) + e2}
(Haegerstrand's space-time prism; Miller 2005). Over a stretch [Ta, Tb] of possible times
the union over T is exactly the set with T = Tb in the first, T = Ta in the second, and
d(p1, x) + d(x, p2) <= V (t2 - t1) + e1 + e2 besides: for each x some T in the stretch
satisfies both if and only if all three hold.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from habeas.evidence.late import Late
from habeas.places.geodesic import (
    CONVEX_KM,
    FARTHEST_KM,
    KT_PER_KM_S,
    Floats,
    Point,
    along,
    distance_km,
)

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

# At or above a million knots a speed means "at no speed": where a fix is microseconds away
# every place but its own needs that, and telling such speeds apart would search the whole line.
NO_SPEED_KT: Final = 1e6
FASTEST_KM_S: Final = 1.001 * NO_SPEED_KT / KT_PER_KM_S


@dataclass(frozen=True, slots=True)
class Anchor:
    """A point at which the mover was, within a radius, some seconds away.

    Attributes:
        point: its centre.
        radius_km: how far from the centre it may have been.
        away_s: the longest time between that and the moment asked about.
    """

    point: Point
    radius_km: float
    away_s: float


@dataclass(frozen=True, slots=True)
class Envelope:
    """The reachable set between two anchors, or around one.

    Attributes:
        start: the fix before.
        end: the fix after; None for a set that only one fix bounds.
        whole_s: the longest time between the two fixes.
    """

    start: Anchor
    end: Anchor | None = None
    whole_s: float = 0.0

    @property
    def far_end(self) -> Point:
        """The second anchor's point, or the only one's."""
        return self.end.point if self.end else self.start.point

    def excess_km(self, speed_kt: float, slack_km: float = 0.0) -> "Excess":
        """Give the function whose value at x is a lower bound of x's distance to the set."""
        v = speed_kt / KT_PER_KM_S
        return Excess(
            _radius(v, self.start, slack_km),
            None if self.end is None else _radius(v, self.end, slack_km),
            0.0
            if self.end is None
            else v * self.whole_s + self.start.radius_km + self.end.radius_km + 2 * slack_km,
        )

    def least_speed(self, slack_km: float) -> "LeastSpeed":
        """Give the function whose value at x is the least mean speed (km/s) that reaches x."""
        return LeastSpeed(self, slack_km)

    def is_empty(self, speed_kt: float) -> bool:
        """Say whether no place at all fits: the fixes are farther apart than the speed allows."""
        if self.start.away_s < 0 or (self.end and self.end.away_s < 0):
            return True
        excess = self.excess_km(speed_kt)
        if self.end is None:
            return False
        apart = distance_km(self.start.point, self.end.point)
        return bool(apart > excess.whole + 1e-9 or apart > excess.first + (excess.second or 0))

    def a_point(self, speed_kt: float) -> Point:
        """Give one point of a set that is not empty: on the geodesic between the anchors."""
        if self.end is None:
            return self.start.point
        excess = self.excess_km(speed_kt)
        apart = distance_km(self.start.point, self.end.point)
        if apart == 0:
            return self.start.point
        least = max(0.0, apart - (excess.second or 0.0))
        most = min(apart, excess.first)
        return along(self.start.point, self.end.point, (least + most) / 2 / apart)

    def is_one_piece(self, speed_kt: float) -> bool:
        """Say whether the set is certainly connected.

        A geodesic disc is; two discs below the convexity radius meet in a convex set; and
        where one disc holds the other, the set is the smaller disc.
        """
        if self.end is None:
            return True
        excess = self.excess_km(speed_kt)
        first, second = excess.first, excess.second or 0.0
        if max(first, second) < CONVEX_KM:
            return True
        apart = distance_km(self.start.point, self.end.point)
        return bool(
            max(first, second) >= FARTHEST_KM or first >= apart + second or second >= apart + first
        )

    @property
    def floor_speed_kt(self) -> float:
        """The least mean speed at which the two fixes fit together at all; 0 for one fix."""
        if self.end is None:
            return 0.0
        apart = distance_km(self.start.point, self.end.point)
        gap = max(0.0, apart - self.start.radius_km - self.end.radius_km)
        return gap / max(self.whole_s, 1e-9) * KT_PER_KM_S if gap else 0.0


@dataclass(frozen=True, slots=True)
class Excess:
    """max(d1 - R1, d2 - R2, (d1 + d2 - S) / 2): 1-Lipschitz, at most 0 exactly on the set."""

    first: float
    second: float | None
    whole: float

    def __call__(self, d1: Floats, d2: Floats) -> Floats:
        """Give the value for arrays of distances (km) to the two anchors."""
        value = d1 - self.first
        if self.second is None:
            return value
        return np.maximum(np.maximum(value, d2 - self.second), (d1 + d2 - self.whole) / 2)


class LeastSpeed:
    """max(d1 / t1, d2 / t2, (d1 + d2) / t) in km/s, distances less errors, up to no speed."""

    __slots__ = ("_first", "_second", "_whole")

    def __init__(self, envelope: Envelope, slack_km: float) -> None:
        start, end = envelope.start, envelope.end
        self._first = (start.radius_km + slack_km, _seconds(start.away_s))
        self._second = (end.radius_km + slack_km, _seconds(end.away_s)) if end else None
        self._whole = _seconds(envelope.whole_s)

    def __call__(self, d1: Floats, d2: Floats) -> Floats:
        """Give the value for arrays of distances (km) to the two anchors."""
        radius1, t1 = self._first
        value = np.maximum(d1 - radius1, 0.0) / t1
        if self._second is None:
            return np.minimum(value, FASTEST_KM_S)
        radius2, t2 = self._second
        both = np.maximum(d1 + d2 - radius1 - radius2, 0.0) / self._whole
        most = np.maximum(np.maximum(value, np.maximum(d2 - radius2, 0.0) / t2), both)
        return np.minimum(most, FASTEST_KM_S)


def _radius(v: float, anchor: Anchor, slack_km: float) -> float:
    return v * anchor.away_s + anchor.radius_km + slack_km


def _seconds(seconds: float) -> float:
    # A microsecond is the clock's grain: at the very instant of a fix no speed reaches away.
    return max(seconds, 1e-6)

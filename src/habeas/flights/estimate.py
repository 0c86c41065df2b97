"""The estimate: the likeliest place between two fixes, with a band measured on real tracks.

It lies on the geodesic between the fixes, at the share of the time. How far the truth was from
it was measured by taking stretches out of real tracks (``benchmarks/hidden_evidence.py``). The
estimate decides nothing: only the envelope does, and the band is shown inside it.
"""

from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from habeas.bounds import Moment
from habeas.flights.anchors import Pair
from habeas.flights.records import Track
from habeas.places.geodesic import Point, along

# Length of the silence in minutes, and the distance in km that held in so large a share of the
# places taken out.
SHARE: Final = 0.99
BANDS: Final = (
    (1.0, 5.0),
    (2.0, 5.0),
    (5.0, 13.5),
    (10.0, 31.5),
    (15.0, 38.3),
    (30.0, 71.1),
    (60.0, 110.0),
)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A likeliest place.

    Attributes:
        point: where.
        band_km: within this distance of it in ``share`` of the cases measured; None where the
            silence is longer than any that was measured.
        share: the share.
    """

    point: Point
    band_km: float | None
    share: float


def estimate_at(track: Track, pair: Pair, when: Moment) -> Estimate | None:
    """Give the estimate for the middle of a moment; None unless fixes lie on both sides."""
    if pair.before is None or pair.after is None:
        return None
    t1, t2 = float(track.fixes.t[pair.before]), float(track.fixes.t[pair.after])
    at = (when.earliest + when.latest) / 2e6
    start, end = track.fixes.point(pair.before), track.fixes.point(pair.after)
    if t2 <= t1:
        return Estimate(start, _band_km(0.0), SHARE)
    share = min(1.0, max(0.0, (at - t1) / (t2 - t1)))
    point = start if start == end else along(start, end, share)
    return Estimate(point, _band_km((t2 - t1) / 60), SHARE)


def _band_km(minutes: float) -> float | None:
    n = bisect_left([length for length, _ in BANDS], minutes)
    return BANDS[n][1] if n < len(BANDS) else None

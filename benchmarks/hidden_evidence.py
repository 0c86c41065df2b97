"""Hides stretches of real tracks and looks whether the hidden fixes lie where they must.

Of every used track stretches of log-uniform length, 1 to 60 minutes, are hidden, their ends
kept. Each hidden fix that the whole track's ledger uses must lie in the envelope at its own time,
by more than its own error never outside. The script prints how many did not, how far, and the
distances of the hidden fixes from the estimate, by length of the stretch: the table of
``flights/estimate.py``. It calls pyproj itself and shares no geometry with the engine.

    python benchmarks/hidden_evidence.py [FIXES] [SEED]
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pyproj import Geod

from habeas.flights.ledger import ledger_of
from habeas.flights.merged import merged
from habeas.flights.recognise import read_paths
from habeas.flights.records import Track

WGS84 = Geod(ellps="WGS84")
FOLDERS = ("traffic", "readsb", "grid", "flight_tracer", "fr24_archive", "investigator")
SHORTEST_MIN, LONGEST_MIN = 1.0, 60.0
LENGTHS = (1, 2, 5, 10, 15, 30, 60)
KM_S = 1.852 / 3600


@dataclass(frozen=True)
class Hidden:
    """What one hidden stretch showed: its length, and per fix the excess and the miss, in km."""

    minutes: float
    outside_km: np.ndarray
    from_estimate_km: np.ndarray


def tracks(data: Path) -> Iterator[tuple[Track, float]]:
    """Give the used fixes of every real track of some length, with its speed limit in kt."""
    for folder in FOLDERS:
        found = [track for _, read in read_paths([data / folder]) for track in read.records]
        for track in merged(found):
            ledger = ledger_of(track)
            if len(ledger.used().fixes) >= 5:
                yield ledger.used(), ledger.limits.speed_kt


def hide(track: Track, speed_kt: float, draw: np.random.Generator) -> Hidden | None:
    """Hide one stretch; None if no fix lies inside it."""
    fixes = track.fixes
    minutes = float(np.exp(draw.uniform(np.log(SHORTEST_MIN), np.log(LONGEST_MIN))))
    first = int(draw.integers(0, len(fixes) - 2))
    last = int(np.searchsorted(fixes.t, fixes.t[first] + minutes * 60, side="right")) - 1
    if last - first < 2:
        return None
    inside = np.arange(first + 1, last)
    clock = max(one.clock_s for one in track.inputs)
    d1 = _from(fixes, first, inside)
    d2 = _from(fixes, last, inside)
    v = speed_kt * KM_S
    room1 = v * (fixes.t[inside] - fixes.t[first] + 2 * clock) + fixes.error_km[first]
    room2 = v * (fixes.t[last] - fixes.t[inside] + 2 * clock) + fixes.error_km[last]
    over = np.maximum(d1 - room1, d2 - room2) - fixes.error_km[inside]
    return Hidden((fixes.t[last] - fixes.t[first]) / 60, over, _misses(fixes, first, last, inside))


def _from(fixes: object, row: int, inside: np.ndarray) -> np.ndarray:
    n = len(inside)
    lon, lat = np.full(n, fixes.lon[row]), np.full(n, fixes.lat[row])
    return WGS84.inv(lon, lat, fixes.lon[inside], fixes.lat[inside])[2] / 1000


def _misses(fixes: object, first: int, last: int, inside: np.ndarray) -> np.ndarray:
    azimuth, _, metres = WGS84.inv(
        fixes.lon[first], fixes.lat[first], fixes.lon[last], fixes.lat[last]
    )
    share = (fixes.t[inside] - fixes.t[first]) / (fixes.t[last] - fixes.t[first])
    n = len(inside)
    lon, lat, _ = WGS84.fwd(
        np.full(n, fixes.lon[first]),
        np.full(n, fixes.lat[first]),
        np.full(n, azimuth),
        metres * share,
    )
    return WGS84.inv(lon, lat, fixes.lon[inside], fixes.lat[inside])[2] / 1000


def main(wanted: int, seed: int) -> None:
    """Hide stretches until so many fixes were hidden, and print what they showed."""
    data = Path(os.environ.get("HABEAS_FIELD_DATA", "../shared/data")) / "flights"
    draw = np.random.default_rng(seed)
    known = list(tracks(data))
    weights = np.array([len(track.fixes) for track, _ in known], dtype=float)
    found: list[Hidden] = []
    count = outside = 0
    worst = -np.inf
    while count < wanted:
        track, speed = known[int(draw.choice(len(known), p=weights / weights.sum()))]
        one = hide(track, speed, draw)
        if one is None:
            continue
        found.append(one)
        count += len(one.outside_km)
        outside += int((one.outside_km > 0).sum())
        worst = max(worst, float(one.outside_km.max()))
        if (one.outside_km > 0).any():
            print(
                "outside:",
                track.icao24 or track.name,
                track.inputs[0].file,
                speed,
                one.outside_km.max(),
            )
    print(f"{len(known)} tracks, {len(found):,} stretches, {count:,} fixes hidden")
    print(f"outside the envelope: {outside}; nearest to its edge: {worst:.3f} km")
    lengths = np.array([one.minutes for one in found])
    for low, high in zip((0, *LENGTHS), LENGTHS, strict=False):
        some = [
            one.from_estimate_km for one, m in zip(found, lengths, strict=True) if low < m <= high
        ]
        if some:
            miss = np.concatenate(some)
            p = np.percentile(miss, [50, 90, 99])
            print(f"up to {high:2} min: {len(miss):7,} fixes, km off the estimate: "
                  f"p50 {p[0]:.1f}, p90 {p[1]:.1f}, p99 {p[2]:.1f}, most {miss.max():.1f}")  # fmt: skip


if __name__ == "__main__":
    numbers = [int(text) for text in sys.argv[1:]]
    main(numbers[0] if numbers else 300_000, numbers[1] if len(numbers) > 1 else 1)

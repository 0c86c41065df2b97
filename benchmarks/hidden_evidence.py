"""Hides stretches of real tracks and asks the engine where the aircraft was meanwhile.

Of every track stretches of log-uniform length, 1 to 60 minutes, are hidden, their ends kept. Each
hidden fix that the whole track's ledger uses must lie in the set that the rest leaves open at its
time, never outside it by more than its own error. The sets are the engine's (`asked_sets`), the
distances pyproj's. The script prints how many lie outside, and how far the hidden fixes are from
the engine's estimate by length of the silence: the table of ``flights/estimate.py``.

    PYTHONPATH=tests/support python benchmarks/hidden_evidence.py [FIXES] [SEED]
"""

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from asked_sets import WGS84, outside_km
from column_maps import HUBS, STUDY, WAYPOINTS

from habeas.flights.anchors import pairs_at
from habeas.flights.estimate import BANDS, estimate_at
from habeas.flights.ledger import Ledger, Status, ledger_of
from habeas.flights.merged import merged
from habeas.flights.read_mapped import read_map
from habeas.flights.recognise import read_paths
from habeas.flights.records import Track

FOLDERS = ("traffic", "readsb", "grid", "flight_tracer", "fr24_archive", "investigator")
# Tables that a map describes. Each track stands alone here: their clocks are the map's guess.
MAPPED = {"egll": STUDY, "pycontrails": WAYPOINTS, "ice_airport_snapshots": HUBS}
SHORTEST_MIN, LONGEST_MIN = 1.0, 60.0
FEWEST = 5


@dataclass(frozen=True)
class Hidden:
    """What one hidden stretch showed.

    Attributes:
        what: the track and the hidden time, for a reader.
        outside_km: per hidden fix how far it lies outside the set, its own error taken off.
        again_km: the same where the ledger was asked anew of what is left.
        minutes, missed_km: per hidden fix with an estimate the length of the silence that the
            estimate lies in, and how far the fix is from it.
    """

    what: str
    outside_km: np.ndarray
    again_km: np.ndarray
    minutes: np.ndarray
    missed_km: np.ndarray


def ledgers(data: Path) -> list[Ledger]:
    """Give the ledger of every real track, folder by folder."""
    found: list[Track] = []
    for folder in FOLDERS:
        found += merged(t for _, read in read_paths([data / folder]) for t in read.records)
    for folder, text in MAPPED.items():
        tables = read_map(text.encode(), "columns.yaml").records
        found += [t for _, read in read_paths([data / folder], tables) for t in read.records]
    return [ledger_of(track) for track in found]


def stretch_of(ledger: Ledger, draw: np.random.Generator) -> np.ndarray | None:
    """Give the rows of used fixes to hide between two that stay; None if none lies there."""
    used = np.flatnonzero(ledger.status == Status.USED)
    t = ledger.track.fixes.t[used]
    minutes = float(np.exp(draw.uniform(np.log(SHORTEST_MIN), np.log(LONGEST_MIN))))
    first = int(draw.integers(0, len(used) - 2))
    last = int(np.searchsorted(t, t[first] + minutes * 60, side="right")) - 1
    return used[first + 1 : last] if last - first >= 2 else None


def hide(ledger: Ledger, draw: np.random.Generator) -> Hidden | None:
    """Hide one stretch and ask where the aircraft was at the time of each hidden fix."""
    hidden = stretch_of(ledger, draw)
    if hidden is None:
        return None
    track, speed = ledger.track, ledger.limits.speed_kt
    left = np.ones(len(track.fixes), dtype=bool)
    left[hidden[0] : hidden[-1] + 1] = False
    rest = of_rows(track, left & (ledger.status == Status.USED))
    again = ledger_of(of_rows(track, left)).used()
    t = track.fixes.t
    return Hidden(
        f"{track.icao24 or track.name} {track.inputs[0].file} "
        f"{t[hidden[0]]:.0f}-{t[hidden[-1]]:.0f}",
        over_km(rest, track, hidden, speed),
        over_km(again, track, hidden, speed),
        *missed_km(rest, track, hidden),
    )


def of_rows(track: Track, which: np.ndarray) -> Track:
    return replace(track, fixes=track.fixes.take(which))


def over_km(rest: Track, whole: Track, hidden: np.ndarray, speed_kt: float) -> np.ndarray:
    """Give how far hidden fixes lie outside the sets of the rest, their own errors taken off."""
    fixes = whole.fixes
    whens = [whole.moment(n) for n in hidden.tolist()]
    over = outside_km(rest, whens, fixes.lat[hidden], fixes.lon[hidden], speed_kt)
    return over - fixes.error_km[hidden]


def missed_km(rest: Track, whole: Track, hidden: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give the length of the silence in minutes, and the distance from the engine's estimate."""
    minutes, rows, points = [], [], []
    for n in hidden.tolist():
        when = whole.moment(n)
        pair = pairs_at(rest, when)[0]
        told = estimate_at(rest, pair, when)
        if told is not None:
            minutes.append((rest.fixes.t[pair.after] - rest.fixes.t[pair.before]) / 60)
            rows.append(n)
            points.append((told.point.lon, told.point.lat))
    lon, lat = np.array(points).reshape(-1, 2).T
    there = whole.fixes.lon[rows], whole.fixes.lat[rows]
    return np.array(minutes), np.asarray(WGS84.inv(lon, lat, *there)[2]) / 1000


def weighted(known: list[Ledger]) -> tuple[list[Ledger], np.ndarray]:
    """Give the tracks of some length, and how often each is drawn: half by fixes, half alike."""
    some = [one for one in known if one.counts()["used"] >= FEWEST]
    fixes = np.array([one.counts()["used"] for one in some], dtype=float)
    return some, fixes / fixes.sum() / 2 + 0.5 / len(some)


def hidden_stretches(known: list[Ledger], wanted: int, seed: int) -> list[Hidden]:
    """Hide stretches until so many fixes were hidden."""
    draw = np.random.default_rng(seed)
    some, weights = weighted(known)
    found: list[Hidden] = []
    count = 0
    while count < wanted:
        one = hide(some[int(draw.choice(len(some), p=weights / weights.sum()))], draw)
        if one is not None:
            found.append(one)
            count += len(one.outside_km)
    return found


def table(found: list[Hidden]) -> str:
    """Give what hidden stretches showed, in lines."""
    over = np.concatenate([one.outside_km for one in found])
    again = np.concatenate([one.again_km for one in found])
    lines = [
        f"{len(found):,} stretches, {len(over):,} fixes hidden",
        f"outside the set: {(over > 0).sum()}; nearest to its edge {over.max():.3f} km inside",
        f"outside where the ledger was asked anew: {(again > 0).sum()}; nearest {again.max():.3f} km",
    ]
    minutes = np.concatenate([one.minutes for one in found])
    missed = np.concatenate([one.missed_km for one in found])
    low = 0.0
    for high, band in BANDS:
        miss = missed[(minutes > low) & (minutes <= high)]
        low = high
        if len(miss):
            p = np.percentile(miss, [50, 90, 99])
            lines.append(
                f"up to {high:2.0f} min: {len(miss):7,} fixes, km off the estimate: p50 {p[0]:.1f}, "
                f"p90 {p[1]:.1f}, p99 {p[2]:.1f}, most {miss.max():.1f}; within the band of "
                f"{band:g} km: {100 * (miss <= band).mean():.2f} %"
            )
    return "\n".join(lines)


def main(wanted: int, seed: int) -> int:
    data = Path(os.environ.get("HABEAS_FIELD_DATA", "../shared/data")) / "flights"
    known = ledgers(data)
    found = hidden_stretches(known, wanted, seed)
    print(f"{len(known)} tracks, seed {seed}")
    print(table(found))
    outside = [one for one in found if (one.outside_km > 0).any()]
    for one in outside[:20]:
        print(f"OUTSIDE {one.what}: {one.outside_km.max():.3f} km")
    for one in [one for one in found if (one.again_km > 0).any()][:20]:
        print(f"outside, asked anew: {one.what}: {one.again_km.max():.3f} km")
    return 1 if outside else 0


if __name__ == "__main__":
    numbers = [int(text) for text in sys.argv[1:]]
    sys.exit(main(*(numbers + [300_000, 1][len(numbers) :])))

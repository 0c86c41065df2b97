"""How fast tracks are read and judged, each figure beside a yardstick measured in the same run.

    python benchmarks/flights_speed.py ARCHIVE [--with-traffic] [--rounds N]

ARCHIVE is a folder of trace files, such as ``tools/make_traces.py --aircraft 200 --days 1`` beside
the field data writes. ``--with-traffic`` makes an environment of its own with traffic 2.13 and
pandas below 3, and runs its ``filter()`` there on the same flights. One core; the fastest of some
rounds that take turns, so that a busy machine slows all of them alike.
"""

import argparse
import gzip
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec
import numpy as np
from pyproj import Geod

from habeas.flights.fields import Fields
from habeas.flights.gaps import gaps_of, stops_in
from habeas.flights.ledger import ledger_of
from habeas.flights.legs import legs_of
from habeas.flights.merged import merged
from habeas.flights.recognise import read_paths
from habeas.flights.records import Call, Fixes, Input, Track
from habeas.flights.sight import sight_of
from habeas.places.airport_table import airport_table

POINTS_PER_S = 100_000
TRAFFIC_TIMES, READING_TIMES, AIRPORT_TIMES = 5.0, 1.5, 3.0
SWISS = "traffic/switzerland_part.json.gz"
TRAFFIC = """
import sys, time
from traffic.core import Traffic
flights = Traffic.from_file(sys.argv[1])
began = time.process_time()
flights.filter().eval(max_workers=1)
print(len(flights.data), len(flights), time.process_time() - began)
"""


def fastest(rounds, *works):
    """Give the least seconds of each work, in turns."""
    least = [float("inf")] * len(works)
    for _ in range(rounds):
        for n, work in enumerate(works):
            began = time.process_time()
            work()
            least[n] = min(least[n], time.process_time() - began)
    return least


def read(folder):
    return [track for _, found in read_paths([folder]) for track in found.records]


def judge(tracks, fields):
    for track in tracks:
        legs_of(ledger_of(track), fields)


def whole(folder, rounds):
    """(a) Reading, ledger and legs, gunzip included."""
    fields = Fields()
    count = sum(len(track.fixes) for track in merged(read(folder)))
    judge(merged(read(folder)), fields)
    (all_s, read_s) = fastest(
        rounds, lambda: judge(merged(read(folder)), fields), lambda: merged(read(folder))
    )
    print(f"(a) {count:,} points: {count / all_s:,.0f} a second read and judged, {count / read_s:,.0f} "
          f"read; wanted {POINTS_PER_S:,}")  # fmt: skip
    return count / all_s >= POINTS_PER_S


def plain(folder):
    """Gunzip, decode into plain lists, one array of (t, lat, lon): no less makes a table."""
    decode = msgspec.json.Decoder().decode
    found = []
    for path in sorted(folder.rglob("trace_full_*.json")):
        told = decode(gzip.decompress(path.read_bytes()))
        found.append(np.array([point[:3] for point in told["trace"]], dtype="float64"))
    return found


def reading(folder, rounds):
    """(c) Reading alone."""
    ours, bare = fastest(rounds, lambda: read(folder), lambda: plain(folder))
    print(f"(c) reading takes {ours / bare:.2f} times gunzip, msgspec.json into plain objects and one "
          f"array; wanted {READING_TIMES}")  # fmt: skip
    return ours <= READING_TIMES * bare


def airports(rounds):
    """(d) Every airport against one gap."""
    fixes = Fixes.of(t=[0.0, 20_000.0], lat=[12.37, -22.68], lon=[-13.91, 26.9])
    track = Track("a00001", fixes, (Input("made"),), (Call("type", "GLF5", 0.0, 0),))
    sight, table, geod = sight_of(ledger_of(track)), airport_table(), Geod(ellps="WGS84")
    (gap,) = gaps_of(sight)
    kt = sight.speed_km_s * 3600 / 1.852
    n = len(table.lon)

    def bare():
        for point in (gap.start, gap.end):
            geod.inv(np.full(n, point.lon), np.full(n, point.lat), table.lon, table.lat)

    stops_in(gap, table, kt, 1800)
    ours, passes = fastest(3 * rounds, lambda: stops_in(gap, table, kt, 1800), bare)
    found = len(stops_in(gap, table, kt, 1800))
    print(f"(d) {n:,} airports against one gap ({found:,} fit): {ours / passes:.2f} times two bare "
          f"passes of Geod.inv; wanted {AIRPORT_TIMES:g}")  # fmt: skip
    return ours <= AIRPORT_TIMES * passes


def growth(folder, rounds):
    """(e) Time a point with ten and a hundred times the points: of many tracks, and of one."""
    tracks = sorted(merged(read(folder)), key=lambda track: len(track.fixes))[-100:]
    fields = Fields()
    judge(tracks, fields)
    some = [tracks[:1], tracks[:10], tracks]
    took = fastest(rounds, *(lambda part=part: judge(part, fields) for part in some))
    many = [s / sum(len(t.fixes) for t in part) for s, part in zip(took, some, strict=True)]
    one = tracks[-1]
    longer = [one, *(_repeated(one, times) for times in (10, 100))]
    took = fastest(max(1, rounds // 2), *(lambda t=t: judge([t], fields) for t in longer))
    single = [s / len(t.fixes) for s, t in zip(took, longer, strict=True)]
    for what, per_point in (("tracks", many), ("one track", single)):
        ratios = ", ".join(f"{x / per_point[0]:.2f}" for x in per_point)
        print(f"(e) time a point of n, 10 n, 100 n points of {what}: {ratios}")
    return max(many[-1] / many[0], single[-1] / single[0]) <= 2.0


def _repeated(track, times):
    """Give a track that is flown again day after day."""
    n = len(track.fixes)
    columns = {
        name: np.tile(getattr(track.fixes, name), times) for name in Fixes.__dataclass_fields__
    }
    columns["t"] = columns["t"] + 86_400.0 * np.repeat(np.arange(times), n)
    columns["row"] = np.arange(n * times)
    return Track(track.icao24, Fixes(**columns), track.inputs, track.calls)


def beside_traffic(data):
    """(b) Our ledger and legs beside traffic's filter, on the same flights."""
    path = data / SWISS
    tracks, fields = [t for _, found in read_paths([path]) for t in found.records], Fields()
    judge(tracks, fields)
    (ours,) = fastest(3, lambda: judge(tracks, fields))
    points = sum(len(track.fixes) for track in tracks)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        python = Path(folder) / "bin" / "python"
        wanted = ["traffic==2.13", "pandas<3"]
        subprocess.run([python, "-m", "pip", "install", "-q", *wanted], check=True)
        own = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        done = subprocess.run(
            [python, "-c", TRAFFIC, str(path)], check=True, capture_output=True, text=True, env=own
        )
    rows, flights, theirs = done.stdout.split()[-3:]
    print(f"(b) {points:,} points: ledger and legs take {ours:.2f} s, traffic's filter() of {rows} rows, "
          f"{flights} flights {float(theirs):.2f} s: {float(theirs) / ours:.1f} times; "
          f"wanted {TRAFFIC_TIMES:g}")  # fmt: skip
    return float(theirs) >= TRAFFIC_TIMES * ours


def main():
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("archive", type=Path)
    words.add_argument("--with-traffic", action="store_true")
    words.add_argument("--rounds", type=int, default=3)
    given = words.parse_args()
    kept = [
        whole(given.archive, given.rounds),
        reading(given.archive, given.rounds),
        airports(given.rounds),
        growth(given.archive, given.rounds),
    ]
    if given.with_traffic:
        data = Path(os.environ.get("HABEAS_FIELD_DATA", "../shared/data")) / "flights"
        kept.append(beside_traffic(data))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())

"""A scan's memory and time as archives grow, and what a second process gains.

    python benchmarks/scan_speed.py [--small 1000] [--large 20000] [--work DIR]

Makes invented traces, each of some 150 points, of aircraft that fly on ten days each, and scans
them in processes of their own. Prints three ratios, and exits with 1 if one misses its target:

- memory: the largest resident size at the large number to that at the small one (flat: <= 1.15),
  of the process that leads and its two workers together;
- time: CPU seconds a file at the large number to that at a tenth of it (linear: <= 1.15);
- processes: how much faster two processes are than one, to how much more two busy loops count
  than one: of some rounds in which they take turns the quickest of each, so that what else the
  machine does slows none of them alone (>= 0.9).
"""

import argparse
import gzip
import json
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from habeas.places import airport
from habeas.places.geodesic import distance_km

DAYS = 10
FIRST = datetime(2031, 5, 1, tzinfo=UTC)
# Pairs that a jet flies between in one to two hours, all over the world.
ROUTES = [
    ("KHRL", "KAEX"), ("KMIA", "KATL"), ("KDEN", "KELP"), ("KLAX", "KLAS"), ("KJFK", "KORD"),
    ("EGLL", "EDDF"), ("LFPG", "LEMD"), ("EDDF", "LIRF"), ("OMDB", "OTHH"), ("RJTT", "RJBB"),
    ("WSSS", "VTBS"), ("YSSY", "YBBN"), ("SBGR", "SBGL"), ("FAOR", "FACT"), ("VIDP", "VABB"),
    ("ENGM", "ESSA"), ("EIDW", "EGPH"), ("MMMX", "MMUN"), ("CYYZ", "CYUL"), ("NZAA", "NZCH"),
]  # fmt: skip
LEG_POINTS = 76
ROUNDS = 4
# Enough that the second or two in which processes start is little of the whole.
PAIRED = 5_000
SPEED_KT = 400
# Runs the scan, and prints the largest resident size of itself and of its largest child, in KiB.
MEASURED = """
import resource, sys
from habeas.cli import main
try:
    main()
finally:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(*(one.ru_maxrss for one in used), *(one.ru_utime + one.ru_stime for one in used), file=sys.stderr)
"""


def made(icao, route, day):
    """Give the bytes of one day: out and back on one route, as fast as a jet, taxi at each end."""
    a, b = (airport(code).point for code in route)
    step_s = distance_km(a, b) / 1.852 / SPEED_KT * 3600 / (LEG_POINTS - 6)
    rows = []
    for start, p, q in ((6 * 3600, a, b), (15 * 3600, b, a)):
        for n in range(LEG_POINTS):
            share = min(1.0, max(0.0, (n - 3) / (LEG_POINTS - 6)))
            lat, lon = p.lat + (q.lat - p.lat) * share, p.lon + (q.lon - p.lon) * share
            ground = share in (0.0, 1.0)
            height = "ground" if ground else int(min(30_000, 25 * step_s * min(n - 3, 73 - n)))
            speed = 9.0 if ground else float(SPEED_KT)
            rows.append([round(start + step_s * n, 2), round(lat, 6), round(lon, 6), height, speed, 90.0, 0, 0, None, "adsb_icao", None, 0, 250, 0.0])  # fmt: skip
    midnight = int((FIRST + timedelta(days=day)).timestamp())
    whole = {"icao": icao, "r": f"X{icao}", "t": "A320", "timestamp": midnight, "trace": rows}
    return gzip.compress(json.dumps(whole).encode(), 6)


def archive(folder, count):
    """Write so many traces as day folders, unless they are there."""
    if folder.exists():
        return folder
    half = folder.with_name(f"{folder.name}.half")
    shutil.rmtree(half, ignore_errors=True)
    for n in range(count // DAYS):
        icao, route = f"{0xA00000 + 977 * n:06x}", ROUTES[n % len(ROUTES)]
        for day in range(DAYS):
            date = (FIRST + timedelta(days=day)).strftime("%Y/%m/%d")
            path = half / date / "traces" / icao[-2:] / f"trace_full_{icao}.json"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made(icao, route, day))
    half.rename(folder)
    return folder


def scanned(history, work, jobs):
    """Scan afresh in a process of its own; give seconds, sizes in MiB, CPU seconds (leader, workers)."""
    out = work / "legs.parquet"
    shutil.rmtree(work / "legs.parquet.work", ignore_errors=True)
    began = time.perf_counter()
    ran = subprocess.run(
        [sys.executable, "-c", MEASURED, "scan", str(history), "--to", str(out), "--jobs", str(jobs), "-q"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    took = time.perf_counter() - began
    leader, worker, *cpu = map(float, ran.stderr.split()[-4:])
    return took, leader / 1024, worker / 1024, cpu


def counted(seconds):
    """Count in a busy loop for so long."""
    end, n = time.perf_counter() + seconds, 0
    while time.perf_counter() < end:
        for _ in range(10_000):
            n += 1
    return n


def busy(processes, seconds=4.0):
    """Give how far so many busy loops count together."""
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        return sum(pool.map(counted, [seconds] * processes, chunksize=1))


def in_all(found):
    """Give the memory of a scan with two workers, in MiB."""
    return found[1] + 2 * found[2]


def main():
    sys.stdout.reconfigure(line_buffering=True)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", type=int, default=1_000)
    parser.add_argument("--large", type=int, default=20_000)
    parser.add_argument("--work", type=Path)
    args = parser.parse_args()
    work = args.work or Path(tempfile.mkdtemp())
    work.mkdir(exist_ok=True)
    small, tenth, large = (
        archive(work / f"traces-{n}", n) for n in (args.small, args.large // 10, args.large)
    )
    paired = archive(work / f"traces-{PAIRED}", PAIRED)
    rounds = []
    for _ in range(ROUNDS):
        (one, _, _, cpu_one), loop = scanned(paired, work, 1), busy(1)
        (two, _, _, cpu_two), loops = scanned(paired, work, 2), busy(2)
        rounds.append((1 / one, 1 / two, loop, loops))
        # What no other load on the machine touches: all of the leader's work taken as serial.
        bound = (sum(cpu_one)) / (cpu_two[0] + cpu_two[1] / 2) / 2
        print(
            f"one process {one:.1f} s, two {two:.1f} s: {one / two:.2f}; loops {loops / loop:.2f};"
            f" by CPU seconds {bound:.2f} of twice"
        )
    one, two, loop, loops = map(max, zip(*rounds, strict=True))
    at_small, at_tenth, at_large = (scanned(h, work, 2) for h in (small, tenth, large))
    for name, (took, leader, worker, cpu) in zip(
        (args.small, args.large // 10, args.large), (at_small, at_tenth, at_large), strict=True
    ):
        print(
            f"{name:,} traces: {took:.1f} s, {1000 * sum(cpu) / name:.2f} ms of CPU a file,"
            f" leader {leader:.0f} MiB and {cpu[0]:.1f} s, worker {worker:.0f} MiB"
        )
    ratios = {
        "memory of leader and two workers": (in_all(at_large) / in_all(at_small), 1.15, True),
        "time a file": (sum(at_large[3]) / sum(at_tenth[3]) / 10, 1.15, True),
        "two processes to two loops": (two / one / (loops / loop), 0.9, False),
    }
    missed = 0
    for name, (ratio, target, below) in ratios.items():
        good = ratio <= target if below else ratio >= target
        missed += not good
        print(
            f"{name}: {ratio:.3f} ({'<=' if below else '>='} {target}) {'ok' if good else 'MISSED'}"
        )
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    main()

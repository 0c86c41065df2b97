"""Invented archives: the days of invented aircraft as folders and tars in readsb's layout."""

import gzip
import io
import json
import tarfile
from collections import defaultdict
from concurrent.futures import Future
from datetime import UTC, datetime

from made_trace import Flight, made_trace

# Three aircraft; the second flies over midnight, and is known to its files as HP-1234CMP.
FLOWN = {
    "a2c4e0": (
        Flight("KHRL", "KAEX", "2031-05-04T10:00:00+00:00", "2031-05-04T11:30:00+00:00"),
        Flight("KAEX", "KMIA", "2031-05-04T14:00:00+00:00", "2031-05-04T16:00:00+00:00"),
        Flight("KMIA", "KHRL", "2031-05-05T09:00:00+00:00", "2031-05-05T12:00:00+00:00"),
    ),
    "0c2a11": (Flight("KMIA", "KELP", "2031-05-04T22:30:00+00:00", "2031-05-05T02:30:00+00:00"),),
    "ab7437": (Flight("KSAT", "KIAH", "2031-05-05T20:00:00+00:00", "2031-05-05T21:00:00+00:00"),),
}
REGISTERED = {"0c2a11": "HP-1234CMP"}


class Here:
    """Workers that do each job at once, in this process."""

    at_once = 1
    deaths = ()
    given_up = ()

    def submit(self, work, job):
        future = Future()
        future.set_result(work(job))
        return future

    def renew(self):
        raise AssertionError("nobody dies here")

    def close(self):
        pass


def trace_files(flown=None, registered=None):
    """Give the packed bytes of each aircraft's days: {(day, address): bytes}."""
    files = {}
    for icao, flights in (flown or FLOWN).items():
        points = defaultdict(list)
        for flight in flights:
            whole = json.loads(made_trace(icao, flight, step_s=60))
            for t, *rest in whole["trace"]:
                points[(whole["timestamp"] + t) // 86_400 * 86_400].append(
                    (whole["timestamp"] + t, rest)
                )
        for midnight, heard in points.items():
            rows = [[round(t - midnight, 2), *rest] for t, rest in sorted(heard)]
            head = {"icao": icao, "t": "A320", "dbFlags": 0, "timestamp": midnight}
            named = (registered or REGISTERED).get(icao)
            whole = head | ({"r": named} if named else {}) | {"trace": rows}
            day = datetime.fromtimestamp(midnight, UTC).date().isoformat()
            files[day, icao] = gzip.compress(json.dumps(whole).encode(), mtime=0)
    return files


def many_flown(count):
    """Give flights of so many invented aircraft, four each over two days."""
    ends = ["KHRL", "KAEX", "KMIA", "KELP", "KSAT", "KIAH", "KATL", "KDEN"]
    flown = {}
    for n in range(count):
        a, b = ends[n % 8], ends[(n + 3) % 8]
        flown[f"a{n:05x}"] = tuple(
            Flight(*pair, f"2031-05-0{day}T{hour:02}:00:00+00:00", f"2031-05-0{day}T{hour + 3:02}:05:00+00:00")
            for day, hour, pair in ((4, 6, (a, b)), (4, 15, (b, a)), (5, 6, (a, b)), (5, 15, (b, a)))
        )  # fmt: skip
    return flown


def member_name(icao):
    return f"traces/{icao[-2:]}/trace_full_{icao}.json"


def write_folders(root, files):
    """Write days as folders ``2031/05/04/traces/..`` below a root."""
    for (day, icao), content in files.items():
        path = root / day.replace("-", "/") / member_name(icao)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


def tar_bytes(files, day, *more):
    """Give the tar of a day; ``more`` are further members, each a ``TarInfo`` with its bytes."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.GNU_FORMAT) as tar:
        for (of, icao), content in files.items():
            if of == day:
                _add(tar, tarfile.TarInfo(f"./{member_name(icao)}"), content)
        for info, content in more:
            _add(tar, info, content)
    return stream.getvalue()


def write_tars(root, files, parts=1):
    """Write each day as a tar, cut into so many parts; give the first parts."""
    root.mkdir(exist_ok=True)
    first = []
    for day in sorted({day for day, _ in files}):
        whole = tar_bytes(files, day)
        name = f"v{day.replace('-', '.')}-planes-readsb-prod-0.tar"
        if parts == 1:
            first.append(root / name)
            first[-1].write_bytes(whole)
            continue
        size = -(-len(whole) // parts)
        for n in range(parts):
            part = root / f"{name}.a{chr(97 + n)}"
            part.write_bytes(whole[n * size : (n + 1) * size])
            first += [part] if n == 0 else []
    return first


def member(name, kind=tarfile.REGTYPE, link=""):
    """Give the header of a member."""
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, link
    return info


def _add(tar, info, content):
    info.size = len(content) if info.isreg() else 0
    tar.addfile(info, io.BytesIO(content))

"""Encoders: small track files of each form, written from the forms' own descriptions."""

import csv
import gzip
import io
import json
from hashlib import sha256

from habeas.flights.opened import Opened, unpacked
from habeas.flights.recognise import read_file

# 2031-05-04 00:00:00 UTC.
MIDNIGHT = 1935619200


def as_file(content, name="flown", *, packed=False):
    """Give what a reader gets of bytes or text."""
    raw = content.encode() if isinstance(content, str) else content
    if packed:
        return unpacked(gzip.compress(raw, mtime=0), name)
    return Opened(name, raw, sha256(raw).hexdigest())


def read(content, name="flown", *, packed=False):
    """Give what is read of bytes or text in whichever form they are."""
    return read_file(as_file(content, name, packed=packed))


def csv_text(header, rows, delimiter=","):
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerow(header)
    writer.writerows(rows)
    return stream.getvalue()


def lines_of(objects):
    return "".join(json.dumps(one) + "\n" for one in objects)


def trace_of(points, icao="a00001", **head):
    return json.dumps({"icao": icao, "timestamp": MIDNIGHT, **head, "trace": points})


def codes(readout):
    return [problem.code for problem in readout.problems]


def told(readout, code):
    """Give how many rows a problem speaks of: the number that its message begins with."""
    found = [p for p in readout.problems if p.code == code]
    return sum(int(p.message.split()[0].replace(",", "")) for p in found)


def said(track):
    """Give what the fixes say, without where they stand."""
    columns = ("t", "lat", "lon", "alt_ft", "gs_kt", "ground", "heard", "error_km")
    return [
        tuple(str(getattr(track.fixes, name)[n]) for name in columns)
        for n in range(len(track.fixes))
    ]


def all_said(readout):
    """Give what all tracks say, with their names, without where they stand."""
    return {
        (track.icao24, track.name): (
            sorted(said(track)),
            sorted((c.kind, c.value) for c in track.calls),
        )
        for track in readout.records
    }

"""Encoders: small track files of each form, written from the forms' own descriptions."""

import csv
import gzip
import io
import json
import struct
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


def heatmap_of(slices, interval_ms=10_000, spare=0):
    """Give a heatmap of slices, each (seconds after midnight, records); records see below."""
    body, index = b"", []
    for s, records in slices:
        index.append(len(slices) + spare + len(body) // 16)
        ms = (MIDNIGHT + s) * 1000
        body += struct.pack("<IiIhh", 0x0E7F7C9D, ms >> 32, ms & 0xFFFFFFFF, interval_ms, 0)
        body += b"".join(records)
    return b"".join(struct.pack("<I12x", at) for at in index) + body


def heat(address, lat, lon, alt=360, gs=3104, kind=0):
    """Give the record of a position: degrees, height in 25 ft, speed in tenths of a knot."""
    return struct.pack("<Iiihh", address | kind << 27, round(lat * 1e6), round(lon * 1e6), alt, gs)


def heat_name(address, callsign, squawk=0):
    """Give the record of a callsign and a squawk."""
    return struct.pack("<Ii8s", address, 1 << 30 | squawk, callsign.encode().ljust(8))

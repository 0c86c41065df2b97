"""The kind of an added file: a track only if positions of aircraft are read from it."""

import gzip
import json
import subprocess
import sys

import pytest
from made_trace import AS_REPORTED, made_trace

from habeas.case import source_kind
from habeas.case.adding import add_source
from habeas.case.read_sources import read_sources
from habeas.case.source_kind import kind_of_file
from habeas.case.tables import table_of

TRACE = made_trace("a2c4e0", AS_REPORTED)
POINTS = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {
                "point_time": "2025-03-15T21:26:05Z",
                "icao": "a2c4e0",
                "lat": 26.2,
                "lon": -97.6,
            },
            "geometry": {"type": "Point", "coordinates": [-97.6, 26.2]},
        }
    ],
}
BORDER = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"name": "a border"},
            "geometry": {"type": "LineString", "coordinates": [[-97.6, 26.2], [-97.0, 26.0]]},
        }
    ],
}
FR24 = (
    b"Timestamp,UTC,Callsign,Position,Altitude,Speed,Direction\n"
    b'1742073965,2025-03-15T21:26:05Z,XXX1,"26.2,-97.6",0,8,10\n'
)
FILES = {
    "a trace": (TRACE, "track"),
    "a trace packed under a plain name": (gzip.compress(TRACE), "track"),
    "a tracker's table": (FR24, "track"),
    "timed points of GeoJSON": (json.dumps(POINTS).encode(), "track"),
    "a line without times": (json.dumps(BORDER).encode(), "document"),
    "a trace without a position": (
        b'{"icao":"a2c4e0","timestamp":1742000000,"trace":[]}',
        "document",
    ),
    "a table of something else": (b"name,held,by,since,until\na,b,c,d,e\n", "document"),
    "JSON of something else": (b'{"a": 1}', "document"),
    "a log in words": (b"10:20 bus 4 out, 12:30 bus 4 at the airport\n", "document"),
    "a PDF": (b"%PDF-1.7\n", "document"),
    "nothing": (b"", "document"),
    "a packed file that is cut off at once": (gzip.compress(TRACE)[:12], "document"),
}


@pytest.mark.parametrize(("content", "kind"), FILES.values(), ids=FILES)
def test_a_file_is_a_track_only_if_it_holds_positions(content, kind, tmp_path):
    (tmp_path / "file").write_bytes(content)
    assert kind_of_file(tmp_path / "file") == kind


def test_a_file_too_large_to_read_on_the_way_is_a_document(tmp_path, monkeypatch):
    (tmp_path / "file").write_bytes(TRACE)
    monkeypatch.setattr(source_kind, "LARGEST_BYTES", len(TRACE) - 1)
    assert kind_of_file(tmp_path / "file") == "document"


def test_what_reads_tracks_is_not_loaded_for_a_paper(tmp_path):
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.7\n")
    asked = (
        "import sys; from pathlib import Path; from habeas.case.source_kind import kind_of_file; "
        f"kind_of_file(Path({str(tmp_path / 'paper.pdf')!r})); "
        "sys.exit('habeas.flights.recognise' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


def test_a_track_that_is_added_gets_its_kind_in_the_list_and_says_so(case, desk, tmp_path):
    (tmp_path / "trace.json").write_bytes(TRACE)
    code, out, _ = desk.run("add", case, tmp_path / "trace.json")
    assert (code, "added; of kind track" in out) == (0, True)
    sources = read_sources(table_of((case / "sources.csv").read_bytes(), "sources.csv"))
    assert sources["trace"].kind == "track"


def test_the_kind_that_somebody_wrote_stays(case, tmp_path):
    (tmp_path / "trace.json").write_bytes(TRACE)
    add_source(case, tmp_path / "trace.json")
    before = (case / "sources.csv").read_bytes().replace(b"track", b"other")
    (case / "sources.csv").write_bytes(before)
    entry = add_source(case, tmp_path / "trace.json")
    assert (entry.new_row, entry.kind) == (False, "")
    assert (case / "sources.csv").read_bytes() == before

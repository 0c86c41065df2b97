"""The frozen geodata as shipped: origin, licences, and the places that went wrong before."""

import csv
import gzip
import hashlib
import io
import json
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import shapely

import habeas.places

GEODATA = Path(habeas.places.__file__).parent / "geodata"
OUTLINES = ("outlines_maritime.npz", "outlines_atlas.npz", "outlines_atlas_sea.npz")
MEBIBYTE = 2**20


@cache
def manifest():
    return json.loads((GEODATA / "manifest.json").read_text(encoding="utf-8"))


@cache
def arrays(name):
    with np.load(GEODATA / name) as held:
        found = {key: held[key] for key in held.files}
    found["coords"] = np.cumsum(found["deltas"], axis=0, dtype=np.int32)
    return found


@cache
def unit(name, code):
    held = arrays(name)
    number = held["units"].tolist().index(code)
    rings = np.flatnonzero(held["ring_unit"] == number)
    parts = {}
    for ring in rings:
        first, last = held["ring_start"][ring : ring + 2]
        parts.setdefault(int(held["ring_part"][ring]), []).append(held["coords"][first:last] / 1e6)
    return shapely.multipolygons([shapely.Polygon(p[0], p[1:]) for p in parts.values()])


@cache
def airports():
    text = gzip.decompress((GEODATA / "airports.csv.gz").read_bytes()).decode("utf-8")
    return {row["ident"]: row for row in csv.DictReader(io.StringIO(text))}


def inside(name, code, lon, lat):
    return shapely.contains_xy(unit(name, code), lon, lat)


@pytest.mark.parametrize("name", [*OUTLINES, "airports.csv.gz"])
def test_every_file_is_the_one_that_the_manifest_describes(name):
    about = manifest()["files"][name]
    content = (GEODATA / name).read_bytes()
    assert hashlib.sha256(content).hexdigest() == about["sha256"]
    assert len(content) < 5 * MEBIBYTE
    for key in ("what", "label", "data_date", "licence", "attribution", "package", "built"):
        assert about[key]
    assert (GEODATA / about["licence_file"]).read_text(encoding="utf-8")


def test_the_manifest_describes_every_data_file():
    shipped = {p.name for p in GEODATA.iterdir() if p.suffix in {".npz", ".gz"}}
    assert shipped == set(manifest()["files"])


def test_the_maritime_file_carries_its_licence_and_attribution():
    text = (GEODATA / "LICENSE-ODbL.txt").read_text(encoding="utf-8")
    assert "opendatacommons.org/licenses/odbl/1-0/" in text
    assert "(c) OpenStreetMap contributors" in text


@pytest.mark.parametrize("name", OUTLINES)
def test_the_arrays_fit_together(name):
    held = arrays(name)
    rings = len(held["ring_unit"])
    assert held["coords"].dtype == np.int32
    assert held["ring_start"][0] == 0
    assert held["ring_start"][-1] == len(held["coords"])
    assert np.diff(held["ring_start"]).min() >= 4
    assert len(held["ring_part"]) == len(held["ring_hole"]) == rings
    assert held["ring_unit"].max() == len(held["units"]) - 1
    first_of_part = np.append(True, np.diff(held["ring_part"]) != 0)
    assert np.array_equal(first_of_part, ~held["ring_hole"])


@pytest.mark.parametrize("name", OUTLINES)
def test_no_edge_jumps_across_the_antimeridian_and_every_ring_is_closed(name):
    held = arrays(name)
    coords, start = held["coords"], held["ring_start"]
    steps = np.abs(np.diff(coords[:, 0].astype(np.int64)))
    between_rings = start[1:-1] - 1
    steps[between_rings] = 0
    # A closed-through-the-pole edge along lat = -90 may be 360 degrees long.
    polar = (np.abs(coords[:-1, 1]) == 90_000_000) & (np.abs(coords[1:, 1]) == 90_000_000)
    assert steps[~polar].max() < 180_000_000
    assert np.abs(coords[:, 0]).max() <= 180_000_000
    assert np.array_equal(coords[start[:-1]], coords[start[1:] - 1])


@pytest.mark.parametrize("name", OUTLINES)
@pytest.mark.parametrize("code", ["FJ", "RU"])
def test_what_was_cut_at_180_ends_exactly_there_on_both_sides(name, code):
    west, _, east, _ = unit(name, code).bounds
    assert (west, east) == (-180.0, 180.0)


def test_antarctica_is_closed_through_the_pole_and_its_maritime_box_is_gone():
    assert inside("outlines_atlas.npz", "AQ", 0.0, -89.999)
    assert inside("outlines_atlas_sea.npz", "AQ", 90.0, -89.999)
    assert "AQ" not in arrays("outlines_maritime.npz")["units"]
    assert "AQ" in manifest()["files"]["outlines_maritime.npz"]["dropped_units"]


BOTH = ("outlines_maritime.npz", "outlines_atlas_sea.npz")

PLACES = {
    "Lesotho is a hole in South Africa": ("ZA", 28.2, -29.6, False),
    "and a country": ("LS", 28.2, -29.6, True),
    "San Marino is a hole in Italy": ("IT", 12.46, 43.94, False),
    "Phu Quoc, drawn twice, is no hole in Viet Nam": ("VN", 104.01, 10.23, True),
    "Diego Garcia is no hole in its territory": ("IO", 72.41, -7.31, True),
    "Attu, beyond 180": ("US", 173.1, 52.9, True),
    "Adak, before 180": ("US", -176.65, 51.88, True),
    "Chatham Island": ("NZ", -176.5, -43.95, True),
    "Tarawa, west of 180": ("KI", 173.02, 1.35, True),
    "Kiritimati, east of 180": ("KI", -157.4, 1.87, True),
    "Chukotka, beyond 180": ("RU", -173.2, 64.4, True),
    "Harlingen": ("US", -97.6544, 26.2285, True),
    "Matamoros, south of the river, near US land": ("US", -97.5, 25.8, False),
    "10 km off Texas": ("US", -97.06, 26.3, True),
    "40 km off Texas": ("US", -96.75, 26.3, False),
}


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize(("code", "lon", "lat", "is_inside"), PLACES.values(), ids=PLACES)
def test_a_known_place_lies_on_its_side_of_the_line(name, code, lon, lat, is_inside):
    assert bool(inside(name, code, lon, lat)) is is_inside


@pytest.mark.parametrize("name", OUTLINES)
def test_areas_read_back_are_valid(name):
    assert all(unit(name, code).is_valid for code in ("US", "ZA", "FJ", "NO", "BE"))


def test_the_counts_are_those_of_the_manifest():
    for name in OUTLINES:
        assert len(arrays(name)["units"]) == manifest()["files"][name]["measured"]["units"]
    assert len(airports()) == manifest()["files"]["airports.csv.gz"]["measured"]["rows"]
    assert len(airports()) >= 28_000


def test_every_member_of_a_country_is_a_unit_of_some_file():
    units = {code for name in OUTLINES for code in arrays(name)["units"].tolist()}
    listed = {code for members in manifest()["members"].values() for code in members}
    assert listed <= units
    assert manifest()["members"]["US"] == ["US", "AS", "GU", "MP", "PR", "UM", "VI"]


def test_the_measured_errors_are_within_what_the_findings_assume():
    files = manifest()["files"]
    for name in BOTH:
        assert files[name]["measured"]["simplification_error_km"] < files[name]["error_km"]
    width = files["outlines_atlas_sea.npz"]["measured"]["sea_width_km"]
    assert abs(width["least"] - 22.224) < 0.15
    assert abs(width["greatest"] - 22.224) < 0.15


AIRPORTS = {
    "EBBR": (50.9014, 4.4844, 2.0),
    "ELLX": (49.6266, 6.2115, 1.0),
    "MHPR": (14.382, -87.621, 1.0),
    "KHRL": (26.2285, -97.6544, 2.0),
    "KIWA": (33.3078, -111.6550, 2.0),
}


@pytest.mark.parametrize(
    ("ident", "lat", "lon", "within_km"), [(k, *v) for k, v in AIRPORTS.items()], ids=AIRPORTS
)
def test_an_airport_lies_where_its_runway_is(ident, lat, lon, within_km):
    row = airports()[ident]
    north = (float(row["lat"]) - lat) * 111.2
    east = (float(row["lon"]) - lon) * 111.2 * np.cos(np.radians(lat))
    assert np.hypot(north, east) < within_km
    assert row["radius_km"] == "2"


@pytest.mark.parametrize(("ident", "km"), [("EBBR", "42"), ("ELLX", "29")])
def test_a_reference_point_far_from_the_runway_is_named_with_its_distance(ident, km):
    assert f"airportsdata is {km}" in airports()[ident]["note"]


def test_comayagua_answers_to_both_of_its_codes():
    assert airports()["MHPR"]["aliases"].split() == ["MHSC"]
    assert airports()["MHPR"]["iata"] == "XPL"
    assert "MHSC" not in airports()


def test_no_alias_names_two_airports():
    aliases = [alias for row in airports().values() for alias in row["aliases"].split()]
    assert len(aliases) == len(set(aliases))
    assert not set(aliases) & set(airports())


def test_an_airport_without_runway_ends_has_the_wider_radius():
    assert all(float(r["radius_km"]) >= 5 for r in airports().values() if not r["runways"])

"""Airports: two published lists and their runways, merged into one table.

A field's position is the middle of its longest runway with both ends known;
without one, what airportsdata says; without that, what OurAirports says. Where
the point that airportsdata gives lies more than 2 km from the middle, the note
says so (16 of them are degrees and minutes read as a decimal).
"""

import csv
import io
import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from geodata_runways import WGS84, Row, Runway, as_text

COLUMNS = (
    *("ident", "aliases", "iata", "name", "country", "region", "lat", "lon"),
    *("elevation_ft", "tz", "radius_km", "runways", "note"),
)
KEPT_TYPES = frozenset({"small_airport", "medium_airport", "large_airport", "seaplane_base"})
ICAO = re.compile(r"[A-Z]{4}")
RADIUS_WITH_RUNWAY_KM = 2
RADIUS_WITHOUT_KM = 5
# So near to 0, 0 is open sea: the list's editors put rows there that are none.
PLACEHOLDER_DEG = 0.05
# Beyond this a reference point is said to disagree with the runway.
DISAGREES_KM = 2.0
# Beyond this the same code in the two lists names two fields, not one in error.
SAME_CODE_KM = 100.0
# The longest paved runway of the world is 5.5 km; lake beds reach 12 km.
LONGEST_RUNWAY_KM = 13.0

Place = tuple[float, float]


@dataclass(slots=True)
class Field:
    """One airfield while it is being merged: up to one row of each list."""

    ident: str
    world: Row | None = None
    ours: Row | None = None
    aliases: set[str] = field(default_factory=set)


def read_rows(text: str) -> list[Row]:
    """Read a table with a header line."""
    return list(csv.DictReader(io.StringIO(text)))


def merged(world: list[Row], ours: list[Row], runways: dict[str, list[Runway]]) -> list[Row]:
    """Merge airportsdata (``world``) with OurAirports, one row per field, by ident."""
    fields = {row["icao"]: Field(row["icao"], world=row) for row in world}
    by_iata = {row["iata"]: row["icao"] for row in world if row["iata"]}
    for row in sorted(filter(_is_kept, ours), key=lambda row: row["ident"]):
        ident = _match(row, fields, by_iata)
        held = fields.setdefault(ident, Field(ident))
        if held.ours is None or row["ident"] == ident:
            held.ours = row
        held.aliases.update(_codes(row) - {ident})
    _drop_ambiguous(fields, set(by_iata))
    return [_row(fields[ident], runways) for ident in sorted(fields)]


def as_csv(rows: Iterable[Row]) -> str:
    """Write the rows as CSV with one line end everywhere."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _drop_ambiguous(fields: dict[str, Field], newer_iata: set[str]) -> None:
    """Drop aliases that name two fields, and old IATA codes that a newer list moved."""
    uses = Counter(alias for held in fields.values() for alias in held.aliases)
    for held in fields.values():
        held.aliases = {a for a in held.aliases if uses[a] == 1 and a not in fields}
        if held.ours and not held.world and held.ours["iata_code"] in newer_iata:
            held.ours["iata_code"] = ""


def _is_kept(row: Row) -> bool:
    return row["type"] in KEPT_TYPES and not is_placeholder(row)


def is_placeholder(row: Row) -> bool:
    """Say whether a row of OurAirports was moved off the map: duplicates and spam lie at 0, 0."""
    lat, lon = _our_point(row)
    return abs(lat) <= PLACEHOLDER_DEG and abs(lon) <= PLACEHOLDER_DEG


def _match(row: Row, fields: dict[str, Field], by_iata: dict[str, str]) -> str:
    """Find the ident of the field that an OurAirports row describes."""
    ident, iata, gps = row["ident"], row["iata_code"], row["gps_code"]
    if ident in fields:
        return ident
    for candidate in (gps, by_iata.get(iata, "")):
        known = fields.get(candidate)
        if known and known.world and _km(_point(known.world), _our_point(row)) <= SAME_CODE_KM:
            return candidate
    return ident


def _codes(row: Row) -> set[str]:
    """Give the list's own code and, if it looks like an ICAO code, its GPS code."""
    return {row["ident"]} | {code for code in [row["gps_code"]] if ICAO.fullmatch(code)}


def _row(held: Field, known: dict[str, list[Runway]]) -> Row:
    runways = _believed(held, known)
    (lat, lon), radius_km, note = _position(held, runways)
    world, ours = held.world or {}, held.ours or {}
    if radius_km > SAME_CODE_KM:
        # Two fields under one code: nothing of the other may colour the chosen one.
        world, ours = ({}, ours) if runways else (world, {})
    return {
        "ident": held.ident,
        "aliases": " ".join(sorted(held.aliases)),
        "iata": world.get("iata") or ours.get("iata_code", ""),
        "name": ours.get("name") or world.get("name", ""),
        "country": ours.get("iso_country") or world.get("country", ""),
        "region": ours.get("iso_region", ""),
        "lat": f"{lat:.5f}",
        "lon": f"{lon:.5f}",
        "elevation_ft": _feet(ours.get("elevation_ft") or world.get("elevation", "")),
        "tz": world.get("tz", ""),
        "radius_km": str(radius_km),
        "runways": as_text(runways),
        "note": note,
    }


def _believed(held: Field, known: dict[str, list[Runway]]) -> list[Runway]:
    """Take the runways, unless they lie far from every reference point of the field."""
    ident = held.ours["ident"] if held.ours else held.ident
    runways = [r for r in known.get(ident, ()) if r.km <= LONGEST_RUNWAY_KM]
    if not runways or not held.ours:
        return runways
    middle = _middle(runways[0])
    return runways if _km(middle, _our_point(held.ours)) <= SAME_CODE_KM else []


def _position(held: Field, runways: list[Runway]) -> tuple[Place, int, str]:
    """Choose position and radius, and say where the sources disagree about it."""
    said = []
    if held.world:
        said.append(("airportsdata", _point(held.world)))
    if held.ours:
        said.append(("OurAirports", _our_point(held.ours)))
    if not said:
        raise UnplacedAirportError(held.ident)
    chosen = _middle(runways[0]) if runways else said[0][1]
    apart = [(who, _km(at, chosen)) for who, at in said]
    far = [f"{who} is {km:.1f} km away" for who, km in apart if km > DISAGREES_KM]
    basis = "runway midpoint" if runways else "no runway ends"
    note = f"{basis}; {'; '.join(far)}" if far else ""
    return chosen, _radius_km(bool(runways), max(km for _, km in apart)), note


def _radius_km(has_runway: bool, apart_km: float) -> int:
    """Widen the radius where nothing decides between two places."""
    radius = RADIUS_WITH_RUNWAY_KM if has_runway else RADIUS_WITHOUT_KM
    undecided = apart_km > (SAME_CODE_KM if has_runway else DISAGREES_KM)
    return radius + math.ceil(apart_km) if undecided else radius


class UnplacedAirportError(Exception):
    """An airport that neither list gives a position for."""

    def __init__(self, ident: str) -> None:
        self.ident = ident
        super().__init__(f"{ident}: neither list gives a position")


def _middle(runway: Runway) -> Place:
    _, low, high = runway
    azimuth, _, reach = WGS84.inv(low.lon, low.lat, high.lon, high.lat)
    lon, lat, _ = WGS84.fwd(low.lon, low.lat, azimuth, reach / 2.0)
    return float(lat), float(lon)


def _km(one: Place, other: Place) -> float:
    return float(WGS84.inv(one[1], one[0], other[1], other[0])[2]) / 1000.0


def _point(row: Row) -> Place:
    return float(row["lat"]), float(row["lon"])


def _our_point(row: Row) -> Place:
    return float(row["latitude_deg"]), float(row["longitude_deg"])


def _feet(text: str) -> str:
    return f"{float(text):.0f}" if text else ""

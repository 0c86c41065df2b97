"""State vectors of the OpenSky network, as it gives them and as the ``traffic`` library does.

OpenSky: SI units, UTC seconds (its REST and Trino documentation). ``traffic`` keeps the same
rows in feet, knots and feet a minute, with other names. A state is written every second, whether
or not a position came: positions are carried forward, and a row counts only when its position is
new. ``lastposupdate`` (``last_position``) is the time of the position itself, and used as such.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from habeas.flights.plan import (
    FALSE,
    FPM_PER_MS,
    FT_PER_M,
    KT_PER_MS,
    TRUE,
    Ground,
    Plan,
    Quantity,
)
from habeas.flights.records import Heard
from habeas.flights.stamps import Stamp

CLOCK_S: Final = 2.0

# REST field 16. ASTERIX is radar; FLARM states no integrity.
_SOURCES: Final[Mapping[str, Heard]] = {
    "0": Heard.ADSB,
    "1": Heard.NETWORK,
    "2": Heard.MLAT,
    "3": Heard.OTHER,
}

OPENSKY: Final = Plan(
    form="OpenSky state vectors",
    time=Stamp("time", zone="UTC"),
    lat="lat",
    lon="lon",
    clock_s=CLOCK_S,
    numbers={
        "alt_ft": Quantity("baroaltitude", FT_PER_M),
        "geom_ft": Quantity("geoaltitude", FT_PER_M),
        "gs_kt": Quantity("velocity", KT_PER_MS),
        "track_deg": Quantity("heading"),
        "rate_fpm": Quantity("vertrate", FPM_PER_MS),
    },
    heard=Heard.NETWORK,
    heard_column="position_source",
    heard_words=_SOURCES,
    address="icao24",
    ground=Ground("onground", TRUE, FALSE),
    calls={"callsign": "callsign", "squawk": "squawk"},
    carried=True,
    updated=Stamp("lastposupdate", zone="UTC"),
)

TRAFFIC: Final = Plan(
    form="traffic",
    time=Stamp("timestamp", unit_s=0.001, zone="UTC"),
    lat="latitude",
    lon="longitude",
    clock_s=CLOCK_S,
    numbers={
        "alt_ft": Quantity("altitude"),
        "geom_ft": Quantity("geoaltitude"),
        "gs_kt": Quantity("groundspeed"),
        "track_deg": Quantity("track"),
        "rate_fpm": Quantity("vertical_rate"),
    },
    heard=Heard.NETWORK,
    address="icao24",
    flight="flight_id",
    space="traffic",
    ground=Ground("onground", TRUE, FALSE),
    calls={
        "callsign": "callsign",
        "squawk": "squawk",
        "flight": "flight_id",
        "number": "number",
        "from": "origin",
        "to": "destination",
        "registration": "registration",
        "type": "typecode",
    },
    carried=True,
    updated=Stamp("last_position", unit_s=0.001, zone="UTC"),
)

# Fields of an answer of the REST interface, in their order, by the names of `OPENSKY`.
REST: Final = (
    "icao24",
    "callsign",
    "origin_country",
    "lastposupdate",
    "lastcontact",
    "lon",
    "lat",
    "baroaltitude",
    "onground",
    "velocity",
    "heading",
    "vertrate",
    "sensors",
    "geoaltitude",
    "squawk",
    "spi",
    "position_source",
    "category",
)


def plan_of(names: Collection[str], container: str) -> Plan | None:
    """Give the plan of rows with these columns, or none if they are no state vectors.

    Example:
        >>> plan_of(["time", "icao24", "lat", "lon", "velocity"], "CSV").form
        'OpenSky state vectors CSV'
        >>> plan_of(["time", "lat", "lon"], "CSV") is None
        True
    """
    held = set(names)
    locator = "item" if container == "JSON" else "row"
    if held >= {"time", "icao24", "lat", "lon"} and held & {
        "velocity",
        "baroaltitude",
        "lastposupdate",
    }:
        return replace(OPENSKY, form=f"{OPENSKY.form} {container}", locator=locator)
    if held >= {"timestamp", "latitude", "longitude"} and held & {
        "groundspeed",
        "altitude",
        "vertical_rate",
    }:
        return replace(TRAFFIC, form=f"{TRAFFIC.form} {container}", locator=locator)
    return None

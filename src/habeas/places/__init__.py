"""Places: geodesics, airports, territories, envelopes, speed limits, zones."""

from habeas.places.airports import Airport, airport
from habeas.places.geodesic import Point, distance_km
from habeas.places.region import Region, UnknownRegionError, country_of, region, units_of
from habeas.places.speed import (
    SpeedLimit,
    hard_limit,
    largest_hard_limit,
    spoken_kt,
    tailwind_kt,
)
from habeas.places.whereabouts import Fix, Whereabouts, is_outside, whereabouts
from habeas.places.zone_at import zones_at

__all__ = [
    "Airport",
    "Fix",
    "Point",
    "Region",
    "SpeedLimit",
    "UnknownRegionError",
    "Whereabouts",
    "airport",
    "country_of",
    "distance_km",
    "hard_limit",
    "is_outside",
    "largest_hard_limit",
    "region",
    "spoken_kt",
    "tailwind_kt",
    "units_of",
    "whereabouts",
    "zones_at",
]

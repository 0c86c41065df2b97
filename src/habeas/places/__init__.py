"""Places: geodesics, airports, speed limits, zones; and, in files of their own, territories.

``region`` and ``whereabouts`` are named by their files, and load when a territory is asked about.
"""

from habeas.places.airports import Airport, airport
from habeas.places.geodesic import Point, distance_km
from habeas.places.speed import (
    SpeedLimit,
    hard_limit,
    largest_hard_limit,
    spoken_kt,
    tailwind_kt,
)
from habeas.places.zone_at import zones_at

__all__ = [
    "Airport",
    "Point",
    "SpeedLimit",
    "airport",
    "distance_km",
    "hard_limit",
    "largest_hard_limit",
    "spoken_kt",
    "tailwind_kt",
    "zones_at",
]

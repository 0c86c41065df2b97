"""Limits: the hard speed limit and the ceiling by the aircraft's type, as its track names it."""

from dataclasses import dataclass
from typing import Final

from habeas.flights.records import Track
from habeas.places.aircraft_types import aircraft_type
from habeas.places.speed import SpeedLimit, hard_limit, largest_hard_limit

# Turboprops are certified to 0.6 at most, jets to 0.7 at least.
JET_MMO: Final = 0.65


@dataclass(frozen=True, slots=True)
class Limits:
    """What the aircraft cannot exceed.

    Attributes:
        speed: the limit over the ground, and what it rests on.
        speed_kt: its figure; never absent for an aircraft.
        ceiling_ft: the highest certified altitude; None where the table has none.
        jet: whether the type is a jet; None where the type is unknown.
        aircraft: the type designator; blank where the track names none.
    """

    speed: SpeedLimit
    speed_kt: float
    ceiling_ft: float | None = None
    jet: bool = False
    aircraft: str = ""


def limits_of(track: Track) -> Limits:
    """Give the limits by the types that a track names: of several, the largest.

    An unknown type, or none, gets the largest hard limit of the table, never none.
    """
    named = track.called("type")
    types = [found for kind in named if (found := aircraft_type(kind)) is not None]
    if not types or len(types) < len(named):
        limit = largest_hard_limit()
        return Limits(limit, limit.kt or 0.0)
    limits = {kind.designator: hard_limit("air", kind.designator) for kind in types}
    most = max(limits, key=lambda name: limits[name].kt or 0.0)
    ceilings = [kind.ceiling_ft for kind in types]
    known = [c for c in ceilings if c is not None]
    return Limits(
        limits[most],
        limits[most].kt or 0.0,
        max(known) if len(known) == len(ceilings) else None,
        jet=all((kind.mmo or 0.0) >= JET_MMO for kind in types),
        aircraft=most,
    )

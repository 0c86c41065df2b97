"""Reach of the page: where a transfer can have been at an order, as a shape to draw.

The shape is the envelope that answers "outside" (places/envelope.py) at the same speed limit,
cut into rays from a point inside it. A set too wide to be convex is not drawn; so is one that
nothing limits.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product
from math import inf

import numpy as np

from habeas.bounds import Chronology, Moment, Relation
from habeas.case.records import Leg, Transfer
from habeas.findings.away import KnownPlace, known_places
from habeas.findings.scene import Scene
from habeas.flights.anchors import Errors, fix_of, pairs_at
from habeas.flights.records import Track
from habeas.places import SpeedLimit
from habeas.places.envelope import Envelope
from habeas.places.geodesic import CONVEX_KM, FARTHEST_KM, cast, distances_km
from habeas.places.whereabouts import Fix, stretches

_RAYS = 120
_HALVINGS = 18
# Wider than this it fills the map and shows nothing.
_WIDEST_KM = CONVEX_KM / 2
Ring = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Two neighbouring known places of a transfer, and the limit between them."""

    first: KnownPlace
    second: KnownPlace
    limit: SpeedLimit


def stretches_of(scene: Scene, transfer: Transfer) -> list[Stretch]:
    """Give the stretches between known places, each with the widest limit of its legs."""
    places, _ = known_places(scene, transfer)
    legs = scene.legs(transfer)
    return [
        Stretch(a, b, _limit(scene, legs[legs.index(a.leg) : legs.index(b.leg) + 1]))
        for a, b in pairwise(places)
        if a.points and b.points
    ]


def _limit(scene: Scene, legs: tuple[Leg, ...]) -> SpeedLimit:
    limits = [scene.speed_limit(leg)[0] for leg in legs]
    return max(limits, key=lambda one: inf if one.kt is None else one.kt)


def envelopes(scene: Scene, transfer: Transfer, event: str) -> Iterator[tuple[Stretch, Ring]]:
    """Give each shape in which a transfer can have been at an event, once it had left."""
    found = stretches_of(scene, transfer)
    named = [name for one in found for name in (one.first.event, one.second.event)]
    line = scene.line(event, scene.left(transfer), *dict.fromkeys(named))
    for stretch in found:
        after = Relation(stretch.first.event, event, strict=False)
        before = Relation(event, stretch.second.event, strict=False)
        if stretch.limit.kt is not None and line.possible(after, before):
            for envelope in _between(scene, stretch, line, event):
                if ring := _ring(envelope, stretch.limit.kt):
                    yield stretch, ring


def track_of(scene: Scene, stretch: Stretch) -> Track | None:
    """Give the positions held of a stretch, if it is one leg and its track counts."""
    leg = stretch.first.leg
    if stretch.second.leg.id != leg.id or not scene.values(f"{leg.id}.track"):
        return None
    found = scene.case.tracks.get(leg.id)
    return found.used if found is not None and len(found.used.fixes) > 1 else None


def _between(scene: Scene, stretch: Stretch, line: Chronology, event: str) -> Iterator[Envelope]:
    start, end = line.bounds(stretch.first.event), line.bounds(stretch.second.event)
    at = line.bounds(event).intersect(Moment(start.earliest, end.latest))
    for first, second in _fixes(scene, stretch, at, (start, end)):
        yield from (
            one.envelope
            for one in stretches(first, second, at)
            if one.start is first and one.end is second
        )


def _fixes(
    scene: Scene, stretch: Stretch, at: Moment, ends: tuple[Moment, Moment]
) -> Iterator[tuple[Fix, Fix]]:
    """Give the places round a moment: two positions of a track, or the reported ends."""
    track = track_of(scene, stretch)
    if track is not None:
        for pair in pairs_at(track, at)[:1]:
            first, second = (fix_of(track, row, Errors()) for row in (pair.before, pair.after))
            if first is not None and second is not None:
                yield first, second
                return
    for a, b in product(stretch.first.sites, stretch.second.sites):
        if a.point is not None and b.point is not None:
            yield Fix(a.point, a.radius_km, ends[0], a.id), Fix(b.point, b.radius_km, ends[1], b.id)


def _ring(envelope: Envelope, kt: float) -> Ring:
    """Give the edge of an envelope as seen from a point inside it; blank if it is not drawn."""
    if envelope.is_empty(kt):
        return []
    excess = envelope.excess_km(kt)
    widest = min(excess.first, FARTHEST_KM if excess.second is None else excess.second)
    if widest > _WIDEST_KM or max(excess.first, excess.second or 0.0) >= CONVEX_KM:
        return []
    inner = envelope.a_point(kt)
    azimuths = np.linspace(0.0, 360.0, _RAYS, endpoint=False)
    low, high = np.zeros(_RAYS), np.full(_RAYS, 2 * widest + 1.0)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        lons, lats = cast(inner, azimuths, middle)
        within = (
            excess(
                distances_km(envelope.start.point, lons, lats),
                distances_km(envelope.far_end, lons, lats),
            )
            <= 0
        )
        low, high = np.where(within, middle, low), np.where(within, high, middle)
    lons, lats = cast(inner, azimuths, high)
    return [(float(lon), float(lat)) for lon, lat in zip(lons, lats, strict=True)]

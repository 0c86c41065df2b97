"""Map of the page: places, routes, envelopes at each order, and where a line can be crossed.

Everything here is for the eye: the answers are those of the findings, and a crossing is a
range, the stretch of the line that the speed limit lets a transfer reach.
"""

from collections.abc import Iterator
from functools import cached_property

import numpy as np

from habeas.bounds import Moment
from habeas.bounds.moment import SECOND
from habeas.case.records import Transfer
from habeas.case.sites import Site, site
from habeas.findings.scene import Scene
from habeas.flights.anchors import Errors, fix_of
from habeas.places.boundaries import Boundary
from habeas.places.coast import (
    Window,
    border_lines,
    borders,
    coarse,
    coasts,
    fine,
    packed,
    window_around,
)
from habeas.places.geodesic import KT_PER_KM_S, Floats, Point, distances_km
from habeas.places.region import Region, UnknownRegionError, region
from habeas.places.units import country_of
from habeas.places.whereabouts import Fix
from habeas.publish.page_reach import Ring, Stretch, envelopes, stretches_of, track_of
from habeas.publish.page_texts import kept
from habeas.publish.page_times import Times
from habeas.publish.page_track import tracked_legs, tracks

# Between two corners of a line that is asked which part of it can be reached.
_STEP_DEG = 0.05
_FINE_DEG = 0.01
# More than these, and a map of them all says nothing; the findings hold them.
MOST_TRANSFERS = 60


def atlas(scene: Scene, times: Times) -> dict[str, object]:
    """Give the map of a case; blank if nothing in it has a place on the map."""
    case = scene.case
    transfers = list(case.transfers.values())[:MOST_TRANSFERS]
    places = _places(scene, transfers)
    reach = list(_envelopes(scene, transfers))
    points = [place.point for place in places.values() if place.point]
    points += [Point(lat, lon) for _, _, ring in reach for lon, lat in ring[:: len(ring) // 8]]
    window = window_around(points)
    if not window:
        return {}
    homes = {t.id: home for t in transfers if (home := _home(scene, t))}
    drawn = {home.country: home for home in homes.values()}
    edges = {f: _Edge(f, window) for home in drawn.values() for f in home.boundaries}
    return kept(
        {
            "places": [_place(place) for place in places.values() if place.point],
            "coasts": coasts(window),
            "territories": [
                {"country": home.country, "lines": borders(home.boundaries[0], window)}
                for home in drawn.values()
            ],
            "routes": list(_routes(scene, transfers)),
            "tracks": list(tracks(scene, [t.id for t in transfers])),
            "envelopes": [
                {"transfer": t, "event": event, "limit": stretch.limit.why, "ring": packed(ring)}
                for (t, event), stretch, ring in reach
            ],
            "crossings": [
                crossing
                for t in transfers
                if t.id in homes
                for crossing in _crossings(scene, times, t, homes[t.id], edges)
            ],
            "left_out": max(0, len(case.transfers) - MOST_TRANSFERS) or None,
        }
    )


def _places(scene: Scene, transfers: list[Transfer]) -> dict[str, Site]:
    named = [
        c.value
        for t in transfers
        for leg in t.legs
        for end in ("from", "to")
        for c in scene.values(f"{leg.id}.{end}")
    ]
    grounds = [name for name, g in scene.case.grounds.items() if g.lat is not None]
    found = {name: site(scene.case, name) for name in dict.fromkeys([*named, *grounds])}
    return {name: place for name, place in found.items() if place is not None}


def _place(place: Site) -> dict[str, object]:
    assert place.point is not None  # noqa: S101 - only places on the map are drawn
    return kept({"id": place.id, "name": place.name, "at": _spot(place.point)})


def _spot(point: Point) -> list[float]:
    return [round(point.lon, 3), round(point.lat, 3)]


def _routes(scene: Scene, transfers: list[Transfer]) -> Iterator[dict[str, object]]:
    """Give the shortest way of each leg of which no track is held; the way it took is not known."""
    for transfer in transfers:
        tracked = tracked_legs(scene, stretches_of(scene, transfer))
        for leg in (leg for leg in scene.legs(transfer) if leg.id not in tracked):
            starts, ends = scene.sites(f"{leg.id}.from")[0], scene.sites(f"{leg.id}.to")[0]
            for a in starts:
                for b in ends:
                    if a.point and b.point:
                        line = [_spot(a.point), _spot(b.point)]
                        yield {"transfer": transfer.id, "leg": leg.id, "line": line}


def _envelopes(
    scene: Scene, transfers: list[Transfer]
) -> Iterator[tuple[tuple[str, str], Stretch, Ring]]:
    """Give each shape in which a transfer can have been at a clock of an order."""
    for transfer in transfers:
        for order in scene.case.orders.values():
            for clock in order.clocks:
                event = f"{order.id}.{clock}"
                for stretch, ring in envelopes(scene, transfer, event):
                    yield (transfer.id, event), stretch, ring


def _home(scene: Scene, transfer: Transfer) -> Region | None:
    """Give the territory that a transfer departs from, if it is one."""
    found = scene.sites(f"{scene.legs(transfer)[0].id}.from")[0]
    countries = {country_of(place.country) for place in found}
    if len(countries) != 1 or "" in countries:
        return None
    try:
        return region(countries.pop())
    except UnknownRegionError:
        # No boundary file has it: the finding says so, and there is no line to draw.
        return None


def _crossings(
    scene: Scene, times: Times, transfer: Transfer, home: Region, edges: "dict[Boundary, _Edge]"
) -> Iterator[dict[str, object]]:
    """Give, for each stretch that leads out of the territory, where and when it can have left."""
    for stretch in stretches_of(scene, transfer):
        for first, second in _across(scene, stretch, home):
            kt = stretch.limit.kt
            reached = [_Reached(first, second, kt, edges[file]) for file in home.boundaries]
            lines = [line for one in reached for line in one.lines()]
            between = _hull([one.when for one in reached if one.when is not None])
            if between is not None:
                yield {
                    "transfer": transfer.id,
                    "country": home.country,
                    "lines": [packed(line) for line in lines],
                    "at": [between.earliest / 1000, between.latest / 1000],
                    "text": times.text(between),
                }


def _across(scene: Scene, stretch: Stretch, home: Region) -> Iterator[tuple[Fix, Fix]]:
    """Give the places between which it left: two positions of a track, or the reported ends."""
    track = track_of(scene, stretch)
    if track is not None:
        lon, lat = track.fixes.lon, track.fixes.lat
        inside = np.logical_or.reduce([file.contains_all(lon, lat) for file in home.boundaries])
        outside = ~np.logical_and.reduce([file.contains_all(lon, lat) for file in home.boundaries])
        for row in np.flatnonzero(inside[:-1] & ~inside[1:]).tolist():
            # The files may show the line apart: from the last position inside both.
            last = (
                int(np.flatnonzero(~outside[: row + 1])[-1]) if (~outside[: row + 1]).any() else row
            )
            first, second = fix_of(track, last, Errors()), fix_of(track, row + 1, Errors())
            if first is not None and second is not None:
                yield first, second
        return
    a, b = stretch.first.sites[0], stretch.second.sites[0]
    if a.point is not None and b.point is not None and _leads_out(home, a.point, b.point):
        line = scene.line(stretch.first.event, stretch.second.event)
        yield (
            Fix(a.point, a.radius_km, line.bounds(stretch.first.event)),
            Fix(b.point, b.radius_km, line.bounds(stretch.second.event)),
        )


def _leads_out(home: Region, a: Point, b: Point) -> bool:
    return all(file.contains(a) and not file.contains(b) for file in home.boundaries)


def _hull(moments: list[Moment]) -> Moment | None:
    if not moments:
        return None
    return Moment(min(m.earliest for m in moments), max(m.latest for m in moments))


class _Edge:
    """One file's line in a window, and how far it is from places; the same for all transfers."""

    def __init__(self, file: Boundary, window: Window) -> None:
        self.error_km = file.error_km
        self._file = file
        self._window = window
        self._km: dict[Point, list[Floats]] = {}

    @cached_property
    def lines(self) -> list[Floats]:
        """The pieces of the line, with corners close enough to ask of each."""
        found = border_lines(self._file, self._window, _FINE_DEG)
        return [fine(line, _STEP_DEG) for line in found]

    def km_from(self, point: Point) -> list[Floats]:
        """Give, for each piece, how far its corners are from a point."""
        if point not in self._km:
            self._km[point] = [
                distances_km(point, corners[:, 0], corners[:, 1]) for corners in self.lines
            ]
        return self._km[point]


class _Reached:
    """The part of one file's line that a stretch can cross at its speed limit."""

    def __init__(self, first: Fix, second: Fix, kt: float | None, edge: _Edge) -> None:
        self._first = first
        self._second = second
        self._kt = kt
        self._edge = edge
        self.when: Moment | None = None

    def lines(self) -> Iterator[Floats]:
        """Give the pieces of the line; ``when`` then holds when they can be crossed."""
        first, second = self._first, self._second
        from_both = self._edge.km_from(first.point), self._edge.km_from(second.point)
        for corners, d1, d2 in zip(self._edge.lines, *from_both, strict=True):
            slack = self._edge.error_km
            near = self._reachable(d1 - first.radius_km - slack, d2 - second.radius_km - slack)
            for run in np.split(np.arange(len(corners)), np.flatnonzero(np.diff(near)) + 1):
                if near[run[0]] and len(run) > 1:
                    yield coarse(corners[run], _FINE_DEG)

    def _reachable(self, d1: Floats, d2: Floats) -> "np.typing.NDArray[np.bool_]":
        """Say which points can be passed on the way, and note the earliest and latest time.

        Args:
            d1: km from the first place, less the errors.
            d2: km from the second place, less the errors.
        """
        start, end = self._first.when, self._second.when
        if self._kt is None:
            self._note(start.earliest, end.latest)
            return np.ones(len(d1), dtype=bool)
        v = self._kt / KT_PER_KM_S
        soonest = start.earliest + np.maximum(d1, 0) / v * SECOND
        last = end.latest - np.maximum(d2, 0) / v * SECOND
        near = soonest <= last
        if near.any():
            self._note(int(soonest[near].min()), int(last[near].max()))
        return near

    def _note(self, earliest: int, latest: int) -> None:
        here = Moment(earliest, latest)
        self.when = here if self.when is None else self.when.hull(here)

"""Envelope answers that are asked for again and again while flips are searched."""

from functools import lru_cache

from habeas.bounds import Moment, Tri
from habeas.places import Fix, Region, Whereabouts, is_outside, whereabouts


@lru_cache(maxsize=4096)
def _kept(
    code: str, files: tuple[str, ...], start: Fix, end: Fix | None, at: Moment, kt: float | None
) -> Whereabouts:
    return whereabouts(_REGIONS[code, files], start, end, at, kt)


_REGIONS: dict[tuple[str, tuple[str, ...]], Region] = {}


def cached_whereabouts(
    territory: Region, start: Fix, end: Fix | None, at: Moment, kt: float | None
) -> Whereabouts:
    """Give ``whereabouts`` of the same question once only."""
    files = tuple(b.file for b in territory.boundaries)
    _REGIONS[territory.code, files] = territory
    return _kept(territory.code, files, start, end, at, kt)


@lru_cache(maxsize=65536)
def _told(
    code: str, files: tuple[str, ...], start: Fix, end: Fix | None, at: Moment, kt: float | None
) -> Tri:
    return is_outside(_REGIONS[code, files], start, end, at, kt)


def cached_is_outside(
    territory: Region, start: Fix, end: Fix | None, at: Moment, kt: float | None
) -> Tri:
    """Give ``is_outside`` of the same question once only."""
    files = tuple(b.file for b in territory.boundaries)
    _REGIONS[territory.code, files] = territory
    return _told(territory.code, files, start, end, at, kt)

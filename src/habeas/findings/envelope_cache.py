"""Envelope answers that are asked for again and again while flips are searched."""

from functools import lru_cache

from habeas.bounds import Moment
from habeas.places import Fix, Region, Whereabouts, whereabouts


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

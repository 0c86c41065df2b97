"""How far positions lie outside the sets that a track leaves open at their times.

The sets are the engine's: which fixes bound a moment, their errors and clocks, the stretches of
time that the clocks leave, and the radii. The distances are pyproj's, taken here, so that a fault
in the engine's own geodesics would show.
"""

import numpy as np
from pyproj import Geod

from habeas.flights.anchors import Errors, fix_of, pairs_at
from habeas.places.whereabouts import stretches

WGS84 = Geod(ellps="WGS84")
OWN_ERRORS = Errors()


def outside_km(track, whens, lats, lons, speed_kt):
    """Give for each position its distance outside the sets at its moment; below 0 inside.

    A moment has one set for each pair of fixes, and the aircraft is in all of them; a set that
    the clocks leave in several stretches holds it in one of them.
    """
    parts = [_parts(track, when, speed_kt) for when in whens]
    flat = [(n, part) for n, pairs in enumerate(parts) for pair in pairs for part in pair]
    if not flat:
        return np.full(len(whens), np.nan)
    row = np.array([n for n, _ in flat])
    first = np.array([(part[0].lon, part[0].lat) for _, part in flat])
    second = np.array([(part[1].lon, part[1].lat) for _, part in flat])
    d1, d2 = (
        WGS84.inv(ends[:, 0], ends[:, 1], lons[row], lats[row])[2] / 1000
        for ends in (first, second)
    )
    value = iter(
        float(part[2](one, other)) for (_, part), one, other in zip(flat, d1, d2, strict=True)
    )
    return np.array([max(min(next(value) for _ in pair) for pair in pairs) for pairs in parts])


def _parts(track, when, speed_kt):
    """Give for each pair of fixes its stretches as (first point, second point, excess)."""
    found = []
    for pair in pairs_at(track, when):
        ends = fix_of(track, pair.before, OWN_ERRORS), fix_of(track, pair.after, OWN_ERRORS)
        sets = [stretch.envelope for stretch in stretches(*ends, when)]
        found.append([(s.start.point, s.far_end, s.excess_km(speed_kt)) for s in sets])
    return found

"""Tracks on the page's map: what was heard as solid lines, each silence between as a broken one."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import numpy as np

from habeas.findings.scene import Scene
from habeas.flights.gaps import SHORTEST_S
from habeas.flights.records import Track
from habeas.places.coast import coarse, packed
from habeas.places.geodesic import Floats
from habeas.publish.page_reach import Stretch, stretches_of, track_of

# Finer than this nothing shows at the size of the map.
_FINE_DEG: Final = 0.01


def tracks(scene: Scene, transfers: list[str]) -> Iterator[dict[str, object]]:
    """Give, for each leg with a track that counts, its heard pieces and the silences between."""
    for name in transfers:
        for stretch in stretches_of(scene, scene.case.transfers[name]):
            track = track_of(scene, stretch)
            if track is not None:
                pieces = heard(track)
                yield {
                    "transfer": name,
                    "leg": stretch.first.leg.id,
                    "lines": [
                        packed(coarse(piece, _FINE_DEG)) for piece in pieces if len(piece) > 1
                    ],
                    "silences": [packed(np.stack([a[-1], b[0]])) for a, b in pairwise(pieces)],
                }


def tracked_legs(scene: Scene, stretches: list[Stretch]) -> set[str]:
    """Give the legs that have a track that counts."""
    return {one.first.leg.id for one in stretches if track_of(scene, one) is not None}


def heard(track: Track) -> list[Floats]:
    """Give the positions, longitude and latitude, cut where nothing was heard for minutes."""
    fixes = track.fixes
    cuts = np.flatnonzero(np.diff(fixes.t) >= SHORTEST_S) + 1
    return [np.asarray(piece) for piece in np.split(np.column_stack([fixes.lon, fixes.lat]), cuts)]

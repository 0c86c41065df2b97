"""By track: where a leg's aircraft was at a moment, by the positions that a held source has of it.

The track says more than the reported places, and never other: both hold, so an answer that one
of them makes certain stands, and two that differ contradict each other. The answer is taken from
the positions that the ledger uses and again with the doubtful ones; if they differ it is open.
"""

from dataclasses import dataclass

from habeas.bounds import Moment, Tri
from habeas.case.records import Leg
from habeas.case.track_records import LegTrack
from habeas.evidence.claim import Claim
from habeas.evidence.times import written
from habeas.findings.envelope_cache import cached_is_outside, cached_whereabouts
from habeas.findings.scene import BY_THE_TRACK, Scene
from habeas.flights.anchors import Errors, Pair, fix_of, pairs_at
from habeas.flights.records import Track
from habeas.flights.track_where import meeting
from habeas.places import SpeedLimit
from habeas.places.region import Region
from habeas.places.whereabouts import Fix, Whereabouts

OWN_ERRORS = Errors()


@dataclass(frozen=True, slots=True)
class ByTrack:
    """What a track says of one stretch.

    Attributes:
        outside: YES, NO, CANNOT_TELL; None if no place fits at all.
        worlds: the answers pair by pair; none in a brief scene.
        claims: the positions it rests on.
        steps: sentences.
        assumes: what was relied on.
    """

    outside: Tri | None
    worlds: tuple[Whereabouts, ...] = ()
    claims: tuple[Claim, ...] = ()
    steps: tuple[str, ...] = ()
    assumes: tuple[tuple[str, str], ...] = ()


def by_track(
    scene: Scene, leg: Leg, territory: Region, at: Moment, limit: SpeedLimit
) -> ByTrack | None:
    """Answer by the leg's track; None if it has none that counts under the choice."""
    found = scene.case.tracks.get(leg.id)
    told = scene.values(f"{leg.id}.track") if found else []
    if found is None or not told or not len(found.used.fixes):
        return None
    outside = _answer(found.used, territory, at, limit)
    if len(found.with_doubtful.fixes) > len(found.used.fixes):
        also = _answer(found.with_doubtful, territory, at, limit)
        outside = outside if outside is also else Tri.CANNOT_TELL
    if scene.brief:
        return ByTrack(outside)
    return _spoken(scene, leg, found, territory, at, (outside, limit, tuple(told)))


def _answer(track: Track, territory: Region, at: Moment, limit: SpeedLimit) -> Tri | None:
    return meeting(
        cached_is_outside(territory, *_fixes(track, pair), at, limit.kt)
        for pair in pairs_at(track, at)
    )


def _spoken(
    scene: Scene,
    leg: Leg,
    found: LegTrack,
    territory: Region,
    at: Moment,
    answered: tuple[Tri | None, SpeedLimit, tuple[Claim, ...]],
) -> ByTrack:
    """Give the answer with its positions as claims, and in words."""
    outside, limit, told = answered
    pairs = pairs_at(found.used, at)
    worlds = tuple(
        cached_whereabouts(territory, *_fixes(found.used, pair), at, limit.kt) for pair in pairs
    )
    rows = dict.fromkeys(r for pair in pairs for r in (pair.before, pair.after) if r is not None)
    claims = tuple(_position(scene, leg, found.used, row, told[0]) for row in rows)
    names = " and ".join(f"{c.value} ({c.source}, {c.spot.at})" for c in claims)
    words = {
        Tri.YES: "outside",
        Tri.NO: "inside",
        Tri.CANNOT_TELL: "on either side, as far as it shows",
        None: "nowhere that fits its own positions, so nothing certain follows",
    }[outside]
    step = f"{BY_THE_TRACK} of {leg.id}, between its positions {names}, it was {words}."
    assumes = (("track", _relied_on(found.used)),)
    return ByTrack(outside, worlds, (*told, *claims), (step,), assumes)


def _relied_on(track: Track) -> str:
    """Say what an answer by a track takes for right."""
    clock = max(one.clock_s for one in track.inputs)
    return (
        f"the positions of {track.icao24} that the ledger uses are right within the error of "
        f"each, and its clock within {clock:g} s"
    )


def _position(scene: Scene, leg: Leg, track: Track, row: int, told: Claim) -> Claim:
    """Give one position as a claim of its source."""
    point = track.fixes.point(row)
    when = written(track.moment(row), scene.zone)
    return Claim(
        subject=f"{leg.id}.track",
        value=f"{point.lat:.4f}, {point.lon:.4f} at {when}",
        spot=track.spot(row),
        origin=told.origin,
        at=told.at,
    )


def _fixes(track: Track, pair: Pair) -> tuple[Fix | None, Fix | None]:
    return fix_of(track, pair.before, OWN_ERRORS), fix_of(track, pair.after, OWN_ERRORS)

"""Away: where a transfer can have been once it had left, stretch by stretch between known places.

Between the take-off and the landing of one leg the vehicle's own limit holds. From one leg to
another the widest of theirs and of the legs between holds. Before the first known place nothing
is told, and after the last nothing limits the speed: anything may have moved them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product
from math import inf

from habeas.bounds import OPEN_FUTURE, Chronology, Moment, Relation, Tri, agreed
from habeas.bounds.outward import at_least
from habeas.case.records import Leg, Transfer
from habeas.case.sites import Site
from habeas.evidence.claim import Claim
from habeas.findings.envelope_cache import cached_is_outside, cached_whereabouts
from habeas.findings.scene import Scene
from habeas.places import SpeedLimit, spoken_kt, tailwind_kt
from habeas.places.region import Region
from habeas.places.whereabouts import Fix, Whereabouts

# The events that fix a place, in the order in which one leg has them, and the end they fix.
FIXING = {"left": "from", "takeoff": "from", "landing": "to", "arrived": "to"}

_NO_LIMIT = SpeedLimit(
    None, "none", "after the last known place anything may have moved them, so no speed limits it"
)
_AT_THE_LIMIT = {
    Tri.YES: "{} it stays {:,.1f} km clear of the line: outside.",
    Tri.NO: "{} it stays {:,.1f} km within the line: inside.",
    Tri.CANNOT_TELL: "{} it can have been on either side, or the boundary files differ.",
}
_FILES = {"maritime": "the maritime boundaries", "atlas": "the atlas"}
_NO_POINT = "a source names an area, or a place that is not on the map."
_TOO_FAR = (
    "{} the places are too far apart for the time between them: the claims and the limit "
    "contradict each other, so nothing certain follows."
)


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """An event that fixes where the vehicle was, with the rival places claimed for it."""

    event: str
    leg: Leg
    sites: tuple[Site, ...]

    @property
    def points(self) -> bool:
        """Whether every rival is a point; an area among them fixes nothing."""
        return all(site.point is not None for site in self.sites)


@dataclass(slots=True)
class Account:
    """What an answer about a place adds to its finding.

    Attributes:
        steps: sentences, in order.
        assumes: what was relied on.
        claims: the claims about vehicles and types.
        speeds: leg -> the speeds in kt at which a certain answer begins or ends.
        bounds: named figures in km and kt.
        contradiction: that some stretch fits no place at all at its limit.
    """

    steps: list[str] = field(default_factory=list)
    assumes: list[tuple[str, str]] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    speeds: dict[str, tuple[float, ...]] = field(default_factory=dict)
    bounds: dict[str, object] = field(default_factory=dict)
    contradiction: bool = False


def known_places(scene: Scene, transfer: Transfer) -> tuple[list[KnownPlace], list[Claim]]:
    """Give the events that fix a place, in order, and the claims of the places."""
    found, claims = [], []
    for leg in scene.legs(transfer):
        for event, end in FIXING.items():
            name = f"{leg.id}.{event}"
            if name not in scene.case.times:
                continue
            sites, said = scene.sites(f"{leg.id}.{end}")
            claims += said
            if sites:
                found.append(KnownPlace(name, leg, tuple(sites)))
    return found, claims


class Away:
    """The answers for a moment at which a transfer had left.

    Args:
        scene: the case under one choice.
        territory: the territory asked about.
        line: the chronology of the places, the departure and the moment.
        places: the known places, in order.
    """

    def __init__(
        self, scene: Scene, territory: Region, line: Chronology, places: list[KnownPlace]
    ) -> None:
        self._scene = scene
        self._territory = territory
        self._line = line
        self._places = places
        self.account = Account()

    def answers(self, left: str, order: str) -> list[Tri]:
        """Give an answer for each stretch in which ``order`` may lie, from ``left`` on."""
        line = self._line
        began = Moment(line.bounds(left).earliest, OPEN_FUTURE)
        at = line.bounds(order).intersect(began)
        told = self._before_the_first(left, order)
        for n, place in enumerate(self._places):
            following = self._places[n + 1] if n + 1 < len(self._places) else None
            relations = [Relation(place.event, order, strict=False)]
            if following:
                relations.append(Relation(order, following.event, strict=False))
            if line.possible(*relations):
                told.append(self._between(place, following, at))
        return told or [Tri.CANNOT_TELL]

    def _before_the_first(self, left: str, order: str) -> list[Tri]:
        """Answer for the worlds between the departure and the first known place, if there are."""
        first = self._places[0].event if self._places else left
        if first == left or not self._line.possible(
            Relation(left, order, strict=False), Relation(order, first)
        ):
            return []
        self.account.steps.append(f"Before {first}: nothing fixes where it had come from.")
        return [Tri.CANNOT_TELL]

    def _between(self, place: KnownPlace, following: KnownPlace | None, at: Moment) -> Tri:
        """Answer for the stretch between two known places, or after the last."""
        if not place.points or (following is not None and not following.points):
            self.account.steps.append(f"After {place.event}: {_NO_POINT}")
            return Tri.CANNOT_TELL
        start = self._line.bounds(place.event)
        end = self._line.bounds(following.event) if following else Moment.unknown()
        inner = at.intersect(Moment(start.earliest, end.latest))
        limit, claims = self._limit(place, following)
        self.account.claims += claims
        self.account.assumes.append(("speed", limit.why))
        others = following.sites if following else (None,)
        pairs = [(_fix(a, start), _fix(b, end)) for a, b in product(place.sites, others)]
        known = [(a, b) for a, b in pairs if a is not None]
        if self._scene.brief:
            told = [cached_is_outside(self._territory, a, b, inner, limit.kt) for a, b in known]
        else:
            worlds = [cached_whereabouts(self._territory, a, b, inner, limit.kt) for a, b in known]
            self._say(place, following, worlds, (limit, claims))
            told = [None if w.contradiction else w.outside for w in worlds]
        reported = self._of_those_that_fit(told)
        same_leg = following is not None and following.leg.id == place.leg.id
        return self._with_track(place.leg, inner, limit, reported) if same_leg else reported

    def _with_track(self, leg: Leg, at: Moment, limit: SpeedLimit, reported: Tri) -> Tri:
        """Let a held track of the leg say more than the reported places; both must hold."""
        if leg.id not in self._scene.case.tracks:
            return reported
        # Most cases hold no track, and what reads one takes long to load.
        from habeas.findings.by_track import by_track  # noqa: PLC0415

        seen = by_track(self._scene, leg, self._territory, at, limit)
        if seen is None:
            return reported
        self.account.steps += seen.steps
        self.account.claims += seen.claims
        self.account.assumes += seen.assumes
        speeds = {
            kt
            for world in seen.worlds
            for kt in (*world.inside_by_file.values(), *world.outside_by_file.values())
            if 0 < kt < inf
        }
        known = self.account.speeds.get(leg.id, ())
        self.account.speeds[leg.id] = tuple(sorted({*known, *speeds}))
        both = [one for one in (reported, seen.outside) if one is not None]
        certain = [one for one in both if one is not Tri.CANNOT_TELL]
        torn = len(both) < 2 or len(set(certain)) > 1
        self.account.contradiction |= torn
        return certain[0] if certain and not torn else Tri.CANNOT_TELL

    def _of_those_that_fit(self, told: list[Tri | None]) -> Tri:
        """Give what the rival places agree on; those too far apart for the time are cut."""
        fitting = [one for one in told if one is not None]
        self.account.contradiction |= not fitting
        return agreed(fitting)

    def _limit(
        self, place: KnownPlace, following: KnownPlace | None
    ) -> tuple[SpeedLimit, list[Claim]]:
        """Give the widest limit of all legs from one to the other; none after the last place."""
        if following is None:
            return _NO_LIMIT, []
        legs = self._scene.legs(self._scene.case.transfers[place.leg.transfer])
        passed = legs[legs.index(place.leg) : legs.index(following.leg) + 1]
        limits = [self._scene.speed_limit(leg) for leg in passed]
        widest = max((one for one, _ in limits), key=lambda one: inf if one.kt is None else one.kt)
        return widest, [claim for _, claims in limits for claim in claims]

    def _say(
        self,
        place: KnownPlace,
        following: KnownPlace | None,
        worlds: list[Whereabouts],
        limited: tuple[SpeedLimit, list[Claim]],
    ) -> None:
        """Put the stretch into words and figures: the least speed first."""
        where = (
            f"Between {place.event} and {following.event}" if following else f"After {place.event}"
        )
        limit, claims = limited
        printed = _least([world.nominal_by_file for world in worlds])
        inside = _least([world.inside_by_file for world in worlds])
        self.account.steps.append(f"{where}: {_speed_words(printed, inside, claims)}")
        fitting = [world for world in worlds if not world.contradiction]
        told = agreed(world.outside for world in fitting)
        at = "With no limit of speed" if limit.kt is None else f"At up to {spoken_kt(limit.kt)}"
        words = _AT_THE_LIMIT[told] if fitting else _TOO_FAR
        margin = min((w.margin_km for w in fitting), default=-inf)
        self.account.steps.append(words.format(at, margin))
        leg = place.leg.id
        thresholds = {
            kt
            for world in worlds
            for kt in (*world.inside_by_file.values(), *world.outside_by_file.values())
        }
        if following is not None and following.leg.id == leg:
            self.account.speeds[leg] = tuple(sorted(kt for kt in thresholds if 0 < kt < inf))
        self.account.bounds |= {
            f"{leg}.min_speed_kt_inside": {file: at_least(kt) for file, kt in inside.items()},
            f"{leg}.min_speed_kt_inside_as_printed": _rounded(printed),
            f"{leg}.margin_km": at_least(margin),
        }


def _speed_words(
    printed: Mapping[str, float], inside: Mapping[str, float], claims: list[Claim]
) -> str:
    """Say which mean speed it needed to be inside, by each file, and with which tailwind."""
    nominal = min(printed.values())
    if nominal == inf:
        return "at no speed could it be inside."
    if nominal == 0:
        return "it could have been inside without moving at all."
    files = ", ".join(f"{_spoken(kt)} by {_FILES.get(name, name)}" for name, kt in printed.items())
    types = sorted({c.value for c in claims if c.subject.endswith(".type")})
    wind = tailwind_kt(nominal, types[0]) if len(types) == 1 else None
    tail = f", a tailwind of {spoken_kt(wind)}" if wind is not None and wind > 0 else ""
    least = min(inside.values())
    return (
        f"to be inside, it needed a mean speed of at least {files}{tail}; "
        f"with the errors of places and lines allowed for, {spoken_kt(least)}."
    )


def _spoken(kt: float) -> str:
    return "no speed" if kt == inf else spoken_kt(kt)


def _fix(place: Site | None, when: Moment) -> Fix | None:
    if place is None or place.point is None:
        return None
    return Fix(place.point, place.radius_km, when, place.id)


def _least(tables: list[dict[str, float]]) -> dict[str, float]:
    return {name: min(table[name] for table in tables) for name in tables[0]}


def _rounded(table: Mapping[str, float]) -> dict[str, float | None]:
    return {name: None if kt == inf else round(kt, 1) for name, kt in table.items()}

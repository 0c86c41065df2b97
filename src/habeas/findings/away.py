"""Away: where a transfer can have been once it had left, stretch by stretch between known places.

Between the take-off and the landing of one leg the vehicle's own limit holds. Between two
legs the wider of both holds. After the last known place nothing limits the speed: the people
may have been moved on by anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product
from math import inf

from habeas.bounds import OPEN_FUTURE, Moment, Relation, Tri, agreed
from habeas.case.records import Leg, Transfer
from habeas.case.sites import Site
from habeas.evidence.claim import Claim
from habeas.findings.envelope_cache import cached_is_outside, cached_whereabouts
from habeas.findings.scene import Scene
from habeas.places import Fix, Region, SpeedLimit, Whereabouts, tailwind_kt

# The events that fix a place, in the order in which one leg has them, and the end they fix.
FIXING = {"left": "from", "takeoff": "from", "landing": "to", "arrived": "to"}

_NO_LIMIT = SpeedLimit(
    None, "none", "after the last known place anything may have moved them, so no speed limits it"
)
_AT_THE_LIMIT = {
    Tri.YES: "At the limit it stays {:,.1f} km clear of the line: outside.",
    Tri.NO: "At the limit it stays {:,.1f} km within the line: inside.",
    Tri.CANNOT_TELL: "At the limit both sides are in reach, or the files differ.",
}


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
    """

    steps: list[str] = field(default_factory=list)
    assumes: list[tuple[str, str]] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    speeds: dict[str, tuple[float, ...]] = field(default_factory=dict)
    bounds: dict[str, object] = field(default_factory=dict)


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
        order: the event that gives the moment.
        places: the known places, in order.
    """

    def __init__(
        self, scene: Scene, territory: Region, order: str, places: list[KnownPlace]
    ) -> None:
        self._scene = scene
        self._territory = territory
        self._order = order
        self._places = places
        self.account = Account()

    def answers(self, left: str) -> list[Tri]:
        """Give an answer for each stretch in which the moment may lie, from ``left`` on."""
        line = self._scene.line(*(place.event for place in self._places), self._order, left)
        began = Moment(line.bounds(left).earliest, OPEN_FUTURE)
        at = line.bounds(self._order).intersect(began)
        told = []
        for n, place in enumerate(self._places):
            following = self._places[n + 1] if n + 1 < len(self._places) else None
            relations = [Relation(place.event, self._order, strict=False)]
            if following:
                relations.append(Relation(self._order, following.event, strict=False))
            if line.possible(*relations):
                told.append(self._between(place, following, at))
        return told or [Tri.CANNOT_TELL]

    def _between(self, place: KnownPlace, following: KnownPlace | None, at: Moment) -> Tri:
        """Answer for the stretch between two known places, or after the last."""
        if not place.points or (following is not None and not following.points):
            self.account.steps.append(f"After {place.event}: a source names an area, not a point.")
            return Tri.CANNOT_TELL
        line = self._scene.line(*(known.event for known in self._places), self._order)
        start = line.bounds(place.event)
        end = line.bounds(following.event) if following else Moment.unknown()
        inner = at.intersect(Moment(start.earliest, end.latest))
        limit, claims = self._limit(place, following)
        self.account.claims += claims
        self.account.assumes.append(("speed", limit.why))
        others = following.sites if following else (None,)
        pairs = [(_fix(a, start), _fix(b, end)) for a, b in product(place.sites, others)]
        known = [(a, b) for a, b in pairs if a is not None]
        if self._scene.brief:
            return agreed(
                cached_is_outside(self._territory, a, b, inner, limit.kt) for a, b in known
            )
        worlds = [cached_whereabouts(self._territory, a, b, inner, limit.kt) for a, b in known]
        self._say(place, following, worlds, claims)
        return agreed(world.outside for world in worlds)

    def _limit(
        self, place: KnownPlace, following: KnownPlace | None
    ) -> tuple[SpeedLimit, list[Claim]]:
        """Give the limit of the leg, or the wider of two legs; none after the last place."""
        if following is None:
            return _NO_LIMIT, []
        limit, claims = self._scene.speed_limit(place.leg)
        if following.leg.id != place.leg.id:
            other, more = self._scene.speed_limit(following.leg)
            claims = [*claims, *more]
            limit = max((limit, other), key=lambda one: inf if one.kt is None else one.kt)
        return limit, claims

    def _say(
        self,
        place: KnownPlace,
        following: KnownPlace | None,
        worlds: list[Whereabouts],
        claims: list[Claim],
    ) -> None:
        """Put the stretch into words and figures: the least speed first."""
        where = (
            f"Between {place.event} and {following.event}" if following else f"After {place.event}"
        )
        printed = _least([world.nominal_by_file for world in worlds])
        inside = _least([world.inside_by_file for world in worlds])
        margin = min(world.margin_km for world in worlds)
        self.account.steps.append(f"{where}: {_speed_words(printed, inside, claims)}")
        told = agreed(world.outside for world in worlds)
        self.account.steps.append(_AT_THE_LIMIT[told].format(margin))
        leg = place.leg.id
        thresholds = {
            kt
            for world in worlds
            for kt in (*world.inside_by_file.values(), *world.outside_by_file.values())
        }
        if following is not None and following.leg.id == leg:
            self.account.speeds[leg] = tuple(sorted(kt for kt in thresholds if 0 < kt < inf))
        self.account.bounds |= {
            f"{leg}.min_speed_kt_inside": _rounded(inside),
            f"{leg}.min_speed_kt_inside_as_printed": _rounded(printed),
            f"{leg}.margin_km": _round(margin),
        }


def _speed_words(
    printed: Mapping[str, float], inside: Mapping[str, float], claims: list[Claim]
) -> str:
    """Say which mean speed it needed to be inside, by each file, and with which tailwind."""
    nominal = min(printed.values())
    if nominal == inf:
        return "at no speed could it be inside."
    files = ", ".join(f"{kt:,.0f} kt ({name})" for name, kt in printed.items())
    types = sorted({c.value for c in claims if c.subject.endswith(".type")})
    wind = tailwind_kt(nominal, types[0]) if len(types) == 1 else None
    tail = f", a tailwind of {wind:,.0f} kt" if wind is not None and wind > 0 else ""
    least = min(inside.values())
    return (
        f"to be inside it needed a mean speed of at least {files}{tail}; "
        f"with the errors of places and lines allowed for, {least:,.0f} kt."
    )


def _fix(place: Site | None, when: Moment) -> Fix | None:
    if place is None or place.point is None:
        return None
    return Fix(place.point, place.radius_km, when, place.id)


def _least(tables: list[dict[str, float]]) -> dict[str, float]:
    return {name: min(table[name] for table in tables) for name in tables[0]}


def _rounded(table: Mapping[str, float]) -> dict[str, float | None]:
    return {name: _round(value) for name, value in table.items()}


def _round(value: float) -> float | None:
    return None if value in (inf, -inf) else round(value, 1)

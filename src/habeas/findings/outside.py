"""Outside: was the transfer outside the territory at the order, by that clock?

Rule: before it has left, it is inside. From then on the vehicle is somewhere in the envelope
between the known fixes (take-offs and landings at known places) around the moment; the
answer is YES if the whole envelope lies outside in both boundary files, NO if inside.
"""

from collections.abc import Iterator
from itertools import product
from math import inf

from habeas.bounds import Moment, Relation, Tri, agreed
from habeas.case.records import Case, Transfer
from habeas.case.sites import Site
from habeas.evidence.claim import Claim
from habeas.findings.before_order import settle_times
from habeas.findings.envelope_cache import cached_is_outside, cached_whereabouts
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene, moment_json
from habeas.places import Fix, Region, UnknownRegionError, Whereabouts, region, tailwind_kt

QUESTION = "outside"
FIXES = (("takeoff", "from"), ("landing", "to"), ("left", "from"), ("arrived", "to"))


def keys(case: Case) -> Iterator[Key]:
    """Give one key per transfer and clock of an order."""
    for transfer in case.transfers:
        for order in case.orders.values():
            for clock in order.clocks:
                yield Key(QUESTION, transfer, order.id, clock)


def answer(scene: Scene, key: Key) -> Result:
    """Say whether the transfer was outside the territory at the order's clock."""
    transfer = scene.case.transfers[key.subject]
    order = f"{key.order}.{key.clock}"
    left = scene.left(transfer)
    fixes, places = _fixes(scene, transfer)
    events = tuple(dict.fromkeys([left, order, *(event for event, _ in fixes)]))
    line = scene.line(*events)
    claims = [*scene.claims_of(left, order, *events), *places]
    assumes = list(scene.assumes_of(*events))
    steps = list(scene.spoken((left, order), line))
    territory = _territory(scene, fixes)
    contradiction = line.is_contradictory
    told: list[Tri] = []
    speeds: dict[str, tuple[float, ...]] = {}
    bounds: dict[str, object] = {order: moment_json(line.bounds(order))}
    if contradiction:
        steps.append("The claims contradict each other, so nothing certain follows.")
    elif territory is None:
        told.append(Tri.CANNOT_TELL)
        steps.append("No source places its departure, so no territory can be named.")
    else:
        assumes += _territory_notes(territory)
        if line.possible(Relation(order, left)):
            told.append(Tri.NO)
            steps.append(f"{order} may come before {left}: until then it is inside.")
        if line.possible(Relation(left, order, strict=False)):
            away = _Away(scene, transfer, territory, order, fixes)
            told += away.answers(
                line.bounds(order).intersect(Moment(line.bounds(left).earliest, 2**60))
            )
            steps += away.steps
            assumes += away.assumes
            claims += away.claims
            speeds = away.speeds
            bounds |= away.bounds
    result = agreed(told) if told else Tri.CANNOT_TELL
    return Result(
        result,
        tuple(dict.fromkeys(claims)),
        tuple(dict.fromkeys(assumes)),
        tuple(steps),
        _settle(result, left, order, speeds),
        bounds,
        contradiction=contradiction,
        speeds=speeds,
        events=events,
    )


def _fixes(scene: Scene, transfer: Transfer) -> tuple[list[tuple[str, list[Site]]], list[Claim]]:
    """Give the events that fix a place, in order, with their rival places; and the claims."""
    found, claims = [], []
    for leg in scene.legs(transfer):
        for event, end in FIXES:
            name = f"{leg.id}.{event}"
            if name in scene.case.times:
                sites, said = scene.sites(f"{leg.id}.{end}")
                claims += said
                if any(s.point for s in sites):
                    found.append((name, sites))
    order = {"takeoff": 1, "left": 0, "landing": 2, "arrived": 3}
    legs = {leg.id: n for n, leg in enumerate(scene.legs(transfer))}
    found.sort(key=lambda f: (legs[f[0].rsplit(".", 1)[0]], order[f[0].rsplit(".", 1)[1]]))
    return found, claims


def _territory(scene: Scene, fixes: list[tuple[str, list[Site]]]) -> Region | None:
    """Give the territory that the transfer departs from: its first place's country."""
    countries = {s.country for _, sites in fixes[:1] for s in sites if s.country}
    if len(countries) != 1:
        return None
    try:
        found = region(countries.pop())
    except UnknownRegionError:
        return None
    for reading in scene.case.readings.values():
        if reading.sets == "boundary" and reading.id in scene.choice.readings:
            found = found.chosen(reading.value_of(scene.choice.readings[reading.id]))
    return found


def _territory_notes(territory: Region) -> list[tuple[str, str]]:
    notes = [
        (
            "boundary",
            f"the territory of {territory.country} is its land and 12 nm of sea: "
            + "; ".join(f"{b.label} (line within {b.error_km:g} km)" for b in territory.boundaries),
        )
    ]
    return [*notes, *([("boundary", territory.note)] if territory.note else [])]


class _Away:
    """The part of the answer for the time after it had left."""

    def __init__(
        self,
        scene: Scene,
        transfer: Transfer,
        territory: Region,
        order: str,
        fixes: list[tuple[str, list[Site]]],
    ) -> None:
        self._scene = scene
        self._transfer = transfer
        self._territory = territory
        self._order = order
        self._fixes = fixes
        self.steps: list[str] = []
        self.assumes: list[tuple[str, str]] = []
        self.claims: list[Claim] = []
        self.speeds: dict[str, tuple[float, ...]] = {}
        self.bounds: dict[str, object] = {}

    def answers(self, at: Moment) -> list[Tri]:
        """Give an answer for each stretch between fixes in which the moment may lie."""
        line = self._scene.line(*(event for event, _ in self._fixes), self._order)
        told = []
        for n, (event, sites) in enumerate(self._fixes):
            following = self._fixes[n + 1] if n + 1 < len(self._fixes) else None
            relations = [Relation(event, self._order, strict=False)]
            if following:
                relations.append(Relation(self._order, following[0], strict=False))
            if not line.possible(*relations):
                continue
            start = line.bounds(event)
            end = line.bounds(following[0]) if following else Moment.unknown()
            inner = at.intersect(Moment(start.earliest, end.latest))
            told.append(self._between(event, sites, start, following, end, inner))
        return told or [Tri.CANNOT_TELL]

    def _between(
        self,
        event: str,
        sites: list[Site],
        start: Moment,
        following: tuple[str, list[Site]] | None,
        end: Moment,
        at: Moment,
    ) -> Tri:
        leg_id = event.rsplit(".", 1)[0]
        leg = next(leg for leg in self._scene.legs(self._transfer) if leg.id == leg_id)
        limit, claims = self._scene.speed_limit(leg)
        self.claims += claims
        self.assumes.append(("speed", limit.why))
        others: list[Site | None] = list(following[1]) if following else [None]
        pairs = [
            (_fix(a, start), _fix(b, end) if b else None)
            for a, b in product(sites, others)
            if a.point and (b is None or b.point)
        ]
        if self._scene.brief:
            return agreed(cached_is_outside(self._territory, a, b, at, limit.kt) for a, b in pairs)
        worlds = [cached_whereabouts(self._territory, a, b, at, limit.kt) for a, b in pairs]
        told = agreed(w.outside for w in worlds)
        self._note(leg_id, event, following[0] if following else "", worlds, told, claims)
        return told

    def _note(
        self,
        leg: str,
        event: str,
        following: str,
        worlds: list[Whereabouts],
        told: Tri,
        claims: list[Claim],
    ) -> None:
        """Put the stretch into words: the least speed first, for it rests on no limit."""
        inside = min(w.min_speed_kt_inside.lo for w in worlds)
        nominal = min(w.nominal_kt_inside for w in worlds)
        margin = min(w.margin_km for w in worlds)
        by_file = {k: min(w.inside_by_file[k] for w in worlds) for k in worlds[0].inside_by_file}
        printed = {k: min(w.nominal_by_file[k] for w in worlds) for k in worlds[0].nominal_by_file}
        where = f"Between {event} and {following}" if following else f"After {event}"
        files = ", ".join(f"{kt:,.0f} kt ({name})" for name, kt in printed.items())
        types = sorted({c.value for c in claims if c.subject.endswith(".type")})
        wind = tailwind_kt(nominal, types[0]) if len(types) == 1 and nominal < inf else None
        tail = f", a tailwind of {wind:,.0f} kt" if wind is not None and wind > 0 else ""
        if nominal < inf:
            self.steps.append(
                f"{where}: to be inside it needed a mean speed of at least {files}{tail}; "
                f"with the errors of places and lines allowed for, {inside:,.0f} kt."
            )
        else:
            self.steps.append(f"{where}: at no speed could it be inside.")
        self.steps.append(
            {
                Tri.YES: f"At the limit it stays {margin:,.1f} km clear of the line: outside.",
                Tri.NO: f"At the limit it stays {margin:,.1f} km within the line: inside.",
                Tri.CANNOT_TELL: "At the limit both sides are in reach, or the files differ.",
            }[told]
        )
        thresholds = {
            kt for w in worlds for kt in (*w.inside_by_file.values(), *w.outside_by_file.values())
        }
        self.speeds[leg] = tuple(sorted(kt for kt in thresholds if 0 < kt < inf))
        self.bounds[f"{leg}.min_speed_kt_inside"] = {k: _round(v) for k, v in by_file.items()}
        self.bounds[f"{leg}.min_speed_kt_inside_as_printed"] = {
            k: _round(v) for k, v in printed.items()
        }
        self.bounds[f"{leg}.margin_km"] = _round(margin)


def _fix(place: Site, when: Moment) -> Fix:
    assert place.point is not None  # noqa: S101 - only places with a point are fixes
    return Fix(place.point, place.radius_km, when, place.id)


def _round(value: float) -> float | None:
    return None if value in (inf, -inf) else round(value, 1)


def _settle(
    told: Tri, left: str, order: str, speeds: dict[str, tuple[float, ...]]
) -> tuple[str, ...]:
    if told is not Tri.CANNOT_TELL:
        return ()
    tracks = tuple(f"a track of {leg} around the time of {order}" for leg in sorted(speeds))
    return (*tracks, *settle_times(told, left, order))

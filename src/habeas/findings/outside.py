"""Outside: was the transfer outside the territory at the order, by that clock?

Rule: before it has left, it is inside. From then on the vehicle is somewhere in the envelope
between the known places (take-offs and landings) around the moment; the answer is YES if the
whole envelope lies outside in both boundary files, NO if inside.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from habeas.bounds import Chronology, Relation, Tri, agreed
from habeas.case.records import Case, Transfer
from habeas.evidence.late import Late
from habeas.findings.before_order import settle_times
from habeas.findings.each import transfer_at_each_clock
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene
from habeas.places.units import country_of, units_of

if TYPE_CHECKING:
    from habeas.findings import away
    from habeas.places import region as regions
else:
    # What measures envelopes loads slowly, and answers are kept from one build to the next.
    away, regions = Late("habeas.findings.away"), Late("habeas.places.region")

QUESTION = "outside"


def keys(case: Case) -> Iterator[Key]:
    """Give one key per transfer and clock of an order."""
    return transfer_at_each_clock(case, QUESTION)


def answer(scene: Scene, key: Key) -> Result:
    """Say whether the transfer was outside the territory it departs from, at the order's clock."""
    return scene.once(key, _of_home)


def _of_home(scene: Scene, key: Key) -> Result:
    return about(scene, key, "")


def about(scene: Scene, key: Key, country: str) -> Result:
    """Say whether it was outside a territory at the order's clock.

    Args:
        scene: the case under one choice.
        key: gives the transfer, the order and the clock.
        country: the territory; blank for the one that the transfer departs from. One that it
            does not depart from decides nothing: it cannot leave where it has not been.
    """
    transfer = scene.case.transfers[key.subject]
    order, left = f"{key.order}.{key.clock}", scene.left(transfer)
    places, place_claims = away.known_places(scene, transfer)
    events = tuple(dict.fromkeys([left, order, *(place.event for place in places)]))
    line = scene.line(*events)
    territory, why_not = _territory(scene, transfer, country)
    told, step = _while_at_home(line, order, left, territory, why_not)
    account = away.Account()
    if told is not None and territory and line.possible(Relation(left, order, strict=False)):
        asked = away.Away(scene, territory, line, places)
        told = [*told, *asked.answers(left, order)]
        account = asked.account
    result = agreed(told) if told else Tri.CANNOT_TELL
    claims = [*scene.claims_of(*events), *place_claims, *account.claims]
    assumes = [*scene.assumes_of(*events), *_territory_notes(territory), *account.assumes]
    return Result(
        result,
        tuple(dict.fromkeys(claims)),
        tuple(dict.fromkeys(assumes)),
        (*scene.spoken((left, order), line), *step, *account.steps),
        _settle(result, left, order, account.speeds),
        {order: line.bounds(order), **account.bounds},
        contradiction=line.is_contradictory or account.contradiction,
        speeds=account.speeds,
        events=events,
    )


def _while_at_home(
    line: Chronology, order: str, left: str, territory: "regions.Region | None", why_not: str
) -> tuple[list[Tri] | None, tuple[str, ...]]:
    """Answer for the worlds in which it had not left; None if there is nothing to ask."""
    if line.is_contradictory:
        return None, ("The claims contradict each other, so nothing certain follows.",)
    if territory is None:
        return None, (why_not,)
    if line.possible(Relation(order, left)):
        certain = line.before(order, left) is Tri.YES
        words = f"{order} came before {left}" if certain else f"If {order} came before {left}"
        return [Tri.NO], (f"{words}: it was still inside then.",)
    return [], ()


def _territory(
    scene: Scene, transfer: Transfer, country: str
) -> tuple["regions.Region | None", str]:
    """Give the territory asked about, or why there is none."""
    sites, _ = scene.sites(f"{scene.legs(transfer)[0].id}.from")
    units = {site.country for site in sites}
    departs = {country_of(unit) for unit in units}
    if len(departs) != 1 or "" in departs:
        return None, "No source places its departure in one country, so no territory can be named."
    home = departs.pop()
    if country and not units <= units_of(country):
        return None, f"It departs from {home}, so it cannot be said to leave {country}."
    try:
        found = regions.region(country or home)
    except regions.UnknownRegionError:
        return None, f"No boundary file has {country or home}."
    for reading in scene.case.readings.values():
        if reading.sets == "boundary" and reading.id in scene.choice.readings:
            found = found.chosen(reading.value_of(scene.choice.readings[reading.id]))
    return found, ""


def _territory_notes(territory: "regions.Region | None") -> list[tuple[str, str]]:
    if territory is None:
        return []
    files = "; ".join(f"{b.label} (line within {b.error_km:g} km)" for b in territory.boundaries)
    note = f"the territory of {territory.country} is its land and 12 nm of sea: {files}"
    return [("boundary", text) for text in (note, territory.note) if text]


def _settle(
    told: Tri, left: str, order: str, speeds: dict[str, tuple[float, ...]]
) -> tuple[str, ...]:
    if told is not Tri.CANNOT_TELL:
        return ()
    tracks = tuple(f"a track of {leg} around the time of {order}" for leg in sorted(speeds))
    return (*tracks, *settle_times(told, left, order))

"""Forbidden: the act of a transfer that an order's words forbid, as an event that bounds it.

    leave TERRITORY      from the departure to the first landing outside it
    depart PLACE         the departure of the leg that is from there
    hand over to ACTOR   the hand-over, if the transfer ends in that country; any, without ACTOR

Words that name no act of the transfer, or a place or actor that it has nothing to do with,
decide nothing.
"""

from dataclasses import dataclass

from habeas.case.records import Transfer
from habeas.case.sites import Site, site
from habeas.evidence.claim import Claim
from habeas.findings.scene import Scene
from habeas.places.units import country_of, units_of

# Never reached: stands for an act that no source or rule names.
_NOTHING = ""


@dataclass(frozen=True, slots=True)
class Forbidden:
    """One act that an order forbids, as an event of a transfer.

    Attributes:
        words: as the order or the reading puts it.
        event: the event whose time bounds it; blank if the words name no act known here.
        territory: the territory that must not be left; blank for other acts.
        claims: the claims of places by which the event is named.
    """

    words: str
    event: str
    territory: str = ""
    claims: tuple[Claim, ...] = ()


def forbidden(scene: Scene, transfer: Transfer, words: str) -> Forbidden:
    """Read what is forbidden, of one transfer."""
    verb, _, rest = words.strip().partition(" ")
    if verb.lower() == "hand" and rest.lower().startswith("over"):
        actor = rest[len("over") :].strip().removeprefix("to ").strip()
        ends = scene.values(f"{scene.legs(transfer)[-1].id}.to") if actor else []
        return Forbidden(words, _hand_over(scene, transfer, actor), claims=tuple(ends))
    if verb.lower() == "depart" and rest:
        event = _departure(scene, transfer, rest.strip())
        return Forbidden(words, event, claims=_places(scene, transfer, "from"))
    if verb.lower() == "leave" and rest:
        territory = rest.strip()
        event = _first_abroad(scene, transfer, territory)
        return Forbidden(words, event, territory, _places(scene, transfer, "to"))
    return Forbidden(words, _NOTHING)


def _places(scene: Scene, transfer: Transfer, end: str) -> tuple[Claim, ...]:
    legs = scene.legs(transfer)
    return tuple(claim for leg in legs for claim in scene.values(f"{leg.id}.{end}"))


def _hand_over(scene: Scene, transfer: Transfer, actor: str) -> str:
    """Name the hand-over, if every place claimed for the transfer's end is that country's."""
    sites, _ = scene.sites(f"{scene.legs(transfer)[-1].id}.to")
    theirs = sites and all(one.country and one.country in units_of(actor) for one in sites)
    return scene.handed_over(transfer) if theirs or not actor else _NOTHING


def _departure(scene: Scene, transfer: Transfer, place: str) -> str:
    """Name the departure of the first leg for which every place claimed is the one named."""
    named = site(scene.case, place)
    for leg in scene.legs(transfer):
        sites, _ = scene.sites(f"{leg.id}.from")
        if named and sites and all(_is_at(one, named) for one in sites):
            return scene.departed(leg)
    return _NOTHING


def _is_at(one: Site, named: Site) -> bool:
    if named.point is None:
        return bool(one.country) and country_of(one.country) == country_of(named.country)
    return one.id == named.id or one.point == named.point


def _first_abroad(scene: Scene, transfer: Transfer, territory: str) -> str:
    """Name the first landing outside a territory: by then it has been left."""
    for leg in scene.legs(transfer):
        sites, _ = scene.sites(f"{leg.id}.to")
        if sites and all(one.country and one.country not in units_of(territory) for one in sites):
            return scene.reached(leg)
    return _NOTHING

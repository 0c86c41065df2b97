"""Holding: did an actor hold somebody at an event?

Two things can say so: a stint of hand/custody.csv, of the person or group or of a group that it
lies within; and a leg of a transfer that it was aboard, by the custodian of the leg. An actor
holds what whoever acts for it holds.
"""

from collections.abc import Iterator

from habeas.bounds import Tri, agreed
from habeas.case.lookup import lookup_of
from habeas.case.people_records import Stint
from habeas.case.records import Case, Thing
from habeas.evidence.claim import Claim
from habeas.findings.kinship import kin_of, within
from habeas.findings.legs_in_doubt import doubt_claims, doubt_subjects, is_in_doubt
from habeas.findings.scene import Scene

Stay = tuple[str, str, list[Claim]]
Told = tuple[Tri, tuple[Claim, ...]]


def held_by(scene: Scene, who: str, actor: str, event: str) -> Told:
    """Say whether an actor held somebody at an event, with the claims that say so.

    Where somebody was aboard one of several transfers, the answer must hold for each.
    """
    named, aboard = aboard_of(scene, who)
    claims = [*aboard, *(c for one in named for c in doubt_claims(scene, one))]
    told = []
    for one in named or ("",):
        stays = [*_stints_of(scene, who), *legs_as_stays(scene, one)]
        found, said = _held_in(scene, stays, actor, event)
        told.append(found)
        claims += said
    return agreed(told), tuple(dict.fromkeys(claims))


def _held_in(scene: Scene, stays: list[Stay], actor: str, event: str) -> Told:
    """Say whether an actor held somebody at an event, by stays that are all theirs."""
    told: set[Tri] = set()
    claims: list[Claim] = []
    for start, end, custodians in stays:
        theirs = {is_theirs(scene.case, claim.value, actor) for claim in custodians}
        line = scene.line(start, end, event)
        covers = ~line.before(event, start) & line.before(event, end)
        if covers is Tri.YES and len(theirs) == 1:
            told |= theirs
        if covers is not Tri.NO:
            claims += [*custodians, *scene.claims_of(start, end, event)]
    told.discard(Tri.CANNOT_TELL)
    # Two stays at once with two custodians contradict each other.
    return (told.pop() if len(told) == 1 else Tri.CANNOT_TELL), tuple(claims)


def _stints_of(scene: Scene, who: str) -> Iterator[Stay]:
    """Give the stints of somebody: the events of start and end, the claims of the custodian."""
    for stint in stints_of(scene, who):
        yield f"{stint.id}.start", f"{stint.id}.end", scene.values(f"{stint.id}.custodian")


def stints_of(scene: Scene, who: str) -> list[Stint]:
    """Give the stints of somebody, and of every group that they are in, in order."""
    stints = lookup_of(scene.case).stints
    found = [stint for one in kin_of(scene, who) for stint in stints.get(one, ())]
    return sorted(found, key=lambda stint: stint.id)


def legs_as_stays(scene: Scene, transfer: str) -> Iterator[Stay]:
    """Give the legs of a transfer as stays; none if it is in doubt which of them ran."""
    if transfer and not is_in_doubt(scene, transfer):
        for leg in scene.legs(scene.case.transfers[transfer]):
            yield scene.departed(leg), scene.reached(leg), scene.values(f"{leg.id}.custodian")


def aboard_of(scene: Scene, who: str) -> tuple[tuple[str, ...], list[Claim]]:
    """Give the transfers on one of which all of somebody were, and the claims that say so.

    Rivals are alternatives; what holds of a group holds of its parts. None if a candidate is
    no transfer, or if what is said of the one and the other leaves none.
    """
    said = {one: scene.values(f"{one}.aboard") for one in kin_of(scene, who)}
    named = [{t for c in claims for t in one_of(c.value)} for claims in said.values() if claims]
    both = set.intersection(*named) if named else set()
    known = both <= scene.case.transfers.keys()
    return (tuple(sorted(both)) if known else ()), [c for claims in said.values() for c in claims]


def one_of(words: str) -> tuple[str, ...]:
    """Give the candidates that a cell of ``aboard`` names.

    Example:
        >>> one_of("T1 or T2")
        ('T1', 'T2')
    """
    return tuple(" ".join(name.split()) for name in words.split(" or "))


def is_theirs(case: Case, custodian: str, actor: str) -> Tri:
    """Say whether what a custodian holds an actor holds; open unless both are known actors."""
    if custodian == actor or actor in principals_of(case, custodian):
        return Tri.YES
    known = {custodian, actor} <= _actors(case).keys()
    return Tri.NO if known and custodian not in principals_of(case, actor) else Tri.CANNOT_TELL


def _actors(case: Case) -> dict[str, Thing]:
    return {name: thing for name, thing in case.things.items() if thing.sort == "actor"}


def principals_of(case: Case, name: str) -> list[str]:
    """Give those whom an actor acts for, at any remove."""
    actors, found = _actors(case), list[str]()
    while name in actors and actors[name].part_of not in ("", *found):
        name = actors[name].part_of
        found.append(name)
    return found


def subjects_of_holding(case: Case, who: str) -> set[str]:
    """Give the subjects of the claims that can say who held somebody."""
    kin = {*case.groups, who} if who in case.people else {*within(case, who)}
    stints = [stint.id for stint in case.stints.values() if stint.who in kin]
    found = {f"{stint}.{field}" for stint in stints for field in ("start", "end", "custodian")}
    found |= {f"{group}.aboard" for group in kin} | {f"{group}.members" for group in case.groups}
    return found | {f"{leg}.custodian" for leg in case.legs} | doubt_subjects(case)

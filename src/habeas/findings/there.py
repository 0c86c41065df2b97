"""There: were words said before people were on the way, or in known custody?

The transfer that all of somebody were aboard comes first, then the starts of custody that some
source gives. Of a group of which neither is said, nor of one that it lies within, its parts
tell, if each of them tells the same.
"""

from dataclasses import dataclass

from habeas.bounds import Tri, agreed, every
from habeas.evidence.claim import Claim
from habeas.findings.holding import aboard_of, stints_of
from habeas.findings.kinship import is_torn, memberships, within
from habeas.findings.legs_in_doubt import doubt_claims, is_in_doubt
from habeas.findings.scene import Scene


@dataclass(frozen=True, slots=True)
class There:
    """Whether words came before people were there.

    Attributes:
        said_before: YES if before any of them was, NO if all of them were by then.
        events: those from which on they were there.
        claims: the claims that say so.
    """

    said_before: Tri
    events: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()


def there_of(scene: Scene, who: str, when: str) -> There:
    """Say whether an event came before people were on the way, or in known custody."""
    if who in scene.case.transfers:
        return _aboard(scene, (who,), when, [])
    named, claims = aboard_of(scene, who)
    claims += [claim for rows in memberships(scene, who).values() for claim in rows]
    if is_torn(scene, who):
        return There(Tri.CANNOT_TELL, (), tuple(claims))
    if any(claim.subject.endswith(".aboard") for claim in claims):
        return _aboard(scene, named, when, claims)
    given = (f"{stint.id}.start" for stint in stints_of(scene, who))
    # A stint whose start nobody gives says from when on they were held by nothing.
    starts = tuple(start for start in given if scene.clock.event(start).claims)
    if starts:
        before = every(_before(scene, when, start) for start in starts)
        return There(before, starts, tuple(claims))
    parts = [one for one in scene.case.groups if within(scene.case, one)[1:2] == (who,)]
    told = [there_of(scene, part, when) for part in parts]
    return There(
        agreed(one.said_before for one in told),
        tuple(event for one in told for event in one.events),
        (*claims, *(claim for one in told for claim in one.claims)),
    )


def _aboard(scene: Scene, named: tuple[str, ...], when: str, claims: list[Claim]) -> There:
    """Say it of those who were aboard one of some transfers."""
    told, events = [], []
    for transfer in named:
        doubtful = is_in_doubt(scene, transfer)
        left = scene.left(scene.case.transfers[transfer])
        told.append(Tri.CANNOT_TELL if doubtful else _before(scene, when, left))
        events.append(left)
        claims = [*claims, *doubt_claims(scene, transfer)]
    return There(agreed(told), tuple(events), tuple(claims))


def _before(scene: Scene, when: str, event: str) -> Tri:
    return scene.line(when, event).before(when, event)

"""Legs: each flight of a track from take-off to landing, with every bound it has.

Order of evidence: surface reports, then approaches and departures along a runway, then silences
in which a landing fits. A leg flag in the file and a change of callsign decide nothing. Where a
silence can be read in two ways both are given: the likelier legs, and the other ones with
``alternative_to`` naming what they would stand for.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from habeas.flights.approaches import Approach, Visits, approaches
from habeas.flights.fields import Fields
from habeas.flights.ledger import Ledger
from habeas.flights.leg_ends import Ends, LegEnd, landing_of, takeoff_of
from habeas.flights.records import Track
from habeas.flights.sight import Sight, sight_of
from habeas.flights.stretches import Rival, Stretch, stories, stretches


@dataclass(frozen=True, slots=True)
class Leg:
    """One flight, or one way to read a part of a track.

    Attributes:
        name: ``1``, ``2``, ...; an alternative has a letter: ``2a``.
        takeoff, landing: its ends.
        first, last: indices of its first and last fix; equal to the surface reports round it
            where the flight itself was not heard.
        approaches: each descent along a centreline, the last one first landed or not.
        touches: how often it touched and went on.
        callsigns: the names used in it.
        alternative_to: names of the legs that it would stand for; blank for the likelier story.
        reason: why this story, where there is another.
    """

    name: str
    takeoff: LegEnd
    landing: LegEnd
    first: int
    last: int
    approaches: tuple[Approach, ...] = ()
    touches: int = 0
    callsigns: tuple[str, ...] = ()
    alternative_to: tuple[str, ...] = ()
    reason: str = ""

    @property
    def go_arounds(self) -> int:
        """How many approaches did not end in this leg's landing."""
        landed = self.approaches and self.approaches[-1].airport == self.landing.airport
        return len(self.approaches) - (1 if landed else 0)


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """What was judged of one track, for its stories share parts."""

    sight: Sight
    visits: Visits
    ends: Ends = field(default_factory=dict)


LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
UNTOLD: Final = "{n} more stories of its silences are left out; habeas gaps lists every silence"


def legs_of(ledger: Ledger, fields: Fields | None = None) -> tuple[Leg, ...]:
    """Give the legs of a track's used fixes: the likelier story, each leg followed by its rivals.

    Indices in the legs count the used fixes, ``ledger.used().fixes``.
    """
    sight = sight_of(ledger, fields)
    found: list[Leg] = []
    seen = _Seen(sight, Visits.of(sight.fixes, sight.fields))
    count = 0
    for stretch in stretches(sight.fixes):
        likelier, rivals = stories(sight, stretch)
        names = [str(count + n) for n in range(1, len(likelier) + 1)]
        count += len(likelier)
        for n, (name, part) in enumerate(zip(names, likelier, strict=True)):
            leg = _leg(seen, part)
            mine = [(r, p) for r in rivals if r.instead_of[0] == n for p in r.parts]
            untold = len(mine) - len(LETTERS)
            reason = UNTOLD.format(n=untold) if untold > 0 else leg.reason
            found.append(replace(leg, name=name, reason=reason))
            found += _alternatives(seen, n, names, mine)
    return tuple(found)


def _alternatives(
    seen: _Seen, n: int, names: list[str], mine: list[tuple[Rival, Stretch]]
) -> Iterator[Leg]:
    """Give the other stories that begin with the leg that stands at ``n``, as many as letters."""
    for letter, (rival, part) in zip(LETTERS, mine, strict=False):
        instead = tuple(names[k] for k in rival.instead_of)
        leg = _leg(seen, part)
        yield replace(leg, name=names[n] + letter, alternative_to=instead, reason=rival.reason)


def _leg(seen: _Seen, stretch: Stretch) -> Leg:
    sight, flown, fixes = seen.sight, stretch.flown, seen.sight.fixes
    if not len(flown):
        first, last = stretch.unheard
        reason = "on the ground in two places; the flight between them was not heard"
        heard: tuple[Approach, ...] = ()
    else:
        first, last, reason = int(flown[0]), int(flown[-1]), ""
        heard = approaches(seen.visits, flown)
    return Leg(
        "",
        takeoff_of(sight, stretch, seen.ends),
        landing_of(sight, stretch, heard, seen.ends),
        first,
        last,
        heard,
        stretch.touches,
        _callsigns(sight.track, float(fixes.t[first]), float(fixes.t[last])),
        reason=reason,
    )


def _callsigns(track: Track, first: float, last: float) -> tuple[str, ...]:
    """Give the callsigns in force between two times, in order."""
    said = [call for call in track.calls if call.kind == "callsign"]
    before = [call for call in said if call.t <= first][-1:]
    during = [call for call in said if first < call.t <= last]
    return tuple(dict.fromkeys(call.value for call in [*before, *during]))

"""The scene of a question: a case under one choice, and what questions ask of it."""

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace

from habeas.bounds import Chronology
from habeas.case.clock import Clock
from habeas.case.records import Case, Leg, Transfer
from habeas.case.sites import Site, site
from habeas.case.what_if import WhatIf
from habeas.evidence.claim import Claim
from habeas.evidence.times import written
from habeas.findings.records import Key, Result
from habeas.places import SpeedLimit, hard_limit, spoken_kt

BUILT_IN = (
    "order",
    (
        "of one leg, boarding, take-off, landing and hand-over come in this order, leaving before "
        "arriving, and each leg after the one before it"
    ),
)

# How a sentence begins that tells of a held track; the matrix repeats such sentences.
BY_THE_TRACK = "By the track"
# A line of ten events takes some kB.
MOST_LINES = 10_000


class Scene:
    """A case under one choice, with what the questions share.

    Args:
        case: the case.
        choice: readings, sources left out, values set.
        brief: only the answer is wanted: claims, assumptions, sentences and speeds stay blank.
    """

    def __init__(self, case: Case, choice: WhatIf, *, brief: bool = False) -> None:
        self.case = case
        self.choice = choice
        self.brief = brief
        self.clock = Clock(case, choice)
        self._lines: dict[frozenset[str], Chronology] = {}
        self._tied: dict[tuple[str, ...], frozenset[str]] = {}
        self._legs: dict[str, tuple[Leg, ...]] = {}
        self._results: dict[Key, Result] = {}
        self._assumed: dict[frozenset[str], tuple[tuple[str, str], ...]] = {}

    def once(self, key: Key, answer: Callable[["Scene", Key], Result]) -> Result:
        """Give the answer to a question that others rest on, worked out once."""
        if key not in self._results:
            self._results[key] = answer(self, key)
        return self._results[key]

    def line(self, *events: str) -> Chronology:
        """Give the chronology of what hangs together with some events."""
        tied = self.tied(*events)
        if tied not in self._lines:
            if len(self._lines) >= MOST_LINES:
                self._lines.clear()
            self._lines[tied] = self.clock.chronology(tied)
        return self._lines[tied]

    def tied(self, *events: str) -> frozenset[str]:
        """Give the events that hang together with those named, by what counts."""
        if events not in self._tied:
            if len(self._tied) >= MOST_LINES:
                self._tied.clear()
            self._tied[events] = self.clock.tied(events)
        return self._tied[events]

    def left(self, transfer: Transfer) -> str:
        """Name the event by which a transfer has left: that of its first leg."""
        return self.departed(self.legs(transfer)[0])

    def departed(self, leg: Leg) -> str:
        """Name the event by which a leg has left its place: take-off, or ``left``."""
        return self._either(leg, f"{leg.id}.takeoff", f"{leg.id}.left")

    def _either(self, leg: Leg, airborne: str, place: str) -> str:
        """Choose between the event of flight and the one that only fixes a place."""
        flies = leg.mode == "air" or airborne in self.case.times
        return airborne if flies or place not in self.case.times else place

    def legs(self, transfer: Transfer) -> tuple[Leg, ...]:
        """Give the legs of a transfer that were not called off."""
        if transfer.id not in self._legs:
            self._legs[transfer.id] = self._that_ran(transfer)
        return self._legs[transfer.id]

    def _that_ran(self, transfer: Transfer) -> tuple[Leg, ...]:
        kept = tuple(
            leg
            for leg in transfer.legs
            if not any(self.clock.counts(c) for c in self.case.said_of(f"{leg.id}.called_off"))
        )
        return kept or transfer.legs

    def landed(self, transfer: Transfer) -> str:
        """Name the event by which a transfer has landed at its destination."""
        return self.reached(self.legs(transfer)[-1])

    def reached(self, leg: Leg) -> str:
        """Name the event by which a leg has reached its end: landing, or ``arrived``."""
        return self._either(leg, f"{leg.id}.landing", f"{leg.id}.arrived")

    def handed_over(self, transfer: Transfer) -> str:
        """Name the hand-over of a transfer: that of its last leg."""
        return f"{self.legs(transfer)[-1].id}.handed_over"

    def values(self, subject: str) -> list[Claim]:
        """Give the claims about a subject that count under the choice."""
        return [c for c in self.case.said_of(subject) if self.clock.counts(c)]

    def sites(self, subject: str) -> tuple[list[Site], list[Claim]]:
        """Give the rival places of ``LEG.from`` or ``LEG.to``, and the claims.

        A rival that is not on the map may be anywhere; places that all are unknown say nothing.
        """
        claims = self.values(subject)
        found = {c.value: site(self.case, c.value) for c in claims}
        if not any(found.values()):
            return [], claims
        unknown = Site("", "", None, 0.0, "", "")
        return [found[value] or replace(unknown, id=value) for value in sorted(found)], claims

    def speed_limit(self, leg: Leg) -> tuple[SpeedLimit, list[Claim]]:
        """Give the largest hard limit of a leg's rival vehicles, and the claims it rests on."""
        if leg.id in self.choice.speeds:
            kt = self.choice.speeds[leg.id]
            return SpeedLimit(kt, "custom", f"{spoken_kt(kt)}, set by the question"), []
        vehicles = self.values(f"{leg.id}.vehicle")
        types = [c for v in sorted({v.value for v in vehicles}) for c in self.values(f"{v}.type")]
        rivals = sorted({c.value for c in types}) or [""]
        if any(not self.values(f"{v.value}.type") for v in vehicles):
            rivals.append("")
        limits = [hard_limit(leg.mode, rival) for rival in rivals]
        widest = max(limits, key=lambda one: float("inf") if one.kt is None else one.kt)
        return widest, [*vehicles, *types]

    def claims_of(self, *events: str) -> tuple[Claim, ...]:
        """Give every claim that could have a say: those of the events first, then of all tied."""
        if self.brief:
            return ()
        tied = self.tied(*events)
        ordered = [*events, *sorted(tied - set(events))]
        said = [claim for name in ordered for claim in self.clock.event(name).claims]
        return tuple(dict.fromkeys([*said, *self._called_off(tied)]))

    def _called_off(self, events: AbstractSet[str]) -> list[Claim]:
        """Give the claims for which legs of the transfers with these events are left out."""
        records = {name.rpartition(".")[0] for name in events}
        transfer_of = self.clock.case_links.transfer_of
        transfers = dict.fromkeys(transfer_of[r] for r in sorted(records) if r in transfer_of)
        return [
            claim
            for transfer in (self.case.transfers[name] for name in transfers)
            for leg in transfer.legs
            if leg not in self.legs(transfer)
            for claim in self.values(f"{leg.id}.called_off")
        ]

    def assumes_of(self, *events: str) -> tuple[tuple[str, str], ...]:
        """Give what the events' times rest on."""
        if self.brief:
            return ()
        tied = self.tied(*events)
        if tied not in self._assumed:
            if len(self._assumed) >= MOST_LINES:
                self._assumed.clear()
            self._assumed[tied] = self._assumed_of(tied)
        return self._assumed[tied]

    def _assumed_of(self, tied: frozenset[str]) -> tuple[tuple[str, str], ...]:
        notes = [("called off", f"{c.subject} ({c.source})") for c in self._called_off(tied)]
        for name in sorted(tied):
            event = self.clock.event(name)
            notes += event.assumes
            rivals = len({alternative.when for alternative in event.alternatives})
            if rivals > 1:
                notes.append(("rivals", f"one of the {rivals} times given for {name} is right"))
            notes += [
                ("inferred", f"{c.subject} ({c.source}): {c.inferred}")
                for c in event.claims
                if c.inferred
            ]
        return tuple(dict.fromkeys([*notes, BUILT_IN]))

    def _without_source(self, event: str) -> str:
        return "set by the question" if event in self.choice.times else "no source gives a time"

    def bounds_of(self, event: str, line: Chronology) -> str:
        """Write an event's bounds for a sentence."""
        return "" if self.brief else written(line.bounds(event), self.zone)

    @property
    def zone(self) -> str:
        """The zone that answers are printed in beside UTC."""
        return self.case.shown_zone or self.case.config.zone or "UTC"

    def spoken(self, events: Iterable[str], line: Chronology) -> tuple[str, ...]:
        """Say of each event between which times it lies, and who says so."""
        said: list[str] = []
        if self.brief:
            return ()
        for name in events:
            claims = self.clock.event(name).claims
            who = ", ".join(dict.fromkeys(c.source for c in claims)) or self._without_source(name)
            said.append(f"{name}: {self.bounds_of(name, line)} ({who})")
        return tuple(said)

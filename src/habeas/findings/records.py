"""Findings: one question's answer, with what it rests on and what would change it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from habeas.bounds import Moment, Tri
from habeas.evidence.claim import Claim
from habeas.evidence.times import iso

RULES_VERSION = "1"
_PACKED = json.JSONEncoder(sort_keys=True, default=str)


@dataclass(frozen=True, slots=True)
class Key:
    """What a finding is about; its parts make its id, and are authored ids.

    Attributes:
        question: such as ``outside``.
        subject: a transfer, an event, a group, a check.
        order: the order, where the question has one.
        clock: the order's clock.
        who: a further part, such as the act.
    """

    question: str
    subject: str
    order: str = ""
    clock: str = ""
    who: str = ""

    @property
    def id(self) -> str:
        """The finding's id: ``question/subject/order.clock[/who]``.

        Example:
            >>> Key("outside", "T1", "O-written", "entered").id
            'outside/T1/O-written.entered'
        """
        moment = f"{self.order}.{self.clock}" if self.order else ""
        return "/".join(filter(None, (self.question, self.subject, moment, self.who)))


@dataclass(frozen=True, slots=True)
class Result:
    """One question's answer under one choice of readings.

    Attributes:
        answer: None where the result is a range or a set.
        claims: every claim that could have a say, the deciding ones first.
        assumes: what was relied on, as (kind, sentence).
        why: the steps, in sentences a lawyer can check.
        settle: what evidence would decide it.
        bounds: named ranges or values: a Moment, a number, or a table of numbers.
        stages: the set of possible stages, where the question asks for one.
        contradiction: that no world fits the claims.
        speeds: leg -> the speeds in kt at which a certain answer begins or ends.
        events: the events whose times decide.
    """

    answer: Tri | None
    claims: tuple[Claim, ...] = ()
    assumes: tuple[tuple[str, str], ...] = ()
    why: tuple[str, ...] = ()
    settle: tuple[str, ...] = ()
    bounds: Mapping[str, object] = field(default_factory=dict)
    stages: tuple[str, ...] = ()
    contradiction: bool = False
    speeds: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flip:
    """A smallest choice that changes an answer.

    Attributes:
        to: the answer it gives.
        parts: the choices, in the words of the command line: ``reading removal=custody``,
            ``without ichh``, ``set T1.1.takeoff=...``.
    """

    to: Tri
    parts: tuple[str, ...]

    def to_json(self) -> dict[str, object]:
        """Give the flip as the JSON contract writes it."""
        return {"to": self.to.value, "parts": list(self.parts)}


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding under all live readings."""

    key: Key
    result: Result
    by_reading: Mapping[str, Tri] = field(default_factory=dict)
    flips: tuple[Flip, ...] | None = None

    @property
    def id(self) -> str:
        """The id that ``why`` and ``diff`` take."""
        return self.key.id

    @property
    def answer(self) -> Tri | None:
        """YES or NO only if every live combination of readings says so."""
        return self.result.answer

    @property
    def state(self) -> str:
        """A digest of answer, bounds and rule version: equal states say the same."""
        said = [
            None if self.answer is None else self.answer.value,
            {k: v.value for k, v in sorted(self.by_reading.items())},
            self.bounds_json,
            list(self.result.stages),
            RULES_VERSION,
        ]
        return hashlib.sha256(_PACKED.encode(said).encode()).hexdigest()[:16]

    @property
    def bounds_json(self) -> dict[str, object]:
        """The bounds as the JSON contract writes them."""
        return {name: _json(value) for name, value in self.result.bounds.items()}

    def to_row(self) -> dict[str, object]:
        """Give what the built store keeps of it, as ``to_json`` writes it."""
        return {
            "id": self.id,
            "question": self.key.question,
            "subject": self.key.subject,
            "answer": None if self.answer is None else self.answer.value,
            "by_reading": {k: v.value for k, v in self.by_reading.items()},
            "stages": list(self.result.stages),
            "why": list(self.result.why),
            "settle": list(self.result.settle),
            "state": self.state,
        }

    def to_json(self) -> dict[str, object]:
        """Give the finding as the JSON contract writes it."""
        key = self.key
        return {
            "id": self.id,
            "question": key.question,
            "subject": key.subject,
            "order": key.order,
            "clock": key.clock,
            "who": key.who,
            "answer": None if self.answer is None else self.answer.value,
            "by_reading": {k: v.value for k, v in self.by_reading.items()},
            "bounds": self.bounds_json,
            "stages": list(self.result.stages),
            "contradiction": self.result.contradiction,
            "because": [claim.to_json() for claim in self.result.claims],
            "assumes": [{"kind": kind, "text": text} for kind, text in self.result.assumes],
            "why": list(self.result.why),
            "flips": None if self.flips is None else [flip.to_json() for flip in self.flips],
            "settle": list(self.result.settle),
            "state": self.state,
        }


def _json(value: object) -> object:
    if isinstance(value, Moment):
        return {"earliest": iso(value.earliest), "latest": iso(value.latest)}
    return value

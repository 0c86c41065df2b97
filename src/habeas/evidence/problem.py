"""Problems: what is wrong with a source, kept beside the records; and what a reader gives.

A problem has a code that is documented and never reused, a place, one sentence, what was
done about it, and the way out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

from habeas.evidence.guards import shortened, visible
from habeas.evidence.spot import Place

T = TypeVar("T")

# Three lines of words: a message names a thing, and does not copy it.
LONGEST_MESSAGE = 400


class Severity(IntEnum):
    """How much a problem matters: a note is information, an error leaves something out."""

    NOTE = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """One documented kind of problem.

    Attributes:
        code: such as ``CAS-101``; never reused.
        severity: note, warning or error.
        title: what it is, in a few words.
        help: the way out.
    """

    code: str
    severity: Severity
    title: str
    help: str


class ProblemRegister:
    """The kinds of one room, each told once: calling it makes one and keeps it by its code.

    Example:
        >>> register = ProblemRegister()
        >>> kind = register("CAS-101", Severity.ERROR, "unknown key", "Use one of the keys listed.")
        >>> register.kinds["CAS-101"] is kind
        True
    """

    def __init__(self) -> None:
        self.kinds: dict[str, ProblemKind] = {}

    def __call__(
        self,
        code: str,
        severity: Severity,
        title: str,
        help: str,  # noqa: A002 - the contract's word
    ) -> ProblemKind:
        """Give a new kind.

        Args:
            code: such as ``CAS-101``; never reused.
            severity: note, warning or error.
            title: what it is, in a few words.
            help: the way out.
        """
        self.kinds[code] = ProblemKind(code, severity, title, help)
        return self.kinds[code]


@dataclass(frozen=True, slots=True)
class Problem:
    """One flaw in one place.

    Attributes:
        kind: its documented kind.
        at: where it is.
        message: one sentence that names the thing.
        did: what was done: "both kept", "row left out".
        help: the way out for this one; the kind's own when blank.
        against: further places that the message speaks of.
    """

    kind: ProblemKind
    at: Place
    message: str
    did: str = ""
    help: str = ""
    against: tuple[Place, ...] = ()

    def __post_init__(self) -> None:
        """Make what a file says in it harmless: hidden characters visible, and cut."""
        for name in ("message", "help"):
            object.__setattr__(self, name, shortened(getattr(self, name), LONGEST_MESSAGE))

    @property
    def code(self) -> str:
        """The documented code."""
        return self.kind.code

    @property
    def severity(self) -> Severity:
        """Note, warning or error."""
        return self.kind.severity

    @property
    def way_out(self) -> str:
        """What the reader can do about it."""
        return self.help or self.kind.help

    def to_json(self) -> dict[str, object]:
        """Give the problem as the JSON contract writes it."""
        return {
            "code": self.code,
            "severity": self.severity.name.lower(),
            "at": visible(str(self.at)),
            "message": self.message,
            "did": self.did,
            "help": self.way_out,
            "against": [visible(str(place)) for place in self.against],
        }


@dataclass(frozen=True, slots=True)
class Readout(Generic[T]):
    """What a reader gives: the records, and every problem it met."""

    records: tuple[T, ...]
    problems: tuple[Problem, ...] = ()


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give the distinct problems by place, then code: the order people fix them in."""
    return tuple(sorted(set(problems), key=lambda p: (p.at, p.code, p.message)))

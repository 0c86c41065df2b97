"""The records of a case: what was authored, typed and linked by ids.

Facts live in claims, indexed by subject (``T1.1.takeoff``, ``O-written.entered``,
``G-ALL.count``); the records below say what exists and how it hangs together.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from habeas.case.court_records import Act, Matter, Order
from habeas.case.people_records import Person, Stint
from habeas.case.track_records import LegTrack
from habeas.evidence.claim import Claim
from habeas.evidence.problem import Problem
from habeas.evidence.source import Source
from habeas.evidence.spot import Place
from habeas.evidence.words_count import CountWords
from habeas.evidence.words_time import TimeWords
from habeas.evidence.zones import ZoneContext

# The times of a leg in the order in which they happen; a leg need not have all of them.
LEG_CHAIN = (
    "boarded", "left", "off_block", "takeoff", "landing", "on_block", "arrived", "disembarked",
    "handed_over",
)  # fmt: skip
# `left` and `arrived` fix a place and never certify airborne or down, so nothing but their own
# order ties them (docs/explanation/chronology.md).
BUILT_IN_ORDER = ("boarded", "takeoff", "landing", "handed_over")
LEG_TIMES = (*LEG_CHAIN, "scheduled_takeoff", "scheduled_landing", "called_off")


def with_the(name: str) -> str:
    """Put the article before a name that does not bring one.

    Example:
        >>> with_the("first plane"), with_the("the bus")
        ('the first plane', 'the bus')
    """
    return name if name.lower().startswith("the ") else f"the {name}"


@dataclass(frozen=True, slots=True)
class Config:
    """habeas.yaml: title, language, default zone, declared abbreviations, rules."""

    title: str = ""
    language: str = "en"
    as_of: str = ""
    zone: str = ""
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    rules: str = ""


@dataclass(frozen=True, slots=True)
class Leg:
    """One leg: its id, its transfer, how it moved, and which leg it comes after."""

    id: str
    transfer: str
    mode: str
    after: str = ""
    at: Place = Place("")


@dataclass(frozen=True, slots=True)
class Transfer:
    """One transfer of people, with its legs in the order they are known to have."""

    id: str
    label: str
    operation: str
    stops: str
    legs: tuple[Leg, ...]
    at: Place = Place("")

    @property
    def name(self) -> str:
        """What a reader calls it."""
        return self.label or self.id


@dataclass(frozen=True, slots=True)
class Group:
    """A group of people under a label: never a name."""

    id: str
    label: str
    part_of: str
    at: Place = Place("")

    @property
    def name(self) -> str:
        """What a reader calls it."""
        return self.label or self.id


@dataclass(frozen=True, slots=True)
class Question:
    """One heading of the explainer, with the ids that it tells of."""

    id: str
    question: str
    covers: tuple[str, ...]
    at: Place = Place("")


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a reading, with the value it gives its axis."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A named question of law or method with its options."""

    id: str
    question: str
    sets: str
    options: tuple[Option, ...]
    at: Place = Place("")

    def value_of(self, option: str) -> str:
        """Give the value an option sets."""
        return next(o.value for o in self.options if o.name == option)


@dataclass(frozen=True, slots=True)
class Check:
    """An expectation that people wrote down: a count, or an answer."""

    id: str
    what: str
    expect: str
    at: Place = Place("")


@dataclass(frozen=True, slots=True)
class Thing:
    """An actor, facility, agreement, authority or vehicle, or a link of a custodian chain.

    Attributes:
        sort: ``actor``, ``facility``, ``agreement``, ``authority``, ``vehicle``, ``custodian``.
        part_of: the facility that a link of a chain belongs to; whom an actor acts for.
    """

    id: str
    sort: str
    kind: str
    name: str
    part_of: str = ""
    at: Place = Place("")


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement, post, reshare, video, document, filing, allegation or denial."""

    id: str
    kind: str
    label: str
    at: Place = Place("")

    @property
    def name(self) -> str:
        """What a reader calls it."""
        return self.label or f"{self.kind} {self.id}"


@dataclass(frozen=True, slots=True)
class Ground:
    """A row of hand/places.csv: a place that the built-in lists lack or get wrong."""

    id: str
    name: str
    kind: str
    country: str
    lat: float | None
    lon: float | None
    radius_km: float
    zone: str
    is_: str = ""
    at: Place = Place("")


@dataclass(frozen=True, slots=True)
class TimeClaim:
    """A claim of a time, with what its words say and the zones they were read in."""

    claim: Claim
    said: TimeWords
    zones: ZoneContext


@dataclass(frozen=True, slots=True)
class CountClaim:
    """A claim of a number, with what its words say."""

    claim: Claim
    said: CountWords


@dataclass(frozen=True, slots=True)
class Case:
    """A case folder, read: records, claims by subject, and every problem found.

    Attributes:
        folder: where it was read from.
        digest: SHA-256 over the authored facts, the same for any order of rows.
        words: text -> language -> the same text in that language, as hand/words.csv gives it.
        tracks: leg -> what a held track shows of where its aircraft was.
        shown_zone: the zone to print times in beside UTC; blank for the case's default zone.
    """

    folder: Path
    config: Config = Config()
    sources: Mapping[str, Source] = field(default_factory=dict)
    transfers: Mapping[str, Transfer] = field(default_factory=dict)
    matters: Mapping[str, Matter] = field(default_factory=dict)
    hearings: Mapping[str, str] = field(default_factory=dict)
    orders: Mapping[str, Order] = field(default_factory=dict)
    acts: Mapping[str, Act] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    readings: Mapping[str, Reading] = field(default_factory=dict)
    checks: Mapping[str, Check] = field(default_factory=dict)
    things: Mapping[str, Thing] = field(default_factory=dict)
    statements: Mapping[str, Statement] = field(default_factory=dict)
    grounds: Mapping[str, Ground] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    stints: Mapping[str, Stint] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    claims: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)
    times: Mapping[str, tuple[TimeClaim, ...]] = field(default_factory=dict)
    counts: Mapping[str, tuple[CountClaim, ...]] = field(default_factory=dict)
    tracks: Mapping[str, LegTrack] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    digest: str = ""
    shown_zone: str = ""

    def said_of(self, subject: str) -> tuple[Claim, ...]:
        """Give the claims about one subject; none if nobody says anything."""
        return self.claims.get(subject, ())

    @property
    def legs(self) -> dict[str, Leg]:
        """All legs by id."""
        return {leg.id: leg for transfer in self.transfers.values() for leg in transfer.legs}

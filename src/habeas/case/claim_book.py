"""The claim book: every claim of a case as it is read, with its standing and its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from habeas.case import problems as kinds
from habeas.case.records import CountClaim, Reading, TimeClaim
from habeas.case.suggest import Suggester
from habeas.case.tables import Row
from habeas.evidence.claim import Claim, Standing, series_of
from habeas.evidence.guards import shortened, visible
from habeas.evidence.local_time import TimeWordsError
from habeas.evidence.problem import Problem, ProblemKind
from habeas.evidence.source import Source, origin_of, roots_of
from habeas.evidence.spot import Place, Spot, is_locator
from habeas.evidence.words_count import CountWordsError, read_count
from habeas.evidence.words_time import read_time, with_clock_error
from habeas.evidence.zones import ZoneContext

# A time with twenty rivals has 600 characters; beyond this it is a pasted text.
LONGEST_VALUE = 2_000
# What a time that a track shows rests on, beside the bytes of the source.
SURFACE_RIGHT = "the reports of a held track that say airborne or on the ground are right there"


@dataclass(slots=True)
class ClaimBook:
    """Collects claims while the hand files are read.

    Attributes:
        sources: the rows of sources.csv.
        readings: the readings of readings.yaml, which ``under`` may name.
        quote_standing: for (source, quote, spot) whose quote is not at its spot in the held
            file, how it stands; all others may decide.
    """

    sources: dict[str, Source]
    readings: dict[str, Reading]
    claims: dict[str, list[Claim]] = field(default_factory=dict)
    times: dict[str, list[TimeClaim]] = field(default_factory=dict)
    counts: dict[str, list[CountClaim]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _roots: dict[str, str] = field(init=False)
    _near_sources: Suggester = field(init=False)
    _near_options: Suggester = field(init=False)

    def __post_init__(self) -> None:
        """Find the root of every source once, and know what may be suggested."""
        self._roots = roots_of(self.sources)
        self._near_sources = Suggester(self.sources)
        options = [f"{r.id}={o.name}" for r in self.readings.values() for o in r.options]
        self._near_options = Suggester(options)

    def problem(
        self, kind: ProblemKind, at: Place, message: str, did: str = "", help_: str = ""
    ) -> None:
        """Note a problem."""
        self.problems.append(Problem(kind, at, message, did, help_))

    def row(self, subject: str, value: str, row: Row, column: str) -> Claim:
        """Take the claim that a table's row makes in one of its columns."""
        return self.take(subject, value, row.citation(), row.place(column))

    def time(self, claim: Claim, zones: ZoneContext) -> None:
        """Read a claim's value as a time; words that are none are a problem."""
        if self._is_too_long(claim, kinds.BAD_TIME):
            return
        source = self.sources.get(claim.source)
        stated = source.zone if source else ""
        # Most sources state none: their times share one context.
        zones = zones if zones.source == stated else replace(zones, source=stated)
        try:
            said = read_time(claim.value, zones, series=series_of(claim))
            said = with_clock_error(said, source.clock_s if source else 0.0)
        except TimeWordsError as error:
            self._unreadable(claim, kinds.BAD_TIME, str(error))
            return
        if said.unzoned:
            self.problem(
                kinds.NO_ZONE, claim.at, f"{claim.value!r}: no zone is stated",
                "read as any zone on earth",
            )  # fmt: skip
        self.times.setdefault(claim.subject, []).append(TimeClaim(claim, said, zones))

    def dated(self, subject: str, given: Claim, words: str, why: str) -> None:
        """Take a time that follows from another claim, as a claim of the same source."""
        claim = replace(given, subject=subject, value=words, inferred=given.inferred or why)
        self.claims.setdefault(subject, []).append(claim)
        self.time(claim, ZoneContext())

    def observed(self, subject: str, value: str, spot: Spot, note: str) -> Claim:
        """Take what a held track shows, as a claim of its source; what it rests on is ``note``."""
        claim = Claim(
            subject=subject,
            value=value,
            spot=spot,
            origin=origin_of(spot.source, "", self.sources, self._roots),
            note=note,
            standing=self._standing(spot.source, subject, self.sources[spot.source].at),
            at=self.sources[spot.source].at,
        )
        self.claims.setdefault(subject, []).append(claim)
        return claim

    def observed_time(self, subject: str, value: str, spot: Spot, note: str) -> None:
        """Take a time that a held track shows; its clock's error is already in the bounds."""
        claim = self.observed(subject, value, spot, note)
        said = replace(read_time(value, ZoneContext()), assumes=(("track", SURFACE_RIGHT),))
        self.times.setdefault(subject, []).append(TimeClaim(claim, said, ZoneContext()))

    def count(self, claim: Claim) -> None:
        """Read a claim's value as a number; words that are none are a problem."""
        if self._is_too_long(claim, kinds.BAD_COUNT):
            return
        try:
            said = read_count(claim.value)
        except CountWordsError as error:
            self._unreadable(claim, kinds.BAD_COUNT, str(error))
            return
        self.counts.setdefault(claim.subject, []).append(CountClaim(claim, said))

    def _is_too_long(self, claim: Claim, kind: ProblemKind) -> bool:
        """Note a value that is longer than any in the grammar."""
        size = len(claim.value)
        if size > LONGEST_VALUE:
            self._unreadable(claim, kind, f"{shortened(claim.value)!r} has {size:,} characters")
        return size > LONGEST_VALUE

    def _unreadable(self, claim: Claim, kind: ProblemKind, message: str) -> None:
        self.problem(kind, claim.at, f"{claim.subject}: {visible(message)}", "shown, not used")

    def take(self, subject: str, value: str, fields: Mapping[str, str], at: Place) -> Claim:
        """Take a claim as it is written, with what stands in the columns of its citation."""
        source = fields["source"]
        held = self.sources.get(source)
        spot = Spot(source, fields["spot"], fields["quote"], held.sha256 if held else "")
        claim = Claim(
            subject=subject,
            value=value,
            spot=spot,
            origin=origin_of(source, fields["basis"], self.sources, self._roots) if source else "",
            by=fields["by"],
            basis=fields["basis"],
            under=self._under(fields["under"], at),
            inferred=fields["inferred"],
            note=fields["note"],
            standing=self._standing(source, subject, at),
            at=at,
        )
        if spot.at and not is_locator(spot.at):
            self.problem(kinds.BAD_LOCATOR, at, f"{visible(spot.at)!r} is no place", "kept")
        self.claims.setdefault(subject, []).append(claim)
        return claim

    def _standing(self, source: str, subject: str, at: Place) -> Standing:
        if not source:
            self.problem(kinds.UNCITED, at, f"{subject} is stated without a source", "shown only")
            return Standing.UNCITED
        if source not in self.sources:
            self.problem(
                kinds.UNKNOWN_SOURCE, at, f"{visible(source)!r} is not in sources.csv",
                "shown, not used", self._near_sources.did_you_mean(source),
            )  # fmt: skip
            return Standing.UNKNOWN_SOURCE
        if not self.sources[source].use:
            return Standing.DISTRUSTED
        return Standing.NOTE_ONLY if self.sources[source].kind == "note" else Standing.DECIDES

    def _under(self, text: str, at: Place) -> tuple[str, str] | None:
        """Read ``reading=option``; one that does not exist leaves the claim out of every answer."""
        if not text:
            return None
        reading, _, option = (part.strip() for part in text.partition("="))
        known = self.readings.get(reading)
        if known is None or option not in [o.name for o in known.options]:
            self.problem(
                kinds.UNKNOWN_READING, at, f"{visible(text)!r} is no reading=option",
                "the claim counts under no reading", self._near_options.did_you_mean(text),
            )  # fmt: skip
        return reading, option

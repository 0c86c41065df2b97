"""Identity: what an aircraft was called, by whom and when, as dated claims side by side.

An ICAO address belongs to a registration as long as it stays on that register. Files join
operators, types and callsigns to it; all change, and lists of them are compiled later. So a
name holds where a source gives it, from the first such report to the last, and nothing
carries it further. Rival names are all kept. A privacy address or one that ICAO gave to
nobody says nothing about who flew; what is wrong with a name is a note, never an error.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from math import inf
from operator import attrgetter
from typing import Final

from habeas.bounds import Moment
from habeas.errors import HabeasError
from habeas.evidence.spot import Spot
from habeas.flights.icao_address import AddressKind, kind_of_address, tidy_address
from habeas.flights.records import Track, moment_of

KINDS: Final = ("registration", "operator", "callsign", "type", "description")

# The years 1 to 9999, in which a time can be written.
EARLIEST_S: Final = -62_135_596_800.0
LATEST_S: Final = 253_402_300_799.0

# No aircraft has as many names of one kind in the years that a case covers: a crew changes
# the callsign with each flight, ten a day at most in charter work.
MOST_SPELLS: Final = 5_000

_BETWEEN = re.compile(r"[\s\-\u2010-\u2015]+")


class ClaimTimesError(HabeasError):
    """Raised for a claim that ends before it begins, or at a time that is none."""

    def __init__(self, first_s: float, last_s: float) -> None:
        super().__init__(
            f"a claim from {first_s:g} to {last_s:g} s: give UTC seconds, the earlier time first, "
            "and infinite ones where there is no date"
        )
        self.first_s = first_s
        self.last_s = last_s


@dataclass(frozen=True, slots=True)
class IdentityClaim:
    """One source gives one name of an aircraft.

    Attributes:
        kind: registration, operator, callsign, type or description.
        value: the name, as the source writes it.
        first_s, last_s: the first and the last report that gives it, UTC seconds since 1970;
            both infinite where the source has no date.
        spot: where the source gives it.
        is_lead: that it comes from a list of aircraft worth watching: it says where to look,
            and is held against no other name.

    Raises:
        ClaimTimesError: if ``last_s`` is before ``first_s``, or a time lies in no year that
            can be written.
    """

    kind: str
    value: str
    first_s: float
    last_s: float
    spot: Spot
    is_lead: bool = False

    def __post_init__(self) -> None:
        """Refuse times that are none."""
        begins = self.first_s == -inf or is_writable(self.first_s)
        ends = self.last_s == inf or is_writable(self.last_s)
        if not begins or not ends or self.last_s < self.first_s:
            raise ClaimTimesError(self.first_s, self.last_s)

    @property
    def key(self) -> str:
        """The name as it is compared: in capitals, registrations without dashes and blanks."""
        if self.kind == "registration":
            return _BETWEEN.sub("", self.value).upper()
        return " ".join(self.value.split()).upper()


@dataclass(frozen=True, slots=True)
class Spell:
    """A name that the sources give from one report to another, with no other in between.

    Attributes:
        kind, value: the name, as the first report writes it.
        first_s, last_s: the first and the last report of it, UTC seconds.
        spots: where the first and the last report stand; one where they are the same.
        is_lead: that only lists of aircraft worth watching give it.
    """

    kind: str
    value: str
    first_s: float
    last_s: float
    spots: tuple[Spot, ...]
    is_lead: bool = False
    key: str = field(default="", repr=False)

    @property
    def is_dated(self) -> bool:
        """Whether the source says when it gives the name."""
        return self.first_s > -inf or self.last_s < inf


@dataclass(frozen=True, slots=True)
class Change:
    """One name after another: at some moment from the last report of one to the first of the next.

    Attributes:
        before, after: the two spells.
        between: bounds of the moment at which the name had changed.
    """

    before: Spell
    after: Spell
    between: Moment


@dataclass(frozen=True, slots=True)
class Identity:
    """What the sources call one aircraft.

    Attributes:
        address: the address as this project writes it; as the source does if it is malformed.
        address_kind: what the address says of the aircraft.
        spells: the names, by kind in the order of `KINDS`, then by time.
        left_out: how many spells of a kind were beyond `MOST_SPELLS`, where any were.
    """

    address: str
    address_kind: AddressKind
    spells: tuple[Spell, ...]
    left_out: tuple[tuple[str, int], ...] = ()

    @property
    def is_one_aircraft(self) -> bool:
        """Whether the address stands for an aircraft: not lent, made up or malformed."""
        return self.address_kind is AddressKind.ICAO

    def of(self, kind: str) -> tuple[Spell, ...]:
        """Give the spells of one kind, by time."""
        return tuple(spell for spell in self.spells if spell.kind == kind)

    def at(self, kind: str, when_s: float) -> tuple[Spell, ...]:
        """Give the spells of one kind that reports give both at or before, and at or after, a time.

        Example:
            >>> claims = [IdentityClaim("callsign", "XAA1", 10, 20, Spot("a.json"))]
            >>> identity = identity_of("a2c4e0", claims)
            >>> [s.value for s in identity.at("callsign", 15)], identity.at("callsign", 25)
            (['XAA1'], ())
        """
        return tuple(s for s in self.of(kind) if s.first_s <= when_s <= s.last_s)

    def changes(self, kind: str) -> tuple[Change, ...]:
        """Give the changes of one kind's name, by time; leads and undated names change nothing.

        Names that two sources give at one time are rivals and no change.
        """
        found: list[Change] = []
        before: Spell | None = None
        for after in self.of(kind):
            if after.is_lead or not after.is_dated:
                continue
            if before and before.key != after.key and before.last_s < after.first_s:
                found.append(Change(before, after, _between(before.last_s, after.first_s)))
            if before is None or after.last_s >= before.last_s:
                before = after
        return tuple(found)


def identity_of(
    address: str,
    claims: Iterable[IdentityClaim],
    *,
    temporary: bool = False,
    most: int = MOST_SPELLS,
) -> Identity:
    """Give what the sources call the aircraft with an address.

    Law: the order of the claims never matters, nor does a claim given twice.

    Args:
        address: its address; ``~`` before it marks one that ICAO gave to nobody.
        claims: what the sources give; a blank name names nothing and is passed over.
        temporary: that a source marks the address as lent (readsb's dbFlags 4).
        most: the largest number of spells of one kind that is kept, the first by time.

    Example:
        >>> claims = [
        ...     IdentityClaim("callsign", "XAA1", 10, 20, Spot("a.json")),
        ...     IdentityClaim("callsign", "XAA1", 30, 30, Spot("a.json")),
        ...     IdentityClaim("callsign", "XAA2", 90, 90, Spot("a.json")),
        ... ]
        >>> identity = identity_of("A2C4E0", claims)
        >>> [(s.value, s.first_s, s.last_s) for s in identity.spells]
        [('XAA1', 10, 30), ('XAA2', 90, 90)]
        >>> identity.changes("callsign")[0].between
        Moment(earliest=30000000, latest=90000001)
    """
    kind = kind_of_address(address)
    if temporary and kind is AddressKind.ICAO:
        kind = AddressKind.TEMPORARY
    kept: list[Spell] = []
    left_out: list[tuple[str, int]] = []
    for name_kind, some in _by_kind(claims):
        spells = _spells(some)
        kept += spells[:most]
        if len(spells) > most:
            left_out.append((name_kind, len(spells) - most))
    return Identity(tidy_address(address) or address, kind, tuple(kept), tuple(left_out))


def is_writable(seconds: float) -> bool:
    """Say whether a time lies in a year from 1 to 9999.

    Example:
        >>> is_writable(0.0), is_writable(1e18), is_writable(float("nan"))
        (True, False, False)
    """
    return EARLIEST_S <= seconds <= LATEST_S


def claims_of(track: Track) -> Iterator[IdentityClaim]:
    """Give the names that the files of a track give it, each where it first stands or changes.

    A name beside a time that is none is undated.

    Example:
        >>> from habeas.flights.records import Call, Fixes, Input
        >>> calls = (Call("callsign", "XAA1", 10.0, 3), Call("squawk", "1200", 10.0, 3))
        >>> track = Track("a2c4e0", Fixes.of(t=[], lat=[], lon=[]), (Input("a.json"),), calls)
        >>> [(claim.value, claim.spot.at) for claim in claims_of(track)]
        [('XAA1', 'row 3')]
    """
    for call in track.calls:
        if call.kind in KINDS:
            heard_in = track.inputs[call.input]
            spot = Spot(heard_in.file, f"{heard_in.locator} {call.row}", sha256=heard_in.sha256)
            first_s, last_s = (call.t, call.t) if is_writable(call.t) else (-inf, inf)
            yield IdentityClaim(call.kind, call.value, first_s, last_s, spot)


def identity_of_track(track: Track) -> Identity:
    """Give what the files of a track call the aircraft."""
    return identity_of(track.icao24, claims_of(track), temporary=track.temporary)


def _by_kind(claims: Iterable[IdentityClaim]) -> Iterator[tuple[str, list[IdentityClaim]]]:
    """Give the claims of each kind, in the order of `KINDS` and then of the alphabet, by time."""
    held: dict[str, list[IdentityClaim]] = {}
    for claim in claims:
        if claim.key:
            held.setdefault(claim.kind, []).append(claim)
    first = {kind: n for n, kind in enumerate(KINDS)}
    for kind in sorted(held, key=lambda kind: (first.get(kind, len(first)), kind)):
        yield kind, sorted(held[kind], key=_order)


def _order(claim: IdentityClaim) -> tuple[float, float, str, bool, Spot, str]:
    return claim.first_s, claim.last_s, claim.key, claim.is_lead, claim.spot, claim.value


def _spells(claims: list[IdentityClaim]) -> list[Spell]:
    """Join claims of one kind, by time, as long as each gives the same name as the one before.

    Leads are joined among themselves, so that none breaks a spell in two.
    """
    facts = [claim for claim in claims if not claim.is_lead]
    leads = [claim for claim in claims if claim.is_lead]
    runs = (list(run) for some in (facts, leads) for _, run in groupby(some, attrgetter("key")))
    return sorted(map(_spell, runs), key=lambda s: (s.first_s, s.last_s, s.key, s.is_lead))


def _spell(run: list[IdentityClaim]) -> Spell:
    first, last = run[0], max(run, key=lambda claim: claim.last_s)
    return Spell(
        kind=first.kind,
        value=first.value.strip(),
        first_s=first.first_s,
        last_s=last.last_s,
        spots=tuple(dict.fromkeys((first.spot, last.spot))),
        is_lead=first.is_lead,
        key=first.key,
    )


def _between(last_s: float, first_s: float) -> Moment:
    """Give the bounds of a change: after the last report of one name, by the first of the next."""
    return replace(moment_of(last_s, 0.0), latest=moment_of(first_s, 0.0).latest)

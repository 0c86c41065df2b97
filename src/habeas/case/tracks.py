"""Tracks in a case: sources of kind ``track`` read, matched to legs, and made claims.

A track belongs to a leg if its aircraft is one of the leg's vehicles and one of its flights
overlaps the reported times, by hours, between airports that contradict none that are reported.
An observed take-off or landing becomes a claim like any other: a limit, with its rows as the
spot, so that a reported minute outside it is a contradiction that both spots show.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from math import ceil, floor, isfinite
from pathlib import Path

from habeas.bounds import Moment, hull_of
from habeas.bounds.moment import HOUR
from habeas.case import problems as kinds
from habeas.case.claim_book import ClaimBook
from habeas.case.records import Leg, Transfer
from habeas.case.source_kind import TRACK
from habeas.case.track_records import LegTrack
from habeas.errors import HabeasError
from habeas.evidence.guards import inside
from habeas.evidence.problem import Problem
from habeas.evidence.source import Source
from habeas.evidence.times import iso
from habeas.flights import EndClass, Ledger, LegEnd, Track, address_of, ledger_of, legs_of, merged
from habeas.flights import Leg as Flown
from habeas.flights.opened import opened
from habeas.flights.recognise import read_file
from habeas.places import airport

# Reported times are often minutes off, and now and then an hour by a zone that was mistaken.
APART_US = 3 * HOUR
CERTAIN = (EndClass.OBSERVED, EndClass.ALIGNED)


def take_tracks(
    folder: Path, book: ClaimBook, transfers: Iterable[Transfer]
) -> tuple[dict[str, LegTrack], list[Problem]]:
    """Read the tracks of a case; give those of its legs, and every problem.

    What they show of a leg's times enters the claim book.
    """
    sources = {s.id: s for s in book.sources.values() if s.kind == TRACK and s.held and s.use}
    if not sources:
        return {}, []
    tracks: list[Track] = []
    problems: list[Problem] = []
    for source in sources.values():
        found, flaws = _read(folder, source)
        tracks += found
        problems += flaws
    ledgers = [ledger_of(track) for track in merged(tracks)]
    matched: dict[str, LegTrack] = {}
    for leg in (leg for transfer in transfers for leg in transfer.legs if leg.mode == "air"):
        for ledger, flown in _of_leg(book, leg, ledgers, problems):
            matched[leg.id] = _leg_track(leg, ledger, flown)
            _claim(book, leg, ledger, flown)
    problems += _unmatched(sources, matched)
    return matched, problems


def _read(folder: Path, source: Source) -> tuple[tuple[Track, ...], list[Problem]]:
    """Read one source; its problems name the file of the case."""
    try:
        path = inside(folder, source.file)
    except HabeasError:
        # The check of held files says so.
        return (), []
    file = opened(path, source.id)
    if file.sha256 != source.sha256:
        # Bytes that are not those of the row decide nothing; the check of held files says so.
        return (), []
    found = read_file(file)
    flaws = [replace(flaw, at=replace(flaw.at, file=source.file)) for flaw in found.problems]
    return found.records, flaws


def _of_leg(
    book: ClaimBook, leg: Leg, ledgers: list[Ledger], problems: list[Problem]
) -> Iterator[tuple[Ledger, Flown]]:
    """Give the one flight of the leg's aircraft that fits it; several are a problem."""
    addresses = _addresses(book, leg)
    fitting = [
        (ledger, flown)
        for ledger in ledgers
        if ledger.track.icao24 in addresses
        for flown in legs_of(ledger)
        if not flown.alternative_to and _fits(book, leg, flown)
    ]
    if len(fitting) > 1:
        names = ", ".join(flown.name for _, flown in fitting)
        message = f"{leg.id}: flights {names} of its aircraft's track all fit the reported times"
        problems.append(Problem(kinds.SEVERAL_FLIGHTS, leg.at, message, did="none was taken"))
        return
    yield from fitting


def _addresses(book: ClaimBook, leg: Leg) -> set[str]:
    """Give the 24-bit addresses of a leg's vehicles, stated or from a U.S. registration."""
    found = set()
    for claim in book.claims.get(f"{leg.id}.vehicle", []):
        stated = book.claims.get(f"{claim.value}.icao24", [])
        found |= {one.value.strip().lower() for one in stated if one.decides}
        if (address := address_of(claim.value)) is not None:
            found.add(address.lower())
    return found


def _fits(book: ClaimBook, leg: Leg, flown: Flown) -> bool:
    ends = (("takeoff", "from", flown.takeoff), ("landing", "to", flown.landing))
    near = [_is_near(book, f"{leg.id}.{event}", end) for event, _, end in ends]
    placed = all(_may_be_at(book, f"{leg.id}.{side}", end) for _, side, end in ends)
    return placed and False not in near and any(near)


def _is_near(book: ClaimBook, event: str, end: LegEnd) -> bool | None:
    """Say whether an observed end lies near the reported times; None where nothing is told."""
    said = [time.said for time in book.times.get(event, [])]
    moments = [a.when for words in said for a in words.alternatives]
    moments += [words.limit for words in said if words.limit is not None]
    reported = hull_of(moments)
    if reported.is_empty:
        return None
    seen = Moment(
        floor(end.earliest * 1e6) if isfinite(end.earliest) else Moment.unknown().earliest,
        ceil(end.latest * 1e6) + 1 if isfinite(end.latest) else Moment.unknown().latest,
    )
    return not seen.intersect(reported.widen(APART_US)).is_empty


def _may_be_at(book: ClaimBook, subject: str, end: LegEnd) -> bool:
    """Say whether the field of an end contradicts no reported place that is an airport."""
    reported = [airport(claim.value) for claim in book.claims.get(subject, [])]
    known = {one.ident for one in reported if one is not None}
    found = airport(end.airport) if end.kind in CERTAIN and end.airport else None
    return not known or found is None or found.ident in known


def _leg_track(leg: Leg, ledger: Ledger, flown: Flown) -> LegTrack:
    used, doubted = ledger.used(), ledger.used_and_doubtful()
    rows = [flown.first, flown.last, *flown.takeoff.rows, *flown.landing.rows]
    first, last = float(used.fixes.t[min(rows)]), float(used.fixes.t[max(rows)])
    return LegTrack(leg.id, _between(used, first, last), _between(doubted, first, last))


def _between(track: Track, first: float, last: float) -> Track:
    inside_ = (track.fixes.t >= first) & (track.fixes.t <= last)
    return replace(track, fixes=track.fixes.take(inside_))


def _claim(book: ClaimBook, leg: Leg, ledger: Ledger, flown: Flown) -> None:
    """Enter what the track shows of the leg: that it is its track, and the times of both ends."""
    used = ledger.used()
    counts = ledger.counts()
    words = ", ".join(f"{n:,} {name}" for name, n in counts.items())
    note = f"positions of {used.icao24}: {words}"
    book.observed(f"{leg.id}.track", note, used.spot(flown.first), note)
    for event, end in (("takeoff", flown.takeoff), ("landing", flown.landing)):
        if end.kind in CERTAIN and isfinite(end.earliest) and isfinite(end.latest):
            value = f"between {_second(floor(end.earliest))} and {_second(ceil(end.latest))}"
            told = f"{end.kind.value} in the track; {end.reason}"
            book.observed_time(f"{leg.id}.{event}", value, used.spot(end.rows[0]), told)


def _second(t: int) -> str:
    return iso(t * 1_000_000) or ""


def _unmatched(sources: Mapping[str, Source], matched: Mapping[str, LegTrack]) -> Iterator[Problem]:
    taken = {source for track in matched.values() for source in track.sources}
    for source in sources.values():
        if source.id not in taken:
            message = f"{source.id}: no leg of hand/transfers.yaml has a flight of this track"
            yield Problem(kinds.TRACK_WITHOUT_LEG, source.at, message, did="it decides nothing")

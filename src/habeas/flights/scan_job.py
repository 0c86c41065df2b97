"""The job of a scan: the files of some aircraft into rows of the table of legs.

All files of an aircraft are one track, so that a flight over midnight is one leg. An aircraft with
very many files is cut into windows of some, each read with one more file on either side: a
window gives the legs whose first fix lies in its own files. What a window gives is known by the
hashes of its files; where that is kept already, the files are hashed and not read.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Final

from habeas.errors import ExitCode, HabeasError
from habeas.evidence.problem import Problem
from habeas.evidence.spot import Place
from habeas.flights import problems as kinds
from habeas.flights.fields import Fields
from habeas.flights.leg_columns import LegRow, leg_rows
from habeas.flights.leg_record import told_legs
from habeas.flights.member_bytes import Placed, packed_bytes, registration_in, trace_in
from habeas.flights.merged import merged
from habeas.flights.records import Track
from habeas.flights.rules_digest import rules_digest

FORM: Final = "scan/1"


class OtherRulesError(HabeasError):
    """Raised by a worker that has another version of habeas."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self, message: str = "") -> None:
        super().__init__(message or "the workers have another version of habeas: install the same")


@dataclass(frozen=True, slots=True)
class Window:
    """Some files of one aircraft.

    Attributes:
        n: its place among all windows of the scan.
        icao24: the address in the names of the files.
        files: in order of their days.
        first, last: its own files, ``files[first:last]``; others stand beside them.
        known: keys under which something of these files is kept.
    """

    n: int
    icao24: str
    files: tuple[Placed, ...]
    first: int
    last: int
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Job:
    """What one worker does at a time.

    Attributes:
        windows: what is read.
        registrations: of which aircraft must bear one; none if all windows are wanted.
        addresses: that are wanted whatever their registration.
        rules: the digest of the rules that the results stand on.
    """

    windows: tuple[Window, ...]
    rules: str
    registrations: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Found:
    """What a window gave.

    Attributes:
        n: the window's place.
        key: what it is known by.
        content: its rows and problems as JSON; blank where they are kept already.
    """

    n: int
    key: str
    content: bytes = b""


def scanned(job: Job) -> tuple[Found, ...]:
    """Give what each window of a job holds.

    Raises:
        OtherRulesError: if this process computes by other rules than the job asks for.
    """
    if job.rules != rules_digest():
        raise OtherRulesError
    return tuple(_found(job, window) for window in job.windows)


def _found(job: Job, window: Window) -> Found:
    packed = [packed_bytes(placed) for placed in window.files]
    hashes = [[one.file.name, one.sha256] for one in packed]
    listed = window.icao24 in job.addresses
    asked = [*sorted(job.registrations), listed] if job.registrations else []
    said = [FORM, job.rules, asked, window.first, window.last, hashes]
    key = sha256(json.dumps(said).encode()).hexdigest()
    if key in window.known:
        return Found(window.n, key)
    problems: list[Problem] = []
    rows: list[LegRow] = []
    if _wanted(job, window, [one.content for one in packed]):
        tracks = []
        for n, one in enumerate(packed):
            track, told = trace_in(one, window.icao24)
            tracks += [track] if track is not None else []
            # The windows before and after tell of their own files.
            problems += told if window.first <= n < window.last else ()
        try:
            rows = list(_rows(window, tracks))
        except Exception as error:  # noqa: BLE001 - one aircraft must not cost the others; it is told
            message = f"{type(error).__name__}: {error}"
            at = Place(window.files[window.first].file.name)
            problems.append(Problem(kinds.DEFECT, at, message, did="its legs left out"))
    content = {"rows": rows, "problems": [problem.to_json() for problem in problems]}
    return Found(window.n, key, json.dumps(content, separators=(",", ":")).encode())


def _wanted(job: Job, window: Window, contents: list[bytes]) -> bool:
    if not job.registrations or window.icao24 in job.addresses:
        return True
    return any(registration_in(content) in job.registrations for content in contents)


def _rows(window: Window, tracks: list[Track]) -> Iterator[LegRow]:
    """Give the rows whose legs begin in the window's own files, or stand for such a leg."""
    own = {placed.file.name for placed in window.files[window.first : window.last]}
    for track in merged(tracks):
        told = told_legs(track, _fields())
        rows = list(leg_rows(told))
        mine = {
            row.number
            for leg, row in zip(told.legs, rows, strict=True)
            if not leg.alternative_to and told.track.spot(leg.first).source in own
        }
        yield from (row for row in rows if row.number in mine)


@cache
def _fields() -> Fields:
    return Fields()

"""Reading a case folder: all files, all problems at once."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from habeas.case.claim_book import ClaimBook
from habeas.case.hand import Hand
from habeas.case.held import check_held, stored_files
from habeas.case.kept_hand import hand_key, keep_hand, kept_hand
from habeas.case.read_custody import read_people, read_stints, read_words
from habeas.case.read_sources import read_sources
from habeas.case.read_tables import read_checks, read_grounds, read_groups
from habeas.case.records import Case
from habeas.case.references import check_references
from habeas.case.sequence import in_sequence
from habeas.case.source_kind import TRACK
from habeas.case.tables import Table, read_table
from habeas.case.track_records import LegTrack
from habeas.errors import ExitCode, HabeasError
from habeas.evidence.guards import visible
from habeas.evidence.problem import Problem, in_order
from habeas.evidence.source import Source

C = TypeVar("C")


class NotACaseError(HabeasError):
    """Raised for a folder that is no case folder at all."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self, folder: Path) -> None:
        named = "The current folder" if folder == Path() else visible(str(folder))
        super().__init__(
            f"{named} is not a case folder: it has no sources.csv, no hand/ and no "
            "habeas.yaml. Name a case folder, or make one with `habeas init DIR`."
        )
        self.folder = folder


# A folder with any of these is a case folder.
_MARKERS = ("habeas.yaml", "sources.csv", "sources.xlsx", "hand")


def is_case(folder: Path) -> bool:
    """Say whether a folder has anything that a case folder has."""
    return folder.is_dir() and any((folder / name).exists() for name in _MARKERS)


def read_case(folder: Path, *, keeping: bool = False) -> Case:
    """Give the case in a folder, with every problem in ``case.problems``.

    Args:
        folder: the case folder.
        keeping: keep what the YAML hand files hold, so that the next command need not read them.

    Raises:
        NotACaseError: if the folder has nothing that a case folder has.
    """
    if not is_case(folder):
        raise NotACaseError(folder)
    stored = stored_files(folder)
    source_table = read_table(folder, "sources")
    sources = read_sources(source_table)
    hand = _hand(folder, sources, keeping=keeping)
    book = ClaimBook(sources, hand.readings, hand.claims, hand.times, hand.counts)
    tables = {name: read_table(folder, f"hand/{name}") for name in _TABLES}
    kinds = {
        **hand.records,
        **_of_tables(tables, book),
        "readings": hand.readings,
        "stints": read_stints(tables["custody"], book, hand.config),
    }
    records: dict[str, Any] = {kind: dict(sorted(some.items())) for kind, some in kinds.items()}
    case = Case(
        folder=folder, config=hand.config, sources=sources, questions=hand.questions, **records
    )
    problems = [*hand.problems, *check_held(folder, book, stored)]
    tracks = _tracks(case, book, problems)
    case = replace(_with_claims(case, book), tracks=tracks)
    case = replace(case, transfers={t.id: in_sequence(case, t) for t in case.transfers.values()})
    problems += [*source_table.problems, *book.problems]
    problems += [p for table in tables.values() for p in table.problems]
    problems += check_references(case)
    return replace(case, problems=in_order(problems), digest=_digest(case))


def _hand(folder: Path, sources: dict[str, Source], *, keeping: bool) -> Hand:
    """Give what the YAML hand files hold: as kept, if nothing has changed since."""
    key = hand_key(folder, sources)
    if kept := kept_hand(folder, key):
        return kept
    # What checks their shape takes longer to load than all the rest of a small question.
    from habeas.case.read_hand_files import read_hand_files  # noqa: PLC0415

    hand = read_hand_files(folder, sources)
    if keeping and hand_key(folder, sources) == key:
        keep_hand(folder, key, hand)
    return hand


def _tracks(case: Case, book: ClaimBook, problems: list[Problem]) -> dict[str, LegTrack]:
    """Read the tracks among the sources, if there are any."""
    if all(source.kind != TRACK for source in book.sources.values()):
        return {}
    # Most cases hold no track, and the readers of tracks take long to load.
    from habeas.case.tracks import take_tracks  # noqa: PLC0415

    found, flaws = take_tracks(case.folder, book, case.transfers.values())
    problems += flaws
    return found


_TABLES = ("groups", "places", "checks", "people", "custody", "words")


def _of_tables(tables: Mapping[str, Table], book: ClaimBook) -> dict[str, Mapping[str, Any]]:
    """Give the records of each kind that the tables hold."""
    return {
        "groups": read_groups(tables["groups"], book),
        "checks": read_checks(tables["checks"]),
        "grounds": read_grounds(tables["places"]),
        "people": read_people(tables["people"], book),
        "words": read_words(tables["words"]),
    }


def _with_claims(case: Case, book: ClaimBook) -> Case:
    """Give the case with the book's claims, in an order that no shuffling of rows changes."""
    return replace(
        case,
        claims=_ordered(book.claims, lambda one: one.key),
        times=_ordered(book.times, lambda one: one.claim.key),
        counts=_ordered(book.counts, lambda one: one.claim.key),
    )


def _ordered(
    said: Mapping[str, list[C]], key: Callable[[C], tuple[str, ...]]
) -> dict[str, tuple[C, ...]]:
    """Give what is said of each subject in order; of most there is one thing, and no order."""
    return {
        subject: tuple(sorted(some, key=key) if len(some) > 1 else some)
        for subject, some in sorted(said.items())
    }


# What a case is made of besides its claims and sources.
RECORDS = (
    "transfers", "matters", "orders", "acts", "groups", "readings", "checks", "things",
    "statements", "grounds", "people", "stints", "questions",
)  # fmt: skip


def _digest(case: Case) -> str:
    """Give the SHA-256 of what is authored, the same wherever and in which order it is written."""
    content = {
        "claims": sorted(c.key for claims in case.claims.values() for c in claims),
        "sources": sorted(
            (s.id, s.sha256, s.copy_of, s.origin, s.zone, s.use) for s in case.sources.values()
        ),
        "records": sorted(
            [kind, *map(str, _plain(record))]
            for kind in RECORDS
            for record in getattr(case, kind).values()
        ),
        "config": [case.config.zone, sorted(case.config.abbreviations.items())],
    }
    packed = json.dumps(content, sort_keys=True, ensure_ascii=False).encode("utf-8", "replace")
    return hashlib.sha256(packed).hexdigest()


def _plain(record: object) -> list[object]:
    """Give a record's fields but for the place where it is written."""
    names = [n for n in type(record).__dataclass_fields__ if n != "at"]  # type: ignore[attr-defined]
    values = []
    for name in names:
        value = getattr(record, name)
        nested = isinstance(value, tuple) and value and hasattr(value[0], "__dataclass_fields__")
        values.append([_plain(v) for v in value] if nested else value)
    return values

"""Record places: what a record cite (``ECF No. 81 at 3``, ``Tr. 42:7-15``) names in a case.

An entry is looked for in the captures of dockets that the case holds, and among its court
documents by the stamp that the filing system printed on them; a page and line of a transcript in
its sources of kind ``transcript``; a docket number among its matters' captures. Where several
matters have such an entry all are given: which one a text means, a reader must say.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from habeas.case.held import checked_path
from habeas.case.records import Case
from habeas.courts.drift import docket_number
from habeas.courts.read_docket import read_dockets
from habeas.courts.record_cite import CiteKind, RecordCite, locator_of
from habeas.courts.records import Docket, Entry
from habeas.evidence.problem import Problem
from habeas.evidence.source import Source
from habeas.evidence.spot import Spot
from habeas.evidence.text_layer import read_text

TRANSCRIPT: Final = "transcript"
DOCKET: Final = "docket"
# Of a page, as many characters are shown.
SHOWN: Final = 300
_NUMBERED: Final = re.compile(r"^[^\S\n]*(\d{1,2})[^\S\n]+(\S.*)$", re.MULTILINE)


def record_places(
    case: Case, cite: RecordCite, court: str = ""
) -> tuple[tuple[Spot, ...], tuple[Problem, ...]]:
    """Give every place of a case that a record cite may name, and what is wrong with its files.

    Args:
        case: the case.
        cite: what `read_cite` made of the words.
        court: the id of the court where a file does not say it.

    Raises:
        NoCourtsExtraError: if a form needs the parser of court pages, which is not installed.
    """
    found: list[Spot] = []
    problems: list[Problem] = []
    for source in case.sources.values():
        if not source.held or not _may_hold(source, cite.kind):
            continue
        if (path := checked_path(case.folder, source, problems)) is None:
            continue
        if cite.kind is CiteKind.TRANSCRIPT:
            found += _of_transcript(source, path, cite)
            continue
        for _, read in read_dockets([path], court):
            if source.kind == DOCKET and not read.records:
                problems += read.problems  # what a readable one lacks has no say here
            for docket in read.records:
                found += _of_docket(source, path, docket, cite)
    return tuple(dict.fromkeys(found)), tuple(problems)


def _may_hold(source: Source, kind: CiteKind) -> bool:
    if kind is CiteKind.TRANSCRIPT:
        return source.kind == TRANSCRIPT
    return source.kind == DOCKET or (kind is CiteKind.ENTRY and _is_pdf(source))


def _is_pdf(source: Source) -> bool:
    return source.file.casefold().endswith(".pdf")


def _of_docket(source: Source, path: Path, docket: Docket, cite: RecordCite) -> Iterator[Spot]:
    if cite.kind is CiteKind.DOCKET_NUMBER:
        if docket_number(docket.number) == docket_number(cite.number) and docket.entries:
            yield _spot(source, docket.entries[0])
        return
    whole = f"{cite.number}-{cite.attachment}" if cite.attachment else cite.number
    for entry in docket.entries:
        if _is_pdf(source) and entry.number == whole:
            yield from _pages(source, path, cite) if cite.pages else [_spot(source, entry)]
        elif not _is_pdf(source) and entry.number == cite.number:
            yield _spot(source, entry)


def _spot(source: Source, entry: Entry) -> Spot:
    quote = entry.spot.quote or entry.text or entry.short
    return Spot(source.id, entry.spot.at, quote[:SHOWN], source.sha256)


def _pages(source: Source, path: Path, cite: RecordCite) -> Iterator[Spot]:
    """Give the first page that is cited, with the beginning of its words."""
    at = f"p. {cite.pages[0]}"
    words = _words_at(path, source, at)
    if words is not None:
        yield Spot(source.id, at, " ".join(words.split())[:SHOWN], source.sha256)


def _of_transcript(source: Source, path: Path, cite: RecordCite) -> Iterator[Spot]:
    """Give the cited lines of a page, where its lines are numbered; else the page's beginning."""
    if not cite.pages:
        return
    words = _words_at(path, source, f"p. {cite.pages[0]}")
    if words is None:
        return
    first, last = (cite.lines[0], cite.lines[-1]) if cite.lines else (1, 99)
    last = last if len(set(cite.pages)) == 1 else 99
    lines = [text for n, text in _NUMBERED.findall(words) if first <= int(n) <= last]
    quote = " ".join(" ".join(lines or words.split()).split())
    yield Spot(source.id, locator_of(cite), quote[:SHOWN], source.sha256)


def _words_at(path: Path, source: Source, at: str) -> str | None:
    layer = read_text(path, source.file)
    found = [one.text for one in layer.passages if one.at == at]
    return "\n".join(found) if found else None

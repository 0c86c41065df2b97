"""Record places: what a record cite (``ECF No. 81 at 3``, ``Tr. 42:7-15``) names in a case.

An entry is looked for in the captures of dockets that the case holds, and among its court
documents by the stamp that the filing system printed on them; a page and line of a transcript in
its sources of kind ``transcript``; a docket number among its matters' captures. Where several
matters have such an entry all are given: which one a text means, a reader must say.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import shorten
from typing import Final

from habeas.case.docket_captures import dockets_in
from habeas.case.held import checked_path
from habeas.case.lookup import DOCKET
from habeas.case.records import Case
from habeas.courts.drift import docket_number
from habeas.courts.record_cite import CiteKind, RecordCite, locator_of
from habeas.courts.records import Docket, Entry
from habeas.evidence.problem import Problem
from habeas.evidence.quotes import Standing, stands
from habeas.evidence.source import Source
from habeas.evidence.spot import Spot
from habeas.evidence.text_layer import read_text

TRANSCRIPT: Final = "transcript"
# Of an entry or a page, as many characters are shown at most.
SHOWN: Final = 300
# No page of a transcript has more lines than two digits number.
LAST_LINE: Final = 99
_NUMBERED: Final = re.compile(r"^[^\S\n]*(\d{1,2})[^\S\n]+(\S.*)$", re.MULTILINE)


def record_places(
    case: Case, cite: RecordCite, court: str = ""
) -> tuple[tuple[Spot, ...], tuple[Problem, ...]]:
    """Give every place of a case that a record cite may name, and what is wrong with its files.

    A quote is given only if it stands there as a check of the case looks for it.

    Args:
        case: the case.
        cite: what `read_cite` made of the words.
        court: the id of the court where a file does not say it.

    Raises:
        NoCourtsExtraError: if a form needs the parser of court pages, which is not installed.
    """
    sources = [one for one in case.sources.values() if one.held and _may_hold(one, cite.kind)]
    if cite.kind is CiteKind.TRANSCRIPT:
        return _in_transcripts(case, sources, cite)
    read, problems = dockets_in(case, sources, court)
    spots = [spot for one in read for spot in _of_docket(*one, cite)]
    # What a file that was read lacks has no say here, nor that a filing is no docket.
    told = {str(path) for _, path, _ in read}
    told |= {str(case.folder / one.file) for one in sources if one.kind != DOCKET}
    return tuple(dict.fromkeys(spots)), tuple(p for p in problems if p.at.file not in told)


def _in_transcripts(
    case: Case, sources: list[Source], cite: RecordCite
) -> tuple[tuple[Spot, ...], tuple[Problem, ...]]:
    found: list[Spot] = []
    problems: list[Problem] = []
    for source in sources:
        if (path := checked_path(case.folder, source, problems)) is not None:
            found += _of_transcript(source, path, cite)
    return tuple(found), tuple(problems)


def _may_hold(source: Source, kind: CiteKind) -> bool:
    if kind is CiteKind.TRANSCRIPT:
        return source.kind == TRANSCRIPT
    return source.kind == DOCKET or (kind is CiteKind.ENTRY and _is_pdf(source))


def _is_pdf(source: Source) -> bool:
    return source.file.casefold().endswith(".pdf")


def _of_docket(source: Source, path: Path, docket: Docket, cite: RecordCite) -> Iterator[Spot]:
    if cite.kind is CiteKind.DOCKET_NUMBER:
        if docket_number(docket.number) == docket_number(cite.number) and docket.entries:
            yield _of_entry(source, path, docket.entries[0])
        return
    whole = f"{cite.number}-{cite.attachment}" if cite.attachment else cite.number
    for entry in docket.entries:
        if not _is_pdf(source) and entry.number == cite.number:
            yield _of_entry(source, path, entry)
        elif _is_pdf(source) and entry.number == whole:
            at = f"p. {cite.pages[0]}" if cite.pages else entry.spot.at
            words = _words_at(path, source, at)
            if words is not None:
                yield _spot(source, path, at, words)


def _of_entry(source: Source, path: Path, entry: Entry) -> Spot:
    at = f"ECF {entry.number}" if entry.number else entry.spot.at
    return _spot(source, path, at, entry.text or entry.short)


def _of_transcript(source: Source, path: Path, cite: RecordCite) -> Iterator[Spot]:
    """Give the cited lines of a page, where its lines are numbered; else the page's beginning."""
    words = _words_at(path, source, f"p. {cite.pages[0]}") if cite.pages else None
    if words is None:
        return
    first = cite.lines[0] if cite.lines else 1
    last = cite.lines[-1] if cite.lines and len(set(cite.pages)) == 1 else LAST_LINE
    lines = [text for n, text in _NUMBERED.findall(words) if first <= int(n) <= last]
    # The numbers between the lines are no words of the hearing.
    yield _spot(source, path, locator_of(cite), " … ".join(lines) or words)


def _spot(source: Source, path: Path, at: str, words: str) -> Spot:
    """Give a place with the beginning of its words, if they stand there word for word."""
    quote = shorten(words, SHOWN, placeholder=" …")
    stand = bool(quote) and stands(read_text(path, source.file), quote, at) is Standing.VERBATIM
    return Spot(source.id, at, quote if stand else "", source.sha256)


def _words_at(path: Path, source: Source, at: str) -> str | None:
    passages = read_text(path, source.file).passages
    return next((one.text for one in passages if one.at == at), None)

"""Held sources: are their bytes the ones that were added, and do the quotes stand in them?"""

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from habeas.case import problems as kinds
from habeas.case.claim_book import ClaimBook
from habeas.case.records import Case, CountClaim, TimeClaim
from habeas.case.source_kind import TRACK
from habeas.errors import HabeasError
from habeas.evidence.claim import Claim, Standing
from habeas.evidence.guards import SOURCE_LIMIT, inside, visible
from habeas.evidence.problem import Problem
from habeas.evidence.quotes import Standing as QuoteStanding
from habeas.evidence.quotes import stands
from habeas.evidence.source import Source, notes_by_source
from habeas.evidence.spot import Place
from habeas.evidence.store import FOLDER, sha256_of
from habeas.evidence.store_entering import is_entering
from habeas.evidence.text_layer import TextLayer, read_text


def check_held(folder: Path, book: ClaimBook, stored: Iterable[str]) -> list[Problem]:
    """Check every source's file and every quote from a held one; give what is wrong.

    A claim whose quote is not found in the held file keeps its place and decides nothing.
    ``stored`` is what ``stored_files`` gave before the list of sources was read.
    """
    problems: list[Problem] = []
    quoted = _quotes_by_source(book)
    noted = {note.id: of for of, note in notes_by_source(book.sources).items()}
    for source in book.sources.values():
        if not source.held:
            did = "checked in our note of it" if source.id in noted.values() else "unchecked"
            problems.append(
                Problem(
                    kinds.NOT_HELD,
                    source.at,
                    f"{source.id} is cited, not held",
                    f"its quotes are {did}",
                )
            )
        elif (path := checked_path(folder, source, problems)) is not None:
            own, as_noted = quoted.get(source.id, []), quoted.get(noted.get(source.id, ""), [])
            layer = _layer(path, source, problems) if own or as_noted else None
            if layer is not None:
                _check_quotes(book, own, layer, problems)
                _check_noted(book, as_noted, source.id, (layer, problems))
        if not source.use:
            reason = f": {source.use_reason}" if source.use_reason else ""
            problems.append(
                Problem(
                    kinds.DISTRUSTED,
                    source.at,
                    f"{source.id} is marked use = no{reason}",
                    "shown, not used",
                )
            )
    return problems + _unlisted(folder, book, stored)


def unproven(case: Case, claims: Iterable[Claim]) -> list[Claim]:
    """Give the claims whose quote is not, or no longer, in what the case holds of its source.

    Reads the held files again. A quote of a source of which nothing is held cannot be compared.
    """
    notes = notes_by_source(case.sources)
    by_file: dict[str, list[Claim]] = {}
    for claim in claims:
        source = case.sources.get(claim.source)
        if source is not None and claim.spot.quote:
            holder = source if source.held else notes.get(source.id)
            if holder is not None:
                by_file.setdefault(holder.id, []).append(claim)
    found: list[Claim] = []
    for id_, quoting in by_file.items():
        source, flaws = case.sources[id_], list[Problem]()
        path = checked_path(case.folder, source, flaws)
        layer = _layer(path, source, flaws) if path else None
        found += [claim for claim in quoting if not _is_proven(layer, claim)]
    return found


def _is_proven(layer: TextLayer | None, claim: Claim) -> bool:
    return layer is not None and stands(layer, claim.spot.quote, "") is not QuoteStanding.NOT_FOUND


def _quotes_by_source(book: ClaimBook) -> dict[str, list[Claim]]:
    quoted: dict[str, list[Claim]] = {}
    for claims in book.claims.values():
        for claim in claims:
            if claim.spot.quote:
                quoted.setdefault(claim.source, []).append(claim)
    return quoted


def checked_path(folder: Path, source: Source, problems: list[Problem]) -> Path | None:
    """Give the path of a held file whose bytes are right; None if they are not, which is noted.

    Args:
        folder: the case folder.
        source: a source that is held.
        problems: takes what is wrong with the file.
    """
    try:
        path = inside(folder, source.file)
        if not path.is_file():
            problems.append(
                Problem(
                    kinds.FILE_MISSING,
                    source.at,
                    f"{source.id}: {visible(source.file)} is not there",
                    "its quotes are unchecked",
                )
            )
            return None
        found = sha256_of(path, SOURCE_LIMIT)
    except HabeasError as error:
        kind = kinds.refusal(error)
        help_ = "Split it, or hold a part." if kind is kinds.TOO_LARGE else ""
        message = f"{source.id}: {error}".replace(f"{folder}/", "")
        problems.append(Problem(kind, source.at, message, "the file was not read", help_))
        return None
    if not source.sha256:
        did = "it decides nothing" if source.kind == TRACK else "read all the same"
        message = f"{source.id}: sha256 is {found}"
        problems.append(Problem(kinds.NO_HASH, source.at, message, did))
    elif found != source.sha256:
        hashes = f"{found[:12]}…, the row says {source.sha256[:12]}…"
        message = f"{source.id}: {visible(source.file)} is {hashes}"
        did = "it decides nothing" if source.kind == TRACK else "its quotes are unchecked"
        problems.append(Problem(kinds.HASH_DIFFERS, source.at, message, did))
        return None
    return path


def _layer(path: Path, source: Source, problems: list[Problem]) -> TextLayer | None:
    layer = read_text(path, source.file)
    for flaw in layer.flaws:
        problems.append(
            Problem(
                kinds.NO_TEXT_LAYER,
                source.at,
                f"{source.id}: {visible(flaw)}",
                "its quotes are unchecked",
            )
        )
    return layer if layer.passages else None


def _check_quotes(
    book: ClaimBook, claims: list[Claim], layer: TextLayer, problems: list[Problem]
) -> None:
    for claim in claims:
        standing = stands(layer, claim.spot.quote, claim.spot.at)
        if standing is QuoteStanding.VERBATIM:
            continue
        words = visible(claim.spot.quote[:60])
        if standing is QuoteStanding.ELSEWHERE:
            message = f"{words!r} does not stand at {claim.spot.at} of {claim.source}"
            problems.append(Problem(kinds.QUOTE_ELSEWHERE, claim.at, message, "kept"))
            continue
        _not_found(book, claim, claim.source, problems)


def _check_noted(
    book: ClaimBook, claims: list[Claim], note: str, into: tuple[TextLayer, list[Problem]]
) -> None:
    """Check quotes of a source that is not held in the note of it, anywhere in the note."""
    layer, problems = into
    for claim in claims:
        if stands(layer, claim.spot.quote, "") is not QuoteStanding.VERBATIM:
            _not_found(book, claim, f"{note}, the note of {claim.source}", problems)


def _not_found(book: ClaimBook, claim: Claim, where: str, problems: list[Problem]) -> None:
    message = f"{visible(claim.spot.quote[:60])!r} is not in {where}"
    problems.append(Problem(kinds.QUOTE_MISSING, claim.at, message, "shown, not used"))
    _set_standing(book, claim, Standing.QUOTE_NOT_FOUND)


def _set_standing(book: ClaimBook, claim: Claim, standing: Standing) -> None:
    """Put a claim back with another standing, wherever the book has it."""
    changed = replace(claim, standing=standing)
    subject = claim.subject
    book.claims[subject] = [changed if c is claim else c for c in book.claims[subject]]
    if subject in book.times:
        book.times[subject] = [
            TimeClaim(changed, t.said, t.zones) if t.claim is claim else t
            for t in book.times[subject]
        ]
    if subject in book.counts:
        book.counts[subject] = [
            CountClaim(changed, c.said) if c.claim is claim else c for c in book.counts[subject]
        ]


def stored_files(folder: Path) -> list[str]:
    """Give the files under sources/, but for those that are only on their way into the case.

    Called before the list of sources is read: a file whose mark has gone by then has its row.
    """
    base = folder / FOLDER
    if not base.is_dir() or base.is_symlink():
        return []
    found = sorted(
        path
        for path in base.iterdir()
        if not path.name.startswith(".") and (path.is_file() or path.is_symlink())
    )
    return [f"{FOLDER}/{path.name}" for path in found if not is_entering(path)]


def _unlisted(folder: Path, book: ClaimBook, stored: Iterable[str]) -> list[Problem]:
    """Note files under sources/ that no row names, and that are still there."""
    named = {_in_folder(folder, source.file) for source in book.sources.values() if source.file}
    return [
        Problem(
            kinds.FILE_UNLISTED, Place(visible(name)), "no row of sources.csv names it", "not read"
        )
        for name in stored
        if name not in named and os.path.lexists(folder / name)
    ]


def _in_folder(folder: Path, file: str) -> str:
    """Give a row's file as the folder calls it; as the row does if it cannot be followed."""
    try:
        return inside(folder, file).relative_to(folder).as_posix()
    except HabeasError:
        return file

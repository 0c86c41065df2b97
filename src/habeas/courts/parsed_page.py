"""Pages and mails of courts: parsed in another process, and put back on their spots."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from habeas.courts import problems as kinds
from habeas.courts.court_parser import CourtParser, GaveUpError
from habeas.courts.from_parsed import Raw, dockets_from
from habeas.courts.mail_text import mail_parts
from habeas.courts.notice_clock import NoticeClock, notice_clock
from habeas.courts.page_limits import rows_of_entries, too_much_of, too_much_of_mail
from habeas.courts.recognise import FORMS
from habeas.courts.records import Docket
from habeas.courts.traced import Traced, from_json, from_references, squeezed, whole
from habeas.evidence.problem import Problem, ProblemKind
from habeas.evidence.spot import Place
from habeas.evidence.text_html import read_html

Found = tuple[Sequence[Docket], tuple[Problem, ...]]

_MAILS: Final = {"notice mail", "supreme court mail"}
# Pages that the parser of another form may know, in the order in which they are tried.
_ALSO: Final = {"district": ("history",), "supreme court old page": ("supreme court page",)}


def problem(kind: ProblemKind, name: str, message: str, did: str = "nothing was read") -> Problem:
    """Give a problem of a file as a whole."""
    return Problem(kind, Place(name), message, did)


def parsed_page(path: Path, text: str, raw: Raw, court: str, parser: CourtParser) -> Found:
    """Give the dockets of a page or mail, and what is wrong with it.

    Args:
        path: where it lies.
        text: its text.
        raw: its form, name and hash, and the clock of its court.
        court: the court's id; blank if it is not known.
        parser: the parser's process.

    Raises:
        NoCourtsExtraError: if the parser is not installed.
        TooDeepError: if it is a mail with parts nested beyond what can be followed.
    """
    too_much = too_much_of_mail(text) if raw.form in _MAILS else too_much_of(text)
    if too_much:
        return (), (problem(kinds.TOO_LARGE, raw.source, too_much),)
    # The parser's process reads the page while its words are laid out here.
    parser.begin(raw.form, court, path)
    parts = tuple(mail_parts(text)) if raw.form in _MAILS else (_undone(raw.form, text),)
    pages = tuple(map(squeezed, parts))
    notice = _notice(raw.form, parts)
    rows = rows_of_entries(text) if raw.form == "district" else 0
    try:
        form, found = _found(parser, raw.form, court, path)
    except GaveUpError as error:
        message = f"read as {FORMS[raw.form]}: {error.reason}"
        return (), (problem(kinds.GAVE_UP, raw.source, message),)
    read = Raw(form, raw.source, raw.sha256, raw.clock, pages, notice)
    dockets = dockets_from(found, read)
    if not any(docket.entries or docket.number for docket in dockets):
        return (), (_nothing(raw, notice),)
    return dockets, _lost(rows if form == raw.form else 0, dockets)


def _found(parser: CourtParser, form: str, court: str, path: Path) -> tuple[str, Any]:
    """Give what was found by the form begun with, then by those that may be taken for it.

    Raises:
        GaveUpError: if the parser fails, and finds nothing by another form.
    """
    failed: GaveUpError | None = None
    for n, one in enumerate((form, *_ALSO.get(form, ()))):
        if n:
            parser.begin(one, court, path)
        try:
            if found := parser.found():
                return one, found
        except GaveUpError as error:
            failed = failed or error
    if failed:
        raise failed
    return form, None


def _lost(rows: int, dockets: Sequence[Docket]) -> tuple[Problem, ...]:
    """Say so if a docket report has more rows of entries than were read."""
    read = sum(len(docket.entries) for docket in dockets)
    if rows <= read:
        return ()
    message = f"{rows:,} rows of the page begin with a date, {read:,} entries were read"
    return (problem(kinds.FEWER_ENTRIES, dockets[0].source, message, "the rest was left out"),)


def _nothing(raw: Raw, notice: NoticeClock) -> Problem:
    """Say politely that there is no docket."""
    if raw.form in _MAILS or notice.entered[0]:
        message = "a notice that adds no entry: a claim, an edit, an announcement"
        return problem(kinds.NOT_A_FILING, raw.source, message, "no entry was made of it")
    return problem(kinds.NOT_A_DOCKET, raw.source, f"read as {FORMS[raw.form]}, it has nothing")


def _undone(form: str, text: str) -> Traced:
    if form in {"acms", "supreme court json"}:
        return from_json(whole(text))
    return from_references(whole(text)) if form == "feed" else whole(text)


def _notice(form: str, parts: Sequence[Traced]) -> NoticeClock:
    """Give the clock of a notice: that of the first part which prints one."""
    if form not in {"notice", "notice mail"}:
        return NoticeClock()
    clocks = (notice_clock(read_html(part.text.encode()).text) for part in parts)
    return next((clock for clock in clocks if clock != NoticeClock()), NoticeClock())

"""Reading court files: any form, from bytes to dockets, with every problem and no exception.

The form is told by the content. The court is told by the file, its name or the reader's user; its
zone comes from the table of courts. Third-party parsers run in another process (``court_parser``).
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from habeas.courts import problems as kinds
from habeas.courts.court_clock import CourtClock
from habeas.courts.court_parser import CourtParser, GaveUpError, NoCourtsExtraError
from habeas.courts.court_table import court_of
from habeas.courts.docket_flaws import flaws_of
from habeas.courts.from_parsed import Raw, dockets_from
from habeas.courts.mail_text import mail_parts
from habeas.courts.notice_clock import NoticeClock, notice_clock
from habeas.courts.page_text import words_of_page
from habeas.courts.parser_child import text_of
from habeas.courts.read_courtlistener import read_courtlistener
from habeas.courts.read_order_pdf import read_order_pdf
from habeas.courts.read_table import NotADocketTableError, read_table
from habeas.courts.recognise import FORMS, form_of
from habeas.courts.records import Docket
from habeas.courts.traced import Traced, from_json, from_references, squeezed, whole
from habeas.errors import HabeasError
from habeas.evidence.guards import TooLargeError, read_limited
from habeas.evidence.problem import Problem, ProblemKind, Readout
from habeas.evidence.spot import Place

Found = tuple[Sequence[Docket], tuple[Problem, ...]]

# A docket of 30,000 entries has 30 MB; court PDFs with pictures reach 60.
FILE_LIMIT: Final = 128 * 2**20
# A docket of 3,000 entries has 60,000 tags; a page with a million is made to exhaust its reader.
MOST_TAGS: Final = 800_000
_ADDRESS: Final = re.compile(r"(?:\becf\.|@|//)([a-z]{2,6}[0-9]{0,2})\.uscourts\.gov")
_PREFIX: Final = re.compile(r"([a-z]{2,6}\d{0,2})(?=[._])")
_ARCHIVE_COURT: Final = re.compile(r"<court>\s*([a-z0-9]+)\s*</court>")
_KIND_OF: Final[dict[type[HabeasError], ProblemKind]] = {
    NotADocketTableError: kinds.NO_COLUMN,
    TooLargeError: kinds.TOO_LARGE,
}
_MAILS: Final = {"notice mail", "supreme court mail"}
# Pages that the parser of another form may know, in the order in which they are tried.
_ALSO: Final = {"district": ("history",), "supreme court old page": ("supreme court page",)}


def read_dockets(
    paths: Iterable[Path], court: str = "", parser: CourtParser | None = None
) -> Iterator[tuple[str, Readout[Docket]]]:
    """Give what each file holds, with its name; a folder gives all files below it.

    Args:
        paths: files and folders.
        court: the id of the court where a file does not say it; blank for none.
        parser: the parser's process; one of our own if none is given.
    """
    with parser or CourtParser() as asked:
        for path in _files(paths):
            yield str(path), _read(path, court, asked)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file() and not p.is_symlink())
        else:
            yield path


def _read(path: Path, court: str, parser: CourtParser) -> Readout[Docket]:
    name = str(path)
    try:
        content = read_limited(path, name, FILE_LIMIT)
        dockets, problems = _dockets(path, content, court, parser)
    except NoCourtsExtraError:
        raise
    except HabeasError as error:
        return Readout(
            (), (_problem(_KIND_OF.get(type(error), kinds.UNREADABLE), name, str(error)),)
        )
    found = tuple(one for one in dockets if one.entries or one.number or one.misshapen)
    flaws = [flaw for docket in found for flaw in flaws_of(docket)]
    return Readout(found, (*problems, *flaws))


def _problem(kind: ProblemKind, name: str, message: str, did: str = "nothing was read") -> Problem:
    return Problem(kind, Place(name), message, did)


def _dockets(path: Path, content: bytes, court: str, parser: CourtParser) -> Found:
    """Read a file by the reader of its form."""
    name, sha256 = str(path), hashlib.sha256(content).hexdigest()
    text = text_of(content)
    form = form_of(content, text)
    if form == "order pdf":
        docket, flaws = read_order_pdf(content, name, sha256, _court(path, court, ""), clock_of)
        return (docket,), flaws
    if form == "courtlistener":
        return read_courtlistener(text, name, sha256, clock_of), ()
    if form == "table":
        return read_table(text, name, sha256, _court(path, court, ""), clock_of), ()
    if form:
        return _parsed(path, Raw(form, name, sha256, (), CourtClock()), text, court, parser)
    return (), (_problem(kinds.NOT_A_DOCKET, name, "it is in no form of a docket"),)


def _parsed(path: Path, raw: Raw, text: str, court: str, parser: CourtParser) -> Found:
    """Ask the parser, and put its words back on their spots."""
    if text.count("<") > MOST_TAGS:
        message = f"more than {MOST_TAGS:,} tags"
        return (), (_problem(kinds.TOO_LARGE, raw.source, message),)
    named = "scotus" if raw.form.startswith("supreme") else _court(path, court, text)
    flaws: list[Problem] = []
    if not named:
        message = "nothing says which court it is from"
        flaws.append(_problem(kinds.UNKNOWN_COURT, raw.source, message, "read without a zone"))
    # The parser's process reads the page while its words are laid out here.
    parser.begin(raw.form, named, path)
    parts = tuple(mail_parts(text)) if raw.form in _MAILS else (_undone(raw.form, text),)
    pages = tuple(map(squeezed, parts))
    notice = _notice(raw.form, parts)
    try:
        form, found = _found(parser, raw.form, named, path)
    except GaveUpError as error:
        message = f"as a {FORMS[raw.form]}: {error.reason}"
        return (), (*flaws, _problem(kinds.GAVE_UP, raw.source, message))
    whole_raw = Raw(form, raw.source, raw.sha256, pages, clock_of(named), notice)
    dockets = dockets_from(found, whole_raw)
    if not any(docket.entries or docket.number for docket in dockets):
        return (), (_nothing(raw, parts),)
    return dockets, tuple(flaws)


def _found(parser: CourtParser, form: str, court: str, path: Path) -> tuple[str, Any]:
    """Give what was found by the form begun with, then by those that may be taken for it.

    Raises:
        GaveUpError: if the parser fails, and finds nothing by another form.
    """
    failed: GaveUpError | None = None
    others = iter(_ALSO.get(form, ()))
    one: str | None = form
    while one:
        try:
            if found := parser.found():
                return one, found
        except GaveUpError as error:
            failed = failed or error
        if one := next(others, None):
            parser.begin(one, court, path)
    if failed:
        raise failed
    return form, None


def _nothing(raw: Raw, parts: Sequence[Traced]) -> Problem:
    """Say politely that there is no docket."""
    if raw.form in _MAILS or (raw.form == "notice" and _notice(raw.form, parts).entered[0]):
        message = "a notice that adds no entry: a claim, an edit, an announcement"
        return _problem(kinds.NOT_A_FILING, raw.source, message, "no entry was made of it")
    return _problem(kinds.NOT_A_DOCKET, raw.source, f"read as a {FORMS[raw.form]}, it has nothing")


def _undone(form: str, text: str) -> Traced:
    if form in {"acms", "supreme court json"}:
        return from_json(whole(text))
    return from_references(whole(text)) if form == "feed" else whole(text)


def _notice(form: str, parts: Sequence[Traced]) -> NoticeClock:
    """Give the clock of a notice: that of the first part which prints one."""
    if form not in {"notice", "notice mail"}:
        return NoticeClock()
    clocks = (notice_clock(words_of_page(part.text)) for part in parts)
    return next((clock for clock in clocks if clock != NoticeClock()), NoticeClock())


def _court(path: Path, given: str, text: str) -> str:
    """Name the court: as given, as the file's name begins, or as its addresses say."""
    if given:
        return given
    prefix = _PREFIX.match(path.name)
    if prefix and court_of(prefix[1]):
        return prefix[1]
    if found := _ARCHIVE_COURT.search(text):
        return found[1]
    named = Counter(one for one in _ADDRESS.findall(text) if court_of(one))
    return named.most_common(1)[0][0] if named else ""


def clock_of(court: str) -> CourtClock:
    """Give the clock of a court by its id; one without a zone if it is not known.

    Example:
        >>> clock_of("dcd").zones, clock_of("nowhere").zones
        (('America/New_York',), ())
    """
    known = court_of(court) if court else None
    return CourtClock(known.zones, f"the zone of {court}") if known else CourtClock()

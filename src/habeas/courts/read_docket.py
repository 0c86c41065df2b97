"""Reading court files: any form, from bytes to dockets, with every problem and no exception.

The form is told by the content. The court is told by who asks, the name of the file, or the file
itself (``court_in``); its zone comes from the table of courts. What may be hostile is parsed in
another process (``court_parser``).
"""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from habeas.courts import problems as kinds
from habeas.courts.court_clock import CourtClock
from habeas.courts.court_in import court_in
from habeas.courts.court_parser import CourtParser, GaveUpError, NoCourtsExtraError
from habeas.courts.court_table import court_of
from habeas.courts.docket_flaws import flaws_of
from habeas.courts.from_parsed import Raw
from habeas.courts.mail_text import TooDeepError
from habeas.courts.parsed_page import Found, parsed_page, problem
from habeas.courts.parser_child import PDF, text_of
from habeas.courts.read_courtlistener import TooManyEntriesError, read_courtlistener
from habeas.courts.read_table import NotADocketTableError, read_table
from habeas.courts.recognise import form_of
from habeas.courts.records import Docket
from habeas.errors import HabeasError
from habeas.evidence.guards import TooLargeError, read_limited
from habeas.evidence.late import Late
from habeas.evidence.problem import ProblemKind, Readout
from habeas.evidence.text_layer import layer_of

if TYPE_CHECKING:
    from habeas.courts import read_order_pdf
    from habeas.evidence import text_pdf
else:
    # What reads PDF loads slowly, and most dockets are none.
    read_order_pdf = Late("habeas.courts.read_order_pdf")
    text_pdf = Late("habeas.evidence.text_pdf")

# Court PDFs with pictures reach 60 MB.
FILE_LIMIT: Final = 128 * 2**20
# A docket of 30,000 entries has 30 MB.
TEXT_LIMIT: Final = 48 * 2**20
_KIND_OF: Final[dict[type[HabeasError], ProblemKind]] = {
    GaveUpError: kinds.GAVE_UP,
    NotADocketTableError: kinds.NO_COLUMN,
    TooLargeError: kinds.TOO_LARGE,
    TooDeepError: kinds.TOO_LARGE,
    TooManyEntriesError: kinds.TOO_LARGE,
}


def read_dockets(
    paths: Iterable[Path], court: str = "", parser: CourtParser | None = None
) -> Iterator[tuple[str, Readout[Docket]]]:
    """Give what each file holds, with its name; a folder gives all files below it.

    Args:
        paths: files and folders.
        court: the id of the court where a file does not say it; blank for none.
        parser: the parser's process; one of our own if none is given.

    Raises:
        NoCourtsExtraError: if a file needs the parser of court pages, which is not installed.
    """
    with closing(parser or CourtParser()) as asked:
        for path in paths:
            if not path.is_dir():
                yield str(path), _read(path, court, asked)
                continue
            below = sorted(p for p in path.rglob("*") if p.is_symlink() or not p.is_dir())
            if not below:
                nothing = problem(kinds.NOT_A_DOCKET, str(path), "the folder holds no file")
                yield str(path), Readout((), (nothing,))
            for one in below:
                yield str(one), _read(one, court, asked)


def _read(path: Path, court: str, parser: CourtParser) -> Readout[Docket]:
    name = str(path)
    try:
        dockets, problems = _dockets(path, read_limited(path, name, FILE_LIMIT), court, parser)
    except NoCourtsExtraError:
        raise
    except HabeasError as error:
        kind = _KIND_OF.get(type(error), kinds.UNREADABLE)
        message = str(error).removeprefix(f"{name}: ")
        return Readout((), (problem(kind, name, message),))
    found = tuple(one for one in dockets if one.entries or one.number or one.misshapen)
    flaws = [flaw for docket in found for flaw in flaws_of(docket)]
    if not found and not problems:
        flaws.append(problem(kinds.NOT_A_DOCKET, name, "it holds no docket and no entry"))
    return Readout(found, (*problems, *flaws))


def _dockets(path: Path, content: bytes, given: str, parser: CourtParser) -> Found:
    """Read a file by the reader of its form."""
    name, sha256 = str(path), hashlib.sha256(content).hexdigest()
    if b"%PDF-" in content[:1024]:
        court = given or court_in(path.name, "")
        docket, flaws = read_order_pdf.read_order_pdf(
            _pages(path, parser), name, sha256, court, clock_of
        )
        return (docket,), flaws
    if len(content) > TEXT_LIMIT:
        raise TooLargeError(name, len(content), TEXT_LIMIT)
    text = text_of(content)
    form = form_of(text)
    if form == "courtlistener":
        return read_courtlistener(text, name, sha256, given, clock_of), ()
    if form == "table":
        return read_table(text, name, sha256, given or court_in(path.name, ""), clock_of), ()
    if not form:
        # Pictures, archives and empty files are told for what they are.
        reason = "; ".join(layer_of(content, path.name).flaws) or "it is in no form of a docket"
        return (), (problem(kinds.NOT_A_DOCKET, name, reason),)
    court = "scotus" if form.startswith("supreme") else given or court_in(path.name, text)
    return parsed_page(path, text, Raw(form, name, sha256, clock_of(court)), court, parser)


def _pages(path: Path, parser: CourtParser) -> "list[text_pdf.PdfPage]":
    parser.begin(PDF, "", path)
    return [text_pdf.PdfPage(**page) for page in parser.found()]


def clock_of(court: str) -> CourtClock:
    """Give the clock of a court by its id; one without a zone if it is not known.

    Example:
        >>> clock_of("dcd").zones, clock_of("nowhere").zones
        (('America/New_York',), ())
    """
    known = court_of(court)
    return CourtClock(known.zones, f"the zone of {court}") if known else CourtClock()

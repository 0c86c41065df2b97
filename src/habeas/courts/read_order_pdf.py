"""Court documents as PDF: the stamp of the filing system, and what text there is.

The stamp on each page names the matter, the entry, and the day of filing: ``Case
1:25-cv-00766-JEB Document 81 Filed 04/16/25 Page 1 of 46``. A file's own dates are those of its
making and its download, and are no time of a court.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final

from habeas.courts import problems as kinds
from habeas.courts.court_clock import CourtClock
from habeas.courts.hearing_times import hearing_times
from habeas.courts.records import CourtTime, Docket, Entry
from habeas.evidence.problem import Problem, ProblemKind
from habeas.evidence.spot import Place, Spot
from habeas.evidence.text_pdf import PdfPage

# The systems of district courts and of most circuits; that of the 2d and 9th Circuit, which prints
# the day bare; that of the 8th, which numbers its entries by an id.
_STAMPS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        (
            r"(?:Case|Appeal)(?:\s+No\.?)?:?\s*\#?(?P<number>[\w:.-]+).{0,80}?"
            r"(?:Doc(?:ument)?|ECF|DktEntry|Dkt)\.?(?:\s+No\.?)?\s*\#?:?\s*"
            r"(?P<entry>\d+(?:[-.]\d+)?)\b.{0,60}?(?P<clock>Filed|Entered):?\s+"
            r"(?:(?:in|on)\s+(?:the\s+)?\w+\s+(?:[Dd]ocket\s+)?)?(?:on\s+)?"
            r"(?P<date>\d{1,2}/\d{1,2}/(?:\d{4}|\d{2}))\b"
        ),
        (
            r"Case:?\s*(?P<number>[\w:.-]+?),\s(?:Document\s(?P<entry>\d+(?:-\d+)?),\s)?"
            r"(?P<date>\d{2}/\d{2}/\d{4}),(?:.{0,40}?DktEntry:\s*(?P<dkt>\d+(?:\.\d+)?))?"
        ),
        (
            r"Appellate\sCase:\s*(?P<number>[\w:.-]+).{0,40}?(?P<clock>Date\sFiled):\s"
            r"(?P<date>\d{2}/\d{2}/\d{4})"
        ),
    )
)
STAMP_WHY: Final = "the filing system stamps it on the page"


def read_order_pdf(
    pages: Sequence[PdfPage],
    source: str,
    sha256: str,
    court: str,
    clock_of: Callable[[str], CourtClock],
) -> tuple[Docket, tuple[Problem, ...]]:
    """Give the one entry that a document is, and which of its pages hold no text of their own.

    Args:
        pages: the pages of the file.
        source: what messages call it.
        sha256: its hash.
        court: the court's id; blank if it is not known.
        clock_of: gives the clock of a court.
    """
    stamp = next((found for page in pages if (found := stamp_in(page.stamp))), {})
    first = next((page for page in pages if page.text), None)
    clock = "entered" if stamp.get("clock") == "Entered" else "filed"
    stamped = clock_of(court).day(clock, stamp.get("date", ""), STAMP_WHY)
    entry = Entry(
        number=stamp.get("entry", ""),
        text=first.text if first else "",
        times=(*((stamped,) if stamped else ()), *_heard(pages, clock_of(court))),
        spot=Spot(source, f"p. {first.number if first else 1}", sha256=sha256),
    )
    docket = Docket(
        form="order pdf",
        court=court,
        number=stamp.get("number", ""),
        name="",
        entries=(entry,) if pages else (),
        source=source,
        sha256=sha256,
    )
    return docket, tuple(_flaws(pages, source))


def _heard(pages: Sequence[PdfPage], clock: CourtClock) -> tuple[CourtTime, ...]:
    """Give the clocks of a hearing of which a transcript or a minute sheet tells."""
    return tuple(hearing_times("\n".join(page.text for page in pages), clock))


def stamp_in(line: str) -> dict[str, str]:
    """Give what a filing stamp says: number, entry, date, and the clock; empty if it is none.

    Example:
        >>> stamp_in("Case 1:25-cv-00766-JEB Document 81 Filed 04/16/25 Page 1 of 46")["entry"]
        '81'
    """
    for pattern in _STAMPS:
        if found := pattern.search(line):
            said = {name: value for name, value in found.groupdict().items() if value}
            return {"entry": said.get("dkt", ""), **said}
    return {}


def _flaws(pages: Sequence[PdfPage], source: str) -> Iterator[Problem]:
    """Name the pages without text of their own, a run at a time."""
    for (kind, what), some in groupby(pages, key=_lacks):
        if kind is None:
            continue
        numbers = [page.number for page in some]
        first, last = numbers[0], numbers[-1]
        where = f"p. {first}" if first == last else f"p. {first}-{last}"
        did = "not read" if kind is kinds.NO_TEXT_LAYER else "read, and marked as such"
        yield Problem(kind, Place(source, cell=where), what, did)


def _lacks(page: PdfPage) -> tuple[ProblemKind | None, str]:
    if page.needs_ocr:
        said = "only the filing stamp as text" if page.stamp else "no text"
        return kinds.NO_TEXT_LAYER, f"a picture with {said}: no text layer"
    if page.by_ocr:
        return kinds.BY_OCR, "text by OCR, laid over a picture of the page"
    return None, ""

"""Court documents as PDF: the stamp of the filing system, and what text there is.

The stamp on each page names the matter, the entry, and the day of filing: ``Case
1:25-cv-00766-JEB Document 81 Filed 04/16/25 Page 1 of 46``. A file's own dates are those of its
making and its download, and are no time of a court.
"""

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Final

from habeas.courts import problems as kinds
from habeas.courts.court_clock import CourtClock
from habeas.courts.records import Docket, Entry
from habeas.evidence.problem import Problem, ProblemKind
from habeas.evidence.spot import Place, Spot
from habeas.evidence.text_pdf import PdfPage, pdf_pages

_STAMP: Final = re.compile(
    r"(?:Case|Appeal)(?:\s+No\.?)?:?\s*(?P<number>[\w:.-]+).{0,80}?"
    r"(?:Doc(?:ument)?|ECF|DktEntry|Dkt)\.?(?:\s+(?:No\.?|\#))?:?\s*(?P<entry>\d+(?:-\d+)?)"
    r".{0,60}?(?:Filed|Entered):?\s+(?:in\s+\w+\s+)?(?:on\s+)?(?P<date>\d{1,2}/\d{1,2}/\d{2,4})"
)
STAMP_WHY: Final = "the filing system stamps it on the page"


def read_order_pdf(
    content: bytes, source: str, sha256: str, court: str, clock_of: Callable[[str], CourtClock]
) -> tuple[Docket, tuple[Problem, ...]]:
    """Give the one entry that a document is, and which of its pages hold no text of their own.

    Args:
        content: the file.
        source: what messages call it.
        sha256: its hash.
        court: the court's id; blank if it is not known.
        clock_of: gives the clock of a court.

    Raises:
        UnreadablePdfError: if it cannot be opened.
    """
    pages = list(pdf_pages(content))
    stamp = next((found for page in pages if (found := _STAMP.search(page.stamp))), None)
    first = next((page for page in pages if page.text), None)
    filed = clock_of(court).day("filed", stamp["date"], STAMP_WHY) if stamp else None
    entry = Entry(
        number=stamp["entry"] if stamp else "",
        text=first.text if first else "",
        times=(filed,) if filed else (),
        spot=Spot(source, f"p. {first.number if first else 1}", sha256=sha256),
    )
    docket = Docket(
        form="order pdf",
        court=court,
        number=stamp["number"] if stamp else "",
        name="",
        entries=(entry,) if pages else (),
        source=source,
        sha256=sha256,
    )
    return docket, tuple(_flaws(pages, source))


def _flaws(pages: list[PdfPage], source: str) -> Iterator[Problem]:
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

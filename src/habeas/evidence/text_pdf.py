"""PDF: one passage a page, and an honest word about pages that are pictures.

Adapter of pypdfium2. CM/ECF prints a filing stamp on every page, so that a scan seems to
have text: ``Case 1:25-cv-00766-JEB Document 81 Filed 04/16/25 Page 1 of 46``. A page with
no more than that under a picture gives no passage and a flaw.

Stamps and page or line numbers at the edge of a page would stand in the middle of a
sentence that runs on to the next page; they follow at the end of the layer, under the
same locator. Pages are counted from 1, whatever number they print.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import pypdfium2
from pypdfium2.raw import (
    FPDF_PAGEOBJ_IMAGE,
    FPDF_PAGEOBJ_TEXT,
    FPDF_TEXTRENDERMODE_INVISIBLE,
    FPDFTextObj_GetTextRenderMode,
)

from habeas.errors import ExitCode, HabeasError
from habeas.evidence.text_passages import Passage, TextLayer, no_text, within_cap

# The longest public court record runs to some thousand pages a volume.
MOST_PAGES = 20_000
# Pictures lie on the page or in a form on it; deeper nesting is no scan.
_PICTURE_DEPTH = 4
# The longest stamp seen, with its page ids, has 110 characters.
_LONGEST_STAMP = 250
_STAMP_WORDS = (
    re.compile(r"(?:USCA|Case\b|Appeal\b|Appellate Case\b)"),
    re.compile(r"\b(?:Doc|Document|ECF|DktEntry|Dkt|Entry ID)\b"),
    # The 2d and 9th Circuit print the day bare, between commas.
    re.compile(r"\b(?:Filed|Entered):?\s|,\s\d{2}/\d{2}/\d{4},"),
    re.compile(r"\b(?:Page\d{0,5}|Pg|PageID)\b"),
)
_NUMBER = re.compile(r"(?:Page\s)?[-–—]?\s?\d{1,4}\s?[-–—]?(?:\sof\s\d{1,4})?")
# PDFium writes a hyphen at a line's end as U+0002 or U+FFFE and joins the two lines.
_LINE_HYPHEN = re.compile("[\x02\ufffe]")


def is_stamp(line: str) -> bool:
    """Say whether a line is the stamp that a court's filing system prints on a page.

    Example:
        >>> is_stamp("Case 1:25-cv-00766-JEB Document 81 Filed 04/16/25 Page 1 of 46")
        True
        >>> is_stamp("Case 1 was filed on page 3")
        False
    """
    starts = _STAMP_WORDS[0].match(line)
    if not starts or len(line) > _LONGEST_STAMP:
        return False
    return all(word.search(line) for word in _STAMP_WORDS[1:])


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page of a court's document.

    Attributes:
        number: from 1, whatever it prints.
        text: its own words; blank for a page that is a picture.
        stamp: the filing stamp; blank if it bears none.
        by_ocr: whether its words are a guess laid invisibly over a picture of the page.
        needs_ocr: whether it is a picture whose words no machine can read here.
    """

    number: int
    text: str
    stamp: str
    by_ocr: bool = False
    needs_ocr: bool = False


class UnreadablePdfError(HabeasError):
    """Raised for a PDF, or a page of one, that cannot be opened."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self, reason: str) -> None:
        super().__init__(f"the PDF cannot be opened ({reason})")
        self.reason = reason


def pdf_pages(content: bytes) -> Iterator[PdfPage]:
    """Give the pages of a court's document, the first ``MOST_PAGES`` of them.

    Raises:
        UnreadablePdfError: if the document or a page cannot be opened.
    """
    try:
        with pypdfium2.PdfDocument(content) as document:
            for n in range(min(len(document), MOST_PAGES)):
                yield _pdf_page(document, n)
    except pypdfium2.PdfiumError as error:
        raise UnreadablePdfError(_reason(error)) from error


def _pdf_page(document: pypdfium2.PdfDocument, n: int) -> PdfPage:
    text, picture = _page(document, n)
    body, edge = _parts(text)
    stamp = next((line for line in edge.splitlines() if is_stamp(line)), "")
    if not picture:
        return PdfPage(n + 1, body, stamp)
    return PdfPage(n + 1, body, stamp, by_ocr=_by_ocr(document, n), needs_ocr=not body)


def _by_ocr(document: pypdfium2.PdfDocument, n: int) -> bool:
    """Say whether most of a page's words are written in no ink (PDF 1.7, 9.3.6, mode 3)."""
    page = document[n]
    try:
        words = list(page.get_objects(filter=[FPDF_PAGEOBJ_TEXT], max_depth=_PICTURE_DEPTH))
        modes = [FPDFTextObj_GetTextRenderMode(one.raw) for one in words]
        return 2 * modes.count(FPDF_TEXTRENDERMODE_INVISIBLE) > len(modes)
    finally:
        page.close()


def read_pdf(content: bytes) -> TextLayer:
    """Give a layer with one passage a page, then what stands at the pages' edges.

    Example:
        >>> read_pdf(b"%PDF-1.7 cut short").flaws
        ('no text layer: the PDF cannot be opened (Data format error)',)
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        return no_text(f"the PDF cannot be opened ({_reason(error)})")
    with document:
        return _layer(document)


def _reason(error: pypdfium2.PdfiumError) -> str:
    found = re.search(r"PDFium: (.+?)\.?\)", str(error))
    return found[1] if found else str(error)


def _layer(document: pypdfium2.PdfDocument) -> TextLayer:
    flaws: list[str] = []
    edges: list[Passage] = []
    # The edges are complete only when the last body has been drawn: the order matters.
    passages, cut = within_cap(chain(_bodies(document, edges, flaws), edges))
    if len(document) > MOST_PAGES:
        flaws.append(f"only the first {MOST_PAGES:,} of {len(document):,} pages were read")
    return TextLayer(passages, (*flaws, *cut))


def _bodies(
    document: pypdfium2.PdfDocument, edges: list[Passage], flaws: list[str]
) -> Iterator[Passage]:
    for n in range(min(len(document), MOST_PAGES)):
        at = f"p. {n + 1}"
        try:
            text, picture = _page(document, n)
        except pypdfium2.PdfiumError as error:
            flaws.append(f"{at} cannot be read ({_reason(error)})")
            continue
        body, edge = _parts(text)
        if picture and not body:
            flaws.append(f"{at} has {_instead(edge)}: needs OCR")
            continue
        if edge and body:
            edges.append(Passage(at, edge))
        if body or edge:
            yield Passage(at, body or edge)


def _instead(edge: str) -> str:
    return "only its filing stamp as text" if edge else "a picture and no text"


def _page(document: pypdfium2.PdfDocument, n: int) -> tuple[str, bool]:
    page = document[n]
    try:
        textpage = page.get_textpage()
        text = _LINE_HYPHEN.sub("-\n", textpage.get_text_bounded())
        textpage.close()
        pictures = page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=_PICTURE_DEPTH)
        return text, any(True for _ in pictures)
    finally:
        page.close()


def _parts(text: str) -> tuple[str, str]:
    """Part a page's own text from the stamps anywhere and the numbers at its two ends."""
    lines = [line.rstrip() for line in text.splitlines()]
    stamps = [line for line in lines if is_stamp(line)]
    lines = [line for line in lines if line and not is_stamp(line)]
    first, last = 0, len(lines)
    while first < last and _NUMBER.fullmatch(lines[first]):
        first += 1
    while last > first and _NUMBER.fullmatch(lines[last - 1]):
        last -= 1
    if first == last and not stamps:
        return "\n".join(lines), ""
    return "\n".join(lines[first:last]), "\n".join(lines[:first] + lines[last:] + stamps)

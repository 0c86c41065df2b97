"""PDF: pages, stamps, scans and broken files."""

import pypdfium2
import pytest
from made_pdf import pdf

from habeas.evidence import text_pdf
from habeas.evidence.quotes import find_words
from habeas.evidence.text_pdf import PdfPage, UnreadablePdfError, is_stamp, pdf_pages, read_pdf

STAMP = "Case 1:25-cv-00766-JEB Document 81 Filed 04/16/25 Page 1 of 46"


def test_each_page_is_a_passage():
    layer = read_pdf(pdf(["It is so ordered."], ["Dated today."]))
    assert [(p.at, p.text) for p in layer.passages] == [
        ("p. 1", "It is so ordered."),
        ("p. 2", "Dated today."),
    ]
    assert layer.flaws == ()


def test_a_sentence_runs_on_over_the_stamp_and_the_number_of_the_next_page():
    layer = read_pdf(pdf(["1", "The planes had", STAMP], ["- 2 -", "left by then.", "Page 2 of 2"]))
    assert layer.text.startswith("The planes had\nleft by then.\n")
    assert find_words(layer, "planes had left").matches[0].at == "p. 1-2"
    assert find_words(layer, "Document 81 Filed 04/16/25").matches[0].at == "p. 1"


def test_a_hyphen_at_the_end_of_a_line_stays_a_hyphen_at_the_end_of_a_line():
    layer = read_pdf(pdf(["the detain-", "ees on a twelve-", "year list"]))
    assert layer.text == "the detain-\nees on a twelve-\nyear list"
    assert find_words(layer, "detainees on a twelve-year list").matches


def test_a_scan_with_a_stamp_has_no_text():
    layer = read_pdf(pdf([STAMP], [STAMP, "2"], picture=True))
    assert layer.passages == ()
    assert layer.flaws == (
        "p. 1 has only its filing stamp as text: needs OCR",
        "p. 2 has only its filing stamp as text: needs OCR",
    )


def test_a_scan_without_a_stamp_has_no_text_either():
    layer = read_pdf(pdf([], picture=True))
    assert layer.flaws == ("p. 1 has a picture and no text: needs OCR",)


def test_a_picture_beside_text_is_no_flaw():
    layer = read_pdf(pdf(["So ordered.", STAMP], picture=True))
    assert layer.flaws == ()
    assert [p.text for p in layer.passages] == ["So ordered.", STAMP]


def test_a_page_with_a_stamp_and_no_picture_has_just_that_text():
    assert [p.text for p in read_pdf(pdf([STAMP])).passages] == [STAMP]


def test_a_blank_page_gives_nothing():
    layer = read_pdf(pdf([], ["two"]))
    assert [p.at for p in layer.passages] == ["p. 2"]
    assert layer.flaws == ()


def test_a_page_of_numbers_is_no_page_edge():
    assert [p.text for p in read_pdf(pdf(["137", "101"])).passages] == ["137\n101"]


STAMPS = {
    "district": STAMP,
    "Kentucky": "Case: 2:19-cv-00019-WOB-CJS Doc #: 38 Filed: 06/06/19 Page: 1 of 1 - Page ID#: 366",
    "Michigan": "Case 1:25-cv-00001-XYZ ECF No. 12, PageID.45 Filed 04/01/25 Page 3 of 4",
    "D.C. Circuit": "USCA Case #25-5217 Document #2129 Filed: 08/08/2025 Page 1 of 3",
    "Fourth Circuit": "USCA4 Appeal: 25-1404 Doc: 8 Filed: 04/17/2025 Pg: 1 of 7",
    "Ninth Circuit": "Case: 25-1, 04/17/2025, DktEntry: 8.1, Filed: 04/17/2025, Page 1 of 7",
}


@pytest.mark.parametrize("line", STAMPS.values(), ids=STAMPS)
def test_stamps_of_courts_are_known(line):
    assert is_stamp(line)


NO_STAMPS = {
    "a caption": "Case No. 1:25-cv-00766",
    "a sentence": "The document was filed on page 3.",
    "a sentence that begins as a stamp": "Case law about a Document Filed late, in one Chapter",
    "too long": STAMP + " and so on" * 30,
}


@pytest.mark.parametrize("line", NO_STAMPS.values(), ids=NO_STAMPS)
def test_other_lines_are_no_stamps(line):
    assert not is_stamp(line)


BROKEN = {
    "cut short": (b"%PDF-1.7\n1 0 obj\n<<", "Data format error"),
    "not a PDF": (b"hello", "Data format error"),
}


@pytest.mark.parametrize(("content", "reason"), BROKEN.values(), ids=BROKEN)
def test_a_broken_pdf_is_an_empty_layer_with_a_reason(content, reason):
    layer = read_pdf(content)
    assert layer.passages == ()
    assert layer.flaws == (f"no text layer: the PDF cannot be opened ({reason})",)


def test_a_broken_page_leaves_the_others(monkeypatch):
    whole = text_pdf._page

    def page(document, n):
        if n == 0:
            raise pypdfium2.PdfiumError("Failed to load page.")
        return whole(document, n)

    monkeypatch.setattr(text_pdf, "_page", page)
    layer = read_pdf(pdf(["one"], ["two"]))
    assert [p.at for p in layer.passages] == ["p. 2"]
    assert layer.flaws == ("p. 1 cannot be read (Failed to load page.)",)


def test_pages_beyond_the_limit_are_said(monkeypatch):
    monkeypatch.setattr(text_pdf, "MOST_PAGES", 1)
    layer = read_pdf(pdf(["one"], ["two"]))
    assert [p.text for p in layer.passages] == ["one"]
    assert layer.flaws == ("only the first 1 of 2 pages were read",)


# notes/courts.md section 3: 37 of the 110 pages have a stamp and no more.
@pytest.mark.field_data
def test_the_scans_among_real_filings_are_told_from_text(field_data):
    layers = {
        path.name.split(".")[4]: read_pdf(path.read_bytes())
        for path in sorted((field_data / "courts" / "pdf").glob("*.pdf"))
    }
    scans = {number: len(layer.flaws) for number, layer in layers.items() if layer.flaws}
    assert scans == {"47": 36, "57": 1}
    assert find_words(layers["64"], "In the interest of moving this matter along").matches


PAGES = {
    "words under a stamp": (
        pdf([STAMP, "It is so ordered."]),
        PdfPage(1, "It is so ordered.", STAMP),
    ),
    "a picture with its stamp alone": (
        pdf([STAMP], picture=True),
        PdfPage(1, "", STAMP, needs_ocr=True),
    ),
    "a picture alone": (pdf([], picture=True), PdfPage(1, "", "", needs_ocr=True)),
    "words in no ink over a picture": (
        pdf(["It is so ordered."], picture=True, mode=3),
        PdfPage(1, "It is so ordered.", "", by_ocr=True),
    ),
    "words in ink beside a picture": (
        pdf(["It is so ordered."], picture=True),
        PdfPage(1, "It is so ordered.", ""),
    ),
}


@pytest.mark.parametrize(("content", "page"), list(PAGES.values()), ids=list(PAGES))
def test_a_page_tells_its_stamp_its_words_and_what_they_are_worth(content, page):
    assert list(pdf_pages(content)) == [page]


def test_a_pdf_that_cannot_be_opened_says_why():
    with pytest.raises(UnreadablePdfError, match="Data format error"):
        list(pdf_pages(b"%PDF-1.7 cut short"))

"""Record cites: the forms of the docs, what stays out, and laws over made cites and hostile text."""

import re
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.courts.record_cite import CiteKind, RecordCite, locator_of, printed
from habeas.courts.record_cites import RecordCiteError, cites_in, read_cite
from habeas.errors import HabeasError
from habeas.evidence.spot import is_locator

PAGE = (Path(__file__).parents[2] / "docs/reference/record-cites.md").read_text(encoding="utf-8")


def table(heading):
    section = PAGE.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = re.findall(r"^\| (.+) \|$", section, re.MULTILINE)
    return [row.split(" | ") for row in rows[1:]]


def coded(cell):
    return re.findall(r"`([^`]+)`", cell)


def told(cite):
    """Say a cite in the words of the page."""
    named = (
        ("attachment", cite.attachment),
        *((word, "-".join(map(str, dict.fromkeys(numbers)))) for word, numbers in (
            ("page", cite.pages), ("line", cite.lines), ("paragraph", cite.paragraphs),
        )),
        ("", cite.proceeding),
        ("", cite.date),
    )  # fmt: skip
    return ", ".join(
        [f"{cite.kind} {cite.number}".strip(), *(f"{w} {n}".strip() for w, n in named if n)]
    )


def fields(cite):
    return replace(cite, start=0, end=0, text="")


FORMS = table("Forms")
OUT = [words for row in table("What is no record cite") for words in coded(row[0])]


@pytest.mark.parametrize(
    ("form", "parsed", "locators", "style"), FORMS, ids=[row[0] for row in FORMS]
)
def test_the_table_of_the_docs_is_what_the_code_gives(form, parsed, locators, style):
    cites = cites_in(coded(form)[0])
    assert "; ".join(map(told, cites)) == parsed
    assert (
        "; ".join(f"`{at}`" if (at := locator_of(cite)) else "none" for cite in cites) == locators
    )
    assert [printed(cite) for cite in cites] == coded(style)


@pytest.mark.parametrize("form", [row[0] for row in FORMS])
def test_a_form_is_found_where_it_stands_in_a_sentence(form):
    form = coded(form)[0]
    before, after = "As the parties agreed 😀, ", ", the matter was set for argument."
    found = cites_in(f"{before}{form}{after}")
    alone = cites_in(form)
    assert [fields(cite) for cite in found] == [fields(cite) for cite in alone]
    assert [cite.start - len(before) for cite in found] == [cite.start for cite in alone]


@pytest.mark.parametrize("words", OUT)
def test_what_the_docs_leave_out_is_no_cite(words):
    assert cites_in(words) == ()
    assert cites_in(f"The clerk wrote {words}, and so it stayed.") == ()


@pytest.mark.parametrize(
    "words",
    ["555-0100", "call No. 555-0100", "on 3/15/2025 at 19:25", "2025-03-15", "Mar. 15, 2025"],
)
def test_telephone_numbers_and_dates_are_no_cites(words):
    assert cites_in(f"{words}.") == cites_in(words) == ()


CUT = {
    "a time of day": ("ECF No. 81 at 9:30 a.m.", "ECF No. 81"),
    "an hour": ("ECF No. 81 at 9 p.m.", "ECF No. 81"),
    "a zone": ("ECF No. 81 at 9:20 EDT", "ECF No. 81"),
    "pages that run back": ("ECF No. 81 at 9-3", "ECF No. 81"),
    "lines that run back": ("ECF No. 81 at 9:15-7", "ECF No. 81"),
    "lines of one page twice named that run back": ("ECF No. 81 at 9:15-9:7", "ECF No. 81"),
    "a line without its first": ("ECF No. 81 at 9-10:7", "ECF No. 81"),
    "paragraphs that run back": ("ECF No. 81 ¶¶ 9-3", "ECF No. 81"),
    "what may be one more page": ("ECF Nos. 81 at 3, 7 & 82", "ECF Nos. 81 at 3"),
    "what follows the last of a list": ("ECF Nos. 81 & 82, 14 days later", "ECF Nos. 81|82"),
    "a singular": ("ECF No. 81, 3 of them", "ECF No. 81"),
    "a range beside an entry": ("ECF Nos. 12, 81-83 & 90", "ECF Nos. 12|90"),
    "attachments of one entry": ("ECF Nos. 1-2, 1-3", "ECF Nos. 1-2|1-3"),
    "a first range that is left out": ("ECF Nos. 81-83, 90", "90"),
    "a page after a line of a transcript": ("Tr. 42:7, 43 and more", "Tr. 42:7"),
    "a time after a transcript": ("Tr. 42:7, 2:15 p.m.", "Tr. 42:7"),
    "the day of the sentence": ("On Mar. 15, 2025, Tr. 42:7 began", "Tr. 42:7"),
    "an unread end": ("Tr. 42:7, Mar. 15, 2025", "Tr. 42:7"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "texts"), CUT.values(), ids=CUT)
def test_what_can_be_read_in_two_ways_is_cut_short(text, texts):
    assert [cite.text for cite in cites_in(text)] == texts.split("|")


WARTS = {
    "a line ends inside": ("ECF\n    No.\n81,\nat 3", "ECF No. 81 at 3"),
    "a line ends after the dash": ("(Doc. 49-\n2)", "ECF No. 49-2"),
    "a docket number over two lines": ("No. 1:25-cv-\n00766-QQ", "No. 1:25-cv-00766-QQ"),
    "no-break space": ("ECF\xa0No.\xa081", "ECF No. 81"),
    "no-break hyphen": ("ECF No. 81‑2", "ECF No. 81-2"),
    "curly apostrophe, date in brackets": ("Hr’g Tr. (Mar. 15, 2025) at 42:7", "Hr'g Tr. Mar. 15, 2025 at 42:7"),
    "a volume in Roman numerals": ("Trial Tr., Vol. IV, at 42:7", "Trial Tr. vol. IV at 42:7"),
    "no full stop after Nos": ("ECF Nos 81", "ECF No. 81"),
    "the filing system before the docket": ("ECF Docket No. 59", "ECF No. 59"),
    "a colon after No.": ("Case No.: 1:25-CV-00766", "No. 1:25-cv-00766"),
    "the last line of a caption": ("Decided August 8, 2025\nNo. 25-5067", "No. 25-5067"),
    "a caption after an empty line": ("CIRCUIT OF SOMEWHERE\n\nNo. 25-5067", "No. 25-5067"),
    "an end of a sentence": ("It was denied. No. 25-5067 followed.", "No. 25-5067"),
    "an appeal with its kind": ("Appeal No. 23-1234-cv", "No. 23-1234-cv"),
    "a petition of two digits": ("Roe v. Doe, No. 24-38", "No. 24-38"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "style"), WARTS.values(), ids=WARTS)
def test_warts_of_real_filings_are_read(text, style):
    assert [printed(cite) for cite in cites_in(text)] == [style]


def test_a_paragraph_of_the_text_is_not_crossed():
    assert cites_in("as sent by ECF\n\n81 people came") == ()


def test_no_word_of_a_court_before_a_public_law_on_the_line_above():
    assert cites_in("Pub. L.\nNo. 99-603") == ()


@pytest.mark.parametrize(
    "words", ["", "the order", "Id. at 4", "ECF No. 81 at 9-3", "ECF Nos. 81, 82", "see Dkt. 118"]
)
def test_what_is_not_one_whole_cite_raises_and_names_the_forms(words):
    with pytest.raises(
        RecordCiteError, match="is not one record cite: write ECF No. 81-2 at 3"
    ) as caught:
        read_cite(words)
    assert isinstance(caught.value, HabeasError)
    assert caught.value.words == words


def test_every_form_that_the_error_names_is_read():
    named = str(RecordCiteError("x")).split("write ")[1].replace(" or ", " ").split(", ")
    assert len([read_cite(form) for form in named]) == 9


def spans(most):
    return st.tuples(st.integers(1, most), st.integers(1, most)).map(lambda two: tuple(sorted(two)))


@st.composite
def placed(draw, *, must=False):
    pages = draw(spans(99999) if must else st.just(()) | spans(99999))
    if not pages or draw(st.booleans()):
        return {"pages": pages}
    lines = draw(st.tuples(st.integers(1, 28), st.integers(1, 28)))
    return {"pages": pages, "lines": tuple(sorted(lines)) if pages[0] == pages[1] else lines}


@st.composite
def entries(draw):
    number = str(draw(st.integers(1, 99999)))
    attachment = draw(st.just("") | st.integers(1, 999).map(str))
    paragraphs = draw(st.just(()) | spans(99999))
    return RecordCite(CiteKind.ENTRY, number, attachment, paragraphs=paragraphs, **draw(placed()))


MONTHS = [
    "Jan.",
    "Feb.",
    "Mar.",
    "April",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "November",
    "Dec.",
]
DAYS = st.dates().map(lambda day: f"{day.month}/{day.day}/{day.year % 10000:04d}") | st.dates().map(
    lambda day: f"{MONTHS[day.month - 1]} {day.day}, {day.year:04d}"
)


@st.composite
def transcripts(draw):
    number = draw(st.just("") | st.integers(1, 999).map(str) | st.sampled_from(["I", "IV", "XII"]))
    date = draw(st.just("") | DAYS)
    proceeding = draw(st.sampled_from(["", "Hr'g", "Trial", "Arg.", "Conf.", "Dep."]))
    place = draw(placed(must=not (number or date)))
    return RecordCite(CiteKind.TRANSCRIPT, number, proceeding=proceeding, date=date, **place)


SHAPES = (
    r"[1-9]{1,2}:[0-9]{2}-[a-z]{2}-[0-9]{1,6}(-[A-Za-z]{1,4}){0,3}",
    r"[0-9]{2}-(cv|cr|mj|mc|md)-[0-9]{1,6}",
    r"[0-9]{2}[AM][0-9]{1,4}",
    r"22O[0-9]{1,3}",
    r"[0-9]{2}-[0-9]{1,5}(-cv|-ag)?",
)
DOCKET_NUMBERS = st.one_of(*(st.from_regex(shape, fullmatch=True) for shape in SHAPES)).map(
    lambda number: RecordCite(CiteKind.DOCKET_NUMBER, number)
)
CITES = entries() | transcripts() | DOCKET_NUMBERS
# Neutral prose: its last word or sign may stand before the number of an appeal.
PROSE = st.sampled_from(
    [
        ". The order, ",
        "; see ",
        " (",
        "), as the parties say in ",
        ". Later, ",
        " and ",
        ", and see also ",
        " — ",
    ]
)


@given(cite=CITES)
def test_a_printed_cite_is_read_back_with_the_same_fields(cite):
    again = read_cite(printed(cite))
    assert fields(again) == cite
    assert (again.start, again.end, again.text) == (0, len(printed(cite)), printed(cite))


@given(cite=CITES)
def test_a_locator_is_in_the_grammar_or_blank_where_no_place_is_named(cite):
    at = locator_of(cite)
    assert is_locator(at) if cite.pages or cite.kind is CiteKind.ENTRY else not at


@given(cite=entries().filter(lambda cite: not cite.lines and len(set(cite.paragraphs)) < 2))
def test_the_locator_of_an_entry_is_itself_a_form(cite):
    assert fields(read_cite(locator_of(cite))) == cite


@given(pieces=st.lists(st.tuples(PROSE, CITES), max_size=6))
def test_every_printed_cite_is_found_in_prose_where_it_stands(pieces):
    text, wanted = "", []
    for prose, cite in pieces:
        start = len(text) + len(prose)
        text += prose + printed(cite)
        wanted.append(replace(cite, start=start, end=len(text), text=printed(cite)))
    assert list(cites_in(text + ". So it was.")) == wanted


SCRAPS = (
    "ECF", "Dkt.", "Docket", "Entry", "Doc.", "D.E.", "DE", "No.", "Nos.", "#", "Tr.", "Hr'g", "Trial", "vol.",
    "at", "p.", "¶", "81", "9", "103-04", "42:7", "-", "–", ":", ",", ";", "&", "and", "[", "]", "(", ")", " ",
    "\n", "3/15/2025", "Mar. 15, 2025", "25-5067", "24A931", "1:25-cv-00766", "-bbc", "H.R.", "of", "a.m.", "é",
)  # fmt: skip


@given(text=st.lists(st.sampled_from(SCRAPS) | st.just(" "), max_size=40).map("".join))
def test_cites_of_any_text_stand_in_order_apart_and_mean_what_they_print(text):
    cites = cites_in(text)
    assert all(before.end <= after.start for before, after in pairwise(cites))
    for cite in cites:
        assert cite.text == text[cite.start : cite.end] != ""
        assert fields(read_cite(printed(cite))) == fields(cite)
        assert is_locator(at) if (at := locator_of(cite)) else cite.kind is not CiteKind.ENTRY


@given(text=st.text())
def test_any_text_is_read_without_an_error(text):
    assert all(cite.text in text for cite in cites_in(text))


@pytest.mark.parametrize(
    ("piece", "letters"),
    [("ECF ", 10**6), ("1", 10**6), ("12 ", 10**6), (" ", 10**6), ("Tr. ", 10**5), ("ECF Nos. 1, ", 10**5),
     ("1, ", 10**5), ("1-2, ", 10**5), ("1:14-cv-", 10**5), ("Dkt. No. [", 10**5), ("Mar. 15, ", 10**5),
     ("ECF 1 at ", 10**5), ("No. ", 10**5), ("ECF" + " " * 20, 10**5), ("49-\n", 10**5), ("Tr. 1:2, ", 10**5),
     ("Nos. 25-5067, ", 10**5), ("\n", 10**5), ("¶", 10**5), ("D.", 10**5), ("Hr'g ", 10**5)],
)  # fmt: skip
def test_hostile_text_takes_no_more_than_seconds(piece, letters):
    began = time.process_time()
    cites_in("ECF Nos. " + piece * (letters // len(piece)))
    assert time.process_time() - began < 10

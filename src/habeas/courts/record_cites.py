"""Record cites: ``ECF No. 81 at 3``, ``Tr. 42:7-15``, ``No. 24A931``, from prose to a spot.

No standard fixes how a filing cites the record; these are the forms that filings and docket text
use, some of them suggested by the Bluebook (B17). `docs/reference/record-cites.md` lists them.
What can be read in two ways is left out or cut short: a missing spot is seen, a wrong one is not.
The patterns are in ``record_cite_forms``.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from habeas.courts.record_cite import CiteKind, Range, RecordCite
from habeas.courts.record_cite_forms import (
    BACK,
    COMMA,
    DASH,
    DOCKET_NUMBER,
    ENTRY_NUMBER,
    ENTRY_PLACE,
    HEAD,
    HOUSE_WORD,
    MANY,
    NEXT_PLACE,
    OF_A_COURT,
    OTHER_DOC,
    PARAGRAPH,
    TRANSCRIPT_PLACE,
)
from habeas.errors import HabeasError
from habeas.evidence.guards import shortened


class RecordCiteError(HabeasError):
    """Raised for words that are not one record cite.

    Attributes:
        words: what was to be read.
    """

    def __init__(self, words: str) -> None:
        super().__init__(
            f"{shortened(words)!r} is not one record cite: write ECF No. 81-2 at 3, Dkt. 118, "
            "D.E. 27, Doc. 27 ¶ 9, Docket Entry 12, Tr. 42:7-15, No. 24A931, No. 25-5067, "
            "or 1:25-cv-00766"
        )
        self.words = words


def cites_in(text: str) -> tuple[RecordCite, ...]:
    """Find the record cites of a text, in its order; no two overlap.

    Example:
        >>> from habeas.courts.record_cite import locator_of, printed
        >>> for cite in cites_in("See ECF Nos. 81 & 84-2 at 3; Hr'g Tr. 42:7–43:2; 410 U.S. 113."):
        ...     print(cite.start, cite.text, "|", printed(cite), "|", locator_of(cite))
        4 ECF Nos. 81 | ECF No. 81 | ECF 81
        18 84-2 at 3 | ECF No. 84-2 at 3 | ECF 84-2, p. 3
        29 Hr'g Tr. 42:7–43:2 | Hr'g Tr. 42:7-43:2 | p. 42-43
    """
    return tuple(_cites(text))


def read_cite(text: str) -> RecordCite:
    """Read one whole cite; space, brackets and a full stop around it say nothing.

    Raises:
        RecordCiteError: if the text is something else, more than a cite, or several.

    Example:
        >>> read_cite("(ECF No. 81, at 3)").pages
        (3, 3)
    """
    found = cites_in(text)
    if len(found) == 1:
        cite = found[0]
        if not text[: cite.start].strip(" \t\r\n([") and not text[cite.end :].strip(" \t\r\n)].,;"):
            return cite
    raise RecordCiteError(text)


def _cites(text: str) -> Iterator[RecordCite]:
    at = 0
    while head := HEAD.search(text, at):
        at = head.start() + 1
        for cite in _READERS[head.lastgroup or ""](text, head):
            at = cite.end
            start = head.start() if cite.start == head.end() else cite.start
            yield replace(cite, start=start, text=text[start:at])


def _listed(
    read: Callable[[int], RecordCite | None], text: str, at: int, *, many: bool
) -> Iterator[RecordCite]:
    """Read one item, or a list up to the item after ``and``.

    A number without a page, after one with a page, may be one more page: it ends the list.
    """
    item, last = read(at), not many
    while item:
        yield item
        comma = COMMA.match(text, item.end)
        if last or not comma:
            return
        pinned, last = bool(item.pages), bool(comma["last"] or comma["only"])
        item = read(comma.end())
        if item and pinned and not item.pages:
            return


def _entries(text: str, head: re.Match[str]) -> Iterator[RecordCite]:
    if "oc" in head["entry"] and OTHER_DOC.search(_before(head)):
        return
    many = bool(MANY.search(head["entry"]))
    cites = list(_listed(lambda at: _entry(text, at), text, head.end(), many=many))
    seen = Counter(cite.number for cite in cites)
    for cite in cites:
        # "Nos. 81-83" may be three entries; "Nos. 1-2 & 1-3" are attachments.
        if not many or seen[cite.number] > 1 or int(cite.attachment or 0) <= int(cite.number):
            yield cite


def _entry(text: str, at: int) -> RecordCite | None:
    found = ENTRY_NUMBER.match(text, at)
    if not found:
        return None
    attachment = found["attachment"] or ""
    bare = RecordCite(CiteKind.ENTRY, found["number"], attachment, start=at, end=found.end())
    cite = _placed(ENTRY_PLACE, text, bare)
    paragraph = PARAGRAPH.match(text, cite.end)
    if paragraph and (several := _upto(paragraph["first"], paragraph["to"])):
        return replace(cite, paragraphs=several, end=paragraph.end())
    return cite


def _transcripts(text: str, head: re.Match[str]) -> Iterator[RecordCite]:
    first = head.end()
    whole = RecordCite(
        CiteKind.TRANSCRIPT,
        head["volume"] or "",
        proceeding=HOUSE_WORD.get((head["what"] or head["of"] or "")[:1], ""),
        date=" ".join((head["before"] or head["within"] or head["after"] or "").split()),
    )

    def place(at: int) -> RecordCite | None:
        form = TRANSCRIPT_PLACE if at == first else NEXT_PLACE
        cite = _placed(form, text, replace(whole, start=at, end=at))
        # After the first place, a number without a line may be anything.
        return cite if cite.lines or (cite.pages and at == first) else None

    cites = list(_listed(place, text, first, many=True))
    if not cites and (whole.number or whole.date):
        cites = [replace(whole, start=first, end=first)]
    yield from cites


def _placed(form: re.Pattern[str], text: str, cite: RecordCite) -> RecordCite:
    """Give the cite with the place that follows; unchanged if none does, or one that runs back."""
    found = form.match(text, cite.end)
    if not found:
        return cite
    page, line, page_to, line_to, to = found.group("page", "line", "page_to", "line_to", "to")
    pages = _upto(page, page_to or (None if line else to))
    lines: Range = ()
    if line and line_to and len(set(pages)) > 1:
        lines = (int(line), int(line_to))
    elif line:
        lines = _upto(line, line_to or to)
    if not pages or bool(line or page_to) > bool(lines):
        return cite
    return replace(cite, pages=pages, lines=lines, end=found.end())


def _upto(first: str, last: str | None) -> Range:
    """Give the range, where 103-04 is 103 to 104; nothing if it runs back."""
    last = last or first
    if 2 <= len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return (int(first), int(last)) if int(first) <= int(last) else ()


def _docket_numbers(text: str, head: re.Match[str]) -> Iterator[RecordCite]:
    many = head[0].startswith("Nos")
    of_a_court = OF_A_COURT.search(_before(head))

    def number(at: int) -> RecordCite | None:
        found = DOCKET_NUMBER.match(text, at)
        # "Nos. 10-15" are items of a list; "No. 24-38" is a petition.
        fewest = 3 if many else 1
        if not found or (found["appeal"] and not (of_a_court and len(found["appeal"]) >= fewest)):
            return None
        parts = re.split(DASH, found[0])
        parts[1:2] = [part.lower() for part in parts[1:2]]
        return RecordCite(CiteKind.DOCKET_NUMBER, "-".join(parts), start=at, end=found.end())

    yield from _listed(number, text, head.end(), many=many)


def _before(head: re.Match[str]) -> str:
    return head.string[max(0, head.start() - BACK) : head.start()]


_READERS: Final = {
    "entry": _entries,
    "transcript": _transcripts,
    "docket": _docket_numbers,
    "district": _docket_numbers,
}

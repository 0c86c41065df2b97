"""A record cite: what it names, its place in habeas's own locators, and how it is printed."""

from dataclasses import dataclass
from enum import StrEnum

# From and to, both included; empty where the cite names none.
Range = tuple[int, ...]


class CiteKind(StrEnum):
    """What a record cite names."""

    ENTRY = "entry"
    TRANSCRIPT = "transcript"
    DOCKET_NUMBER = "docket number"


@dataclass(frozen=True, slots=True)
class RecordCite:
    """One place in a record, as a text cites it.

    Attributes:
        kind: what it names.
        number: the entry, the volume of a transcript, or the docket number; blank if none.
        attachment: the attachment of an entry; blank for the main document.
        pages: first and last page, as printed there.
        lines: first line, on the first page, and last line, on the last page.
        start, end: where the cite stands in the text that was searched, as [start, end).
        text: its words there. In a list only the first cite has the words before the number.
        paragraphs: first and last paragraph.
        proceeding: what a transcript is of: ``Hr'g``, ``Trial``, ``Arg.``, ``Conf.``, ``Dep.``.
        date: the date that a transcript is cited by, as written.
    """

    kind: CiteKind
    number: str = ""
    attachment: str = ""
    pages: Range = ()
    lines: Range = ()
    start: int = 0
    end: int = 0
    text: str = ""
    paragraphs: Range = ()
    proceeding: str = ""
    date: str = ""


def locator_of(cite: RecordCite) -> str:
    """Give the place in the locator grammar of spots; blank where the cite only names a source.

    The grammar has no range of paragraphs: the first stands for it. It has no lines that run from
    one page to another: the pages stand for them.

    Example:
        >>> from habeas.courts.record_cites import read_cite
        >>> locator_of(read_cite("Dkt. 118-1 at 3-4")), locator_of(read_cite("Tr. 42:7-15"))
        ('ECF 118-1, p. 3-4', 'p. 42, line 7-15')
    """
    parts = []
    if cite.kind is CiteKind.ENTRY:
        parts.append(f"ECF {_entry_number(cite)}")
    if cite.pages:
        parts.append(f"p. {_range(cite.pages)}")
    if cite.lines and len(set(cite.pages)) == 1:
        parts.append(f"line {_range(cite.lines)}")
    if cite.paragraphs:
        parts.append(f"para {cite.paragraphs[0]}")
    return ", ".join(parts)


def printed(cite: RecordCite) -> str:
    """Print a cite in one style; `read_cite` reads it back.

    Example:
        >>> from habeas.courts.record_cites import read_cite
        >>> [printed(read_cite(form)) for form in ("D.E. 27, at p. 5", "Tr. at 42:7–9")]
        ['ECF No. 27 at 5', 'Tr. 42:7-9']
    """
    if cite.kind is CiteKind.DOCKET_NUMBER:
        return f"No. {cite.number}"
    if cite.kind is CiteKind.ENTRY:
        words = ["ECF No.", _entry_number(cite), "at" if cite.pages else ""]
    else:
        volume = f"vol. {cite.number}" if cite.number else ""
        at = "at" if cite.pages and (volume or cite.date) else ""
        words = [cite.proceeding, "Tr.", cite.date, volume, at]
    sign = "¶" * len(set(cite.paragraphs))
    words += [_printed_place(cite), sign, _range(cite.paragraphs)]
    return " ".join(word for word in words if word)


def _printed_place(cite: RecordCite) -> str:
    if not cite.lines:
        return _range(cite.pages)
    if len(set(cite.pages)) == 1:
        return f"{cite.pages[0]}:{_range(cite.lines)}"
    return "-".join(f"{page}:{line}" for page, line in zip(cite.pages, cite.lines, strict=True))


def _entry_number(cite: RecordCite) -> str:
    return f"{cite.number}-{cite.attachment}" if cite.attachment else cite.number


def _range(numbers: Range) -> str:
    return "-".join(str(number) for number in dict.fromkeys(numbers))

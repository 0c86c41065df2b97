"""Text layers: what a machine can read in a source, whatever its form.

The form is known by the file's first bytes, never by its name, with one exception: whether
commas part cells or clauses is not in the bytes, so a name in ``.csv`` or ``.tsv`` is
believed about text. A file that cannot be read gives an empty layer that says why.
"""

import re
from pathlib import Path

from habeas.evidence.guards import TooLargeError, UnreadableFileError, read_limited
from habeas.evidence.text_passages import Passage, TextLayer, no_text
from habeas.evidence.text_plain import byte_order, decoded, read_plain
from habeas.evidence.text_table import delimiter_of, read_csv

__all__ = ["Passage", "TextLayer", "layer_of", "read_text"]

# The largest court PDF seen has 60 MB; a recording or a day of tracks is no text.
TEXT_LIMIT = 256 * 2**20

_HEAD = 4096
_PDF_HEAD = 1024
_SNIFFED = 2**20
_PICTURES = (
    (b"\x89PNG", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF8", "an image (GIF)"),
    (b"II*\0", "an image (TIFF)"),
    (b"MM\0*", "an image (TIFF)"),
    (b"\x1f\x8b", "a compressed file (gzip): unpack it"),
    (b"\xd0\xcf\x11\xe0", "an old Office file: save it as xlsx or PDF"),
)
# An archive with members, and one without.
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# What a page or a saved piece of one begins with; a feed, or other XML, begins otherwise.
_FIRST_TAG = re.compile(r"<(!doctype\s{1,9}html|[a-z][a-z0-9:]{0,30})[\s>/]", re.IGNORECASE)
_PAGE_TAGS = frozenset(
    """
    html head body title meta link base script style noscript div p table thead tbody tr td
    span article section main header footer nav form h1 h2 h3 h4 h5 h6 ul ol li dl blockquote
    a b i em strong center font pre hr br img
    """.split()  # noqa: SIM905 - a list of strings hides the words
)
# Text has tabs, line ends, form feeds and, in logs, escapes; other control bytes are data.
_CONTROL = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f]")
# Old word processors left a few in their text.
_MOST_CONTROL_SHARE = 0.01


def read_text(path: Path, name: str) -> TextLayer:
    """Give the text layer of a file.

    Args:
        path: where it lies.
        name: what messages call it.

    Raises:
        UnsafePathError: if it is a link or not a plain file.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder, "note.txt")
        ...     _ = path.write_text("The planes had left.")
        ...     read_text(path, "note.txt").passages
        (Passage(at='line 1', text='The planes had left.'),)
    """
    try:
        content = read_limited(path, name, TEXT_LIMIT)
    except TooLargeError as error:
        return no_text(str(error))
    except UnreadableFileError as error:
        return no_text(f"the file cannot be read ({error.reason})")
    return layer_of(content, name)


def layer_of(content: bytes, name: str = "") -> TextLayer:
    r"""Give the text layer of some bytes; ``name`` only helps to tell a table from prose.

    Example:
        >>> layer_of(b"\x89PNG...").flaws
        ('no text layer: an image (PNG)',)
    """
    if not content.strip():
        return no_text("the file is empty")
    layer = _read(content, name)
    return layer if layer.passages or layer.flaws else no_text("the file shows no words")


def _read(content: bytes, name: str) -> TextLayer:
    if _is_pdf(content):
        # The readers of PDF, pages and workbooks load slowly, and most commands read none.
        from habeas.evidence.text_pdf import read_pdf  # noqa: PLC0415

        return read_pdf(content)
    if content.startswith(_ZIP):
        from habeas.evidence.text_workbook import read_workbook  # noqa: PLC0415 - as above

        return read_workbook(content)
    if reason := _no_letters(content):
        return no_text(reason)
    return _read_letters(content, name)


def _is_pdf(content: bytes) -> bool:
    # Readers of PDF allow some bytes before its mark; mail that speaks of PDF has no PDF's end.
    mark = content[:_PDF_HEAD].find(b"%PDF-")
    return mark == 0 or (mark > 0 and b"%%EOF" in content[-2 * _PDF_HEAD :])


def _no_letters(content: bytes) -> str:
    for mark, reason in _PICTURES:
        if content.startswith(mark):
            return reason
    if byte_order(content):
        return ""
    head = content[: 16 * _HEAD]
    control = len(_CONTROL.findall(head))
    if b"\0" in head or control > len(head) * _MOST_CONTROL_SHARE:
        return "the file is neither text nor of a known form"
    return ""


def _read_letters(content: bytes, name: str) -> TextLayer:
    head = decoded(content[:_HEAD])[0].lstrip()
    if head.startswith("<") and _is_page(head):
        from habeas.evidence.text_html import read_html  # noqa: PLC0415 - as above

        return read_html(content)
    named_table = name.casefold().endswith((".csv", ".tsv"))
    delimiter = delimiter_of(decoded(content[:_SNIFFED])[0], named_table=named_table)
    return read_csv(content, delimiter) if delimiter else read_plain(content)


def _is_page(head: str) -> bool:
    found = _FIRST_TAG.search(head)
    return found is not None and (found[1].lower() in _PAGE_TAGS or found[1].startswith("!"))

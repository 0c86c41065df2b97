"""Plain text, Markdown and mail: one passage a line, and which characters the bytes mean.

Lines are counted as editors count them: LF, CR LF or CR ends one. Mail is read as it lies
in the file: transfer encodings (base64, quoted-printable) are not undone.
"""

import codecs
import re

from habeas.evidence.text_passages import Passage, TextLayer, within_cap

# The longest first: the UTF-16 mark is the beginning of the UTF-32 one.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What the web calls Latin-1 is Windows-1252, curly quotes included (WHATWG Encoding).
_LATIN_1 = {"ascii", "iso8859-1"}
# Codecs that map bytes to letters; Python's other ones (idna, unicode_escape) run programs.
_LETTERS = re.compile(
    r"utf-8|cp\d+|iso8859-\d+|koi8-\w+|mac-\w+|gb\w+|big5\w*|euc_\w+|shift_jis\w*|hz"
)
_LINE_END = re.compile(r"\r\n|\r|\n")


def byte_order(content: bytes) -> str:
    r"""Name the encoding that a byte order mark announces; blank when there is none.

    Example:
        >>> byte_order(b"\xff\xfeh\x00i\x00"), byte_order(b"hi")
        ('utf-16-le', '')
    """
    return next((name for mark, name in _BYTE_ORDER_MARKS if content.startswith(mark)), "")


def decoded(content: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    r"""Give the text of ``content``, and in words what had to be replaced or ignored.

    A byte order mark goes before what the file declares, and that before UTF-8.

    Example:
        >>> decoded(b"caf\xe9", "latin-1")
        ('café', ())
        >>> decoded(b"caf\xe9")[1]
        ('1 character is not UTF-8 and was replaced',)
    """
    marked = byte_order(content)
    name, flaws = (marked, ()) if marked else codec_of(declared)
    text = content.decode(name, errors="replace")
    lost = text.count("\ufffd") - content.count(b"\xef\xbf\xbd") * (name == "utf-8")
    if lost > 0:
        are = "character is" if lost == 1 else "characters are"
        flaws = (*flaws, f"{lost:,} {are} not {name.upper()} and {_was(lost)} replaced")
    return text.removeprefix("\ufeff"), flaws


def _was(count: int) -> str:
    return "was" if count == 1 else "were"


def codec_of(declared: str) -> tuple[str, tuple[str, ...]]:
    """Name the codec of letters that a declared character set means, and say if it is none.

    Example:
        >>> codec_of("latin-1"), codec_of("punycode")[0]
        (('cp1252', ()), 'utf-8')
    """
    if not declared:
        return "utf-8", ()
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        name = ""
    if name.startswith("utf-16"):
        # Declared in letters that were just read as bytes, it cannot be true (WHATWG HTML).
        return "utf-8", ()
    if name in _LATIN_1:
        return "cp1252", ()
    if not _LETTERS.fullmatch(name):
        return "utf-8", (f"unknown character set {declared!r}, read as UTF-8",)
    return name, ()


def read_plain(content: bytes) -> TextLayer:
    r"""Give a layer with one passage a line.

    Example:
        >>> read_plain(b"one\ntwo").passages[1]
        Passage(at='line 2', text='two')
    """
    text, flaws = decoded(content)
    lines = (Passage(f"line {n}", line) for n, line in enumerate(_LINE_END.split(text), start=1))
    passages, cut = within_cap(lines)
    return TextLayer(passages, flaws + cut)

r"""Traced text: what a coded file says, with the way back to where each character stands.

Courts wrap words in layers: a page in a mail part in quoted-printable, a page in a string of
JSON. Each layer undone keeps, for every run of characters, where it stood in the file, so that a
spot can be cut from the raw file (``word_places``). White space and commas are left out when words
are looked for: parsers tidy both, and neither changes what is said.

The layers: RFC 2045 section 6.7 (quoted-printable) and 6.8 (base64), RFC 8259 section 7 (string
escapes), HTML tags and character references.
"""

import base64
import codecs
import json
import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from io import StringIO
from typing import Final, TypeAlias

# Eight bytes an offset, where a list of int takes four times that.
Offsets: TypeAlias = "array[int]"
# A run: its characters, and where it stands in the layer below.
Run = tuple[str, int, int]

# Scripts and styles hold no words of a page; a comment neither. A lone `<` is a character.
_PAGE: Final = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<!\[CDATA\[|\]\]>"
    r"|<(?:script|style)\b.*?(?:</(?:script|style)\s*>|\Z)"
    r"|</?[A-Za-z!?][^>]*(?:>|\Z)"
    r"|(?P<coded>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?)"
    # The number sign before an attachment, `# (1) Exhibit`, is not kept by parsers.
    r"|(?P<space>[\s,\xa0]+|\#(?=\s{0,3}\())"
    r"|(?P<words>[^<&\s,\xa0\]\#]+|[<&\]\#])",
    re.DOTALL,
)
# Parsers write typographic marks as plain ones; each is one character, so that places stay.
_PLAIN_MARKS: Final = str.maketrans("‘’‚“”„‐‑‒–—−", "'''\"\"\"------")
_BEFORE_NUMBER: Final = re.compile(r"#(?=\s{0,3}\()")
# Two escapes can stand for one character beyond the first 65,536.
_JSON: Final = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r'|\\u[0-9a-fA-F]{4}|\\["\\/bfnrt]'
)
_REFERENCE: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_QUOTED: Final = re.compile(
    # The bytes of one character may stand on both sides of a line's end.
    r"=(?:[0-9A-Fa-f]{2}(?:(?:=[ \t]*\r?\n)?=[0-9A-Fa-f]{2})*|[ \t]*\r?\n)"
)
_BYTE: Final = re.compile(r"=([0-9A-Fa-f]{2})")
_BASE64_LETTER: Final = re.compile(r"[A-Za-z0-9+/]")


@dataclass(slots=True)
class Traced:
    """A text, and for each of its runs where it stands in the file.

    Attributes:
        text: the text.
        here: where each run begins in ``text``.
        there: where it begins in the file.
        ends: where it ends in the file.
    """

    text: str
    here: Offsets = field(default_factory=lambda: array("q"))
    there: Offsets = field(default_factory=lambda: array("q"))
    ends: Offsets = field(default_factory=lambda: array("q"))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give where ``text[start:end]`` stands in the file, as [from, to).

        Example:
            >>> page = squeezed(whole("<b>On</b> &amp; off"))
            >>> page.text, page.span(0, 3)
            ('On&off', (3, 15))
        """
        return self._from(start), self._to(end - 1)

    def _from(self, at: int) -> int:
        run = bisect_right(self.here, at) - 1
        return self.there[run] + (at - self.here[run] if self._is_as_it_stands(run) else 0)

    def _to(self, last: int) -> int:
        run = bisect_right(self.here, last) - 1
        if self._is_as_it_stands(run):
            return self.there[run] + last - self.here[run] + 1
        return self.ends[run]

    def _is_as_it_stands(self, run: int) -> bool:
        """Say whether a run has as many characters as its place: it is not coded there."""
        following = self.here[run + 1] if run + 1 < len(self.here) else len(self.text)
        return following - self.here[run] == self.ends[run] - self.there[run]


def whole(text: str, at: int = 0) -> Traced:
    """Give a text as it stands in the file, from ``at`` on."""
    return Traced(text, array("q", [0]), array("q", [at]), array("q", [at + len(text)]))


def _made(below: Traced, runs: Iterable[Run]) -> Traced:
    """Put runs of the layer below together, traced to the file."""
    made = Traced("")
    written = StringIO()
    length = 0
    # Most files are one run: what stands in them stands where it stands.
    shift = below.there[0] if _is_one_run(below) else None
    for text, start, end in runs:
        if not text:
            continue
        made.here.append(length)
        there, ends = below.span(start, end) if shift is None else (start + shift, end + shift)
        made.there.append(there)
        made.ends.append(ends)
        written.write(text)
        length += len(text)
    made.text = written.getvalue()
    return made


def _is_one_run(text: Traced) -> bool:
    return len(text.here) == 1 and text.ends[0] - text.there[0] == len(text.text)


def squeezed(below: Traced) -> Traced:
    """Give the words of a page, or of text that may hold tags, without white space and commas."""
    return _made(below, _words(below.text))


def _words(text: str) -> Iterator[Run]:
    for found in _PAGE.finditer(text):
        kind = found.lastgroup
        if kind == "words":
            yield found[0].translate(_PLAIN_MARKS), found.start(), found.end()
        elif kind == "coded":
            yield squeezed_words(unescape(found[0])), found.start(), found.end()


def squeezed_words(words: str) -> str:
    """Give words as ``squeezed`` leaves them: without white space and commas.

    Example:
        >>> squeezed_words("ORDER, granting  relief")
        'ORDERgrantingrelief'
    """
    return "".join(_BEFORE_NUMBER.sub("", words).replace(",", " ").split()).translate(_PLAIN_MARKS)


def from_references(below: Traced) -> Traced:
    """Undo character references, as in a feed that carries a page inside.

    Example:
        >>> squeezed(from_references(whole("&lt;b>On&lt;/b>"))).text
        'On'
    """
    return _made(below, _replaced(_REFERENCE, below.text, lambda found: unescape(found[0])))


def from_json(below: Traced) -> Traced:
    r"""Undo the escapes of JSON strings, the whole document through.

    Example:
        >>> from_json(whole('"a \\u0026 b"')).text
        '"a & b"'
    """
    return _made(below, _replaced(_JSON, below.text, _json_letter))


def _json_letter(found: re.Match[str]) -> str:
    return str(json.loads(f'"{found[0]}"'))


def from_quoted_printable(below: Traced, charset: str) -> Traced:
    r"""Undo quoted-printable; bytes that are none in the character set become U+FFFD.

    Example:
        >>> from_quoted_printable(whole("caf=C3=A9 at n=\noon"), "utf-8").text
        'café at noon'
    """

    def letters(found: re.Match[str]) -> str:
        return bytes.fromhex("".join(_BYTE.findall(found[0]))).decode(charset, "replace")

    return _made(below, _replaced(_QUOTED, below.text, letters))


def from_base64(below: Traced, charset: str) -> Traced:
    r"""Undo base64: three bytes stand in four letters; a letter is traced to its four.

    Example:
        >>> from_base64(whole("SGVs\nbG8="), "utf-8").text
        'Hello'
    """
    places = [m.start() for m in _BASE64_LETTER.finditer(below.text)]
    letters = "".join(below.text[n] for n in places)
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    content = base64.b64decode(letters + "=" * (-len(letters) % 4))
    return _made(below, _from_bytes(content, charset, places))


def _from_bytes(content: bytes, charset: str, places: list[int]) -> Iterator[Run]:
    """Give each character with the letters of base64 that its bytes stand in."""
    decoder = codecs.getincrementaldecoder(charset)("replace")
    start = 0
    for end in range(1, len(content) + 1):
        text = decoder.decode(content[end - 1 : end], final=end == len(content))
        if text:
            last = min((end - 1) // 3 * 4 + 3, len(places) - 1)
            yield text, places[start // 3 * 4], places[last] + 1
            start = end


def _replaced(
    pattern: re.Pattern[str], text: str, letters: Callable[[re.Match[str]], str]
) -> Iterator[Run]:
    """Give the runs between the places of a pattern as they are, and those as ``letters``."""
    at = 0
    for found in pattern.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], at, found.start()
        yield letters(found), found.start(), found.end()
        at = found.end()
    if at < len(text):
        yield text[at:], at, len(text)

r"""Traced text: what a coded file says, with the way back to where each character stands.

Courts wrap words in layers: a page in a mail part in quoted-printable, a page in a string of
JSON. Each layer undone keeps, for every run of characters, where it stood in the file, so that a
spot can be cut from the raw file. White space and commas are left out when words are looked for:
parsers tidy both, and neither changes what is said.

The layers: RFC 2045 section 6.7 (quoted-printable) and 6.8 (base64), RFC 8259 section 7 (string
escapes), HTML tags and character references.
"""

import base64
import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Final

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


# What a parser leaves out of an entry is a phrase or two, never a page.
_MOST_PIECES: Final = 12
_SHORTEST_PIECE: Final = 3
_WIDEST_GAP: Final = 2_000


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
    here: list[int] = field(default_factory=list)
    there: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

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
        return min(self.there[run] + at - self.here[run], self.ends[run] - 1)

    def _to(self, last: int) -> int:
        run = bisect_right(self.here, last) - 1
        following = self.here[run + 1] if run + 1 < len(self.here) else len(self.text)
        if following - self.here[run] == self.ends[run] - self.there[run]:
            return self.there[run] + last - self.here[run] + 1
        return self.ends[run]


def whole(text: str, at: int = 0) -> Traced:
    """Give a text as it stands in the file, from ``at`` on."""
    return Traced(text, [0], [at], [at + len(text)])


def _made(below: Traced, runs: Iterable[Run]) -> Traced:
    """Put runs of the layer below together, traced to the file."""
    made = Traced("")
    parts: list[str] = []
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
        parts.append(text)
        length += len(text)
    made.text = "".join(parts)
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
    return _made(below, _from_bytes(content.decode(charset, "replace"), charset, places))


def _from_bytes(text: str, charset: str, places: list[int]) -> Iterator[Run]:
    at = 0
    for letter in text:
        width = len(letter.encode(charset, "replace")) if letter != "\ufffd" else 1
        first = at // 3 * 4
        last = min((at + width - 1) // 3 * 4 + 3, len(places) - 1)
        yield letter, places[min(first, len(places) - 1)], places[last] + 1
        at += width


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


def places_of(words: Iterable[str], page: Traced) -> Iterator[tuple[int, int] | None]:
    """Give where each of some words stands in the file; None for words that it does not have.

    The words come in the order of the file as a rule, so each is looked for behind the one
    before; where the order differs, behind the last place of the same words; one notice for several
    matters has its words once. Parsers leave parts
    of a sentence out: the words then stand in pieces, and their place is from the first to the
    last.

    Args:
        words: what to look for; blank words stand nowhere.
        page: a text that ``squeezed`` gave.

    Example:
        >>> list(places_of(["a b", "c", "a b"], squeezed(whole("c a, b c a b"))))
        [(2, 6), (7, 8), (9, 12)]
        >>> list(places_of(["Order granted"], squeezed(whole("Order (as told) granted"))))
        [(0, 23)]
    """
    at = 0
    used: dict[str, int] = {}
    for said in words:
        spelled = [one for one in _spelled(said) if one]
        found = _found(spelled, page.text, at, used.get(said, 0)) if spelled else None
        if found is None:
            yield None
            continue
        at = used[said] = found[1]
        yield page.span(*found)


def _spelled(words: str) -> Iterator[str]:
    """Give words as they stand on a page; then, if they hold tags of their own, without them."""
    yield squeezed_words(words)
    if "<" in words or "&" in words:
        yield squeezed(whole(words)).text


def _found(spelled: Sequence[str], text: str, at: int, after: int) -> tuple[int, int] | None:
    starts = dict.fromkeys((at, after, 0))
    for start in starts:
        for one in spelled:
            place = text.find(one, start)
            if place >= 0:
                return place, place + len(one)
    pieces = (_in_pieces(one, text, start) for start in starts for one in spelled)
    return next((place for place in pieces if place), None)


def _in_pieces(one: str, text: str, at: int) -> tuple[int, int] | None:
    """Find words that stand in a few pieces near one another, the first as long as can be."""
    rest, first, limit = one, -1, len(text)
    for _ in range(_MOST_PIECES):
        if first >= 0 and rest in text[first:at]:
            return first, at  # the parser has these words twice
        length = _longest_start(rest, text, at, limit)
        if length < min(_SHORTEST_PIECE, len(rest)):
            return None
        place = text.find(rest[:length], at, limit)
        first = place if first < 0 else first
        at = place + length
        rest = rest[length:]
        if not rest:
            return first, at
        limit = min(len(text), at + _WIDEST_GAP)
    return None


def _longest_start(words: str, text: str, at: int, limit: int) -> int:
    """Give how many of the first letters of some words stand together behind a place."""
    least, most = 0, len(words)
    while least < most:
        middle = (least + most + 1) // 2
        if text.find(words[:middle], at, limit) < 0:
            most = middle - 1
        else:
            least = middle
    return least

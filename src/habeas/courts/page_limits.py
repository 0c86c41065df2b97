"""What a page may have before a parser is asked, and how many entries it seems to list.

Parsers of HTML stop quietly where tags nest too deep or a text is too long: what stands behind is
lost without a word. So such a page is refused, and the rows of a docket report are counted.
"""

import re
from typing import Final

# A docket of 3,000 entries has 60,000 tags; a page with a million is made to exhaust its reader.
MOST_TAGS: Final = 800_000
# libxml2 gives up at 256; the deepest page seen has 32.
MOST_DEPTH: Final = 200
# libxml2 gives up at ten million characters without a tag.
LONGEST_TEXT: Final = 9_000_000
# Notices have some hundred kilobytes; a mail that carries documents is larger, and reads slowly.
LARGEST_MAIL: Final = 8_000_000
# RFC 5322 allows 998; some systems write a whole page on one line.
LONGEST_LINE: Final = 500_000
# Entities are declared before a document begins.
_HEAD: Final = 100_000
_SHAPING: Final = re.compile(
    r"<(/?)(?:b|i|u|font|span|a|em|strong|table|div|small|big|sup|sub|center)\b[^>]*>",
    re.IGNORECASE,
)
# The row of PACER's receipt begins with a date and a time of day.
_ROW: Final = re.compile(
    r"<tr[^>]*>\s*(?:<!--.*?-->\s*)*<t[dh][^>]*>(?:\s|&nbsp;|<[^>]{0,200}>){0,50}"
    r"\d{2}/\d{2}/\d{4}(?!\s{1,9}\d{2}:)",
    re.IGNORECASE | re.DOTALL,
)


def too_much_of(text: str) -> str:
    """Say what a page has more of than any docket; blank if all is well."""
    if text.count("<") > MOST_TAGS:
        return f"more than {MOST_TAGS:,} tags"
    if _depth(text) > MOST_DEPTH:
        return f"tags nested deeper than {MOST_DEPTH}"
    if "<!ENTITY" in text[:_HEAD]:
        return "entities of its own"
    if len(text) > LONGEST_TEXT and max(map(len, text.split("<"))) > LONGEST_TEXT:
        return f"a text of more than {LONGEST_TEXT:,} characters"
    return ""


def too_much_of_mail(text: str) -> str:
    """Say what a mail has more of than any notice; blank if all is well."""
    if len(text) > LARGEST_MAIL:
        return f"a mail of more than {LARGEST_MAIL:,} characters"
    if any(len(line) > LONGEST_LINE for line in text.splitlines()):
        return f"a line of more than {LONGEST_LINE:,} characters in a mail"
    return too_much_of(text)


def _depth(text: str) -> int:
    depth = deepest = 0
    for tag in _SHAPING.finditer(text):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def rows_of_entries(text: str) -> int:
    """Count the rows of a docket report that begin with a date: one for each entry.

    Example:
        >>> rows_of_entries("<tr><td>03/15/2025</td></tr><tr><td>03/15/2025 09:00:01</td></tr>")
        1
    """
    return sum(1 for _ in _ROW.finditer(text))

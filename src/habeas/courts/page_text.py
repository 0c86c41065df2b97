"""The words of a page, on one line: what a rule looks through."""

import re
from html import unescape
from typing import Final

_NO_WORDS: Final = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?:script|style)\b.*?(?:</(?:script|style)\s*>|\Z)|</?[A-Za-z!?][^>]*(?:>|\Z)",
    re.DOTALL | re.IGNORECASE,
)


def words_of_page(text: str) -> str:
    r"""Give a page's words without tags, with single spaces.

    Example:
        >>> words_of_page("<p>Filed&nbsp;on\n<b>7/8/2021</b></p>")
        'Filed on 7/8/2021'
    """
    return " ".join(unescape(_NO_WORDS.sub(" ", text)).split())

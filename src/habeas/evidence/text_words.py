"""Where words and numbers end: a quotation does not begin in the middle of one."""

import unicodedata

from habeas.evidence.text_fold import Folded

_SEPARATORS = ".,"


def inside_a_word(page: Folded, text: str, at: int) -> bool:
    """Say whether a word or a number runs on across an offset of a folded text.

    Scripts that set no space between words (Chinese, Thai), or join small words to the
    next (Arabic, Hebrew), have no such middle; a dash always is an end.

    Args:
        page: the folded text.
        text: its string, in the case that is searched.
        at: the offset.

    Example:
        >>> from habeas.evidence.text_fold import fold
        >>> page = fold("the 1,137 detainees")
        >>> [inside_a_word(page, page.text, at) for at in (4, 6, 9, 12)]
        [False, True, False, True]
    """
    before, after = text[max(0, at - 1) : at], text[at : at + 1]
    if not before or not after or page.has_dash(at):
        return False
    if before.isalnum() and after.isalnum():
        return "Lo" not in (unicodedata.category(before), unicodedata.category(after))
    return _inside_a_number(text, at)


def _inside_a_number(text: str, at: int) -> bool:
    if text[at - 1] in _SEPARATORS:
        return text[max(0, at - 2) : at - 1].isdigit() and text[at].isdigit()
    return text[at] in _SEPARATORS and text[at - 1].isdigit() and text[at + 1 : at + 2].isdigit()

"""Where words end: no quotation begins in the middle of one."""

import pytest

from habeas.evidence.text_fold import fold
from habeas.evidence.text_words import inside_a_word

INSIDE = {
    "a word": ("no|tice", True),
    "between words": ("no| tice", False),
    "the beginning": ("|notice", False),
    "the end": ("notice|", False),
    "a number": ("1|37", True),
    "a number and its unit": ("137|km", True),
    "after a thousands mark": ("1,|137", True),
    "before a thousands mark": ("1|,137", True),
    "after a decimal point": ("1.|5", True),
    "a comma after a number": ("137|, and", False),
    "a full stop after a number": ("137|.", False),
    "a comma after a word": ("he|,137", False),
    "after a comma that follows a word": ("he,|137", False),
    "beside a hyphen": ("twelve-|year", False),
    "Chinese": ("法|院", False),
    "Arabic": ("و|محكمة", False),
}


@pytest.mark.parametrize(("text", "inside"), INSIDE.values(), ids=INSIDE)
def test_the_middle_of_a_word_is_known(text, inside):
    before, after = text.split("|")
    page = fold(before + after)
    assert inside_a_word(page, page.text, len(fold(before).text)) is inside

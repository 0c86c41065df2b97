"""HTML and XHTML: one passage a paragraph, as a reader of the page would part the text.

Adapter of lxml.html. A paragraph ends where a block element begins or ends; ``para N``
counts those that have text. Scripts, styles, templates, ``noscript`` and comments are no
text of the page. Nothing is fetched, and no entity that the file declares is expanded.
What a style sheet hides is kept: the file has those words, whether or not a browser shows them.
"""

import re
from collections.abc import Iterator

from lxml import etree, html

from habeas.evidence.text_passages import Passage, TextLayer, no_text, within_cap
from habeas.evidence.text_plain import byte_order, decoded

# Six million tags take about a gigabyte of memory; the largest docket page seen has 60,000.
MOST_TAGS = 6_000_000
# Browsers look for the character set in the first 1,024 bytes; saved pages put it later.
_HEAD_BYTES = 4096

_CHARSET = re.compile(
    rb"""<meta\s[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})""", re.IGNORECASE
)
_XML_ENCODING = re.compile(rb"""<\?xml\s[^>]{0,100}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})""")
# Marks the end of a line inside `_pieces`; the parser never gives it as text.
_BREAK = "\0"
_NO_TEXT = {"script", "style", "noscript", "template", "iframe", "object", "svg"}
_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li
    main menu nav ol option p pre section select summary table tbody td textarea tfoot th
    thead title tr ul
    """.split()  # noqa: SIM905 - a list of 49 strings hides the words
)


def charset_of(content: bytes) -> str:
    """Name the character set that a page declares; blank when it declares none.

    Example:
        >>> charset_of(b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">')
        'koi8-r'
    """
    head = content[:_HEAD_BYTES]
    found = _CHARSET.search(head) or _XML_ENCODING.match(head.lstrip())
    return found[1].decode("ascii", "replace") if found else ""


def read_html(content: bytes) -> TextLayer:
    """Give a layer with one passage a paragraph.

    Example:
        >>> read_html(b"<p>The planes <i>had</i> left.<p>When?").passages[0]
        Passage(at='para 1', text='The planes had left.')
    """
    declared = "" if byte_order(content) else charset_of(content)
    text, flaws = decoded(content, declared)
    if text.count("<") > MOST_TAGS:
        return no_text(f"more than {MOST_TAGS:,} tags")
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(text.replace("\0", "\ufffd").encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        return no_text(f"the page cannot be read ({error})")
    stops = [entry.message.strip() for entry in parser.error_log if entry.level_name == "FATAL"]
    passages, cut = within_cap(
        Passage(f"para {n}", words) for n, words in enumerate(_paragraphs(root), start=1)
    )
    stopped = tuple(f"reading stopped early, words may be missing: {stop}" for stop in stops[:1])
    return TextLayer(passages, (*flaws, *stopped, *cut))


def _paragraphs(root: html.HtmlElement) -> Iterator[str]:
    """Give the paragraphs that have words; two line breaks in a row end one as well."""
    for held in "".join(_pieces(root)).split(_BREAK * 2):
        lines = (" ".join(line.split()) for line in held.split(_BREAK))
        words = "\n".join(line for line in lines if line)
        if words:
            yield words


def _pieces(root: html.HtmlElement) -> Iterator[str]:
    """Give the page's text in reading order, with one mark for a line's end, two for a block's."""
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        skipped = element.tag in _NO_TEXT
        if element.tag in _BLOCKS:
            yield _BREAK * 2
        if event == "end":
            yield element.tail or ""
        elif skipped:
            walk.skip_subtree()
        else:
            yield _BREAK if element.tag == "br" else element.text or ""

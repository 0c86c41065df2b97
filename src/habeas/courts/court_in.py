"""Which court a file is from, where nobody says it: by its name, its addresses, its heading."""

import re
from collections import Counter
from itertools import pairwise
from typing import Final

from habeas.courts.court_table import court_named, court_of
from habeas.evidence.text_html import read_html

_ADDRESS: Final = re.compile(r"(?:\becf\.|@|//)([a-z]{2,6}[0-9]{0,2})\.uscourts\.gov")
# RECAP names files gov.uscourts.dcd.278436.81.0.pdf.
_NAME: Final = re.compile(r"(?:gov\.uscourts\.)?([a-z]{2,6}\d{0,2})(?=[._])")
_ARCHIVE: Final = re.compile(r"<court>\s*([a-z0-9]+)\s*</court>")
# A page heads itself in its first lines.
_HEADING_LINES: Final = 40


def court_in(name: str, text: str) -> str:
    """Name the court of a file; blank if nothing tells it, or two are told.

    Args:
        name: the file's name, such as ``dcd_278436.html``.
        text: its text; blank where it has none to look in.

    Example:
        >>> court_in("gov.uscourts.kyed.88372.38.0.pdf", ""), court_in("page.html", "<p>x</p>")
        ('kyed', '')
        >>> court_in("page.html", "<h3>U.S. District Court<br>Alabama Middle District</h3>")
        'almd'
    """
    named = _NAME.match(name)
    if named and court_of(named[1]):
        return named[1]
    if found := _ARCHIVE.search(text):
        return str(found[1])
    addressed: Counter[str] = Counter(one for one in _ADDRESS.findall(text) if court_of(one))
    if addressed:
        return addressed.most_common(1)[0][0]
    return _headed(text)


def _headed(text: str) -> str:
    if "<" not in text:
        return ""
    lines = read_html(text.encode()).text.splitlines()[:_HEADING_LINES]
    pairs = ("\n".join(pair) for pair in pairwise(lines))
    found = {court.id for line in (*lines, *pairs) if (court := court_named(line))}
    return found.pop() if len(found) == 1 else ""

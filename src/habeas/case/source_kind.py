"""The kind of a file that is added: a track if aircraft positions can be read from it.

Anything else is a document until somebody writes otherwise into sources.csv.
"""

import re
from pathlib import Path
from typing import Final

from habeas.errors import HabeasError
from habeas.evidence.guards import read_limited

DOCUMENT: Final = "document"
TRACK: Final = "track"

# A day of one aircraft is a tenth of it. Reading what is larger would hold up `add`: who adds
# such a file writes its kind into the list.
LARGEST_BYTES: Final = 16 * 2**20

# How a file in a form of tracks can begin: gzip, Parquet, JSON, XML, a table of five columns or
# more, or the index of a heatmap before its first marker. What reads tracks takes long to load,
# and most files that people add are pages and papers.
_BEGINS: Final = re.compile(
    rb"\x1f\x8b|PAR1|(?:\xef\xbb\xbf)?\s*(?:[{\[]|<\?xml|<kml|<gpx|(?:[^,\r\n]*,){4})"
)
_HEATMAP_MARKER: Final = 0x0E7F7C9D.to_bytes(4, "little")
_HEAD_BYTES: Final = 4096


def kind_of_file(path: Path) -> str:
    """Give `track` for a file that holds positions of aircraft, else `document`.

    A file that cannot be read here, or is too large, is a document.
    """
    try:
        content = read_limited(path, path.name, LARGEST_BYTES)
    except HabeasError:
        return DOCUMENT
    head = content[:_HEAD_BYTES]
    if not _BEGINS.match(head) and _HEATMAP_MARKER not in head:
        return DOCUMENT
    from habeas.flights.opened import unpacked  # noqa: PLC0415 - only for what may be a track
    from habeas.flights.recognise import read_file  # noqa: PLC0415

    found = read_file(unpacked(content, path.name)).records
    return TRACK if any(len(track.fixes) for track in found) else DOCUMENT

"""Times that stand in the words of an entry: entered, signed, modified.

Clerks write them in set phrases: ``(Entered: 04/30/2013)``, ``Signed by Judge A. Bee on
6/13/2014``, ``Modified on 6/4/2013``; the appellate system of 2022 writes ``[Entered: 10/05/2023
03:56 PM] [Edited: ...]``. A date elsewhere in the words is a date that the entry speaks of, and
no time of the entry.
"""

import re
from collections.abc import Iterator
from typing import Final

from habeas.courts.court_clock import CourtClock
from habeas.courts.hearing_times import hearing_times
from habeas.courts.records import MODIFIED, CourtTime

_DATE: Final = r"(\d{1,2}/\d{1,2}/(?:\d{4}|\d{2}))\b"
_AT: Final = (
    r"(?:,?\s+(?:at\s+)?(\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AaPp]\.?[Mm]\b\.?)?)"
    r"(?:\s+((?:[ECMP]|AK|H)[SD]?T|UTC|GMT)\b)?)?"
)
# Names of judges and their titles are short; longer runs are another sentence.
_PHRASES: Final = tuple(
    (kind, re.compile(phrase, re.IGNORECASE))
    for kind, phrase in (
        ("entered", rf"[(\[]\s*Entered:?\s+{_DATE}{_AT}"),
        (MODIFIED, rf"\[\s*Edited:?\s+{_DATE}{_AT}"),
        (MODIFIED, rf"\b(?:Modified|replaced)\b[^.;()\d]{{0,60}}?\bon\s+{_DATE}{_AT}"),
        (
            "signed",
            rf"(?:\A|[.;:)(\]*]\s{{0,3}})(?-i:Signed|SIGNED)\s+(?:by\b[^;()\d]{{0,120}}?\s)?on:?\s+{_DATE}{_AT}",
        ),
    )
)
_WHY: Final = {
    "entered": "the words of the entry say when it was entered",
    "signed": "the words of the entry say when it was signed",
    MODIFIED: "the words of the entry say when it was changed",
}


def times_in(text: str, clock: CourtClock) -> Iterator[CourtTime]:
    """Give the times of an entry that its own words state.

    Args:
        text: the words.
        clock: the court's clock.

    Example:
        >>> words = "ORDER granting 3. Signed by Judge A. Bee on 6/13/2014. (Entered: 06/16/2014)"
        >>> [(time.clock, time.as_reported) for time in times_in(words, CourtClock())]
        [('entered', '06/16/2014'), ('signed', '6/13/2014')]
    """
    for kind, phrase in _PHRASES:
        for found in phrase.finditer(text):
            why = _WHY[kind]
            zone = (found[3] or "").upper()
            said = clock.minute(kind, found[1], found[2], zone, why) if found[2] else None
            if said := said or clock.day(kind, found[1], why):
                yield said
    yield from hearing_times(text, clock)

"""The clocks of a hearing: from minute entries, minute sheets and transcripts.

Clerks and reporters print when a hearing began, paused and ended: ``Time Start: 9:01 AM; Time
Stop: 10:28 AM`` in a minute entry, ``(Proceedings commenced at 1:00 p.m.)`` in a transcript. A
clock without AM or PM is used only where it can mean one hour alone. What was said there was said
between the beginning and the end. How long a clerk says that it took (``TIC: 1.16``) bounds
nothing: sheets and transcripts of one hearing differ in it.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from habeas.bounds import Moment
from habeas.courts.court_clock import CourtClock
from habeas.courts.records import BEGAN, ENDED, RECESSED, RESUMED, CourtTime

_CLOCK: Final = r"(\d{1,2}:\d{2}(?:\s*(?:[AaPp][Mm]\b|[AaPp]\.\s?[Mm]\.))?)"
_ANY_CLOCK: Final = re.compile(r"\d:\d\d")
_UP_TO_40: Final = r"\b[^;()]{0,40}?"
_DO: Final = r"(?:Proceedings?|Court|Hearing|Conference|Trial|Jury trial)"
# What each clock is printed as; the first group is the time.
_PHRASES: Final = (
    (
        BEGAN,
        rf"\b{_DO}\s+(?:was\s+)?(?:commenced|began|convened|started){_UP_TO_40}\bat\s+{_CLOCK}",
    ),
    (
        BEGAN,
        rf"\b(?:Time\s+(?:Start(?:ed)?|In|Began)|Start\s+Time|Court\s+Convened)\s*:\s*{_CLOCK}",
    ),
    (ENDED, rf"\b{_DO}\s+(?:was\s+)?(?:concluded|adjourned|ended){_UP_TO_40}\bat\s+{_CLOCK}"),
    (
        ENDED,
        rf"\b(?:Time\s+(?:Stop(?:ped)?|Out|Ended)|End\s+Time|Court\s+Adjourned)\s*:\s*{_CLOCK}",
    ),
    (RECESSED, rf"\b[Rr]ecess(?:ed)?{_UP_TO_40}\b(?:at|from)\s+{_CLOCK}"),
    (RESUMED, rf"\b[Rr]ecess{_UP_TO_40}\b(?:to|until|through)\s+{_CLOCK}"),
    (RESUMED, rf"\b(?:resumed|reconvened){_UP_TO_40}\bat\s+{_CLOCK}"),
)
_HELD: Final = re.compile(r"\bheld\s+(?:in\s+\w+\s+)?on\s+(\d{1,2}/\d{1,2}/(?:\d{4}|\d{2}))\b")
_IN_WORDS: Final = re.compile(
    r"\b((?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"\s+\d{1,2},\s+\d{4})\b"
)
_TRANSCRIPT: Final = re.compile(r"\bTRANSCRIPT\s+OF\b")
# A transcript's front page gives the day of the hearing above the names.
_HEAD: Final = 1_500
_WHY: Final = "the record of the hearing prints it"
_SAID_WHY: Final = "what is said at a hearing is said between its beginning and its end"
_HOURS_OF_A_HALF: Final = 12


def hearing_times(text: str, clock: CourtClock) -> Iterator[CourtTime]:
    """Give when a hearing began, paused, went on and ended, and between when things were said.

    Args:
        text: the words of a minute entry or sheet, or of a whole transcript.
        clock: the court's clock.

    Example:
        >>> words = "Motion Hearing held on 9/19/2013. Time Start: 9:01 AM; Time Stop: 10:28 AM."
        >>> [(time.clock, time.as_reported) for time in hearing_times(words, CourtClock())][:2]
        [('began', '9/19/2013 9:01 AM'), ('ended', '9/19/2013 10:28 AM')]
    """
    # Of a hundred entries one prints a clock.
    date = _date_in(text) if _ANY_CLOCK.search(text) else ""
    if not date:
        return
    found = [
        time for kind, printed in _printed(text) if (time := _time(clock, kind, date, printed))
    ]
    yield from found
    began = [time.when for time in found if time.clock == BEGAN]
    ended = [time.when for time in found if time.clock == ENDED]
    if len(began) == len(ended) == 1 and began[0].earliest < ended[0].latest:
        first, last = (next(t for t in found if t.clock == kind) for kind in (BEGAN, ENDED))
        between = Moment(first.when.earliest, last.when.latest)
        reported = f"{first.as_reported} to {last.as_reported.partition(' ')[2]}"
        yield CourtTime("said", between, reported, first.zone, (_SAID_WHY, *first.why))


def _printed(text: str) -> Iterator[tuple[str, str]]:
    for kind, phrase in _PHRASES:
        for said in dict.fromkeys(re.findall(phrase, text)):
            yield kind, said


def _time(clock: CourtClock, kind: str, date: str, printed: str) -> CourtTime | None:
    hour = int(printed.partition(":")[0])
    if not re.search(r"[AaPp]", printed) and hour <= _HOURS_OF_A_HALF:
        return None  # 9:01 of which half of the day
    return clock.minute(kind, date, re.sub(r"(?<=\d)\s+", " ", printed), "", _WHY)


def _date_in(text: str) -> str:
    """Give the day of the hearing as m/d/yyyy; blank if the words do not tell one."""
    if held := _HELD.search(text):
        return held[1]
    head = text[:_HEAD]
    if _TRANSCRIPT.search(head) or re.search(r"\bMINUTES\b", head):
        days = list(dict.fromkeys(_IN_WORDS.findall(head)))
        if len(days) == 1:
            day = datetime.strptime(" ".join(days[0].split()), "%B %d, %Y")  # noqa: DTZ007 - a day
            return f"{day.month}/{day.day}/{day.year}"
    return ""

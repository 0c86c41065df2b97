"""The clock of a notice of electronic filing or docket activity.

Every such notice says, in one sentence, when its transaction was entered and when filed: ``The
following transaction was entered by Bee, Ann on 7/8/2021 at 11:42 AM CDT and filed on 7/8/2021``.
Between them stand the names of people, and the forms of twenty years. What the sentence does not
print is not filled in.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from habeas.courts.court_clock import CourtClock
from habeas.courts.records import CourtTime

# The sentence ends where the case is named; names of filers are in it.
_SENTENCE: Final = re.compile(
    r"transaction\s+was\s(.{0,500}?)(?=\bCase\s+Name\b|\bCase\s+Number\b|\bDocket\s+Text\b|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_ZONE: Final = (
    r"(?:(?:Eastern|Central|Mountain|Pacific|Alaskan?|Hawaiian?|Atlantic)\s+(?:Daylight|Standard)"
    r"\s+Time|[A-Z]{2,4}(?![A-Za-z]))"
)
_ENTERED: Final = re.compile(
    rf"\bon\s+(\d{{1,2}}/\d{{1,2}}/\d{{4}})\s*,?\s+(?:at\s+)?"
    rf"(\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\s*[AaPp]\.?[Mm]\b\.?)?)\s*({_ZONE})?"
)
_FILED: Final = re.compile(r"\bfiled\s+on\s+(\d{1,2}/\d{1,2}/\d{4})", re.IGNORECASE)
# A notice prints its sentence at its head, behind at most some pages of warnings.
_HEAD: Final = 200_000
_WHY: Final = "the notice of electronic filing prints it"


@dataclass(frozen=True, slots=True)
class NoticeClock:
    """What a notice prints of when.

    Attributes:
        entered: date, time of day and zone as printed; blank where it prints none.
        filed: the date as printed; blank where it prints none.
    """

    entered: tuple[str, str, str] = ("", "", "")
    filed: str = ""

    def times(self, clock: CourtClock) -> Iterator[CourtTime]:
        """Give the times, on a court's clock."""
        if said := clock.minute("entered", *self.entered, _WHY):
            yield said
        if filed := clock.day("filed", self.filed, _WHY):
            yield filed


def notice_clock(text: str) -> NoticeClock:
    """Read the sentence of a notice.

    Args:
        text: the words of the notice, without tags.

    Example:
        >>> notice_clock("The following transaction was entered  by Bee, Ann  on 7/8/2021 at "
        ...              "11:42 AM CDT and filed on 7/8/2021 Case Name: Roe v. Doe")
        NoticeClock(entered=('7/8/2021', '11:42 AM', 'CDT'), filed='7/8/2021')
    """
    found = _SENTENCE.search(text[:_HEAD])
    if not found:
        return NoticeClock()
    sentence = " ".join(found[1].replace("\xa0", " ").split())
    at = _ENTERED.search(sentence)
    filed = _FILED.search(sentence)
    entered = (at[1], at[2].strip(), (at[3] or "").strip()) if at else ("", "", "")
    return NoticeClock(entered, filed[1] if filed else "")

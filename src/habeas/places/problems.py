"""The problem codes of lists of places that a user gives: documented, never reused."""

from typing import Final

from habeas.evidence.problem import ProblemKind, Severity

BAD_ROW: Final = ProblemKind(
    "PLC-101",
    Severity.WARNING,
    "airport without a code or a place on the globe",
    "Mend the row, or leave it: the others are used.",
)
SAME_CODE: Final = ProblemKind(
    "PLC-102",
    Severity.WARNING,
    "the same airport code twice",
    "Keep the row that is right; the first is used.",
)
BAD_ELEVATION: Final = ProblemKind(
    "PLC-103",
    Severity.WARNING,
    "elevation that is no number",
    "Write it in feet, or leave it blank: the airport is used without one.",
)
FAR_FROM_RUNWAYS: Final = ProblemKind(
    "PLC-104",
    Severity.WARNING,
    "airport far from its own runways",
    "Check the row: degrees and minutes read as a decimal put airports tens of kilometres off.",
)

KINDS: Final = {kind.code: kind for kind in (BAD_ROW, SAME_CODE, BAD_ELEVATION, FAR_FROM_RUNWAYS)}

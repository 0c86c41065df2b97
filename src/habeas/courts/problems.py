"""The problem codes of the courts room: documented, never reused.

``CRT-0xx`` reading files, ``CRT-1xx`` entries and their times, ``CRT-2xx`` captures.
"""

from habeas.evidence.problem import ProblemRegister, Severity

N, W, E = Severity.NOTE, Severity.WARNING, Severity.ERROR
_kind = ProblemRegister()
KINDS = _kind.kinds

NOT_A_DOCKET = _kind(
    "CRT-001",
    E,
    "file that is no docket, notice or order",
    "Check that the page had loaded and you were logged in when it was saved.",
)
TOO_LARGE = _kind(
    "CRT-002",
    E,
    "file larger or deeper than any docket",
    "Split it, or check where it comes from; nothing of it was read.",
)
UNREADABLE = _kind(
    "CRT-003",
    E,
    "file that cannot be read",
    "Give yourself the right to read it, or save it again.",
)
GAVE_UP = _kind(
    "CRT-004",
    E,
    "file on which its parser gave up",
    "Save the file again; if it stays so, give the docket as CSV or CourtListener JSON.",
)
NOT_A_FILING = _kind(
    "CRT-005",
    N,
    "notice of a claim, an edit or an announcement, not of a filing",
    "Nothing to do: it adds no entry to a docket.",
)
NO_TEXT_LAYER = _kind(
    "CRT-006",
    W,
    "page without a text layer",
    "Read the page by eye, or make a searchable copy with OCR and hold that beside it.",
)
BY_OCR = _kind(
    "CRT-007",
    N,
    "page whose text was made by OCR",
    "Check each quoted word against the picture of the page.",
)
UNKNOWN_COURT = _kind(
    "CRT-008",
    W,
    "court that is not known",
    "Name it with --court, such as --court dcd; else its times may lie in any zone.",
)
NO_COLUMN = _kind(
    "CRT-009",
    E,
    "table without the columns of a docket",
    "Name its columns: at least date_filed and description; number, date_entered if there are.",
)
MISSING_NUMBERS = _kind(
    "CRT-101",
    N,
    "entry numbers that are missing",
    "The docket may have them elsewhere or sealed: it is not complete by itself.",
)
ENTERED_EARLY = _kind(
    "CRT-102",
    W,
    "entry that was entered before it was filed",
    "Check both dates on the docket; both are kept.",
)
BAD_DATE = _kind(
    "CRT-103",
    W,
    "date that is none",
    "Check the entry; it stays without this time.",
)
NO_SPOT = _kind(
    "CRT-104",
    W,
    "entry whose words stand nowhere in the file",
    "Look the entry up by its number; its words came from the parser.",
)
MISSHAPEN = _kind(
    "CRT-105",
    W,
    "part of a file that has not the shape of its form",
    "Download it again; the rest was read.",
)
FEWER_ENTRIES = _kind(
    "CRT-106",
    E,
    "page with more rows of entries than the parser read",
    "Look the rest up in the page itself; a broken or made-up page can hide entries.",
)
NO_ENTRIES = _kind(
    "CRT-107",
    N,
    "docket without an entry",
    "Check that the page was saved whole: a summary has none.",
)

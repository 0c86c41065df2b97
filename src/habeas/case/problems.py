"""The problem codes of the case folder: documented, never reused.

``CAS-0xx`` reading files, ``CAS-1xx`` the shape of records, ``CAS-2xx`` references,
``CAS-3xx`` sources and quotes, ``CAS-4xx`` values, ``CAS-5xx`` contradictions and checks,
``CAS-6xx`` tracks.
"""

from habeas.errors import HabeasError
from habeas.evidence.guards import TooLargeError, UnreadableFileError
from habeas.evidence.problem import ProblemKind, ProblemRegister, Severity
from habeas.evidence.spot import LOCATOR_HELP

N, W, E = Severity.NOTE, Severity.WARNING, Severity.ERROR
_kind = ProblemRegister()
KINDS = _kind.kinds

NEWER_FORMAT = _kind(
    "CAS-002",
    E,
    "written for a newer habeas",
    "Install a newer habeas, or set `format: habeas-case/1`.",
)
UNSAFE_PATH = _kind(
    "CAS-003",
    E,
    "path that is not followed",
    "Copy the file into the case folder and name it there.",
)
TOO_LARGE = _kind(
    "CAS-004",
    E,
    "file too large to be hand-written",
    "Put bulk data under sources/, not under hand/.",
)
NOT_TEXT = _kind(
    "CAS-005",
    E,
    "bytes that are not text",
    "Save the file as UTF-8 (or UTF-16 with its byte order mark).",
)
YAML_SYNTAX = _kind(
    "CAS-006",
    E,
    "not valid YAML",
    "Mend the place named; indentation and colons are the usual cause.",
)
YAML_FEATURE = _kind(
    "CAS-007",
    E,
    "YAML feature that hand files do not use",
    "Write the value out; anchors, aliases, merge keys and tags are refused.",
)
DUPLICATE_KEY = _kind(
    "CAS-008", E, "the same key twice", "Keep one; rivals are further items of one list."
)
TOO_DEEP = _kind("CAS-009", E, "nested too deep", "No hand file needs more than 32 levels.")
HIDDEN_CHARACTER = _kind(
    "CAS-010", W, "hidden character", "Delete it; it can make text look like what it is not."
)
TABLE_SHAPE = _kind(
    "CAS-011", E, "not a readable table", "Save as CSV (comma, semicolon or tab) or as .xlsx."
)
ROW_LENGTH = _kind(
    "CAS-012", E, "row with more cells than the header", "Quote the cell that holds the separator."
)
TWO_TABLES = _kind("CAS-013", E, "both a .csv and an .xlsx of one name", "Keep one of them.")
FIELD_TOO_LONG = _kind(
    "CAS-014", E, "cell or value too long", "Keep quotes short; put long text under sources/."
)
QUOTE_OPEN = _kind(
    "CAS-015",
    E,
    "a quotation mark that is never closed",
    "Close it, or double it inside a quoted cell.",
)
UNREADABLE = _kind(
    "CAS-016",
    E,
    "file that the system does not let us read",
    "Give yourself the right to read it, or copy it into the case afresh.",
)


def refusal(error: HabeasError) -> ProblemKind:
    """Give the kind of a file's refusal by the guards."""
    if isinstance(error, TooLargeError):
        return TOO_LARGE
    return UNREADABLE if isinstance(error, UnreadableFileError) else UNSAFE_PATH


UNKNOWN_KEY = _kind("CAS-101", E, "unknown key", "Use one of the keys listed.")
MISSING_KEY = _kind("CAS-102", E, "missing key", "Add it.")
WRONG_SHAPE = _kind("CAS-103", E, "value of the wrong shape", "Write the shape named.")
UNKNOWN_WORD = _kind(
    "CAS-104", E, "word that is not one of those allowed", "Use one of the words listed."
)
BAD_ID = _kind(
    "CAS-105",
    E,
    "id that cannot be used",
    "Use letters, digits, - and _, beginning with a letter or a digit.",
)
DUPLICATE_ID = _kind("CAS-106", E, "the same id twice", "Rename one; ids are never reused.")
BAD_LOCATOR = _kind(
    "CAS-107",
    W,
    "place that is not in the locator grammar",
    f"Write {LOCATOR_HELP}.",
)

UNKNOWN_SOURCE = _kind(
    "CAS-201", E, "source that is not in sources.csv", "Add the row (`habeas add`), or mend the id."
)
UNKNOWN_EVENT = _kind(
    "CAS-202",
    E,
    "event that does not exist",
    "Name LEG.takeoff, ORDER.entered and so on, as written in the hand files.",
)
UNKNOWN_RECORD = _kind(
    "CAS-203", E, "record that does not exist", "Mend the id, or add the record."
)
UNKNOWN_PLACE = _kind(
    "CAS-204",
    E,
    "place that is not known",
    "Use an ICAO code, an ISO country, US-TX, or add a row to hand/places.csv.",
)
UNKNOWN_READING = _kind(
    "CAS-205",
    E,
    "reading or option that does not exist",
    "Use reading=option as readings.yaml declares them.",
)
COPY_RING = _kind(
    "CAS-206",
    W,
    "sources that copy one another in a ring",
    "Name the original; until then the ring counts as one origin.",
)
READING_IDLE = _kind(
    "CAS-207", E, "reading that changes nothing", "Remove it, or let a claim count `under` it."
)
UNKNOWN_AXIS = _kind(
    "CAS-208",
    E,
    "axis that a reading cannot set",
    "Use ORDER.effective, ORDER.forbids, ORDER.protects, ACT.effective, derives, boundary, "
    "zone of SOURCE, or claims.",
)
LEG_RING = _kind("CAS-209", E, "legs that each come after the other", "Mend one `after`.")
LEG_ORDER = _kind("CAS-210", W, "legs whose order is not known", "Add `after: LEG`.")
UNKNOWN_GROUP_RING = _kind(
    "CAS-211", E, "groups that are part of one another", "Mend one `part_of`."
)

NOT_HELD = _kind(
    "CAS-301",
    N,
    "source cited, not held",
    "`habeas add CASE FILE` keeps a copy; until then quotes are unchecked.",
)
FILE_MISSING = _kind(
    "CAS-302", E, "held file that is missing", "Put the file back, or blank `file` and `sha256`."
)
HASH_DIFFERS = _kind(
    "CAS-303",
    E,
    "held file whose bytes have changed",
    "Restore the original, or add the new file as a source of its own.",
)
QUOTE_MISSING = _kind(
    "CAS-304",
    W,
    "quote that is not in the held file",
    '`habeas cite CASE SOURCE "words"` prints what is there.',
)
QUOTE_ELSEWHERE = _kind(
    "CAS-305", W, "quote that stands at another place", "Write the place that was found."
)
UNCITED = _kind(
    "CAS-306", N, "claim without a source", "Name the source; until then it decides nothing."
)
NO_TEXT_LAYER = _kind(
    "CAS-307",
    W,
    "held file without readable text",
    "Run OCR elsewhere and add its output as a source.",
)
DISTRUSTED = _kind(
    "CAS-308", N, "source marked use = no", "Its claims are shown and decide nothing."
)
NO_HASH = _kind(
    "CAS-309",
    W,
    "held file without a hash",
    "Write the sha256 shown, or add the file with `habeas add`.",
)
FILE_UNLISTED = _kind(
    "CAS-310", N, "file under sources/ that no row names", "`habeas add` lists it, or delete it."
)

BAD_TIME = _kind(
    "CAS-401",
    E,
    "not a time in the grammar",
    "Write 2025-03-15 17:26 EDT, 2025-03-15, about T, between T and T, after T, or unknown.",
)
BAD_COUNT = _kind(
    "CAS-402",
    E,
    "not a number in the grammar",
    "Write 238, 137..140, about 300, more than 200, at least 137, up to 300 or hundreds.",
)
BAD_AMOUNT = _kind(
    "CAS-411", E, "not an amount of money", "Write a number and an ISO 4217 code: 6000000 USD."
)
NO_ZONE = _kind(
    "CAS-403",
    W,
    "clock time without a zone",
    "Write it in the claim, or give the file or the source a `zone`.",
)
BAD_ZONE = _kind(
    "CAS-404",
    E,
    "not a zone",
    "Write -04:00, America/New_York, or declare the abbreviation in habeas.yaml.",
)
SPREADSHEET_DAMAGE = _kind(
    "CAS-405",
    W,
    "value that a spreadsheet may have changed",
    "Format the column as text and type it again.",
)
BAD_CHECK = _kind(
    "CAS-407", E, "check that cannot be read", "Write `count G-A + G-B` or `answer FINDING-ID`."
)
BAD_NUMBER = _kind(
    "CAS-408", E, "not a number within its bounds", "Write digits, such as 12 or 12.5."
)
BAD_COORDINATE = _kind(
    "CAS-409",
    E,
    "coordinate outside the globe",
    "Latitude is -90..90, longitude -180..180, in degrees.",
)
UNKNOWN_RULES = _kind(
    "CAS-412",
    E,
    "rules of court that are no table",
    "Use us-federal, england-wales, echr or stated.",
)
UNKNOWN_ACT = _kind(
    "CAS-410",
    N,
    "act that changes no order",
    "Use extends, vacates, dissolves, lifts, stays, lifts stay or expires where it does.",
)

CHECK_MISSED = _kind(
    "CAS-503", N, "check that is missed", "Look at the claims again, or correct the expectation."
)

SEVERAL_FLIGHTS = _kind(
    "CAS-601",
    W,
    "track with several flights that fit a leg",
    "State the leg's take-off or landing more closely, or its airports.",
)
TRACK_WITHOUT_LEG = _kind(
    "CAS-602",
    N,
    "track that belongs to no leg",
    "Check the leg's vehicle (its registration, or the thing's icao24) and its times.",
)

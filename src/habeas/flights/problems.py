"""The problem codes of the flights room: documented, never reused.

``FLT-0xx`` reading files, ``FLT-1xx`` rows, ``FLT-2xx`` the aircraft, ``FLT-3xx`` reports,
``FLT-4xx`` archives.
"""

from habeas.evidence.problem import ProblemRegister, Severity

N, W, E = Severity.NOTE, Severity.WARNING, Severity.ERROR
_kind = ProblemRegister()
KINDS = _kind.kinds

UNKNOWN_FORM = _kind(
    "FLT-001",
    E,
    "file in no form of a track that is known",
    "Describe its columns in a file and give it with --map.",
)
BROKEN_GZIP = _kind(
    "FLT-002",
    E,
    "compressed file that ends early or is damaged",
    "Download it again; what could be unpacked was used.",
)
TOO_LARGE = _kind(
    "FLT-003",
    E,
    "file larger than any track",
    "Split it, or check where it comes from; nothing of it was read.",
)
UNREADABLE = _kind(
    "FLT-004",
    E,
    "file that the system does not let us read",
    "Give yourself the right to read it, or copy it.",
)
NOT_THE_FORM = _kind(
    "FLT-005",
    E,
    "file that breaks its own form",
    "Download it again, or mend the place named.",
)
NO_TIMES = _kind(
    "FLT-006",
    E,
    "line without times",
    "A line that has no times cannot say where anything was at a moment: find the timed track.",
)
NO_FIXES = _kind(
    "FLT-007",
    W,
    "track without a usable position",
    "Check that the file is the one you meant.",
)
UNSAFE_PATH = _kind(
    "FLT-008",
    E,
    "path that is not followed",
    "Copy the file itself to where it is needed.",
)
TOO_MANY_ROWS = _kind(
    "FLT-009",
    E,
    "file with more rows than are read",
    "Split it by hour or by aircraft; the first rows were used.",
)
NO_COLUMN = _kind(
    "FLT-010",
    E,
    "table without a column that it needs",
    "Name the column in the map as the table's first row writes it.",
)
BAD_MAP = _kind(
    "FLT-011",
    E,
    "map of columns that cannot be used",
    "Mend the place named: every column needs its unit, and a time its zone.",
)
BAD_ROW = _kind(
    "FLT-101",
    W,
    "row that holds no position and time",
    "Mend the row, or leave it: the others are used.",
)
OFF_THE_GLOBE = _kind(
    "FLT-102",
    W,
    "position that is not on the globe",
    "Mend the row, or leave it: the others are used.",
)
OUT_OF_ORDER = _kind(
    "FLT-103",
    N,
    "rows out of order of time",
    "Nothing to do: they were put in order, each keeps its place in the file.",
)
ODD_OFFSET = _kind(
    "FLT-104",
    N,
    "points far before the file's own time",
    "Nothing to do: they are kept at the time they state.",
)
CARRIED = _kind(
    "FLT-105",
    N,
    "positions that only repeat the one before",
    "Nothing to do: a repeated position is no new sighting.",
)
UNREAD_CELL = _kind(
    "FLT-106",
    N,
    "cell that should be a number and is none",
    "Nothing to do, unless the column matters: the rest of the row is used.",
)
TWICE = _kind(
    "FLT-107",
    N,
    "rows that say the same as another",
    "Nothing to do: what is said twice counts once.",
)
ODD_LENGTH = _kind(
    "FLT-108",
    W,
    "row with more or fewer cells than the table has columns",
    "Mend the row: cells that are missing were taken as blank, further ones were not read.",
)
NO_ZONE = _kind(
    "FLT-109",
    E,
    "times whose zone nobody states",
    "State the zone in the map of columns, or use an export with UTC times.",
)
UNKNOWN_HEIGHT = _kind(
    "FLT-110",
    N,
    "heights of an unknown kind",
    "Keep the name that the file was exported under, or find a form that says what its height is.",
)
TOO_MANY_NAMES = _kind(
    "FLT-201",
    W,
    "more names than any aircraft has",
    "Check where the file comes from; the first ones are kept.",
)
NOT_AN_ADDRESS = _kind(
    "FLT-202",
    W,
    "address that is not six hexadecimal digits",
    "Mend it, or leave it: its rows are kept under their flight, without an address.",
)
TOO_MANY_AIRCRAFT = _kind(
    "FLT-203",
    E,
    "more aircraft than a file can hold",
    "Split the file by time or place.",
)
REPORTED = _kind(
    "FLT-301",
    N,
    "list of flights without positions",
    "Nothing to do: each row is a claim of the list, and no position.",
)
NO_AIRPORT = _kind(
    "FLT-302",
    N,
    "reported flight that lacks an airport",
    "Nothing to do, unless the flight matters: then find the airport in another source.",
)
UNDATED = _kind(
    "FLT-303",
    W,
    "report without a date",
    "Write the date as the other rows do, or leave the row: the others are used.",
)
BAD_COUNT = _kind(
    "FLT-304",
    W,
    "number of people that cannot be read",
    "Write digits, or words such as `about 30`; the rest of the row is used.",
)
FOLDERS_MISSING = _kind(
    "FLT-401",
    W,
    "archive that lacks some of its 256 folders",
    "Download it again: an upload or a download may have ended early. What is there was read.",
)
BROKEN_ARCHIVE = _kind(
    "FLT-402",
    E,
    "archive that ends early or is damaged",
    "Download it again; the files before the damage were read.",
)
UNSAFE_MEMBER = _kind(
    "FLT-403",
    E,
    "archive member that leads elsewhere",
    "Nothing to do: no archive of tracks needs such a member. Ask where the archive comes from.",
)
NO_TRACES = _kind(
    "FLT-404",
    E,
    "no archive of traces",
    "Name a folder that holds traces/ (at any depth), a .tar, or the first part of a split one.",
)
MISSING_PART = _kind(
    "FLT-405",
    E,
    "split archive without one of its parts",
    "Put the parts side by side; those before the missing one were read.",
)
OTHER_AIRCRAFT = _kind(
    "FLT-406",
    E,
    "file named for another aircraft than it holds",
    "Give the file itself to `habeas legs`, and ask where the archive comes from.",
)
WORKER_LOST = _kind(
    "FLT-407",
    E,
    "aircraft whose files ended every worker that read them",
    "Give the files themselves to `habeas legs`; memory may have run out.",
)
NOT_WATCHABLE = _kind(
    "FLT-408",
    W,
    "line of a watch list that is no address and no registration",
    "Write six hexadecimal digits or a registration a line, or a CSV with a column named ICAO.",
)
DEFECT = _kind(
    "FLT-409",
    E,
    "aircraft at which habeas itself failed",
    "This is a defect of habeas: report it with the message. The other aircraft were read.",
)

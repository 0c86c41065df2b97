"""Courts: from docket files to entries, each with its times as bounds and its spot."""

from habeas.courts.court_table import Court, court_of
from habeas.courts.drift import Difference, drift
from habeas.courts.read_docket import read_dockets
from habeas.courts.record_cite import RecordCite
from habeas.courts.record_cites import cites_in, read_cite
from habeas.courts.records import CLOCKS, CourtTime, Docket, Entry, Party

__all__ = [
    "CLOCKS",
    "Court",
    "CourtTime",
    "Difference",
    "Docket",
    "Entry",
    "Party",
    "RecordCite",
    "cites_in",
    "court_of",
    "drift",
    "read_cite",
    "read_dockets",
]

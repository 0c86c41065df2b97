"""Table 1: what vague words mean, in numbers. One table, versioned, printed when used.

The figures are conventions of this project, chosen wide; a case that needs other bounds
writes ``between T and T``. A later table gets a new number; this one never changes.
"""

from datetime import timedelta
from typing import Final

TABLE: Final = 1

# "about hh:mm", "about an hour" (a clock time given as a full hour).
ABOUT_MINUTE: Final = timedelta(minutes=15)
ABOUT_HOUR: Final = timedelta(minutes=30)

# A printed minute m: outlets truncate or round, so the instant lies in [m - 30 s, m + 60 s).
MINUTE_BEFORE: Final = timedelta(seconds=30)
MINUTE_AFTER: Final = timedelta(seconds=60)

# Parts of a day: first hour, last hour (24 and more reach into the next day).
DAY_PARTS: Final = {
    "early": (0, 6),
    "morning": (5, 12),
    "afternoon": (12, 18),
    "evening": (17, 24),
    "late": (18, 24),
    "night": (18, 30),
}

# Counts: "about N" is 5 either side below 1,000, else 5 %; "almost N" is [0.875 N, N).
ABOUT_COUNT: Final = 5
ABOUT_COUNT_BELOW: Final = 1_000
ABOUT_SHARE: Final = 0.05
ALMOST_SHARE: Final = 0.875
HUNDREDS: Final = 200
DOZENS: Final = 24

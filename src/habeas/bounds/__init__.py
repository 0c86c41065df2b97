"""Bounds: doubt as a value. Answers, moments, periods, counts, chronology."""

from habeas.bounds.chronology import Chronology
from habeas.bounds.count import Count
from habeas.bounds.moment import (
    OPEN_FUTURE,
    OPEN_PAST,
    Moment,
    from_us,
    hull_of,
    intersection_of,
    to_us,
)
from habeas.bounds.period import Period, minus_s
from habeas.bounds.rivals import Alternative, Relation
from habeas.bounds.span import Span
from habeas.bounds.tri import Tri, agreed, every, some

__all__ = [
    "OPEN_FUTURE",
    "OPEN_PAST",
    "Alternative",
    "Chronology",
    "Count",
    "Moment",
    "Period",
    "Relation",
    "Span",
    "Tri",
    "agreed",
    "every",
    "from_us",
    "hull_of",
    "intersection_of",
    "minus_s",
    "some",
    "to_us",
]

"""Countries of a silence: where an aircraft may have been meanwhile, and where it certainly was.

Possible are the countries that the whole space-time prism of the silence may touch. Certain are
those of the fixes round it, and those in which the set of places lies as a whole at one of the
instants looked at; a country crossed between two instants may be missed, never one be added.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from habeas.bounds import Moment, minus_s
from habeas.flights.anchors import Errors, fix_of
from habeas.flights.gaps import Gap
from habeas.flights.records import Track
from habeas.places.envelope import Anchor, Envelope
from habeas.places.touched import countries_certain, countries_possible
from habeas.places.whereabouts import Fix, stretches

INSTANTS: Final = 31


@dataclass(frozen=True, slots=True)
class Countries:
    """The countries of a silence, by code.

    Attributes:
        certain: it was there at some moment of the silence.
        possible: it may have been there; the certain ones are among them.
    """

    certain: tuple[str, ...]
    possible: tuple[str, ...]


def ends_of(track: Track, gap: Gap, errors: Errors) -> tuple[Fix, Fix]:
    """Give the fixes round a silence, with their errors or those given with a question."""
    start, end = fix_of(track, gap.before, errors), fix_of(track, gap.after, errors)
    assert start is not None  # noqa: S101 - a row gives a fix
    assert end is not None  # noqa: S101
    return start, end


def whole_envelope(start: Fix, end: Fix) -> Envelope:
    """Give the places that lie on some way between two fixes: d1 + d2 is bounded."""
    whole_s = minus_s(end.when, start.when).hi
    return Envelope(
        Anchor(start.point, start.radius_km, whole_s),
        Anchor(end.point, end.radius_km, whole_s),
        whole_s,
    )


def countries_of(
    track: Track,
    gap: Gap,
    speed_kt: float,
    errors: Errors = Errors(),  # noqa: B008 - frozen
    file: str = "",
) -> Countries:
    """Give the countries that an aircraft may have touched in a silence, and those it touched.

    Args:
        track: the track whose fixes the silence counts.
        gap: the silence.
        speed_kt: the speed limit.
        errors: errors of place and clock given with the question.
        file: only this boundary file; all of them if blank.
    """
    start, end = ends_of(track, gap, errors)
    certain = countries_certain(_instants(start, end), speed_kt, file)
    possible = countries_possible([whole_envelope(start, end)], speed_kt, file)
    return Countries(certain, tuple(sorted({*certain, *possible})))


def _instants(start: Fix, end: Fix) -> Iterator[Envelope]:
    """Give the set of places at both fixes, then at instants between them."""
    yield Envelope(Anchor(start.point, start.radius_km, 0.0))
    yield Envelope(Anchor(end.point, end.radius_km, 0.0))
    first, last = start.when.latest, end.when.earliest
    for n in range(1, INSTANTS + 1):
        us = first + (last - first) * n // (INSTANTS + 1)
        for part in stretches(start, end, Moment(us, us + 1)):
            if part.start is start and part.end is end:
                yield part.envelope

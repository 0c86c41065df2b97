"""What ``habeas where`` is asked: a moment, a side of a territory, what limits the mover."""

from dataclasses import dataclass

import click

from habeas.bounds import Moment, Span
from habeas.bounds.outward import at_least, at_most
from habeas.case.suggest import nearest
from habeas.places import SpeedLimit, hard_limit, spoken_kt
from habeas.places.aircraft_types import AIRCRAFT
from habeas.places.boundaries import country_codes
from habeas.places.region import Region, UnknownRegionError, region


@dataclass(frozen=True, slots=True)
class Question:
    """A moment, and the side of a territory that is asked about.

    Attributes:
        at: the moment.
        as_typed: as it was typed.
        side: ``outside`` or ``inside``; blank if no territory is asked about.
        territory: the territory; None if none is asked about.
        file: only this boundary file; blank for all.
    """

    at: Moment
    as_typed: str
    side: str
    territory: Region | None
    file: str


@dataclass(frozen=True, slots=True)
class Mover:
    """What is typed of the mover: its kind, its type, a speed limit of one's own."""

    kind: str
    aircraft: str
    speed_kt: float | None

    @property
    def is_stated(self) -> bool:
        """Whether anything limits its speed by what was typed."""
        return self.kind != "air" or bool(self.aircraft) or self.speed_kt is not None

    def limit(self) -> SpeedLimit:
        """Give the speed limit; a type that is not in the table gets the nearest ones named."""
        if self.speed_kt is not None:
            return custom_limit(self.speed_kt)
        name = self.aircraft.strip().upper()
        if name and self.kind == "air" and name not in AIRCRAFT:
            near = nearest(name, AIRCRAFT, most=3)
            hint = f"; near: {', '.join(near)}" if near else ""
            said = f"type {self.aircraft!r} is not in the table, so no speed limits it{hint}"
            click.echo(said, err=True)
        return hard_limit(self.kind, self.aircraft)


def custom_limit(speed_kt: float) -> SpeedLimit:
    """Give a speed limit that was typed."""
    return SpeedLimit(speed_kt, "custom", f"{spoken_kt(speed_kt)}, given with the question")


def territory(code: str, file: str) -> Region:
    """Give a territory by its code, by one boundary file if one is named."""
    try:
        found = region(code)
    except UnknownRegionError as error:
        near = nearest(code.upper(), country_codes(), most=3)
        hint = f". Near: {', '.join(near)}" if near else ""
        raise click.UsageError(f"{error}{hint}.") from None
    if file and all(border.file != file for border in found.boundaries):
        raise click.UsageError(f"the {file} file has no outline of {found.country}.")
    return found.chosen(file) if file else found


def spoken_range(lo: float | None, hi: float | None) -> str:
    """Put a range of least speeds into words.

    Example:
        >>> spoken_range(0.0, 0.0), spoken_range(None, None)
        ('possible at rest', 'no speed is enough')
    """
    if lo is None:
        return "no speed is enough"
    if hi is None:
        return f"{spoken_kt(lo)} or more"
    # Below half a knot both ends print as rest.
    if hi < 0.5:
        return "possible at rest"
    if spoken_kt(lo) == spoken_kt(hi):
        return spoken_kt(lo)
    return f"{spoken_kt(lo)} to {spoken_kt(hi)}"


def spoken_margin(margin_km: float | None, *, contradiction: bool) -> str:
    """Put the distance to the line into words."""
    if contradiction:
        return "the fixes are farther apart than this limit allows: a contradiction"
    if margin_km is not None and margin_km > 0:
        return f"margin to the line: {margin_km:,.1f} km"
    return "margin to the line: none; both sides are in reach, or the line is too near"


def span_json(span: Span) -> list[float | None]:
    """Give a range as the JSON contract writes it."""
    return [at_least(span.lo), at_most(span.hi)]

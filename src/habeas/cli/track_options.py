"""Options that the commands for tracks share: files, airports, errors, boundary file, outputs."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from habeas.cli.track_outputs import Outputs
from habeas.flights.anchors import Errors

F = TypeVar("F", bound=Callable[..., Any])

files_argument = click.argument(
    "files", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="FILE..."
)
map_option = click.option(
    "--map",
    "columns",
    type=click.Path(path_type=Path),
    metavar="YAML",
    help="Say which column of another table holds what.",
)
airports_option = click.option(
    "--airports",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Airports from this list (in the form of airportsdata) instead.",
)
speed_option = click.option(
    "--speed-kt",
    type=click.FloatRange(min=0, min_open=True),
    metavar="KT",
    help="A speed limit of your own.",
)
boundary_option = click.option(
    "--boundary",
    type=click.Choice(["maritime", "atlas"]),
    metavar="FILE",
    help="Only this boundary file: maritime or atlas; else both have to agree.",
)


def error_options(command: F) -> F:
    """Add the options that give errors instead of those of the fixes; they come as ``errors``."""
    command = _packed(command, "errors", errors_given, ("error_m", "clock_s"))
    for option in (
        click.option(
            "--clock-s",
            type=click.FloatRange(min=0),
            metavar="S",
            help="How far each clock may be off, instead of the form's.",
        ),
        click.option(
            "--error-m",
            type=click.FloatRange(min=0),
            metavar="M",
            help="How far each place may be off, in metres, instead of its own.",
        ),
    ):
        command = option(command)
    return command


def output_options(command: F) -> F:
    """Add the options that write a picture, GeoJSON or KML; they come as ``outputs``."""
    command = _packed(command, "outputs", Outputs, ("plot", "geojson", "kml"))
    for option in (
        click.option("--kml", type=_WRITTEN, metavar="OUT", help="Write a KML file for viewers."),
        click.option("--geojson", type=_WRITTEN, metavar="OUT", help="Write a GeoJSON file."),
        click.option("--plot", type=_WRITTEN, metavar="OUT", help="Draw a map: OUT.svg or .png."),
    ):
        command = option(command)
    return command


def _packed(command: F, name: str, make: Callable[..., Any], options: tuple[str, ...]) -> F:
    """Hand a command the values of some options as the one thing that they make."""

    @wraps(command)
    def packed(**values: Any) -> Any:
        made = make(*(values.pop(option) for option in options))
        return command(**values, **{name: made})

    return packed  # type: ignore[return-value]  # it takes the options in place of what they make


_WRITTEN = click.Path(path_type=Path, dir_okay=False)


def errors_given(error_m: float | None, clock_s: float | None) -> Errors:
    """Give the errors of a question as the room of flights counts them."""
    return Errors(None if error_m is None else error_m / 1000, clock_s)


class Seconds(click.ParamType[float]):
    """A length of time: 90s, 5min, 2h; a bare number counts minutes."""

    name = "TIME"
    _UNITS = {"s": 1.0, "min": 60.0, "m": 60.0, "": 60.0, "h": 3600.0}  # noqa: RUF012 - never changed

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Give the seconds of a length of time; one that cannot be read ends with exit code 2."""
        if isinstance(value, float):
            return value
        text = str(value).strip().lower()
        figure = text.rstrip("smihn")
        unit = text[len(figure) :].strip()
        try:
            seconds = float(figure) * self._UNITS[unit]
        except (ValueError, KeyError):
            self.fail(f"{value!r} is no length of time: write 90s, 5min or 2h.", param, ctx)
        if not 0 <= seconds < float("inf"):
            self.fail(f"{value!r} is no length of time: it must not be negative.", param, ctx)
        return seconds

"""What commands for tracks write beside their answer: a picture, GeoJSON, KML."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from habeas.cli.progress import working
from habeas.cli.shared import say

if TYPE_CHECKING:
    from habeas.publish.drawing import Drawing

# One below the other: more are no picture any more.
MOST_MAPS: Final = 12


@dataclass(frozen=True, slots=True)
class Outputs:
    """The files that are asked for; None for one that is not.

    Attributes:
        plot: a picture, by its ending SVG or PNG.
        geojson, kml: exports.
    """

    plot: Path | None = None
    geojson: Path | None = None
    kml: Path | None = None

    @property
    def are_wanted(self) -> bool:
        """Whether any file is asked for."""
        return any((self.plot, self.geojson, self.kml))

    def check(self) -> None:
        """Refuse, before any work, a picture of another kind, or one that cannot be drawn."""
        if self.plot is None:
            return
        from habeas.publish.plot import FORMATS, require_matplotlib  # noqa: PLC0415 - if asked

        if self.plot.suffix.lower() not in FORMATS:
            raise click.UsageError(f"--plot {self.plot.name}: its name must end in .svg or .png.")
        require_matplotlib()


def write_outputs(
    outputs: Outputs, drawn: "Callable[[], Sequence[Drawing]]", zone: str, *, quiet: bool
) -> None:
    """Write the files that are asked for, and say on stderr that they were."""
    if not outputs.are_wanted:
        return
    with working("Drawing", quiet=quiet):
        drawings = drawn()
        written = _contents(outputs, drawings, zone) if drawings else []
    if outputs.plot and len(drawings) > MOST_MAPS:
        say(f"the picture shows the first {MOST_MAPS} of {len(drawings)} aircraft", err=True)
    if not drawings:
        say("nothing to draw, so no file was written", err=True)
    for path, content in written:
        path.write_bytes(content)
        if not quiet:
            say(f"wrote {path}", err=True)


def _contents(
    outputs: Outputs, drawings: "Sequence[Drawing]", zone: str
) -> list[tuple[Path, bytes]]:
    made: list[tuple[Path, bytes]] = []
    if outputs.geojson:
        from habeas.publish.geojson_file import geojson_text  # noqa: PLC0415 - if asked

        made.append((outputs.geojson, geojson_text(drawings).encode()))
    if outputs.kml:
        from habeas.publish.kml_file import kml_bytes  # noqa: PLC0415 - if asked

        made.append((outputs.kml, kml_bytes(drawings)))
    if outputs.plot:
        from habeas.publish.plot import picture  # noqa: PLC0415 - if asked

        made.append(
            (outputs.plot, picture(drawings[:MOST_MAPS], outputs.plot.suffix.lower(), zone))
        )
    return made

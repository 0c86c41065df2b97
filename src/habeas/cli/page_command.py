"""``habeas page``: the case as one HTML file that asks no network for anything."""

from pathlib import Path

import click

from habeas.case.records import Case
from habeas.case.whole_file import output_folder, replace_file
from habeas.cli.asked import opened
from habeas.cli.progress import working
from habeas.cli.shared import case_argument, json_option, print_json, quiet_option, say, zone_option
from habeas.findings.asked import Asked
from habeas.publish.leak import check_for_names
from habeas.publish.page_file import page


@click.command()
@case_argument
@click.option(
    "--to",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to write it, instead of out/page.html in the case.",
)
@zone_option
@json_option
@quiet_option
def command(case: Path, to: Path | None, zone: str, as_json: bool, quiet: bool) -> None:
    """Write out/page.html: the whole case to look at, in one file.

    It opens from a disk or a USB stick, and asks no network for anything: the
    matrix, lanes of time, a map, every claim with its words, and switches for
    the readings.

    \b
      habeas page demo/2025-03-15 --zone America/Chicago
    """  # noqa: D301 - click reads the backspace
    with working("Drawing", quiet=quiet):
        read = opened(case, zone)
        path = write_page(read, to)
    if as_json:
        print_json([{"file": str(path)}], read.problems)
    elif not quiet:
        say(f"wrote {path}")


def write_page(case: Case, to: Path | None = None, asked: Asked | None = None) -> Path:
    """Write the page of a case; give its path."""
    content = page(case, asked)
    check_for_names(case.folder, "the page", content)
    path = output_folder(case.folder, "out") / "page.html" if to is None else to
    replace_file(path, content)
    return path

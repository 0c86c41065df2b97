"""``habeas init``: an empty case folder, each file with its headers and an example."""

import sys
from pathlib import Path

import click

from habeas.case.scaffold import write_scaffold
from habeas.cli.shared import say
from habeas.errors import ExitCode


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Make a case folder: every file with its columns or keys and one commented example.

    JSON Schemas for editors are written to schemas/. An existing file is never touched.
    """
    written = write_scaffold(folder)
    if not written:
        say(f"{folder} has every file already; nothing was written.")
        sys.exit(ExitCode.DONE)
    for name in written:
        say(f"wrote {folder / name}")
    say()
    say(f"Next: habeas add {folder} FILE..., then write hand/*.yaml, then habeas check {folder}")

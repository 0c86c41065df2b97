"""``habeas init``: an empty case folder, each file with its headers and an example."""

from pathlib import Path

import click

from habeas.case.scaffold import write_scaffold
from habeas.cli.shared import json_option, print_json, quiet_option, say


@click.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=Path())
@json_option
@quiet_option
def command(folder: Path, as_json: bool, quiet: bool) -> None:
    """Make a case folder: every file with its columns or keys and one example.

    JSON Schemas for editors are written to schemas/. A file that exists is
    never touched. DIR is the current folder if none is named.

    \b
      habeas init mycase
    """  # noqa: D301 - click reads the backspace
    written = write_scaffold(folder)
    if as_json:
        print_json([{"file": str(folder / name)} for name in written])
        return
    if quiet:
        return
    if not written:
        say(f"{folder} has every file already; nothing was written.")
        return
    for name in written:
        say(f"wrote {folder / name}")
    say("")
    say("Next: keep a source, write down what it says, check it:")
    say(f"  habeas add {folder} FILE...")
    say(f"  edit {folder / 'hand' / 'transfers.yaml'}")
    say(f"  habeas check {folder}")

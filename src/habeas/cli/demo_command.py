"""``habeas demo``: from nothing to a matrix with reasons."""

import shutil
from importlib import resources
from pathlib import Path

import click

from habeas.case.what_if import AS_IT_STANDS
from habeas.cli.explain_command import write_explainer
from habeas.cli.matrix import matrix
from habeas.cli.shared import json_option, opened, print_json, say

DEFAULT = "2025-03-15"


@click.command()
@click.argument("name", default=DEFAULT)
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    default=Path("demo"),
    show_default=True,
    help="Where to copy the case.",
)
@json_option
def command(name: str, to: Path, as_json: bool) -> None:
    """Copy a bundled case to a folder and print its matrix.

    The case is yours to read and change: run `habeas findings`, `habeas why` on it.
    """
    bundled = resources.files("habeas.case") / "bundled"
    names = sorted(entry.name for entry in bundled.iterdir() if entry.is_dir())
    if name not in names:
        raise click.UsageError(f"no bundled case {name!r}; there are: {', '.join(names)}")
    folder = to / name
    if not folder.exists():
        with resources.as_file(bundled / name) as source:
            shutil.copytree(source, folder)
    case = opened(folder)
    if as_json:
        from habeas.findings import findings  # noqa: PLC0415 - only this form needs all

        print_json([f.to_json() for f in findings(case)], case.problems)
        return
    for line in matrix(case, AS_IT_STANDS):
        say(line)
    pages = write_explainer(case, ("md", "html"))
    say()
    say(f"The case is in {folder}; questions and answers, with footnotes, in:")
    for path in pages:
        say(f"  {path}")
    say("Next:")
    say(f"  habeas why {folder} outside/T2/O-oral.said")
    say(f"  habeas check {folder}")

"""``habeas build``: the case as SQLite, to browse and search."""

from pathlib import Path

import click

from habeas.case.built import build
from habeas.case.kept import keep, read_kept
from habeas.case.records import Case
from habeas.cli.asked import opened
from habeas.cli.progress import working
from habeas.cli.shared import case_argument, json_option, print_json, quiet_option, say
from habeas.findings.remembered import remembered


@click.command()
@case_argument
@json_option
@quiet_option
def command(case: Path, as_json: bool, quiet: bool) -> None:
    """Write build/case.db, which opens in Datasette, with full-text search.

    It can be deleted and built again; it is never read back. What is kept
    beside it makes the next build of this case quicker, and nothing else.

    \b
      habeas build demo/2025-03-15
      datasette demo/2025-03-15/build/case.db \\
          --metadata demo/2025-03-15/build/metadata.json
    """  # noqa: D301 - click reads the backspace
    with working("Building", quiet=quiet):
        read = opened(case, keeping=True)
        path = built(read)
    if as_json:
        print_json([{"database": str(path), "digest": read.digest}], read.problems)
    elif not quiet:
        say(f"wrote {path}")


def built(case: Case) -> Path:
    """Build a case with the findings that still stand and those to ask; keep them all."""
    found = list(remembered(case, read_kept(case.folder)))
    path = build(case, (one.row for one in found))
    keep(case.folder, {one.id: (one.digest, one.packed) for one in found if one.digest})
    return path

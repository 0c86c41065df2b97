"""``habeas demo``: from nothing to a matrix with reasons."""

import shutil
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from click.shell_completion import CompletionItem

from habeas.case.built import build
from habeas.case.what_if import AS_IT_STANDS
from habeas.cli.asked import near_hint, opened
from habeas.cli.explain_command import write_explainer
from habeas.cli.matrix import matrix
from habeas.cli.page_command import write_page
from habeas.cli.progress import working
from habeas.cli.shared import json_option, print_json, quiet_option, say, zone_option
from habeas.findings.asked import Asked
from habeas.publish import LANGUAGES

DEFAULT = "2025-03-15"
# A finding of each bundled case that is worth a look.
_WORTH_A_LOOK = {
    DEFAULT: "outside/T2/O-oral.said",
    "uk-rwanda-2022-06": "contradiction/U2.noticed",
    "us-south-sudan-2025-05": "minutes/A1/W1.entered/left",
}
_BUNDLED = resources.files("habeas.case") / "bundled"


def _names() -> list[str]:
    return sorted(entry.name for entry in _BUNDLED.iterdir() if entry.is_dir())


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    del ctx, param
    return [CompletionItem(name) for name in _names() if name.startswith(incomplete)]


@click.command()
@click.argument("name", default=DEFAULT, shell_complete=_complete)
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    default=Path("demo"),
    show_default=True,
    metavar="DIR",
    help="Where to copy the case.",
)
@click.option("--open", "show", is_flag=True, help="Open the page in the browser.")
@zone_option
@json_option
@quiet_option
def command(name: str, to: Path, show: bool, zone: str, as_json: bool, quiet: bool) -> None:
    """Copy a bundled case to a folder, print its matrix, build it, write page and explainer.

    The copy is yours to read and change; if it is there already it is not
    touched.

    \b
      habeas demo
      habeas demo 2025-03-15 --to /tmp/look --zone America/Chicago
    """  # noqa: D301 - click reads the backspace
    folder = _copied(name, to)
    with working("Answering", quiet=quiet):
        case = opened(folder, zone)
        lines = [] if as_json else list(matrix(case, AS_IT_STANDS, brief=quiet))
        asked = Asked(case)
        records = [finding.to_json() for finding in asked.every()]
        build(case, records)
        explained = write_explainer(case, ("md", "html"), LANGUAGES, asked)
        pages = [write_page(case, asked=asked), *explained]
    if as_json:
        print_json(records, case.problems)
    for line in lines:
        click.echo(line)
    if show:
        click.launch(str(pages[0]))
    if not as_json and not quiet:
        _say_where(folder, pages)


def _copied(name: str, to: Path) -> Path:
    """Give the folder of the case's copy, made if it is not there."""
    if name not in _names():
        hint = near_hint(name, _names(), f"There are: {', '.join(_names())}.")
        raise click.UsageError(f"no bundled case is called {name!r}. {hint}")
    folder = to / name
    if not folder.exists():
        to.mkdir(parents=True, exist_ok=True)
        # Copied under another name, so that a kill leaves no half of a case.
        with TemporaryDirectory(prefix=".copying-", dir=to) as beside:
            with resources.as_file(_BUNDLED / name) as source:
                shutil.copytree(source, Path(beside) / name)
            (Path(beside) / name).rename(folder)
    return folder


def _say_where(folder: Path, pages: list[Path]) -> None:
    say("")
    say(f"The case is in {folder}")
    say(f"To browse and search: {folder / 'build' / 'case.db'} (SQLite, opens in Datasette)")
    say("To look at, and to read (the page, and questions with answers in two languages):")
    for path in pages:
        say(f"  {path}")
    say("Next:")
    say(f"  habeas why {folder} {_WORTH_A_LOOK[folder.name]}")
    say(f"  habeas check {folder}")

"""``habeas explain``: the case as questions and answers, with a footnote on each sentence."""

from pathlib import Path

import click

from habeas.case.records import Case
from habeas.case.whole_file import output_folder, replace_file
from habeas.cli.shared import case_argument, opened, quiet_option, say
from habeas.publish import as_html, as_markdown, explainer


@click.command()
@case_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "html"]),
    multiple=True,
    default=("md", "html"),
    show_default=True,
)
@quiet_option
def command(case: Path, form: tuple[str, ...], quiet: bool) -> None:
    """Write out/explainer.md and out/explainer.html; every sentence has its footnotes."""
    read = opened(case)
    for path in write_explainer(read, form):
        if not quiet:
            say(f"wrote {path}")


def write_explainer(case: Case, forms: tuple[str, ...]) -> list[Path]:
    """Write the explainer in the forms asked for; give the paths."""
    text = explainer(case)
    folder = output_folder(case.folder, "out")
    written = []
    for form in forms:
        path = folder / f"explainer.{form}"
        content = as_html(text, case) if form == "html" else as_markdown(text, case)
        replace_file(path, content.encode("utf-8"))
        written.append(path)
    return written

"""``habeas explain``: the case as questions and answers, with a footnote on each sentence."""

from pathlib import Path

import click

from habeas.case.records import Case
from habeas.case.whole_file import output_folder, replace_file
from habeas.cli.asked import opened
from habeas.cli.progress import working
from habeas.cli.shared import case_argument, json_option, print_json, quiet_option, say, zone_option
from habeas.findings.asked import Asked
from habeas.publish import LANGUAGES, as_html, as_markdown, proven
from habeas.publish.leak import check_for_names


@click.command()
@case_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "html"]),
    multiple=True,
    default=("md", "html"),
    show_default=True,
    help="May be given twice.",
)
@click.option(
    "--lang",
    "languages",
    type=click.Choice(LANGUAGES),
    multiple=True,
    help="May be given twice; without it, the language of the case.",
)
@zone_option
@json_option
@quiet_option
def command(
    case: Path,
    form: tuple[str, ...],
    languages: tuple[str, ...],
    zone: str,
    as_json: bool,
    quiet: bool,
) -> None:
    """Write out/explainer.md and out/explainer.html: questions and answers.

    Every sentence has its footnotes: who says so, where, in which words. A
    sentence that rests on a source without a row, or on words that are not
    in what is held, is printed, and nothing is written (exit code 4).

    \b
      habeas explain demo/2025-03-15 --format html --zone America/Chicago
      habeas explain demo/2025-03-15 --lang en --lang es
    """  # noqa: D301 - click reads the backspace
    with working("Writing", quiet=quiet):
        read = opened(case, zone)
        paths = write_explainer(read, tuple(dict.fromkeys(form)), tuple(dict.fromkeys(languages)))
    if as_json:
        print_json([{"file": str(path)} for path in paths], read.problems)
    elif not quiet:
        for path in paths:
            say(f"wrote {path}")


def write_explainer(
    case: Case,
    forms: tuple[str, ...],
    languages: tuple[str, ...] = (),
    asked: Asked | None = None,
) -> list[Path]:
    """Write the explainer in the forms and languages asked for; give the paths.

    Nothing is written unless all of it can be.
    """
    contents: dict[str, bytes] = {}
    asked = asked or Asked(case)
    for language in languages or (case.config.language,):
        text = proven(case, language, asked)
        part = "" if language == case.config.language else f".{language}"
        for form in forms:
            said = as_html(text, case) if form == "html" else as_markdown(text, case)
            contents[f"explainer{part}.{form}"] = said.encode("utf-8")
    for name, content in contents.items():
        check_for_names(case.folder, f"out/{name}", content)
    folder = output_folder(case.folder, "out")
    for name, content in contents.items():
        replace_file(folder / name, content)
    return [folder / name for name in contents]

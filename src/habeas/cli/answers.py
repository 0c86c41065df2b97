"""Answers of commands that read files: the answers apart, then the problems of the files."""

import sys
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

import click

from habeas.cli.ink import one_line, severity
from habeas.errors import ExitCode
from habeas.evidence.problem import Problem

# A docket has thousands of lines, and each writing costs as much as making some of them.
LINES_AT_ONCE: Final = 64


def print_blocks(blocks: Iterable[Iterable[str]], *, quiet: bool) -> None:
    """Print answers, with a blank line between two of them unless quiet."""
    for n, block in enumerate(blocks):
        if n and not quiet:
            click.echo()
        lines = iter(block)
        while some := list(islice(lines, LINES_AT_ONCE)):
            click.echo("\n".join(some))


def end_with(problems: Sequence[Problem], *, as_json: bool, readable: bool, quiet: bool) -> None:
    """Print the problems after an answer, a line each on stderr; exit with 3 if nothing was read.

    A document of JSON holds them already.
    """
    if not as_json and not (quiet and readable):
        for problem in problems:
            click.echo(severity(_line(problem), problem.severity), err=True)
    if not readable:
        sys.exit(ExitCode.UNREADABLE)


def _line(problem: Problem) -> str:
    did = f" ({problem.did})" if problem.did else ""
    return one_line(
        f"{problem.code} {problem.at}: {problem.message}{did}. {problem.way_out}".replace("..", ".")
    )

"""Pages of the docs that are followed by the letter: files written, commands run, output compared."""

import re
import shlex
from doctest import ELLIPSIS, OutputChecker
from pathlib import Path

from click.testing import CliRunner

from habeas.cli.main import cli

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"^```(\w+|\{toctree\})\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# Before a block: where its content goes. The last such words before it count.
SAVE = re.compile(r"[Ss]ave\s+this\s+as\s+`([^`]+)`")
ADD = re.compile(r"[Aa]dd\s+th(?:is|ese)\s+lines?\s+to\s+`([^`]+)`")


def follow(page):
    """Do what a page says in the current folder; give how many commands were run.

    A block of `console` is run and compared; before each other one stands where it goes.
    """
    ran = 0
    for language, content, before in blocks_of(page):
        if language == "console":
            ran += run_all(content)
            continue
        save, add = SAVE.findall(before), ADD.findall(before)
        assert len(save) + len(add) == 1, f"{page.name}: where does this go?\n{content}"
        Path(*save, *add).parent.mkdir(parents=True, exist_ok=True)
        with Path(*save, *add).open("w" if save else "a", encoding="utf-8") as file:
            file.write(content)
    return ran


def blocks_of(page):
    """Give each block of a page with its language and the words before it."""
    end, text = 0, page.read_text(encoding="utf-8")
    for match in BLOCK.finditer(text):
        yield match[1], match[2], text[end : match.start()]
        end = match.end()


def run_all(content):
    """Run each command of a block; what it prints must be what the page says."""
    steps = re.split(r"^\$ ", content, flags=re.MULTILINE)[1:]
    for step in steps:
        command, _, wanted = step.partition("\n")
        got = printed(command)
        assert OutputChecker().check_output(wanted, got, ELLIPSIS), f"$ {command}\n{got}"
    return len(steps)


def printed(command):
    """Run a command as the shell would; give what it prints."""
    program, *args = shlex.split(command)
    assert program == "habeas", command
    result = CliRunner().invoke(cli, args)
    assert result.exception is None or isinstance(result.exception, SystemExit), command
    assert result.exit_code in (0, 1), f"{command}: {result.output}"
    return result.output

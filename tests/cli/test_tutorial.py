"""The tutorial, followed by the letter in an empty folder: what it says is printed, is printed."""

import re
import shlex
from doctest import ELLIPSIS, OutputChecker
from pathlib import Path

from click.testing import CliRunner

from habeas.cli.main import cli

PAGE = Path(__file__).parents[2] / "docs" / "tutorial" / "first-case.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# Before a block: where its content goes. The last such words before it count.
SAVE = re.compile(r"[Ss]ave\s+this\s+as\s+`([^`]+)`")
ADD = re.compile(r"Add\s+this\s+line\s+to\s+`([^`]+)`")


def blocks():
    """Give each block of the page with its language and the words before it."""
    end, text = 0, PAGE.read_text(encoding="utf-8")
    for match in BLOCK.finditer(text):
        yield match[1], match[2], text[end : match.start()]
        end = match.end()


def printed(command):
    program, *args = shlex.split(command)
    assert program == "habeas", command
    result = CliRunner().invoke(cli, args)
    assert result.exception is None or isinstance(result.exception, SystemExit), command
    assert result.exit_code in (0, 1), f"{command}: {result.output}"
    return result.output


def test_every_command_of_the_tutorial_prints_what_the_page_says(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ran = 0
    for language, content, before in blocks():
        if language != "console":
            save, add = SAVE.findall(before), ADD.findall(before)
            assert len(save) + len(add) == 1, f"where does this go?\n{content}"
            with Path(*save, *add).open("w" if save else "a", encoding="utf-8") as file:
                file.write(content)
            continue
        for step in re.split(r"^\$ ", content, flags=re.MULTILINE)[1:]:
            command, _, wanted = step.partition("\n")
            got = printed(command)
            assert OutputChecker().check_output(wanted, got, ELLIPSIS), f"$ {command}\n{got}"
            ran += 1
    assert ran > 8

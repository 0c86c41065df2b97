"""What is mistyped: exit code 2, and what was probably meant."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from habeas.cli.main import cli

BUNDLED = Path(__file__).parents[2] / "src" / "habeas" / "case" / "bundled" / "2025-03-15"
FIX = "--from KHRL@2025-03-15T17:26-04:00"
AT = "--at 2025-03-15T18:48-04:00"
MISTYPED = {
    "a finding": ("why CASE outsde/T1/O-written.entered", "outside/T1/O-written.entered"),
    "an order": ("why CASE T1 O-writen", "outside/T1/O-written.entered"),
    "a transfer": ("why CASE T9 O-written", "outside/T3/O-written.entered"),
    "several findings": ("why CASE T1", "name one"),
    "no finding": ("why CASE", "name a finding"),
    "a source left out": ("findings CASE --without ichh", "timeline-ichh"),
    "a reading": ("findings CASE --reading removal=custdy", "removal=custody"),
    "an event": ("findings CASE --set T1.1.takeof=17:40", "T1.1.takeoff"),
    "a leg": ("findings CASE --set T1.11.speed_kt=400", "T1.1"),
    "a speed": ("findings CASE --set T1.1.speed_kt=fast", "a speed in kt"),
    "a speed that is none": ("findings CASE --set T1.1.speed_kt=nan", "a speed in kt"),
    "a time": ("findings CASE --set T1.1.takeoff=teatime", "is not a time"),
    "a source to cite": ("cite CASE ap-20250319 words", "ap-20250319-tl"),
    "words to cite without quotation marks": ("cite CASE S-1 two words", "quotation marks"),
    "a question": ("findings CASE -Q outsid", "outside"),
    "a bundled case": ("demo 2025-03-16", "2025-03-15"),
    "a command": ("chek", "`check`"),
    "a territory": (f"where {FIX} {AT} --outside USA", "US"),
    "an airport": (f"where --from KHRLX@2025-03-15T17:26Z {AT} --outside US", "KHRL"),
    "a moment without zone": (f"where {FIX} --at 2025-03-15T18:48 --outside US", "no zone"),
    "a place without time": (f"where --from KHRL {AT} --outside US", "PLACE@TIME"),
    "two sides": (f"where {FIX} {AT} --outside US --inside US", "one of --outside"),
    "no fix": (f"where {AT} --outside US", "at least one"),
    "off the globe": (f"where --from 97,0@2025-03-15T17:26Z {AT} --outside US", "globe"),
}


@pytest.mark.parametrize(("words", "meant"), list(MISTYPED.values()), ids=list(MISTYPED))
def test_a_wrong_word_exits_2_and_gets_the_near_ones(words, meant):
    args = [str(BUNDLED) if word == "CASE" else word for word in words.split()]
    result = CliRunner().invoke(cli, args, catch_exceptions=False)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert meant in result.stderr.split("Error:", 1)[1]


def test_a_type_that_is_not_in_the_table_is_answered_without_limit_and_said():
    args = f"where {FIX} {AT} --outside US --type A32O -q".split()
    result = CliRunner().invoke(cli, args, catch_exceptions=False)
    assert result.exit_code == 0
    assert result.stdout == "CANNOT TELL\n"
    assert "A320" in result.stderr

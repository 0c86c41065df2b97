"""``habeas diff``: what flipped, narrowed or widened between two cases."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from habeas.cli.asked import opened
from habeas.cli.ink import wrapped
from habeas.cli.progress import working
from habeas.cli.shared import json_option, print_json, quiet_option
from habeas.errors import ExitCode
from habeas.findings import findings

Records = dict[str, dict[str, Any]]


@click.command()
@click.argument("old", type=click.Path(path_type=Path, exists=True))
@click.argument("new", type=click.Path(path_type=Path, exists=True), default=Path())
@json_option
@quiet_option
def command(old: Path, new: Path, as_json: bool, quiet: bool) -> None:
    """Compare the findings of two cases: flipped, narrowed, widened, new, gone.

    Each is a case folder, or a file that `habeas findings --json` wrote; NEW is
    the current folder if it is not named. Exit code 1 if any finding differs.

    \b
      habeas findings mycase --json > before.json
      habeas diff before.json mycase
    """  # noqa: D301 - click reads the backspace
    with working("Comparing", quiet=quiet):
        before, after = _records(old), _records(new)
    changes = list(_changes(before, after))
    if as_json:
        print_json(changes)
    else:
        for change in changes:
            for line in wrapped("{change:<9} {id}: {was} -> {now}".format(**change), "", "    "):
                click.echo(line)
            for line in wrapped(change["bounds"], "    ", "    "):
                click.echo(line)
        if not quiet:
            click.echo(f"{len(changes)} of {len(set(before) | set(after))} findings differ")
    sys.exit(ExitCode.PROBLEMS if changes else ExitCode.DONE)


def _changes(before: Records, after: Records) -> Iterator[dict[str, str]]:
    """Give each finding that differs: how, and what it said and says."""
    for id_ in sorted(set(before) | set(after)):
        was, now = before.get(id_), after.get(id_)
        if was is None or now is None:
            change = "new" if was is None else "gone"
        elif was["state"] == now["state"]:
            continue
        else:
            change = _change(was, now)
        bounds = _bounds(was, now) if was and now and was["answer"] == now["answer"] else ""
        yield {"id": id_, "change": change, "was": _told(was), "now": _told(now), "bounds": bounds}


def _records(path: Path) -> Records:
    if path.is_dir():
        return {f.id: json.loads(json.dumps(f.to_json())) for f in findings(opened(path))}
    try:
        document = json.loads(path.read_text("utf-8"))
        return {record["id"]: record for record in document["records"]}
    except (ValueError, KeyError, TypeError) as error:
        raise click.UsageError(f"{path}: not a file of `habeas findings --json`") from error


def _change(before: dict[str, Any], after: dict[str, Any]) -> str:
    """Say how a finding changed: its answer, or the width of its bounds."""
    if before["answer"] != after["answer"]:
        certain = {"yes", "no"}
        if before["answer"] in certain and after["answer"] in certain:
            return "flipped"
        return "narrowed" if after["answer"] in certain else "widened"
    was, now = (_width(side["bounds"]) for side in (before, after))
    if was == now:
        return "changed"
    return "narrowed" if now < was else "widened"


def _width(value: object) -> float:
    """Give a measure of how wide bounds are: seconds between moments, or units of a range."""
    if not isinstance(value, dict):
        return 0.0
    if {"earliest", "latest"} <= set(value):
        return _seconds(value["latest"]) - _seconds(value["earliest"])
    if {"least", "most"} <= set(value):
        lo, hi = value["least"], value["most"]
        return float("inf") if lo is None or hi is None else float(hi) - float(lo)
    return sum(_width(inner) for inner in value.values())


def _seconds(text: str | None) -> float:
    from datetime import datetime  # noqa: PLC0415 - one name

    return float("inf") if text is None else datetime.fromisoformat(text).timestamp()


def _told(record: dict[str, Any] | None) -> str:
    """Give what a finding said: its answer, or what its set or range came to."""
    if record is None:
        return "-"
    ranged = record["why"][-1] if record.get("why") else "nothing"
    return str(record["answer"] or " or ".join(record["stages"]) or ranged)


def _bounds(was: dict[str, Any], now: dict[str, Any]) -> str:
    """Give the bounds that changed under an answer that did not: what they were and are."""
    before, after = was["bounds"], now["bounds"]
    names = [n for n in {**before, **after} if before.get(n) != after.get(n)]
    return "; ".join(f"{n} {_span(before.get(n))} -> {_span(after.get(n))}" for n in names)


def _span(value: object) -> str:
    if isinstance(value, dict) and {"earliest", "latest"} <= set(value):
        return f"{value['earliest'] or '..'} to {value['latest'] or '..'}"
    return "-" if value is None else json.dumps(value)

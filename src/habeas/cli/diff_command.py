"""``habeas diff``: what flipped, narrowed or widened between two cases."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from habeas.cli.shared import json_option, opened, print_json, say
from habeas.errors import ExitCode
from habeas.findings import findings


@click.command()
@click.argument("old", type=click.Path(path_type=Path, exists=True))
@click.argument("new", type=click.Path(path_type=Path, exists=True))
@json_option
def command(old: Path, new: Path, as_json: bool) -> None:
    """Compare two case folders, or two files of `habeas findings --json`.

    Exit code 1 if any finding differs.
    """
    before, after = _records(old), _records(new)
    changes = []
    for id_ in sorted(set(before) | set(after)):
        if id_ not in after:
            changes.append({"id": id_, "change": "gone"})
        elif id_ not in before:
            changes.append({"id": id_, "change": "new"})
        elif before[id_]["state"] != after[id_]["state"]:
            changes.append({"id": id_, "change": _change(before[id_], after[id_])})
    if as_json:
        print_json(changes)
    else:
        for change in changes:
            was, now = (_told(side.get(change["id"])) for side in (before, after))
            say(f"{change['change']:<9} {change['id']}: {was} -> {now}")
        say(f"{len(changes)} of {len(set(before) | set(after))} findings differ")
    sys.exit(ExitCode.PROBLEMS if changes else ExitCode.DONE)


def _records(path: Path) -> dict[str, dict[str, Any]]:
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
    if record is None:
        return "-"
    return str(record["answer"] or "; ".join(record["stages"]) or "a range")

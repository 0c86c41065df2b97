"""What a question names: a case, a choice of readings, an instant; a wrong id gets near ones."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from habeas.bounds import Moment
from habeas.case.read_case import NotACaseError, is_case, read_case
from habeas.case.records import Case
from habeas.case.suggest import nearest
from habeas.case.what_if import AS_IT_STANDS, WhatIf
from habeas.cli.shared import instant


def opened(folder: Path, zone: str = "", *, keeping: bool = False) -> Case:
    """Read the case in a folder.

    Args:
        folder: the case folder.
        zone: the zone to print times in; blank for the case's own.
        keeping: keep what its YAML files hold, for the next command.
    """
    case = read_case(folder, keeping=keeping)
    return replace(case, shown_zone=zone) if zone else case


def split_case(words: tuple[str, ...]) -> tuple[Path, tuple[str, ...]]:
    """Give the case folder and the other words; the current folder if the first is no folder."""
    if words and Path(words[0]).is_dir():
        return Path(words[0]), words[1:]
    return Path(), words


def case_and_files(words: tuple[str, ...]) -> tuple[Path, tuple[Path, ...]]:
    """Give the case folder to write to, and files; no folder is made a case by chance."""
    case, files = split_case(words)
    if not files:
        raise click.UsageError("name at least one file after the case folder.")
    if len(files) == len(words) and not is_case(case):
        raise NotACaseError(case)
    return case, tuple(Path(file) for file in files)


def near_hint(word: str, known: Iterable[str], otherwise: str, most: int = 5) -> str:
    """Name the known ids that hold a word, or are nearest to it; else say what to do."""
    ids = sorted(set(known))
    holding = [id_ for id_ in ids if word and word.lower() in id_.lower()]
    near = holding[:most] or nearest(word, ids, most)
    return f"Near: {', '.join(near)}." if near else otherwise


def choice_of(
    case: Case, readings: Iterable[str], without: Iterable[str], sets: Iterable[str]
) -> WhatIf:
    """Give the choice that the options name; a wrong one ends with exit code 2."""
    choice = AS_IT_STANDS
    known_options = [f"{r.id}={o.name}" for r in case.readings.values() for o in r.options]
    for text in readings:
        if text not in known_options:
            known = ", ".join(known_options) or "none"
            raise click.UsageError(f"--reading {text}: the case's readings are {known}.")
        choice = choice.reading(*text.split("=", 1))
    known_ids = set(case.sources) | {c.origin for cs in case.claims.values() for c in cs}
    for name in without:
        if name not in known_ids:
            hint = near_hint(name, known_ids, "sources.csv lists them.")
            raise click.UsageError(f"--without {name}: no source or origin has this id. {hint}")
    choice = choice.leaving_out(*without)
    for text in sets:
        choice = _set(case, choice, text)
    return choice


def _set(case: Case, choice: WhatIf, text: str) -> WhatIf:
    name, _, value = text.partition("=")
    leg = name.removesuffix(".speed_kt")
    if leg != name:
        return _set_speed(case, choice, leg, value)
    if name not in case.times:
        hint = near_hint(name, case.times, "An event is LEG.takeoff, ORDER.entered and so on.")
        raise click.UsageError(f"--set {text}: the case has no event {name!r}. {hint}")
    return choice.setting(name, _time_set(case, name, value))


def _set_speed(case: Case, choice: WhatIf, leg: str, value: str) -> WhatIf:
    if leg not in case.legs:
        hint = near_hint(leg, case.legs, f"The legs are {', '.join(case.legs) or 'none'}.")
        raise click.UsageError(f"--set {leg}.speed_kt: the case has no leg {leg!r}. {hint}")
    try:
        kt = float(value)
    except ValueError:
        kt = 0.0
    if not 0 < kt < float("inf"):
        raise click.UsageError(f"--set {leg}.speed_kt={value}: write a speed in kt, such as 450.")
    return choice.at_speed(leg, kt)


def _time_set(case: Case, name: str, value: str) -> Moment:
    """Read the time an event is set to; a bare clock time is on the day of the event."""
    if ":" in value and "-" not in value.split(":", maxsplit=1)[0]:
        for said in case.times[name]:
            day = said.claim.value.split(" ")
            dates = [part[:10] for part in day if part[:4].isdigit() and len(part) >= 10]
            if dates:
                return instant(f"{dates[0]} {value}", case.config.zone)
    return instant(value, case.config.zone)

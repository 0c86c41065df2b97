"""The option ``--zone``: the zone that times are printed in beside UTC."""

import click
from click.shell_completion import CompletionItem

from habeas.case.suggest import nearest
from habeas.evidence.zones import UnknownZoneError, named_zone


def known_zone(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Give a zone's name back if there is such a zone; else end with exit code 2."""
    if not value:
        return value
    try:
        named_zone(value)
    except UnknownZoneError as error:
        near = near_zones(value)
        hint = f". Near: {', '.join(near)}" if near else ""
        raise click.BadParameter(f"{error}{hint}.", ctx, param) from None
    return value


def offered_zones(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Give the zones that begin so."""
    del ctx, param
    wanted = incomplete.lower()
    return [CompletionItem(zone) for zone in _zones() if zone.lower().startswith(wanted)]


def near_zones(word: str) -> list[str]:
    """Give the nearest zones: those whose city is the word, then those spelled like it.

    Example:
        >>> near_zones("tegucigalpa")
        ['America/Tegucigalpa']
    """
    zones = _zones()
    wanted = word.strip().lower().replace(" ", "_")
    exact = [zone for zone in zones if wanted in (zone.lower(), zone.rsplit("/", 1)[-1].lower())]
    if exact:
        return exact[:3]
    by_lower = {zone.lower(): zone for zone in zones}
    return [by_lower[zone] for zone in nearest(wanted, by_lower, most=3)]


def _zones() -> list[str]:
    from zoneinfo import available_timezones  # noqa: PLC0415 - reads a list of 600 names

    return sorted(available_timezones())

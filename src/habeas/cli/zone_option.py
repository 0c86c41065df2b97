"""The option ``--zone``: the zone that times are printed in beside UTC."""

import click
from click.shell_completion import CompletionItem

from habeas.case.suggest import nearest
from habeas.evidence.zones import AMBIGUOUS, UnknownZoneError, named_zone


def known_zone(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Give a zone's name back if there is such a zone; else end with exit code 2."""
    if not value:
        return value
    try:
        named_zone(value)
    except UnknownZoneError as error:
        near = [] if value in AMBIGUOUS else near_zones(value)
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
    """Give the nearest zones: that whose city is the word, else those spelled like it.

    Example:
        >>> near_zones("tegucigalpa")
        ['America/Tegucigalpa']
    """
    zones = _zones()
    wanted = word.strip().lower().replace(" ", "_")
    by_name = {zone.lower(): zone for zone in zones}
    by_city = {zone.rsplit("/", 1)[-1].lower(): zone for zone in reversed(zones)}
    if wanted in by_name | by_city:
        return [(by_city | by_name)[wanted]]
    known = by_city | by_name
    return list(dict.fromkeys(known[name] for name in nearest(wanted, known, most=3)))


def _zones() -> list[str]:
    from zoneinfo import available_timezones  # noqa: PLC0415 - reads a list of 600 names

    return sorted(available_timezones())

"""Units: which parts make a country, by the manifest of the frozen data.

Boundary files draw units (Puerto Rico apart from the states); a territory is all of a country's.
"""

from functools import cache

from habeas.places.frozen import manifest


@cache
def members() -> dict[str, list[str]]:
    """Give, for countries of several units, which units make them."""
    return dict(manifest()["members"])


def units_of(code: str) -> frozenset[str]:
    """Give the codes of all units that make a territory's country.

    Example:
        >>> "PR" in units_of("US-TX"), units_of("PR")
        (True, frozenset({'PR'}))
    """
    country = code.split("-", 1)[0].upper()
    return frozenset(members().get(country, [country]))


def country_of(unit: str) -> str:
    """Give the country that a unit belongs to; the unit itself if it stands alone.

    Example:
        >>> country_of("PR"), country_of("SV")
        ('US', 'SV')
    """
    return next((country for country, units in members().items() if unit in units), unit)

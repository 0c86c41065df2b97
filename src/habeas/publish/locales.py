"""Locales: dates, numbers, currencies, countries and lists in a language. The adapter of Babel."""

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale


@cache
def _locale(language: str) -> "Locale":
    from babel import Locale  # noqa: PLC0415 - only the explainer and the page pay for it

    return Locale.parse({"en": "en_GB", "es": "es_ES"}.get(language, language))


def day(when: date, language: str) -> str:
    """Write a day.

    Example:
        >>> day(date(2025, 3, 15), "es"), day(date(2025, 3, 15), "en")
        ('15 de marzo de 2025', '15 March 2025')
    """
    from babel.dates import format_date  # noqa: PLC0415

    return str(format_date(when, "long", locale=_locale(language)))


def month(when: date, language: str) -> str:
    """Write a month.

    Example:
        >>> month(date(2025, 3, 1), "es"), month(date(2025, 3, 1), "en")
        ('marzo de 2025', 'March 2025')
    """
    from babel.dates import format_skeleton  # noqa: PLC0415

    return str(format_skeleton("yMMMM", when, locale=_locale(language)))


def number(value: int, language: str) -> str:
    """Write a number with the marks of its thousands.

    Example:
        >>> number(40000, "es"), number(40000, "en")
        ('40.000', '40,000')
    """
    from babel.numbers import format_decimal  # noqa: PLC0415

    return str(format_decimal(value, locale=_locale(language)))


def currency(code: str, language: str) -> str:
    """Name a currency; its code if the language has no name for it.

    Example:
        >>> currency("USD", "es"), currency("USD", "en")
        ('dólares estadounidenses', 'US dollars')
    """
    from babel.numbers import get_currency_name  # noqa: PLC0415

    return str(get_currency_name(code, count=2, locale=_locale(language)))


def country(code: str, language: str) -> str:
    """Name a country; its code if the language has no name for it.

    Example:
        >>> country("US", "es"), country("US", "en")
        ('Estados Unidos', 'United States')
    """
    return str(_locale(language).territories.get(code, code))


def language_name(code: str, language: str) -> str:
    """Name a language in a language; its code if there is no name.

    Example:
        >>> language_name("en", "es"), language_name("es", "en")
        ('inglés', 'Spanish')
    """
    return str(_locale(language).languages.get(code, code))


def list_patterns(language: str) -> tuple[str, str]:
    """Give what stands between the items of a list, and before its last one.

    Example:
        >>> list_patterns("es"), list_patterns("en")
        ((', ', ' y '), (', ', ' and '))
    """
    patterns = _locale(language).list_patterns["standard"]
    between, last = (patterns[key].replace("{0}", "").replace("{1}", "") for key in ("middle", "2"))
    return between, last

"""Legal systems: what makes an order effective, and what else their rules say, as tables.

One TOML file a system; no rule of a system stands in code. A matter names its system in ``rules``,
else the case does; `us-federal` is assumed where neither does. Under `stated` an order takes effect
at its own ``stated_effective`` alone, or by a reading.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from habeas.case.court_records import Order
from habeas.case.records import Case

DEFAULT: Final = "us-federal"
STATED: Final = "stated"
STATED_CLOCK: Final = "stated_effective"


@dataclass(frozen=True, slots=True)
class LegalRow:
    """One row of a system's table.

    Attributes:
        topic: effective, ends, stay, days, binds or notice.
        says: the rule in our own words.
        rule, section: where it stands.
        known: what the row was written from: ``rule text`` that was at hand, or
            ``general knowledge`` of it.
        forms: the forms of orders that it is about: oral, minute, written; blank for all.
        clock: the clock that makes an order of these forms effective, or from which the days of
            orders of these kinds count; blank for all else.
        kinds: the kinds of orders that run out after so many days.
        days: how many.
        rolls: by how many days the end moves at most, where it falls on weekends and holidays.
        reaches: of ``binds``: whom an order reaches besides those it names; ``agents`` are those
            who act for one that it names.
        needed: of ``notice``: whether only those who know of an order are bound.
    """

    topic: str
    says: str
    rule: str
    section: str
    known: str
    forms: tuple[str, ...] = ()
    clock: str = ""
    kinds: tuple[str, ...] = ()
    days: int = 0
    rolls: int = 0
    reaches: tuple[str, ...] = ()
    needed: bool = False


@dataclass(frozen=True, slots=True)
class LegalSystem:
    """The rules of one system.

    Attributes:
        id: as a matter names it.
        name: in words.
        reviewed: whether a lawyer has reviewed the table.
        rows: the table.
    """

    id: str
    name: str
    reviewed: bool
    rows: tuple[LegalRow, ...]

    def effective(self, form: str) -> LegalRow:
        """Give the row that says from when an order of a form is effective.

        Example:
            >>> row = legal_systems()["us-federal"].effective("written")
            >>> row.clock, row.section
            ('entered', '58(c), 79(a)')
        """
        return next(row for row in self.rows if form in row.forms)

    def expiry(self, kind: str) -> LegalRow | None:
        """Give the row that says after how many days an order of a kind runs out; None if none.

        Example:
            >>> us = legal_systems()["us-federal"]
            >>> us.expiry("TRO").days, us.expiry("injunction")
            (14, None)
        """
        wanted = " ".join(kind.casefold().split())
        return next((row for row in self.rows if wanted in row.kinds), None)

    def cited(self, row: LegalRow) -> str:
        """Give a row's rule and section, and say so if no lawyer has reviewed the table.

        Example:
            >>> us = legal_systems()["us-federal"]
            >>> us.cited(us.effective("written"))
            'Fed. R. Civ. P. 58(c), 79(a), unreviewed'
        """
        return f"{row.rule} {row.section}{'' if self.reviewed else ', unreviewed'}"

    def row(self, topic: str) -> LegalRow | None:
        """Give the first row of a topic; None if the table has none.

        Example:
            >>> us = legal_systems()["us-federal"]
            >>> us.row("notice").needed, us.row("binds").reaches
            (True, ('agents',))
        """
        return next((row for row in self.rows if row.topic == topic), None)


@cache
def legal_systems() -> Mapping[str, LegalSystem]:
    """Give every system by its id.

    Example:
        >>> list(legal_systems())
        ['echr', 'england-wales', 'us-federal']
    """
    tables = sorted(Path(__file__).with_name("legal_systems").glob("*.toml"))
    return {table.stem: _system(table.stem, table.read_text("utf-8")) for table in tables}


def _system(id_: str, text: str) -> LegalSystem:
    import tomllib  # noqa: PLC0415 - only orders under a table pay for it

    read = tomllib.loads(text)
    rows = tuple(LegalRow(**{n: _frozen(value) for n, value in row.items()}) for row in read["row"])
    return LegalSystem(id_, read["name"], read["reviewed"], rows)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def system_of(case: Case, order: Order) -> LegalSystem | None:
    """Give the system of an order's matter; None where the case says `stated`."""
    matter = case.matters.get(order.matter)
    named = (matter.rules if matter else "") or case.config.rules or DEFAULT
    return None if named == STATED else legal_systems().get(named, legal_systems()[DEFAULT])


def clock_by_rule(case: Case, order: Order) -> str:
    """Give the clock that makes an order effective, unless a reading says otherwise."""
    system = system_of(case, order)
    if STATED_CLOCK in order.clocks or system is None:
        return STATED_CLOCK
    return system.effective(order.form).clock

"""Writes docs/reference/legal-systems.md from the tables of legal systems: `make reference`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from habeas.findings.bound_at import AGENTS
from habeas.findings.legal_system import LegalSystem, legal_systems

PAGE: Final = Path(__file__).parents[1] / "docs" / "reference" / "legal-systems.md"
_HEAD: Final = """\
# Legal systems

*Written by `make reference` from the tables in `src/habeas/findings/legal_systems`; edit those.*

What makes an order effective is no rule in code. A matter names its system in `rules`, else
`habeas.yaml` does; where neither does, `us-federal` is assumed, and said with every answer that
rests on it. Under `rules: stated` an order takes effect at its own `stated_effective` alone, or by
a reading.

Four things are computed: the clock that makes an order effective; the days after which some kinds
of orders run out where no `stated_end` is written; whether an order reaches those who act for one
that its words name; and whether it binds only who knew of it. From the first moment at which an
order may have run out no answer says that it was in force, and none says that it was not. The
other rows say what a reader should know. Write `stated_end`, `binds`, the notices and the acts as
the sources have them.
"""


def page() -> str:
    """Give the whole page."""
    lines = [_HEAD]
    for system in legal_systems().values():
        lines += _system(system)
    return "\n".join(lines)


def _system(system: LegalSystem) -> Iterator[str]:
    yield f"## `{system.id}`: {system.name}\n"
    yield (
        "Reviewed by a lawyer.\n"
        if system.reviewed
        else "No lawyer has reviewed this table: check each row against its rule.\n"
    )
    yield "| form of the order | takes effect when |\n| --- | --- |"
    yield from (f"| {', '.join(row.forms)} | {row.clock} |" for row in system.rows if row.forms)
    for row in (one for one in system.rows if one.kinds):
        kinds = ", ".join(f"`{kind}`" for kind in row.kinds)
        yield (
            f"\nAn order of kind {kinds}, in any case of letters, may have run out {row.days} days"
            f" after it was {row.clock}; the bound allows {row.rolls} days for weekends and"
            " holidays.\n"
        )
    yield from _reach(system)
    yield "\n| about | what the rule says | where | known from |\n| --- | --- | --- | --- |"
    for row in system.rows:
        yield f"| {row.topic} | {row.says} | {row.rule} {row.section} | {row.known} |"
    yield ""


def _reach(system: LegalSystem) -> Iterator[str]:
    """Say whom an order reaches, and whether notice is asked for, where the table says so."""
    binds, notice = system.row("binds"), system.row("notice")
    if binds and AGENTS in binds.reaches:
        yield "\nAn order reaches whoever acts, at any remove, for an actor that its words name."
    if notice and notice.needed:
        yield "\nIt binds only who knows of it."


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"wrote docs/reference/{PAGE.name}")

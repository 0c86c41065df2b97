"""Shell completion of ids: what a case offers for the word being typed.

A shell that completes must not be spoken to: a folder that is no case offers nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from habeas.errors import HabeasError

if TYPE_CHECKING:
    from habeas.case.records import Case

Offer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def _from_case(offered: "Callable[[Case], Iterable[str]]") -> Offer:
    """Make a completion of what a case offers."""

    def offer(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        del param
        return _beginning(_offered(ctx, offered), incomplete)

    return offer


def _offered(ctx: click.Context, offered: "Callable[[Case], Iterable[str]]") -> list[str]:
    from habeas.case.read_case import read_case  # noqa: PLC0415 - completion alone pays for it

    try:
        return [*offered(read_case(_folder(ctx)))]
    except (HabeasError, OSError, ValueError):
        return []


def _folder(ctx: click.Context) -> Path:
    """Give the case folder named so far; the current folder if none is."""
    words = ctx.params.get("words") or ()
    named = ctx.params.get("case") or (words[0] if words else ".")
    return Path(named) if Path(named).is_dir() else Path()


def _beginning(words: Iterable[str], incomplete: str) -> list[CompletionItem]:
    wanted = incomplete.lower()
    return [CompletionItem(word) for word in words if word.lower().startswith(wanted)]


# The questions asked of each transfer at each clock of each order. Their ids need no findings,
# which load too slowly for a key press.
AT_EACH_CLOCK = ("outside", "left", "landed", "handed-over", "stage")


def _finding_ids(case: "Case") -> Iterator[str]:
    """Give the ids of transfers and orders, and of the findings at each clock."""
    yield from case.transfers
    yield from case.orders
    for question in AT_EACH_CLOCK:
        for transfer in case.transfers:
            for order in case.orders.values():
                yield from (f"{question}/{transfer}/{order.id}.{clock}" for clock in order.clocks)


def _origins(case: "Case") -> list[str]:
    return sorted(set(case.sources) | {c.origin for cs in case.claims.values() for c in cs} - {""})


def or_folders(offer: Offer) -> Offer:
    """Offer folders where nothing else begins so: the first word may be the case."""

    def with_folders(
        ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        return offer(ctx, param, incomplete) or [CompletionItem(incomplete, type="dir")]

    return with_folders


held_sources = or_folders(_from_case(lambda case: [s.id for s in case.sources.values() if s.held]))
finding_ids = or_folders(_from_case(_finding_ids))
sources_and_origins = _from_case(_origins)
events = _from_case(lambda case: [f"{event}=" for event in case.times])
readings = _from_case(
    lambda case: [f"{r.id}={o.name}" for r in case.readings.values() for o in r.options]
)

"""The subjects that most questions share: each transfer at each clock of each order."""

from collections.abc import Iterator

from habeas.case.records import Case
from habeas.findings.records import Key


def transfer_at_each_clock(case: Case, *questions: str, who: str = "") -> Iterator[Key]:
    """Give one key per question, transfer and clock of an order."""
    for transfer in case.transfers:
        for order in case.orders.values():
            for clock in order.clocks:
                for question in questions:
                    yield Key(question, transfer, order.id, clock, who)

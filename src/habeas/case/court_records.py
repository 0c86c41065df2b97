"""Records of courts in a case: matters, orders, and what is done to orders."""

from dataclasses import dataclass

from habeas.evidence.spot import Place

# The clocks of an order, in the order in which they are told.
ORDER_CLOCKS = ("said", "signed", "filed", "entered", "noticed", "stated_effective")
ACT_TIMES = ("when", "effective", "until", "as_of")


@dataclass(frozen=True, slots=True)
class Matter:
    """One court case; ``relations`` are pairs of a kind, as ``appeal_of``, and another matter."""

    id: str
    court: str
    docket: str
    zone: str
    rules: str
    relations: tuple[tuple[str, str], ...] = ()
    at: Place = Place("")


@dataclass(frozen=True, slots=True)
class Order:
    """One order, with the clocks it has claims for, in the order of ``ORDER_CLOCKS``.

    Attributes:
        part_of: the order that it is a part of; what acts on the whole acts on it.
        derives_from: the order that it enforces or secures, and may fall with.
    """

    id: str
    matter: str
    kind: str
    form: str
    label: str
    clocks: tuple[str, ...]
    part_of: str = ""
    derives_from: str = ""
    at: Place = Place("")

    @property
    def name(self) -> str:
        """What a reader calls it."""
        return self.label or {"oral": "spoken order", "minute": "written order"}.get(
            self.form, self.id
        )


@dataclass(frozen=True, slots=True)
class Act:
    """What a court did to an order.

    Attributes:
        part: the part of the order it is about, an order's id or free words; blank for all of it.
        condition: on what its effect depends; blank for nothing.
    """

    id: str
    matter: str
    does: str
    order: str
    part: str = ""
    condition: str = ""
    at: Place = Place("")

"""Tracks of a case: the positions of one leg, as the sources of kind ``track`` hold them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from habeas.flights.records import Track


@dataclass(frozen=True, slots=True, eq=False)
class LegTrack:
    """The track of a leg.

    Attributes:
        leg: the leg's id.
        used: the positions that the ledger uses, from the last on the ground before the
            take-off to the first on the ground after the landing, where those were heard.
        with_doubtful: the same stretch with the doubtful positions too.
    """

    leg: str
    used: "Track"
    with_doubtful: "Track"

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources it comes from."""
        return tuple(dict.fromkeys(one.file for one in self.used.inputs))

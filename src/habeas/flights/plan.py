"""Plans: where in the rows of a form each thing stands, and in which unit and zone.

Every form made of rows (tables, JSON rows, Parquet) is one plan; so is a table that a person
describes with ``--map``. Nothing that a plan leaves out is guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from habeas.flights.records import Heard
from habeas.flights.stamps import Stamp

# Factors to the columns' units: feet, knots, feet a minute, degrees, metres.
FT_PER_M: Final = 1 / 0.3048
KT_PER_MS: Final = 3600 / 1852
FPM_PER_MS: Final = 60 / 0.3048


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number of a row.

    Attributes:
        column: where it stands.
        factor: what its unit is multiplied with.
    """

    column: str
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Ground:
    """How rows say that an aircraft is on the ground.

    Attributes:
        column: where they say it.
        yes: the words for on the ground, in small letters.
        no: the words for in the air; with ``others_fly`` any other word is one as well.
        others_fly: that a cell which is neither blank nor ``yes`` means in the air.
    """

    column: str
    yes: frozenset[str]
    no: frozenset[str] = frozenset()
    others_fly: bool = False


TRUE: Final = frozenset({"true", "1", "t", "yes"})
FALSE: Final = frozenset({"false", "0", "f", "no"})


@dataclass(frozen=True, slots=True)
class Plan:
    """How the rows of one form are read.

    Attributes:
        form: its name.
        time: when.
        lat, lon: the columns of the position, in degrees.
        numbers: the other numbers, by the name of the column of ``Fixes``; ``rc_m`` and ``nic``
            too.
        clock_s: how far the stamps may be off.
        heard: how a position was heard, where no column says it.
        heard_column, heard_words: the column that says it, and what its words mean.
        address: the column of the 24-bit address; blank if there is none.
        flight: the column of an id of the flight or track, for rows without address.
        space: the network that gives those ids: the same id of two networks is two flights.
        ground: how rows say that the aircraft is on the ground.
        height_marks: marks of each fix that has a height, such as GEOMETRIC_HEIGHT.
        words_for_none: by column, words in small letters that are no number and no flaw.
        flags: the column of readsb's ``dbFlags``; 4 is an address of the privacy programme.
        calls: the columns of names, by kind of ``Call``.
        carried: that positions repeat until there is a new one.
        updated: the column with the time of the position itself, where the form states it.
        locator: the word of a row's place.
    """

    form: str
    time: Stamp
    lat: str
    lon: str
    clock_s: float
    numbers: Mapping[str, Quantity] = field(default_factory=dict)
    heard: Heard = Heard.UNKNOWN
    heard_column: str = ""
    heard_words: Mapping[str, Heard] = field(default_factory=dict)
    address: str = ""
    flight: str = ""
    space: str = ""
    ground: Ground | None = None
    height_marks: int = 0
    words_for_none: Mapping[str, frozenset[str]] = field(default_factory=dict)
    calls: Mapping[str, str] = field(default_factory=dict)
    flags: str = ""
    carried: bool = False
    updated: Stamp | None = None
    locator: str = "row"

    def columns(self) -> tuple[str, ...]:
        """Name all columns that are read, each once."""
        named = [self.time.column, self.lat, self.lon, self.address, self.flight]
        named += [quantity.column for quantity in self.numbers.values()]
        named += [self.heard_column, self.ground.column if self.ground else ""]
        named += [self.flags, *self.calls.values(), self.updated.column if self.updated else ""]
        return tuple(dict.fromkeys(name for name in named if name))

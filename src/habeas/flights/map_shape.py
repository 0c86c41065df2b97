"""What a map of columns says: which column holds what, in which unit and zone.

Nothing is guessed: every quantity states its unit, every time its format and zone (``stated`` if
the cells write it themselves), every table its clock error and how positions were heard.
"""

from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from habeas.evidence.zones import zone_known
from habeas.flights.flight_list import ListPlan
from habeas.flights.plan import FPM_PER_MS, FT_PER_M, KT_PER_MS, Ground, Plan, Quantity
from habeas.flights.records import Heard
from habeas.flights.stamps import Stamp

LENGTHS: Final = {"ft": 1.0, "m": FT_PER_M, "km": 1000 * FT_PER_M, "FL": 100.0}
SPEEDS: Final = {"kt": 1.0, "m/s": KT_PER_MS, "km/h": KT_PER_MS / 3.6, "mph": 1609.344 / 1852}
RATES: Final = {"ft/min": 1.0, "m/s": FPM_PER_MS, "ft/s": 60.0}
ANGLES: Final = {"deg": 1.0}
RADII: Final = {"m": 1.0, "km": 1000.0, "NM": 1852.0, "ft": 0.3048}
HEARD: Final = {
    "ads-b": Heard.ADSB,
    "ads-r": Heard.ADSR,
    "tis-b": Heard.TISB,
    "mlat": Heard.MLAT,
    "ads-c": Heard.ADSC,
    "mode-s": Heard.MODE_S,
    "network": Heard.NETWORK,
    "other": Heard.OTHER,
    "unknown": Heard.UNKNOWN,
}
STATED: Final = "stated"
POSITIONS: Final = ("lat,lon", "lon,lat", "DDMMSSN DDDMMSSE")
_EPOCHS: Final = {"epoch s": 1.0, "epoch ms": 0.001}
# Names of a split position; no table of a file can have them, for they hold a line break.
SPLIT_LAT: Final = "latitude\n"
SPLIT_LON: Final = "longitude\n"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _zone(name: str) -> str:
    if name != STATED and not zone_known(name):
        raise ValueError(f"{name!r} is no zone: write UTC, an offset, an IANA name, or {STATED}")
    return name


class TimeIn(_Part):
    """A column of times."""

    column: str
    format: str
    zone: Annotated[str, AfterValidator(_zone)] = ""

    @model_validator(mode="after")
    def _has_zone(self) -> "TimeIn":
        if self.format not in _EPOCHS and not self.zone:
            raise ValueError(f"needs a zone: UTC, an offset, an IANA name, or {STATED}")
        return self

    def stamp(self) -> Stamp:
        """Give how the column states times."""
        if unit_s := _EPOCHS.get(self.format):
            return Stamp(self.column, unit_s, words=False)
        form = "" if self.format == "iso" else self.format
        return Stamp(self.column, 0, "" if self.zone == STATED else self.zone, form)


class QuantityIn(_Part):
    """A column of numbers and their unit."""

    column: str
    unit: str

    def quantity(self, units: dict[str, float]) -> Quantity:
        """Give the column with the factor of its unit."""
        return Quantity(self.column, units[self.unit])


class GroundIn(_Part):
    """A column that says whether the aircraft is on the ground."""

    column: str
    yes: list[str]
    no: list[str] = Field(default_factory=list)


class PositionIn(_Part):
    """A column that holds latitude and longitude together."""

    column: str
    format: Literal["lat,lon", "lon,lat", "DDMMSSN DDDMMSSE"]


class TableIn(_Part):
    """One table: positions, or the list of their flights."""

    form: Annotated[str, Field(min_length=1, max_length=80)]
    network: str = ""
    gives: Literal["positions", "flights"] = "positions"
    delimiter: Annotated[str, Field(min_length=1, max_length=1)] = ","
    header: list[str] = Field(default_factory=list)
    time: TimeIn | None = None
    clock_s: Annotated[float, Field(ge=0, le=86400)] | None = None
    latitude: str = ""
    longitude: str = ""
    position: PositionIn | None = None
    altitude: QuantityIn | None = None
    geometric_height: QuantityIn | None = None
    speed: QuantityIn | None = None
    track: QuantityIn | None = None
    vertical_rate: QuantityIn | None = None
    error: QuantityIn | None = None
    address: str = ""
    flight: str = ""
    on_ground: GroundIn | None = None
    heard: str = ""
    names: dict[str, str] = Field(default_factory=dict)
    carried_forward: bool = False
    position_time: TimeIn | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> "TableIn":
        for name, units in _UNITS.items():
            held: QuantityIn | None = getattr(self, name)
            if held is not None and held.unit not in units:
                raise ValueError(f"{name} is in {held.unit!r}; write one of {', '.join(units)}")
        if self.gives == "flights":
            if not self.flight:
                raise ValueError("a list of flights needs the column of its `flight`")
            return self
        lacks = [name for name in ("time", "clock_s", "heard") if getattr(self, name) in (None, "")]
        if lacks:
            raise ValueError(f"needs {', '.join(lacks)}")
        if self.heard not in HEARD:
            raise ValueError(f"heard is {self.heard!r}; write one of {', '.join(HEARD)}")
        if bool(self.position) == bool(self.latitude and self.longitude):
            raise ValueError("needs latitude and longitude, or position")
        return self

    def plan(self, locator: str) -> Plan:
        """Give the plan of a table of positions."""
        if self.time is None or self.clock_s is None:
            raise ValueError(self.form)
        numbers = {
            column: held.quantity(_UNITS[name])
            for name, column in _COLUMNS.items()
            if (held := getattr(self, name)) is not None
        }
        ground = self.on_ground
        return Plan(
            form=self.form,
            time=self.time.stamp(),
            lat=SPLIT_LAT if self.position else self.latitude,
            lon=SPLIT_LON if self.position else self.longitude,
            clock_s=self.clock_s,
            numbers=numbers,
            heard=HEARD[self.heard],
            address=self.address,
            flight=self.flight,
            space=self.network or self.form,
            ground=Ground(ground.column, _words(ground.yes), _words(ground.no)) if ground else None,
            calls=self.names,
            carried=self.carried_forward,
            updated=self.position_time.stamp() if self.position_time else None,
            locator=locator,
        )

    def list_plan(self) -> ListPlan:
        """Give the plan of a list of flights."""
        return ListPlan(
            form=self.form,
            space=self.network or self.form,
            flight=self.flight,
            address=self.address,
            time=self.time.stamp() if self.time else None,
            clock_s=60.0 if self.clock_s is None else self.clock_s,
            calls=self.names,
        )

    def needs(self) -> tuple[str, ...]:
        """Name the columns of the file that the map speaks of."""
        if self.gives == "flights":
            return self.list_plan().columns()
        named = [c for c in self.plan("row").columns() if c not in (SPLIT_LAT, SPLIT_LON)]
        return (*named, *([self.position.column] if self.position else []))


class MapIn(_Part):
    """A map: the tables it describes."""

    tables: Annotated[list[TableIn], Field(min_length=1, max_length=50)]


_UNITS: Final = {
    "altitude": LENGTHS,
    "geometric_height": LENGTHS,
    "speed": SPEEDS,
    "track": ANGLES,
    "vertical_rate": RATES,
    "error": RADII,
}
_COLUMNS: Final = {
    "altitude": "alt_ft",
    "geometric_height": "geom_ft",
    "speed": "gs_kt",
    "track": "track_deg",
    "vertical_rate": "rate_fpm",
    "error": "rc_m",
}


def _words(said: list[str]) -> frozenset[str]:
    return frozenset(word.strip().lower() for word in said)

"""The YAML hand files: from typed records of text to records and claims on one clock."""

from collections.abc import Iterable
from typing import TypeVar

from habeas.case import problems as kinds
from habeas.case.authored import (
    LegIn,
    OrderIn,
    OrdersIn,
    ReadingsIn,
    TransferIn,
    TransfersIn,
)
from habeas.case.authored_parts import Authored, ClaimIn
from habeas.case.claim_book import ClaimBook
from habeas.case.columns import CLAIM_COLUMNS
from habeas.case.court_records import ACT_TIMES, ORDER_CLOCKS, Act, Matter, Order
from habeas.case.located import Located, Path
from habeas.case.read_config import zone_of
from habeas.case.records import (
    LEG_TIMES,
    Config,
    Leg,
    Statement,
    Thing,
    Transfer,
)
from habeas.evidence.claim import Claim
from habeas.evidence.problem import Problem
from habeas.evidence.spot import Place
from habeas.evidence.zones import ZoneContext

A = TypeVar("A", bound=Authored)
R = TypeVar("R")


class HandReader:
    """Reads the YAML hand files into records, and their claims into the book.

    Args:
        book: takes the claims.
        config: gives the default zone and the declared abbreviations.
    """

    def __init__(self, book: ClaimBook, config: Config) -> None:
        self.book = book
        self._zones = ZoneContext(default=config.zone, declared=config.abbreviations)
        self.transfers: dict[str, Transfer] = {}
        self.matters: dict[str, Matter] = {}
        self.hearings: dict[str, str] = {}
        self.orders: dict[str, Order] = {}
        self.acts: dict[str, Act] = {}
        self.things: dict[str, Thing] = {}
        self.statements: dict[str, Statement] = {}
        self._legs: dict[str, Place] = {}

    def take_transfers(self, given: TransfersIn, located: Located) -> None:
        """Take hand/transfers.yaml."""
        zones = self.file_zones(given.zone, located)
        for n, transfer in enumerate(given.transfers):
            path: Path = ("transfers", n)
            if self.is_new(transfer.id, self.transfers, located, path):
                self._take_transfer(transfer, located, path, zones)
        self._take_claims("sightings", given.sightings, located, ("sightings",))

    def _take_transfer(
        self, given: TransferIn, located: Located, path: Path, zones: ZoneContext
    ) -> None:
        legs = []
        for m, leg in enumerate(given.legs):
            here: Path = (*path, "legs", m)
            at = located.place_of((*here, "id"))
            if leg.id in self._legs:
                self._duplicate(leg.id, at, self._legs[leg.id])
                continue
            self._legs[leg.id] = at
            legs.append(Leg(leg.id, given.id, leg.mode, leg.after, at))
            self._take_leg(leg, located, here, zones)
        at = located.place_of((*path, "id"))
        if not legs:
            message = f"{given.id} has no leg of its own"
            self.book.problem(
                kinds.MISSING_KEY, at, message, "the record was left out", "Rename its legs."
            )
            return
        self.transfers[given.id] = Transfer(
            given.id, given.label, given.operation, given.stops, tuple(legs), at
        )
        self._take_claims(f"{given.id}.seen", given.seen, located, (*path, "seen"))

    def _take_leg(self, given: LegIn, located: Located, path: Path, zones: ZoneContext) -> None:
        for name, info in LegIn.model_fields.items():
            claims = getattr(given, name)
            if not isinstance(claims, list) or not claims:
                continue
            key = info.alias or name
            taken = self._take_claims(f"{given.id}.{key}", claims, located, (*path, key))
            if name in LEG_TIMES:
                self._times(taken, zones)

    def take_orders(self, given: OrdersIn, located: Located) -> None:
        """Take hand/orders.yaml."""
        zones = self.file_zones(given.zone, located)
        for n, matter in enumerate(given.matters):
            path: Path = ("matters", n)
            if self.is_new(matter.id, self.matters, located, path):
                at = located.place_of((*path, "id"))
                zone = zone_of(matter.zone, located, (*path, "zone"), self.book.problems)
                self.matters[matter.id] = Matter(
                    matter.id, matter.court, matter.docket, zone, matter.rules,
                    tuple((one.kind, one.matter) for one in matter.relations), at,
                )  # fmt: skip
                court = self._court_zones(matter.id, zones)
                self.take_claims(
                    matter, matter.id, located, path, court, ("filed", "complete_through")
                )
        heard: dict[str, Place] = {}
        for n, hearing in enumerate(given.hearings):
            path = ("hearings", n)
            if not self._is_first(hearing.id, heard, located, (*path, "id")):
                continue
            self.hearings[hearing.id] = hearing.matter
            court = self._court_zones(hearing.matter, zones)
            times = ("began", "recessed", "resumed", "ended")
            self.take_claims(hearing, hearing.id, located, path, court, times)
        for n, order in enumerate(given.orders):
            path = ("orders", n)
            if self.is_new(order.id, self.orders, located, path):
                self._take_order(order, located, path, zones)
        for n, act in enumerate(given.acts):
            path = ("acts", n)
            if self.is_new(act.id, self.acts, located, path):
                at = located.place_of((*path, "id"))
                self.acts[act.id] = Act(
                    act.id, act.matter, act.does, act.order, act.part, act.if_, at
                )
                court = self._court_zones(act.matter, zones)
                self.take_claims(act, act.id, located, path, court, ACT_TIMES)

    def _take_order(self, given: OrderIn, located: Located, path: Path, zones: ZoneContext) -> None:
        clocks = tuple(clock for clock in ORDER_CLOCKS if getattr(given, clock))
        at = located.place_of((*path, "id"))
        self.orders[given.id] = Order(
            given.id, given.matter, given.kind, given.form, given.label, clocks,
            given.part_of, given.derives_from, at,
        )  # fmt: skip
        court = self._court_zones(given.matter, zones)
        times = (*ORDER_CLOCKS, "stated_end", "deadline")
        self.take_claims(given, given.id, located, path, court, times)

    def take_readings(self, given: ReadingsIn, located: Located) -> None:
        """Take who takes each option of the readings."""
        seen: dict[str, Place] = {}
        for n, reading in enumerate(given.readings):
            if not self._is_first(reading.id, seen, located, ("readings", n, "id")):
                continue
            for m, option in enumerate(reading.options):
                path: Path = ("readings", n, "options", m)
                subject = f"{reading.id}.{option.name}"
                if self._is_first(subject, seen, located, (*path, "name")):
                    self._take_claims(f"{subject}.by", option.by, located, (*path, "by"))

    def _take_claims(
        self, subject: str, claims: Iterable[ClaimIn], located: Located, path: Path
    ) -> list[Claim]:
        """Take the claims that a key holds."""
        taken = []
        for n, given in enumerate(claims):
            fields = {name: getattr(given, name) for name in CLAIM_COLUMNS}
            at = located.place_of((*path, n))
            taken.append(self.book.take(subject, given.value, fields, at))
        return taken

    def take_claims(
        self,
        given: Authored,
        id_: str,
        located: Located,
        path: Path,
        zones: ZoneContext,
        times: Iterable[str],
    ) -> dict[str, list[Claim]]:
        """Take every claim that a record's keys hold, by key; those of ``times`` as times."""
        found: dict[str, list[Claim]] = {}
        for name, info in type(given).model_fields.items():
            claims = getattr(given, name)
            if isinstance(claims, list) and claims and isinstance(claims[0], ClaimIn):
                key = info.alias or name
                found[key] = self._take_claims(f"{id_}.{key}", claims, located, (*path, key))
                if name in times:
                    self._times(found[key], zones)
        return found

    def _times(self, claims: list[Claim], zones: ZoneContext) -> None:
        for claim in claims:
            self.book.time(claim, zones)

    def file_zones(self, zone: str, located: Located) -> ZoneContext:
        """Give the zones for times of a file, which may name one for all of them."""
        zone = zone_of(zone, located, ("zone",), self.book.problems)
        return ZoneContext(file=zone, default=self._zones.default, declared=self._zones.declared)

    def _court_zones(self, matter: str, zones: ZoneContext) -> ZoneContext:
        court = self.matters[matter].zone if matter in self.matters else ""
        return ZoneContext(
            file=zones.file, place=court, default=zones.default, court=court,
            declared=zones.declared,
        )  # fmt: skip

    def is_new(self, id_: str, taken: dict[str, R], located: Located, path: Path) -> bool:
        """Say whether an id is new among its kind; one that is not is a problem."""
        if id_ in taken:
            first: Place = getattr(taken[id_], "at")  # noqa: B009 - every record has a place
            self._duplicate(id_, located.place_of((*path, "id")), first)
        return id_ not in taken

    def _is_first(self, id_: str, seen: dict[str, Place], located: Located, path: Path) -> bool:
        """Say whether an id comes for the first time; one that does not is a problem."""
        at = located.place_of(path)
        if id_ in seen:
            self._duplicate(id_, at, seen[id_])
            return False
        seen[id_] = at
        return True

    def _duplicate(self, id_: str, at: Place, first: Place) -> None:
        self.book.problems.append(
            Problem(
                kinds.DUPLICATE_ID,
                at,
                f"{id_} stands at {first} too",
                "the first was kept",
                against=(first,),
            )
        )

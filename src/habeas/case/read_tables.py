"""The CSV hand files: groups, places and checks."""

import math

from habeas.case import problems as kinds
from habeas.case.claim_book import ClaimBook
from habeas.case.read_sources import check_columns
from habeas.case.records import Check, Ground, Group
from habeas.case.tables import Row, Table
from habeas.case.values import id_is_good, number
from habeas.evidence.guards import visible
from habeas.evidence.zones import zone_known

# A place without a radius of its own is taken as a town: 5 km, as an airport without runways.
DEFAULT_RADIUS_KM = 5.0
# Half the way around the globe: a place cannot reach farther.
MOST_RADIUS_KM = 20_040.0
_GLOBE = {"lat": 90.0, "lon": 180.0}


def read_groups(table: Table, book: ClaimBook) -> dict[str, Group]:
    """Give the groups; each row is what one source says of one group.

    ``label`` and ``part_of`` are taken from the first row, in id order of what they say,
    that has them; ``count``, ``authority``, ``aboard`` and ``members`` are claims.
    """
    check_columns(table, "hand/groups", required=("group",))
    labels: dict[str, dict[str, set[str]]] = {}
    groups: dict[str, Group] = {}
    for row in table.rows:
        id_ = row.get("group")
        if not usable(table, row, "group"):
            continue
        said = labels.setdefault(id_, {"label": set(), "part_of": set()})
        for column, words in said.items():
            if row.get(column):
                words.add(row.get(column))
        groups.setdefault(id_, Group(id_, "", "", row.at))
        for column in ("count", "authority", "aboard", "members"):
            if row.get(column):
                claim = book.row(f"{id_}.{column}", row.get(column), row, column)
                if column == "count":
                    book.count(claim)
    return {
        id_: Group(
            id_,
            min(labels[id_]["label"], default=""),
            min(labels[id_]["part_of"], default=""),
            group.at,
        )
        for id_, group in groups.items()
    }


def read_grounds(table: Table) -> dict[str, Ground]:
    """Give the places that the case adds or corrects."""
    check_columns(table, "hand/places", required=("place",))
    grounds: dict[str, Ground] = {}
    for row in table.rows:
        if not usable(table, row, "place"):
            continue
        zone = row.get("zone")
        if zone and not zone_known(zone):
            table.problem(kinds.BAD_ZONE, row.place("zone"), f"{visible(zone)!r}", "left out")
            zone = ""
        grounds[row.get("place")] = Ground(
            id=row.get("place"),
            name=row.get("name"),
            kind=row.get("kind"),
            country=row.get("country"),
            lat=_degrees(table, row, "lat"),
            lon=_degrees(table, row, "lon"),
            radius_km=number(table, row, "radius_km", most=MOST_RADIUS_KM) or DEFAULT_RADIUS_KM,
            zone=zone,
            is_=row.get("is"),
            at=row.at,
        )
    return grounds


def read_checks(table: Table) -> dict[str, Check]:
    """Give the authored expectations."""
    check_columns(table, "hand/checks", required=("check", "what", "expect"))
    checks: dict[str, Check] = {}
    for row in table.rows:
        if not usable(table, row, "check"):
            continue
        id_ = row.get("check")
        if id_ in checks:
            table.problem(
                kinds.DUPLICATE_ID, row.place("check"), f"{id_} stands at {checks[id_].at} too",
                "the first was kept",
            )  # fmt: skip
            continue
        checks[id_] = Check(id_, row.get("what"), row.get("expect"), row.at)
    return checks


def usable(table: Table, row: Row, column: str) -> bool:
    """Say whether a row has a usable id in a column; note it if not."""
    id_ = row.get(column)
    if id_is_good(id_):
        return True
    kind = kinds.BAD_ID if id_ else kinds.MISSING_KEY
    table.problem(
        kind, row.place(column), f"{visible(id_)!r}" if id_ else f"no {column}", "row left out"
    )
    return False


def _degrees(table: Table, row: Row, column: str) -> float | None:
    value = number(table, row, column, least=-math.inf, most=math.inf)
    if value is not None and abs(value) > _GLOBE[column]:
        table.problem(
            kinds.BAD_COORDINATE, row.place(column), f"{column} {value}", "the place has none then"
        )
        return None
    return value

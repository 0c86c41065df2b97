"""hand/people.csv and hand/custody.csv: protected people under labels, and who held them where.

Each row is what one source says. Names of protected people stand in neither.
"""

from collections.abc import Mapping

from habeas.case.claim_book import ClaimBook
from habeas.case.people_records import Person, Stint
from habeas.case.read_sources import check_columns
from habeas.case.read_tables import usable
from habeas.case.records import Config
from habeas.case.tables import Table
from habeas.evidence.zones import ZoneContext

_ABOUT_A_STINT = ("custodian", "place", "start", "end", "ended_by", "authority", "leg")
_TIMES = ("start", "end")


def read_people(table: Table, book: ClaimBook) -> dict[str, Person]:
    """Give the people; ``label`` and ``protect`` are those of the first row that has them."""
    check_columns(table, "hand/people", required=("person",))
    people: dict[str, Person] = {}
    for row in table.rows:
        if not usable(table, row, "person"):
            continue
        id_ = row.get("person")
        known = people.get(id_, Person(id_, "", "", row.at))
        label, protect = known.label or row.get("label"), known.protect or row.get("protect")
        people[id_] = Person(id_, label, protect, known.at)
        for column in ("nationality", "born"):
            if row.get(column):
                book.row(f"{id_}.{column}", row.get(column), row, column)
    return people


def read_stints(table: Table, book: ClaimBook, config: Config) -> dict[str, Stint]:
    """Give the stints, by ``who.stint``; every other column holds a claim about one."""
    check_columns(table, "hand/custody", required=("who", "stint"))
    zones = ZoneContext(default=config.zone, declared=config.abbreviations)
    stints: dict[str, Stint] = {}
    for row in table.rows:
        if not (usable(table, row, "who") and usable(table, row, "stint")):
            continue
        id_ = f"{row.get('who')}.{row.get('stint')}"
        stints.setdefault(id_, Stint(id_, row.get("who"), row.at))
        for column in _ABOUT_A_STINT:
            if row.get(column):
                claim = book.row(f"{id_}.{column}", row.get(column), row, column)
                if column in _TIMES:
                    book.time(claim, zones)
    return stints


def read_words(table: Table) -> Mapping[str, Mapping[str, str]]:
    """Give authored texts in other languages: text -> language -> the same in that language."""
    check_columns(table, "hand/words", required=("text",))
    languages = [column for column in table.header if column and column != "text"]
    return {
        row.get("text"): {one: row.get(one) for one in languages if row.get(one)}
        for row in reversed(table.rows)
        if row.get("text")
    }

"""hand/things.yaml and hand/statements.yaml: who and what there is, and what was said of it."""

from dataclasses import dataclass

from habeas.case import problems as kinds
from habeas.case.authored_parts import Authored
from habeas.case.authored_statements import StatementsIn
from habeas.case.authored_things import ThingsIn
from habeas.case.located import Located, Path
from habeas.case.read_hand import HandReader
from habeas.case.records import Statement, Thing
from habeas.evidence.claim import Claim
from habeas.evidence.guards import visible
from habeas.evidence.post_id import time_in_id
from habeas.evidence.words_count import CountWordsError, read_money
from habeas.evidence.zones import ZoneContext


@dataclass(frozen=True, slots=True)
class Sort:
    """One list of hand/things.yaml: what it holds, and how its claims are read."""

    name: str
    times: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()


SORTS = {
    "actors": Sort("actor"),
    "facilities": Sort("facility", ("opened", "closed"), ("capacity", "holds")),
    "agreements": Sort(
        "agreement", ("agreed", "known", "ends"), ("persons",), ("approved", "granted", "paid")
    ),
    "authorities": Sort(
        "authority", ("passed", "signed", "invoked", "made_public", "published"), ("used_before",)
    ),
    "vehicles": Sort("vehicle"),
}
CUSTODIAN = Sort("custodian", ("since", "until"))


def take_things(reader: HandReader, given: ThingsIn, located: Located) -> None:
    """Take hand/things.yaml into a reader's records and claims."""
    zones = reader.file_zones(given.zone, located)
    for key, sort in SORTS.items():
        for n, one in enumerate(getattr(given, key)):
            _take_thing(reader, one, sort, (located, (key, n), zones))


def _take_thing(
    reader: HandReader,
    given: Authored,
    sort: Sort,
    where: tuple[Located, Path, ZoneContext],
    part_of: str = "",
) -> None:
    located, path, zones = where
    id_ = str(getattr(given, "id"))  # noqa: B009 - every record in this file has one
    if not reader.is_new(id_, reader.things, located, path):
        return
    kind = getattr(given, "kind", "") or getattr(given, "role", sort.name)
    name = getattr(given, "name", "") or (kind if part_of else id_)
    at = located.place_of((*path, "id"))
    part_of = part_of or getattr(given, "acts_for", "")
    reader.things[id_] = Thing(id_, sort.name, kind, name, part_of, at)
    taken = reader.take_claims(given, id_, located, path, zones, sort.times)
    for key in sort.counts:
        for claim in taken.get(key, ()):
            reader.book.count(claim)
    for key in sort.amounts:
        for claim in taken.get(key, ()):
            _check_amount(reader, claim)
    for m, link in enumerate(getattr(given, "chain", ())):
        _take_thing(reader, link, CUSTODIAN, (located, (*path, "chain", m), zones), id_)


def _check_amount(reader: HandReader, claim: Claim) -> None:
    """Note an amount that cannot be read; it stands in its own words and bounds nothing."""
    try:
        read_money(claim.value)
    except CountWordsError as error:
        message = f"{claim.subject}: {visible(str(error))}"
        reader.book.problem(kinds.BAD_AMOUNT, claim.at, message, "shown, not used")


def take_statements(reader: HandReader, given: StatementsIn, located: Located) -> None:
    """Take hand/statements.yaml; a time inside a post's id is a claim of whoever gives the post."""
    zones = reader.file_zones(given.zone, located)
    for n, one in enumerate(given.statements):
        path: Path = ("statements", n)
        if not reader.is_new(one.id, reader.statements, located, path):
            continue
        at = located.place_of((*path, "id"))
        reader.statements[one.id] = Statement(one.id, one.kind, one.label, at)
        taken = reader.take_claims(one, one.id, located, path, zones, ("when",))
        for claim in taken.get("post", ()):
            if found := time_in_id(claim.value):
                reader.book.dated(f"{one.id}.when", claim, found.words, found.why)

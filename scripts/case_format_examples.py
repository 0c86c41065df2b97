"""One example of every key and column, which together are one invented case.

A key that is not named here gets an example of what it is read as, so that a new one is on
the page at once. The tests read the whole case: nothing in it may be wrong.
"""

import csv
import io
from typing import Any, Final, get_origin

import case_format_probe as probe
import yaml

from habeas.case.authored import FILES
from habeas.case.authored_parts import Authored, ClaimIn
from habeas.case.columns import CLAIM_COLUMNS, TABLES


class _Claim(dict[str, str]):
    """A claim, which is written on one line."""


BY_SORT: Final = {
    "time": "2025-01-31 10:20 EST", "number": "40", "money": "6000000 USD", "place": "CENTRE",
    "zone": "America/New_York", "digits": "1", "id of a source": "log",
    "id of a matter": "M-1", "id of an order": "O-1", "id of a vehicle": "BUS-4",
    "id of a leg": "T1.1", "id of a group": "G-ALL", "id of a transfer": "T1",
}  # fmt: skip
_IDS: Final = {
    "TransferIn": "T1", "LegIn": "T1.2", "MatterIn": "M-1", "HearingIn": "H-1", "OrderIn": "O-1",
    "ActIn": "A-1", "ActorIn": "AG-TRANSPORT", "FacilityIn": "F-CENTRE", "AgreementIn": "AGR-1",
    "AuthorityIn": "AUTH-1", "VehicleIn": "BUS-4", "StatementIn": "ST-1", "ReadingIn": "oral",
    "QuestionIn": "who",
    "CustodianIn": "C-1",
}  # fmt: skip
_EVERYWHERE: Final = {
    "zone": "America/New_York", "kind": "agency", "question": "Who was moved?", "after": "T1.1",
    "words": "the bus has left", "described_as": "a holding centre", "run_by": "AG-TRANSPORT",
    "to": "the press", "stance": "asserts", "evidence": "none cited", "hedges": "as far as we know",
    "office": "Director of Transport", "acts_for": "AG-HOME", "covers": "F-CENTRE",
    "custodian": "AG-TRANSPORT", "docket": "1:25-cv-00001", "court": "D. Example",
    "part_of": "O-0", "derives_from": "O-0", "duties": "file a list of those moved",
    "class": "all people held in Example Centre", "binds": "AG-TRANSPORT",
    "requires": "bring back those moved", "protects": "in G-ALL", "forbids": "depart CENTRE",
    "ends_if": "the class is not certified", "part": "paragraph 2", "if": "a bond is posted",
    "does": "extends", "title": "A bus and an order", "format": "habeas-case/1",
    "as_of": "2025-03-01", "rules": "us-federal", "operation": "OP-1", "flight_number": "XX 100",
    "people": "G-ALL", "type": "A320", "operator": "Example Coaches", "icao24": "a0b1c2",
    "callsign": "EXM100", "parties": "AG-HOME, AG-TRANSPORT", "term": "one year",
    "purpose": "holding people until their hearing", "used_before": "3",
    "confers": "to hold for 30 days", "by": "AG-TRANSPORT", "through": "a spokesperson",
    "of": "ST-1", "about": "T1", "says": "the bus left in the morning", "shows": "a bus at a gate",
    "post": "https://social.example/@transport/113923284295680000",
    "tests": "left/T1/O-1.entered", "contracted_by": "AG-HOME", "seen": "10:40 at the toll gate",
    "sightings": "a white bus, 11:00, on the airport road",
    "sets": "O-1.effective", "who": "AG-TRANSPORT", "place": "CENTRE",
    "matter": "M-1", "order": "O-1", "since": "2024-12", "until": "unknown", "ends": "unknown",
    "signed": "2025-01-30", "published": "2025-02-04", "earlier_uses": "in 1999, of one person",
    "claimed": "a bed is free",
}  # fmt: skip
_OWN: Final = {
    "ConfigIn.abbreviations": {"CST": "-06:00"}, "ConfigIn.profiles": {"public": "labels only"},
    "TransferIn.label": "the bus", "OrderIn.kind": "TRO", "OrderIn.label": "the order",
    "OrderIn.words": "shall not be moved out of Example Centre", "ActIn.words": "until 28 February",
    "ActIn.as_of": "2025-02-10", "ActIn.when": "2025-02-10 09:00 EST",
    "ActIn.until": "2025-02-28", "ActIn.effective": "2025-02-10 09:00 EST",
    "OrderIn.stated_end": "2025-02-14", "OrderIn.deadline": "2025-02-07",
    "OrderIn.said": "between 2025-01-31 10:45 EST and 2025-01-31 10:48 EST",
    "OrderIn.signed": "2025-01-31 10:55 EST", "OrderIn.filed": "2025-01-31 10:58 EST",
    "OrderIn.entered": "2025-01-31 11:02 EST", "OrderIn.noticed": "after O-1.entered",
    "OrderIn.stated_effective": "2025-01-31 11:02 EST",
    "HearingIn.began": "2025-01-31 10:30 EST", "HearingIn.recessed": "2025-01-31 10:50 EST",
    "HearingIn.resumed": "2025-01-31 11:30 EST", "HearingIn.ended": "2025-01-31 11:45 EST",
    "MatterIn.filed": "2025-01-30", "MatterIn.complete_through": "2025-02-28",
    "LegIn.mode": "road", "LegIn.from": "CENTRE", "LegIn.to": "KHRL", "LegIn.vehicle": "BUS-4",
    "LegIn.boarded": "about 2025-01-31 10:00 EST",
    "LegIn.left": ["2025-01-31 10:20 EST", "2025-01-31 10:25 EST"],
    "LegIn.off_block": "2025-01-31 10:20 EST", "LegIn.takeoff": "2025-01-31 10:30 EST",
    "LegIn.landing": "2025-01-31 12:00 EST", "LegIn.on_block": "2025-01-31 12:10 EST",
    "LegIn.arrived": "2025-01-31 12:10 EST", "LegIn.disembarked": "2025-01-31 12:20 EST",
    "LegIn.handed_over": "after 2025-01-31 12:20 EST", "LegIn.called_off": "unknown",
    "LegIn.scheduled_takeoff": "2025-01-31 10:00 EST",
    "LegIn.scheduled_landing": "2025-01-31 11:30 EST",
    "RelationIn.matter": "M-0", "AuthorityIn.name": "Example Transfer Act",
    "AuthorityIn.kind": "statute",
    "AuthorityIn.requires": "if a bed is free", "AgreementIn.name": "Example Agreement",
    "ActorIn.name": "Transport Agency", "FacilityIn.name": "Example Centre",
    "FacilityIn.kind": "detention centre", "FacilityIn.capacity": "120",
    "FacilityIn.holds": "about 90", "FacilityIn.opened": "2019", "FacilityIn.closed": "unknown",
    "AgreementIn.agreed": "2024-12", "AgreementIn.known": "2025-02-03",
    "AgreementIn.approved": "6000000 USD", "AgreementIn.paid": "at least 4700000 USD",
    "AgreementIn.persons": "up to 300", "AuthorityIn.passed": "1998", "StatementIn.label": "post",
    "AuthorityIn.invoked": "2025-01-30", "AuthorityIn.made_public": "2025-01-31",
    "StatementIn.kind": "post", "StatementIn.when": "2025-01-31",
    "ReadingIn.question": "Does an order spoken in court bind at once?",
    "ReadingIn.options": [
        {"name": "yes", "value": "said", "by": _Claim(value="the petitioners", source="order")},
        {"name": "no", "value": "never"},
    ],
    "QuestionIn.covers": ["G-ALL", "T1"],
}  # fmt: skip
# What must stand beside an example so that it leads somewhere.
_BEFORE: Final = {"LegIn": [{"id": "T1.1", "mode": "road"}]}
_ROWS: Final = {
    "sources": {
        "id": "log", "kind": "document", "title": "Gate log", "publisher": "Example Centre",
        "url": "https://example.org/log", "published": "2025-01-31", "captured": "2025-02-03",
        "how": "whole", "zone": "America/Chicago", "clock_s": "30",
        "complete_through": "2025-01-31", "origin": "the gate", "copy_of": "order",
        "copy_kind": "original", "licence": "CC0", "use": "yes", "note": "typed from the book",
    },
    "hand/groups": {
        "group": "G-ALL", "label": "everyone aboard", "count": "40", "authority": "AUTH-1",
        "aboard": "T1", "members": "P-001", "part_of": "G-DAY",
    },
    "hand/places": {
        "place": "CENTRE", "name": "Example Centre", "kind": "facility", "country": "US",
        "lat": "26.25", "lon": "-97.65", "radius_km": "1", "zone": "America/Chicago",
    },
    "hand/checks": {"check": "all-aboard", "what": "count G-ALL", "expect": "40"},
    "hand/people": {
        "person": "P-001", "label": "the first person", "protect": "label only",
        "nationality": "XX", "born": "1990",
    },
    "hand/custody": {
        "who": "G-ALL", "stint": "S-1", "custodian": "AG-TRANSPORT", "place": "CENTRE",
        "start": "2025-01-20", "end": "2025-01-31 10:20 EST", "ended_by": "transfer",
        "authority": "AUTH-1", "leg": "T1.1",
    },
    "hand/words": {"text": "everyone aboard", "es": "todas las personas a bordo"},
}  # fmt: skip
_CITATION: Final = {
    "source": "log", "spot": "line 2", "by": "the gate guard", "basis": "gate book",
    "inferred": "bus 4 is the bus", "note": "read aloud",
}  # fmt: skip
# Rows that an example leans on: what it is a part of or a copy of.
_FURTHER: Final = {
    "sources": [{"id": "order", "kind": "docket"}, {"id": "blog", "kind": "post"}],
    "hand/groups": [{"group": "G-DAY", "label": "everyone moved that day", "source": "log"}],
}


class _Dumper(yaml.SafeDumper):
    """Writes claims on one line, all else as blocks."""


_Dumper.add_representer(
    _Claim,
    lambda dumper, claim: dumper.represent_mapping("tag:yaml.org,2002:map", claim, flow_style=True),
)


def file_example(file: str) -> str:
    """Give a YAML file with every key in it."""
    tree = _record(FILES[file], file)
    return yaml.dump(tree, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=92)


def table_example(table: str) -> str:
    """Give a table with every column in it."""
    columns = TABLES[table]
    cited = _CITATION if set(CLAIM_COLUMNS) <= set(columns) else {}
    rows = [{**cited, **_ROWS.get(table, {columns[0]: "X-1"})}, *_FURTHER.get(table, [])]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row.get(column, "") for column in columns] for row in rows)
    return text.getvalue()


def _record(record: type[Authored], file: str) -> dict[str, Any]:
    return {
        info.alias or field: _value(record, field, file)
        for field, info in record.model_fields.items()
    }


def _value(record: type[Authored], field: str, file: str) -> Any:
    info = record.model_fields[field]
    key, inner = info.alias or field, probe.held(info)
    if (given := _OWN.get(f"{record.__name__}.{key}")) is None:
        if inner is not None and inner is not ClaimIn:
            return [*_BEFORE.get(inner.__name__, []), _record(inner, file)]
        given = _text(record, field, file)
    if inner is not ClaimIn:
        return given
    values = given if isinstance(given, list) else [given]
    claims = [_Claim(value=value, source="log") for value in values]
    return claims if len(claims) > 1 else claims[0]


def _text(record: type[Authored], field: str, file: str) -> Any:
    """Give the example of a key by its name, its words, or what it is read as."""
    info = record.model_fields[field]
    key = info.alias or field
    if key == "id":
        return _IDS.get(record.__name__, f"{record.__name__.removesuffix('In')}-1")
    if words := probe.choices(info.annotation):
        return words[0]
    if key in _EVERYWHERE:
        return _EVERYWHERE[key]
    if get_origin(info.annotation) is dict:
        return {}
    return BY_SORT.get(probe.key_sort(file, record, field), "in the words of the source")

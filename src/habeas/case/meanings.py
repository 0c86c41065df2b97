"""What keys and columns mean, where their type does not say so in a ``description``.

The JSON Schemas for editors and the reference page take a key's own description first, then
``RECORD.key`` of this table, then what its name means everywhere.
"""

from pydantic.fields import FieldInfo

from habeas.case.authored_parts import Authored, ClaimIn

# What a name means in whichever record or table it stands.
_EVERYWHERE = {
    "id": "its id, by which others name it; never reused",
    "label": "what a reader calls it",
    "name": "its name in full",
    "kind": "what sort it is, in a word of the field",
    "matter": "the matter it belongs to",
    "zone": "for times of this file that name none; printed as an assumption",
    "words": "its words, verbatim",
    "described_as": "what a source calls it; shown as that source's words",
    "since": "from when on",
    "until": "until when",
    "question": "the question, as a reader is to see it",
    "note": "free words, never interpreted",
    "place": "where it is",
    "rules": "which rules of court apply: us-federal, england-wales, echr, or stated",
    "authority": "the authority of things.yaml under which it is done",
    "role": "which part it has",
    "custodian": "who held the people",
    "ended": "when it ended",
}
_OF_RECORDS = {
    "ConfigIn": {
        "format": "which version of this format the case is written in",
        "title": "what the case is called in everything that is printed",
        "language": "the language of what is printed",
        "as_of": "the day up to which the case was worked on",
        "profiles": "reserved for what is left out of what is published",
    },
    "TransfersIn": {"transfers": "the transfers"},
    "TransferIn": {
        "operation": "a name that several transfers share",
        "stops": "`complete` if the legs are known to be all; else there may be more",
        "seen": "where it was seen and when; shown, and not read as a place",
        "legs": "its legs; their order in the file means nothing",
    },
    "LegIn": {
        "mode": "how it moved; with the vehicle's type it decides the speed limit",
        "vehicle": "the vehicle of things.yaml",
        "flight_number": "the number under which it was announced",
        "from": "where it departed",
        "to": "where it was bound, or came to",
        "boarded": "when the people were aboard",
        "off_block": "when it left its parking position",
        "takeoff": "when it was airborne",
        "landing": "when it was down",
        "on_block": "when it reached its parking position",
        "left": "when it was no longer at the place; says nothing of flight",
        "arrived": "from when on it was at the place; says nothing of flight",
        "handed_over": "when the people passed to another custodian",
        "disembarked": "when the people were off",
        "scheduled_takeoff": "the take-off as planned; decides nothing",
        "scheduled_landing": "the landing as planned; decides nothing",
        "called_off": "when it was called off; such a leg leaves the transfer open",
        "people": "who was aboard, or how many",
    },
    "OrdersIn": {
        "matters": "the court cases",
        "hearings": "their hearings",
        "orders": "what the courts ordered",
        "acts": "what was done to the orders afterwards",
    },
    "MatterIn": {
        "court": "the court, as it is cited",
        "docket": "its number on the court's list",
        "zone": "the court's zone: for times of its orders that name none",
        "filed": "when it was brought",
        "complete_through": "up to when the docket is known; past it silence proves nothing",
        "relations": "how it hangs together with other matters",
    },
    "RelationIn": {"kind": "how", "matter": "with which matter"},
    "HearingIn": {
        "began": "when it began",
        "recessed": "when it paused",
        "resumed": "when it went on",
    },
    "OrderIn": {
        "kind": "what sort of order, such as TRO or injunction",
        "form": "how it was given; decides when it takes effect unless it says so itself",
        "said": "when the judge spoke it",
        "signed": "when it was signed",
        "filed": "when it was filed",
        "entered": "when it was entered on the docket",
        "noticed": "when those bound came to know of it",
        "stated_effective": "when it is to take effect by its own words",
        "stated_end": "when it runs out by its own words",
        "part_of": "the order of which it is a part; changes no answer yet",
        "derives_from": "the order that it carries on; changes no answer yet",
        "ends_if": "a condition on which it ends; leaves its force open",
        "deadline": "by when something is due under it",
        "duties": "what it asks to be done by then",
        "class": "the class of persons it names",
        "binds": "whom it binds: an actor, `not ACTOR`, `no other by name`, or free words",
        "requires": "what it asks for",
        "protects": "whom it protects, as a condition",
    },
    "ActIn": {
        "matter": "the matter in which it was done",
        "order": "the order it is done to",
        "part": "which part of the order",
        "when": "when it was done",
        "effective": "when it takes effect, if later",
        "until": "until when, of an extension",
        "as_of": "the time it refers back to",
        "if": "on which condition",
    },
    "ThingsIn": {
        "actors": "states, agencies, courts, companies, outlets, officials",
        "facilities": "places that hold people",
        "agreements": "agreements between governments or agencies",
        "authorities": "laws, proclamations and the like that are invoked",
        "vehicles": "aircraft, buses, ships",
    },
    "ActorIn": {"office": "the office held", "acts_for": "the actor for which it acts"},
    "AuthorityIn": {
        "passed": "when the law was passed",
        "invoked": "when it is said to have been invoked",
        "made_public": "when the public could first read it",
        "used_before": "earlier uses, as a number or in words",
        "confers": "what it is said to allow",
    },
    "FacilityIn": {"opened": "since when it holds people", "closed": "until when"},
    "AgreementIn": {
        "parties": "who agreed",
        "term": "for how long",
        "purpose": "what for, as it is said",
    },
    "VehicleIn": {
        "operator": "who operates it",
        "icao24": "the six hex digits of its transponder",
        "callsign": "the identification it transmits",
    },
    "StatementsIn": {"statements": "the statements"},
    "StatementIn": {
        "to": "to whom",
        "hedges": "words with which the speaker limits it",
        "shows": "what a video or a picture shows",
    },
    "ReadingsIn": {"readings": "the readings"},
    "ReadingIn": {"options": "its options, two or more"},
    "OptionIn": {
        "name": "the option's name: `--reading ID=NAME` takes it",
        "value": "what it sets: a clock, `never`, an act, a boundary file, a zone",
        "by": "who takes it",
    },
    "ExplainerIn": {"questions": "the headings of the explainer, in order"},
    "QuestionIn": {"question": "the heading, as a question"},
}  # fmt: skip
_OF_COLUMNS = {
    "sources": {
        "kind": "article, docket, opinion, filing, document, post, video, note, track, ...; a "
        "`note` is somebody's own and never counts as the source; a `track` holds positions of "
        "aircraft, which are read and matched to legs",
        "title": "its title",
        "publisher": "who published it",
        "url": "its address",
        "file": "the held file, inside the case; blank if it is only cited",
        "sha256": "the hash of that file; `habeas add` writes it",
        "published": "when it was published",
        "captured": "when the copy was made",
        "how": "how it was seen: whole, its beginning only, at second hand",
        "language": "the language of its words, such as `es`; blank for that of the case",
        "zone": "the zone of the times that it prints without one",
        "clock_s": "by how many seconds its clock may be off; widens each of its times",
        "complete_through": "up to when it tells of everything in its scope",
        "origin": "where its facts come from; sources with one origin are not independent",
        "copy_of": "the source that it copies; then they share an origin",
        "copy_kind": "how it copies",
        "licence": "under which licence it may be passed on",
        "use": "`no: REASON` for a distrusted source, which stays visible and decides nothing",
    },
    "hand/groups": {
        "group": "the group's id; each row is what one source says of it",
        "label": "what a reader calls it; never a name of a protected person",
        "part_of": "the group it is part of; parts of one group share nobody",
        "count": "how many",
        "authority": "under which authority they were moved",
        "aboard": "on which transfers, as `T1` or `T1 or T2`",
        "members": "who is in it, as labels",
    },
    "hand/places": {
        "place": "the place's id",
        "kind": "facility, airport, town, ...",
        "country": "ISO code of the country",
        "lat": "latitude in degrees, north positive",
        "lon": "longitude in degrees, east positive",
        "radius_km": "how far it may reach from there; 5 if blank",
        "zone": "its zone; from the coordinates if blank",
        "is": "the ICAO code of the airport that it is, for its coordinates",
    },
    "hand/checks": {
        "check": "the check's id",
        "what": "`count G-A + G-B`, or `answer FINDING-ID`",
        "expect": "a number, or YES, NO or CANNOT_TELL",
    },
    "hand/people": {
        "person": "a protected person's id",
        "label": "what a reader calls them; never a name",
        "protect": "what must not be printed of them",
        "nationality": "ISO code of the country",
        "born": "when",
    },
    "hand/custody": {
        "who": "a person or a group",
        "stint": "the id of one unbroken period in one facility",
        "place": "where they were held",
        "start": "from when on",
        "end": "until when",
        "ended_by": "transfer, release, return, death or unknown",
        "leg": "the leg that ended it",
    },
    "hand/words": {"text": "the words as the case has them", "es": "the same in Spanish"},
}


def meaning_of(record: type[Authored], field: str, info: FieldInfo) -> str:
    """Give what a key of a record means; blank if nothing says so.

    Example:
        >>> meaning_of(ClaimIn, "source", ClaimIn.model_fields["source"]).partition(";")[0]
        'id in sources.csv'
    """
    key = info.alias or field
    own = _OF_RECORDS.get(record.__name__, {})
    return info.description or own.get(key) or _EVERYWHERE.get(key, "")


def meaning_of_column(table: str, column: str) -> str:
    """Give what a column of a table means; blank if nothing says so.

    Example:
        >>> meaning_of_column("hand/places", "quote")
        'exact words, checked when the file is held'
    """
    if column in ClaimIn.model_fields and column not in _OF_COLUMNS.get(table, {}):
        return ClaimIn.model_fields[column].description or ""
    return _OF_COLUMNS.get(table, {}).get(column) or _EVERYWHERE.get(column, "")

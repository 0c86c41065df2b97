"""The JSON of a docket, as the contract names its fields."""

from typing import TypeAlias

from habeas.courts.records import CLOCKS, HEARING, MODIFIED, CourtTime, Docket, Entry
from habeas.evidence.times import iso

Json: TypeAlias = dict[str, object]

_CLOCKS = (*CLOCKS, *HEARING, MODIFIED)


def docket_record(docket: Docket) -> Json:
    """Give a docket as the JSON contract writes it."""
    return {
        "form": docket.form,
        "court": docket.court,
        "docket_number": docket.number,
        "case_name": docket.name,
        "date_filed": docket.filed or None,
        "date_terminated": docket.terminated or None,
        "date_last_filing": docket.last_filing or None,
        "assigned_to": docket.assigned_to or None,
        "referred_to": docket.referred_to or None,
        "parties": [{"name": party.name, "role": party.role} for party in docket.parties],
        "entries": [_entry(entry) for entry in docket.entries],
        "source": docket.source,
        "sha256": docket.sha256,
    }


def _entry(entry: Entry) -> Json:
    zones = dict.fromkeys(time.zone for time in entry.times if time.zone)
    return {
        "number": entry.number or None,
        "text": entry.text,
        "short": entry.short,
        "document": entry.document or None,
        "withheld": entry.withheld or None,
        "times": {
            clock: [_time(t) for t in entry.at(clock)] for clock in (*CLOCKS, *HEARING, MODIFIED)
        },
        "zone": " or ".join(zones) or None,
        "spot": entry.spot.to_json(),
    }


def _time(time: CourtTime) -> Json:
    return {
        "earliest": iso(time.when.earliest),
        "latest": iso(time.when.latest),
        "as_reported": time.as_reported,
        "zone": time.zone or None,
        "why": list(time.why),
    }

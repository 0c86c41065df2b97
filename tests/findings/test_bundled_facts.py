"""The bundled case holds every time claim of the field data's facts: nothing thin."""

import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import yaml

from habeas.bounds import Moment, to_us
from habeas.case.what_if import AS_IT_STANDS
from habeas.cli.matrix import matrix
from habeas.cli.prose import prose
from habeas.findings import findings
from habeas.publish import as_html, as_markdown, explainer

MINUTE = 60_000_000


def bounds_of(fact):
    """The bounds of one facts.yaml time under the conventions of the grammar."""
    if "interval" in fact:
        lo, hi = (to_us(datetime.fromisoformat(t)) for t in fact["interval"])
        return Moment(lo - MINUTE // 2, hi + MINUTE)
    if "value" not in fact:
        return None
    if fact["precision"] == "day":
        day = datetime.fromisoformat(fact["value"]).replace(tzinfo=ZoneInfo("America/New_York"))
        return Moment(to_us(day), to_us(day + timedelta(days=1)))
    at = to_us(datetime.fromisoformat(fact["value"]))
    if fact["precision"] == "about":
        return Moment(at - 15 * MINUTE, at + 15 * MINUTE)
    return Moment(at - MINUTE // 2, at + MINUTE)


def hearing_event(fact):
    """Which time of the hearing a fact speaks of, by the words it was reported in."""
    words = fact["reported_as"]
    return "began" if "begins" in words else "recessed" if "recess" in words else "resumed"


def said(case, subject):
    return {
        (source.claim.source, moment)
        for source in case.times.get(subject, ())
        for moment in (
            [source.said.limit] if source.said.limit else [a.when for a in source.said.alternatives]
        )
    }


@pytest.mark.field_data
def test_every_flight_and_order_time_of_the_facts_is_a_claim_with_the_same_bounds(
    field_data, bundled
):
    facts = yaml.safe_load((field_data / "case-2025-03-15" / "facts.yaml").read_text("utf-8"))
    left_out, mapped = [], 0
    wanted = []
    for flight in facts["flights"]:
        for n, leg in enumerate(flight["legs"], start=1):
            for key, event in (("departure", "takeoff"), ("arrival", "landing")):
                wanted += [(f"T{flight['id'][1:]}.{n}.{event}", fact) for fact in leg[key]]
    orders = {o["id"]: o for o in facts["orders"]}
    wanted += [("M-JGG.filed", f) for f in orders["O0"]["times"]]
    wanted += [("O-tro5.entered", f) for f in orders["O1"]["times"]]
    wanted += [("O-tro5.noticed", f) for f in orders["O1"]["receipt"]]
    wanted += [(f"H-0315.{hearing_event(f)}", f) for f in orders["O2"]["times"]]
    wanted += [("O-oral.said", f) for f in orders["O3"]["times"]]
    wanted += [("O-written.entered", f) for f in orders["O4"]["times"]]
    for subject, fact in wanted:
        moment = bounds_of(fact)
        for source in fact["sources"]:
            claims = said(bundled, subject)
            found = (source, moment) in claims if moment else source in {s for s, _ in claims}
            mapped += found
            if not found:
                left_out.append((subject, source, fact))
    assert left_out == []
    assert mapped > 50


@pytest.mark.field_data
def test_every_position_of_the_facts_is_a_sighting_with_its_minute_and_source(field_data, bundled):
    facts = yaml.safe_load((field_data / "case-2025-03-15" / "facts.yaml").read_text("utf-8"))
    seen = [
        c
        for cs in bundled.claims.values()
        for c in cs
        if ".seen" in c.subject or "sight" in c.subject
    ]
    left_out = []
    for flight in facts["flights"]:
        for fact in flight["positions"]:
            minute = f"{fact['at'][:10]} {fact['at'][11:16]}"
            # Where a plane had not taken off, the case says on the ground in Texas.
            place = "ground" if "taken off" in fact["value"] else fact["value"].split()[-1]
            left_out += [
                (flight["id"], source, fact)
                for source in fact["sources"]
                if not any(
                    c.source == source
                    and c.value.startswith(minute)
                    and place in f"{c.value} {c.spot.quote}"
                    for c in seen
                )
            ]
    assert left_out == []


@pytest.mark.field_data
def test_every_count_of_the_facts_is_a_claim_with_the_same_source(field_data, bundled):
    facts = yaml.safe_load((field_data / "case-2025-03-15" / "facts.yaml").read_text("utf-8"))
    # Bounds of "casi 40" and "about 238" are those of the facts there, of table 1 here.
    vague = {"C17": "almost 40", "C23": "about 238"}
    claims = [c for cs in bundled.counts.values() for c in cs]
    held = {(c.claim.source, c.said.count.least, c.said.count.most) for c in claims}
    words = {(c.claim.source, c.claim.value) for c in claims}
    left_out, asked = [], 0
    for fact in facts["persons_counts"]:
        asked += len(fact.get("sources", ()))
        for source in fact.get("sources", ()):
            if fact["id"] in vague:
                found = (source, vague[fact["id"]]) in words
            else:
                found = any((source, *bounds) in held for bounds in bounds_of_count(fact))
            left_out += [] if found else [(fact["id"], source)]
    assert left_out == []
    assert asked > 35


def bounds_of_count(fact):
    """Give the bounds of one facts.yaml count; of one with several parts, those of each."""
    value = fact.get("interval") or fact.get("value")
    if isinstance(value, dict):
        return [tuple(MEANT.get(v, v if isinstance(v, list) else (v, v))) for v in parts(value)]
    return [tuple(value) if isinstance(value, list) else (value, value)]


# The words of the facts that bound a number.
MEANT = {"at least 245": (245, None), "approximately 30": (25, 35)}


def parts(value):
    """Give the numbers of a count with parts; a range of ours is one of its ends."""
    for one in value.values():
        yield from one if isinstance(one, list) else [one]


@pytest.mark.field_data
def test_no_name_of_the_deny_list_is_in_any_output_or_file_of_the_case(field_data, bundled):
    lines = (field_data / "case-2025-03-15" / "deny_names.txt").read_text("utf-8").splitlines()
    names = [folded(line) for line in lines if line and not line.startswith("#")]
    texts = [p.read_text("utf-8") for p in bundled.folder.rglob("*") if p.is_file()]
    texts += ["\n".join(matrix(bundled, AS_IT_STANDS))]
    asked, explained = list(findings(bundled)), explainer(bundled)
    texts += ["\n".join(prose(f)) for f in asked]
    texts += [json.dumps(f.to_json(), ensure_ascii=False) for f in asked]
    texts += [write(explained, bundled) for write in (as_markdown, as_html)]
    texts = [folded(text) for text in texts]
    for name in names:
        assert not [t[:80] for t in texts if name in t]


def folded(text):
    import unicodedata

    return "".join(
        c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c)
    )


def test_our_own_words_accuse_nobody(bundled):
    own = "\n".join("\n".join(f.result.why) for f in findings(bundled)).casefold()
    for word in ("illegal", "gang member", "violated"):
        assert word not in own

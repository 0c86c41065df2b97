"""The bundled case holds every claim of the field data's facts, in words of its own."""

import csv
import re

import pytest
import yaml

# Which records of the case tell of which part of the facts: a path in them, and ids.
RECORDS = {
    "airports": "ST-AIRPORTS",
    "flights/F1": "T1 T1.1 T1.2 N278GX G-AEA sightings",
    "flights/F2": "T2 T2.1 T2.2 N837VA G-AEA",
    "flights/F3": "T3 T3.1 T3.2 N630VA G-T3",
    "flights_notes/conflicts/0": "N278GX N837VA ST-MILITARY",
    "flights_notes/conflicts/1": "T1.1 T2.1 T3.1 sightings",
    "flights_notes/conflicts/2": "ST-TOLD-JUDGE",
    "flights_notes/conflicts/3": "ST-STOP",
    "flights_notes/conflicts/4": "G-BACK-WOMEN G-BACK-MEN",
    "orders/O0": "M-JGG", "orders/O1": "O-tro5", "orders/O2": "H-0315", "orders/O3": "O-oral",
    "orders/O4": "O-written",
    "orders/O5": "oral removal A-0808-vacates-finding A-1114-lets-stand",
    "orders/O6": "A-0316-notice", "orders/O7": "A-0317-answer H-0317",
    "orders/O8": "A-0318-declaration", "orders/O9": "A-0326-declines-stay",
    "orders/O10": "A-0407-vacates-written", "orders/O11": "A-0416-opinion",
    "orders/O12": "A-0418-stays-inquiry", "orders/O13": "ST-0419-AARP",
    "orders/O14": "ST-0604-CLASS G-CLASS-JUNE", "orders/O14b": "ST-0610-STAY",
    "orders/O15": "A-0808-vacates-finding", "orders/O15b": "ST-0821-VACATED",
    "orders/O16": "ST-0902-CA5", "orders/O17": "ST-0930-CA5", "orders/O18": "A-1114-lets-stand",
    "orders/O19": "ST-1125-NAMED", "orders/O20": "A-1212-stays-inquiry-again",
    "orders/O21": "ST-1222-DUE-PROCESS", "orders/O22": "ST-0122-ARGUMENT",
    "orders/O23": "ST-0212-RETURN",
    "authority/proclamation": "AUTH-AEA ST-PROCLAMATION ST-NOT-SIGNED",
    "authority/act": "AUTH-AEA", "authority/prior_invocations": "AUTH-AEA",
    "authority/confers": "AUTH-AEA", "authority/other_authority_used": "AUTH-T8",
    "agreement/claims/0": "AG-US-SV", "agreement/claims/1": "ST-RATE",
    "agreement/claims/2": "AG-US-SV", "agreement/claims/3": "AG-US-SV ST-GRANT",
    "agreement/claims/4": "AG-US-SV", "agreement/claims/5": "AG-US-SV",
    "agreement/claims/6": "AG-US-SV", "agreement/claims/7": "ST-PROPOSED",
    "agreement/claims/8": "AG-US-SV", "agreement/claims/9": "ST-DISPOSITION",
    "agreement/claims/10": "AG-US-SV", "agreement/claims/11": "ST-CONVICTED-ONLY",
    "agreement/claims/12": "ST-UN-SV", "agreement/claims/13": "ST-UN-US",
    "agreement/claims/14": "ST-NATURE",
    "facility": "F-CECOT CH-OPERATOR",
    "persons_counts/C1": "G-ALL", "persons_counts/C2": "G-ALL", "persons_counts/C6": "G-ALL",
    "persons_counts/C3": "G-SAID-TDA", "persons_counts/C4": "G-SAID-TDA",
    "persons_counts/C5": "G-SAID-MS13", "persons_counts/C7": "G-AEA", "persons_counts/C7b": "G-AEA",
    "persons_counts/C8": "G-VEN8", "persons_counts/C9": "G-SAL",
    "persons_counts/C11": "G-AEA-ROUND", "persons_counts/C12": "G-AEA-ROUND",
    "persons_counts/C13": "G-CLASS-JUNE", "persons_counts/C14": "G-LIST",
    "persons_counts/C15": "G-MANIFESTS", "persons_counts/C16": "G-NOT-LISTED",
    "persons_counts/C17": "G-NOT-LISTED", "persons_counts/C18": "G-WITH-HIM",
    "persons_counts/C19": "G-2ND G-2ND-VEN G-2ND-SAL", "persons_counts/C20": "G-UN-VEN G-UN-SAL",
    "persons_counts/C20b": "G-MONITOR", "persons_counts/C21": "G-RETURNED",
    "persons_counts/C22": "G-RETURNED", "persons_counts/C23": "G-RETURNED",
    "persons_counts/C24": "G-HELD-HRW", "persons_counts/C24b": "G-VEN",
    "persons_counts/C25": "G-BACK-WOMEN G-BACK-MEN",
    "statements/S1": "ST-TOO-LATE", "statements/S2": "ST-ARRIVED",
    "statements/S3/claims/0": "ST-RESHARE-STATE", "statements/S3/claims/1": "ST-RESHARE-WH",
    "statements/S3/claims/2": "ST-RESHARE-MUSK", "statements/S3/claims/3": "ST-BOOM",
    "statements/S4": "ST-THANKS", "statements/S5": "ST-THANKS-2", "statements/S6": "ST-REFUSE",
    "statements/S7": "ST-HUNDREDS", "statements/S8": "ST-WATERS", "statements/S9": "ST-AIRSPACE",
    "statements/S10": "ST-NEVER-RETURN", "statements/S11": "ST-WRITTEN-ONLY",
    "statements/S12": "ST-STRETCH", "statements/S13": "ST-VE", "statements/S14": "ST-VIDEO",
    "allegations/membership/0": "ST-MEMBERS", "allegations/membership/1": "ST-MEMBERS",
    "allegations/membership/2": "ST-MEMBERS", "allegations/membership/3": "ST-DENIAL",
    "allegations/membership/4": "ST-DHS-OFFICIAL", "allegations/membership/5": "ST-COURT-JUNE",
    "allegations/membership/6": "ST-LISTS-ABROAD",
    "allegations/criminal_records/0": "ST-RECORDS-CBS",
    "allegations/criminal_records/1": "ST-RECORDS-BLOOMBERG",
    "allegations/criminal_records/2": "ST-RECORDS-PROPUBLICA",
    "allegations/criminal_records/3": "ST-RECORDS-NYT",
    "allegations/criminal_records/4": "ST-RECORDS-NOWRASTEH",
    "allegations/criminal_records/5": "ST-RECORDS-HRW",
    "allegations/treatment/0": "ST-TREATMENT", "allegations/treatment/1": "ST-DHS-DEFENDS",
    "later_events/L1": "ST-SECOND-TRANSFER",
    "later_events/L2": "ST-ADMIN-ERROR ST-0410-RETURN ST-HIS-RETURN",
    "later_events/L3": "ST-WHISTLE ST-MESSAGES ST-WHISTLE-DENIAL", "later_events/L4": "ST-UN-SV",
    "later_events/L5": "ST-MANIFESTS",
    "later_events/L6": "ST-EXCHANGE ST-HANDED-ALL G-RETURNED G-POLITICAL",
    "later_events/L7": "ST-COMPENSATION", "later_events/L8": "ST-GRANT-PUBLIC",
    "later_events/L9": "ST-HRW-REPORT", "later_events/L10": "A-1212-stays-inquiry-again",
    "later_events/L11": "ST-1222-DUE-PROCESS ST-0212-RETURN",
    "founding_article_quotes/Q1": "ST-WEEK-ALLY", "founding_article_quotes/Q2": "ST-WEEK-CROWN",
    "founding_article_quotes/Q3": "ST-WEEK-STRATEGY",
    "founding_article_quotes/Q4": "ST-WEEK-VIDEOS", "founding_article_quotes/Q5": "ST-NEVER-RETURN",
    "founding_article_quotes/Q6": "ST-WEEK-POWERS",
    "founding_article_quotes/Q7": "ST-WEEK-INVADING", "founding_article_quotes/Q8": "ST-COOLEST",
    "founding_article_quotes/Q9": "ST-TOO-LATE", "founding_article_quotes/Q10": "ST-WEEK-LEVEL",
    "founding_article_quotes/Q11": "ST-WEEK-LANDSLIDE",
}  # fmt: skip

# Deliberate omissions: a path, a source, and why.
LEFT_OUT: dict[tuple[str, str], str] = {}

OWN_KEYS = ("what", "note", "value", "says", "status", "text")
RUN = 7


@pytest.fixture(scope="module")
def facts(field_data):
    return yaml.safe_load((field_data / "case-2025-03-15" / "facts.yaml").read_text("utf-8"))


def nodes(tree, path=""):
    """Give every mapping of the facts with its path: by id where there is one, else by number."""
    if isinstance(tree, dict):
        yield path, tree
        for key, value in tree.items():
            yield from nodes(value, f"{path}/{key}".strip("/"))
    elif isinstance(tree, list):
        for n, value in enumerate(tree):
            name = value.get("id", n) if isinstance(value, dict) else n
            yield from nodes(value, f"{path}/{name}")


def records_of(path):
    found = [k for k in RECORDS if path == k or path.startswith(f"{k}/")]
    return RECORDS[max(found, key=len)].split() if found else None


def cited_by(bundled, records):
    """Give every claim about some records."""
    return [
        claim
        for subject, claims in bundled.claims.items()
        if any(subject == one or subject.startswith(f"{one}.") for one in records)
        for claim in claims
    ]


@pytest.mark.field_data
def test_every_claim_of_the_facts_stands_with_each_of_its_sources(facts, bundled):
    left_out, asked = [], 0
    for path, node in nodes({k: v for k, v in facts.items() if k != "sources"}):
        sources = [*(node.get("sources") or ()), *(node.get("quote_sources") or ())]
        if not sources:
            continue
        records = records_of(path)
        assert records, path
        held = {claim.source for claim in cited_by(bundled, records)}
        left_out += [(path, s) for s in sources if s not in held and (path, s) not in LEFT_OUT]
        asked += len(sources)
    assert left_out == []
    assert asked > 390


@pytest.mark.field_data
def test_every_quotation_of_the_facts_is_quoted_in_its_record(facts, bundled):
    left_out = []
    for path, node in nodes({k: v for k, v in facts.items() if k != "sources"}):
        if quote := node.get("quote"):
            held = [c.spot.quote for c in cited_by(bundled, records_of(path)) if c.spot.quote]
            if not any(one in quote or quote in one for one in held):
                left_out.append((path, quote))
    assert left_out == []


@pytest.mark.field_data
def test_every_source_of_the_facts_is_a_row_and_each_that_is_cited_has_a_note(facts, bundled):
    assert {one["id"] for one in facts["sources"]} <= bundled.sources.keys()
    cited = {claim.source for claims in bundled.claims.values() for claim in claims if claim.source}
    noted = {s.copy_of for s in bundled.sources.values() if s.kind == "note"}
    assert cited <= noted


@pytest.mark.field_data
def test_copies_lead_to_what_they_copy(facts, bundled):
    kinds = {
        "original": "original", "syndicated": "syndicated", "verbatim_copy": "verbatim",
        "paraphrase": "paraphrase", "machine_spun": "machine-spun",
        "machine_translation": "machine-translation", "aggregator_summary": "aggregator",
    }  # fmt: skip
    for one in facts["sources"]:
        held = bundled.sources[one["id"]]
        assert held.copy_kind.value == kinds[one["copy"]]
        assert not held.copy_of or held.copy_of in bundled.sources


def test_the_distrusted_page_stays_and_decides_nothing(bundled):
    (claim,) = [c for c in bundled.said_of("AG-US-SV.approved") if c.source == "upglob"]
    assert not claim.decides
    assert bundled.sources["upglob"].use_reason


def words_of(text):
    return re.findall(r"[\w’'.$%-]+", text.casefold())


@pytest.mark.field_data
def test_no_sentence_of_the_facts_is_copied(facts, bundled):
    """Nothing of seven words in a row, but for what the case quotes, stands in both."""
    runs = set()
    for path, node in nodes(facts):
        if not path.startswith("sources"):
            texts = [node[key] for key in OWN_KEYS if isinstance(node.get(key), str)]
            runs |= {run for text in texts for run in in_a_row(words_of(text))}
    own = []
    for claims in bundled.claims.values():
        for c in claims:
            own += [t for t in (c.value, c.note, c.inferred) if t not in c.spot.quote]
    for path in sorted((bundled.folder / "hand").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            own += [row.get(k, "") for row in csv.DictReader(stream) for k in ("label", "note")]
    notes = (bundled.folder / "sources").glob("*.md")
    own += [re.sub(r'"[^"]*"', " | ", path.read_text("utf-8")) for path in notes]
    copied = {(t[:80], run) for t in own for run in in_a_row(words_of(t)) if run in runs}
    assert copied == set()


def in_a_row(words):
    return {" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1)}

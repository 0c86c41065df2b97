"""The 289 sample pairs: what we claim of each equals what is expected, and stands where we say.

Needs the extra ``courts``; the networks are barred by the suite.
"""

import json
import re
from collections import Counter

import pytest

from habeas.courts.court_clock import date_of, day_of
from habeas.courts.from_parsed import FAKE_MIDNIGHT
from habeas.courts.mail_text import mail_parts
from habeas.courts.parser_child import text_of
from habeas.courts.read_docket import read_dockets
from habeas.courts.traced import (
    from_json,
    from_references,
    squeezed,
    squeezed_words,
    whole,
)

pytestmark = pytest.mark.slow

PAIRS = 289
# Set -> how many of its files expect nothing.
POLITE = {
    "dockets_district": 3,
    "docket_history_reports": 1,
    "nef_email": 4,
    "not_dockets": 8,
    "not_appellate_dockets": 8,
}
MAILS = {"nef_email", "nda_email", "scotus_email"}


def inputs(folder):
    for path in sorted((folder / "courts" / "juriscraper").glob("*/*")):
        is_input = path.name.endswith(".compare.json") if "scotus_json" in path.parts else (
            path.suffix != ".json"
        )  # fmt: skip
        if is_input:
            yield path


def expected_of(path):
    if path.name.endswith(".compare.json"):
        path = path.with_name(path.name.replace(".compare", ""))
    return json.loads(text_of(path.with_suffix(".json").read_bytes()))


@pytest.fixture(scope="module")
def pairs(field_data):
    paths = list(inputs(field_data))
    read = dict(read_dockets(paths))
    return [(path, expected_of(path), read[str(path)]) for path in paths]


def dockets_in(expected):
    if isinstance(expected, list):
        return expected
    if "dockets" in expected:
        return [{"court_id": expected["court_id"], **one} for one in expected["dockets"]]
    if "email_type" in expected:
        said = expected["data"] or {}
        entry = said.get("entry_description")
        entries = [{"description": entry}] if entry else []
        return [{"court_id": "scotus", **said, "docket_entries": entries}] if said else []
    return [expected] if expected else []


def test_all_pairs_are_there(pairs):
    assert len(pairs) == PAIRS


def test_pages_that_are_no_docket_get_a_polite_answer(pairs):
    polite = Counter(path.parent.name for path, expected, _ in pairs if not expected)
    assert polite == POLITE
    for path, expected, readout in pairs:
        if not expected:
            assert not readout.records, path.name
            assert {p.code for p in readout.problems} & {"CRT-001", "CRT-005"}, path.name
            assert all(p.way_out for p in readout.problems)


def test_the_matter_is_what_is_expected(pairs):
    for path, expected, readout in pairs:
        those = dockets_in(expected)
        assert len(readout.records) == len(those), path.name
        for docket, wanted in zip(readout.records, those, strict=True):
            assert docket.court == (wanted.get("court_id") or "scotus"), path.name
            assert docket.number == (wanted["docket_number"] or ""), path.name
            assert docket.name == (wanted["case_name"] or ""), path.name
            for ours, theirs in (
                (docket.filed, "date_filed"),
                (docket.terminated, "date_terminated"),
                (docket.last_filing, "date_last_filing"),
                (docket.assigned_to, "assigned_to_str"),
                (docket.referred_to, "referred_to_str"),
            ):
                assert ours == (wanted.get(theirs) or ""), (path.name, theirs)
            parties = [
                (p.get("name") or "", p.get("type") or "") for p in wanted.get("parties") or ()
            ]
            assert [(p.name, p.role) for p in docket.parties] == parties, path.name


def test_every_entry_is_what_is_expected(pairs):
    seen = 0
    for path, expected, readout in pairs:
        for docket, wanted in zip(readout.records, dockets_in(expected), strict=False):
            entries = wanted.get("docket_entries") or []
            assert len(docket.entries) == len(entries), path.name
            for entry, one in zip(docket.entries, entries, strict=True):
                seen += 1
                assert entry.number == str(one.get("document_number") or ""), path.name
                assert entry.text == (one.get("description") or ""), path.name
                assert entry.short == (one.get("short_description") or ""), path.name
                assert entry.document == (one.get("pacer_doc_id") or ""), path.name
                same_days(docket, entry, one)
    assert seen > 6_600


def same_days(docket, entry, one):
    """The days that are expected are among those claimed; a feed's one time is that of entry."""
    for clock, key in (("filed", "date_filed"), ("entered", "date_entered")):
        wanted = one.get(key)
        if not wanted:
            continue
        claimed = entry.at("entered" if docket.form == "feed" else clock)
        days = {day_of(time) for time in claimed}
        assert date_of(wanted[:10]) in days, (docket.source, entry.number, clock)


def test_an_appellate_minute_of_entry_is_kept_and_its_midnight_of_filing_is_not(pairs):
    those = [r for path, _, r in pairs if path.parent.name == "dockets_acms"]
    entries = [e for readout in those for docket in readout.records for e in docket.entries]
    assert len(entries) == 14
    for entry in entries:
        assert all(FAKE_MIDNIGHT in time.why for time in entry.at("filed"))
        assert any(time.when.width_us < 3_600_000_000 for time in entry.at("entered"))


def undone(path, text):
    """The text in which the spots of a form are looked for, undone by its own coding."""
    kind = path.parent.name
    if kind in {"dockets_acms", "scotus_json"}:
        return squeezed(from_json(whole(text)))
    return squeezed(from_references(whole(text)) if kind == "rss_feeds" else whole(text))


def test_every_spot_cut_from_the_raw_file_holds_the_words(pairs):
    """White space and commas are ignored; of a merged item of a feed, its first words count."""
    whole_words = pieces = 0
    for path, _, readout in pairs:
        text = text_of(path.read_bytes())
        parts = list(mail_parts(text)) if path.parent.name in MAILS else []
        for docket in readout.records:
            for entry in docket.entries:
                words = entry.text or entry.short
                if docket.form == "feed":
                    words = words.partition(" AND ")[0]
                if not words:
                    continue
                first, last = entry.spot.at.partition("chars ")[2].split("-")
                cut = text[int(first) : int(last) + 1]
                if parts:
                    cut = decoded(parts, int(first), int(last) + 1)
                    held = squeezed(whole(cut)).text
                else:
                    held = undone(path, cut).text
                if squeezed_words(words) in held:
                    whole_words += 1
                else:
                    assert in_order(words, held), (path.name, entry.number)
                    pieces += 1
    print(
        f"{whole_words:,} entries stand whole, {pieces:,} with words between that parsers leave out"
    )
    assert whole_words > 6_550
    assert pieces < 60


def decoded(parts, first, last):
    """What a mail's part says between two places of the file."""
    for part in parts:
        here = [n for n in range(len(part.text)) if first <= part.span(n, n + 1)[0] < last]
        if here:
            return part.text[here[0] : here[-1] + 1]
    return ""


def in_order(words, held):
    """Whether the words stand in order in what was cut; some that a parser has twice stand once."""
    at = 0
    parts = re.findall(r"\w+", words)
    for word in parts:
        place = held.find(word, at)
        if place < 0:
            return word in held[:at] and parts.count(word) > 1
        at = place + len(word)
    return True


def test_no_entry_lost_its_spot(pairs):
    lost = [
        (path.name, entry.number)
        for path, _, readout in pairs
        for docket in readout.records
        for entry in docket.entries
        if (entry.text or entry.short) and "chars" not in entry.spot.at
    ]
    assert not lost


def test_a_file_named_for_no_court_is_read_by_the_addresses_in_it(field_data, tmp_path):
    here = field_data / "courts" / "juriscraper" / "dockets_district" / "akd.html"
    copy = tmp_path / "saved page.html"
    copy.write_bytes(here.read_bytes())
    ((_, readout),) = read_dockets([copy])
    assert readout.records[0].court == "akd"

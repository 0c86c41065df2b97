"""Court documents and archive dockets of the field data."""

from datetime import datetime
from pathlib import Path

from habeas.bounds import Tri
from habeas.courts.court_clock import date_of
from habeas.courts.read_docket import read_dockets
from habeas.evidence.text_pdf import pdf_pages

ENTRIES = 771


def test_only_the_pages_that_are_pictures_are_reported_as_without_text(field_data):
    folder = field_data / "courts" / "pdf"
    lacking, guessed = {}, set()
    for path in sorted(folder.glob("*.pdf")):
        document = path.name.split(".")[-3]
        pages = list(pdf_pages(path.read_bytes()))
        if some := [page.number for page in pages if page.needs_ocr]:
            lacking[document] = some
        if any(page.by_ocr for page in pages):
            guessed.add(document)
    assert lacking == {"47": list(range(1, 37)), "57": [1]}
    assert guessed == {"41", "44"}


def test_every_document_bears_its_entry_and_day(field_data):
    for name, readout in read_dockets([field_data / "courts" / "pdf"]):
        (docket,) = readout.records
        (entry,) = docket.entries
        assert entry.number == name.split(".")[-3]
        assert docket.number.startswith("2:19-cv-00019")
        assert entry.at("filed")


def test_the_archive_dockets_are_read_whole_and_on_their_spots(field_data):
    entries = []
    for name, readout in read_dockets([field_data / "courts" / "recap_json"]):
        text = Path(name).read_text("utf-8")
        (docket,) = readout.records
        assert docket.court
        assert docket.number
        for entry in docket.entries:
            entries.append(entry)
            if not (entry.text or entry.short):
                continue
            first, last = entry.spot.at.partition("chars ")[2].split("-")
            cut = text[int(first) : int(last) + 1]
            words = (entry.text or entry.short).replace('"', "").replace("\\", "").split()
            assert words[0].strip(",#") in cut
            assert words[-1].strip(",#") in cut
    assert len(entries) == ENTRIES


def test_an_order_signed_the_day_before_it_was_filed_has_both_days(field_data):
    ((_, readout),) = read_dockets([field_data / "courts" / "recap_json" / "4413643.json"])
    (entry,) = [e for e in readout.records[0].entries if e.number == "210"]
    signed, filed = entry.at("signed")[0], entry.at("filed")[0]
    assert date_of(signed.as_reported) == datetime(2015, 7, 6)
    assert date_of(filed.as_reported) == datetime(2015, 7, 7)
    assert signed.when.before(filed.when) is Tri.YES


def test_every_phrase_of_signing_in_the_archive_dockets_is_read(field_data):
    signed = [
        entry
        for _, readout in read_dockets([field_data / "courts" / "recap_json"])
        for docket in readout.records
        for entry in docket.entries
        if entry.at("signed")
    ]
    assert len(signed) == 94


def test_the_public_orders_are_read_with_their_clocks_and_zones(field_data):
    ((_, readout),) = read_dockets([field_data / "courts" / "public_orders_2025_2026.csv"])
    assert len(readout.records) == 5
    entries = {e.number: e for docket in readout.records for e in docket.entries}
    assert len(entries) == 62
    (said,) = entries["jgg-02"].times
    assert said.clock == "entered"
    assert said.as_reported == "2025-03-15 09:40 EDT"
    assert said.when.width_us == 90_000_000

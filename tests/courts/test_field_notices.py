"""Every clock and zone that the sample notices print, and none that they do not."""

import pytest

from habeas.courts.court_clock import CourtClock, date_of
from habeas.courts.mail_text import mail_parts
from habeas.courts.notice_clock import NoticeClock, notice_clock
from habeas.courts.parser_child import text_of
from habeas.evidence.text_html import read_html

# Folder -> clocks, zones, and files.
PRINTED = {"nef_email": (76, 72, 78), "nda_email": (15, 15, 22), "nef_html": (5, 5, 5)}


def clocks_in(folder):
    found = {}
    for path in sorted(folder.iterdir()):
        if path.suffix == ".json":
            continue
        text = text_of(path.read_bytes())
        parts = [part.text for part in mail_parts(text)] if "email" in folder.name else [text]
        clocks = (notice_clock(read_html(part.encode()).text) for part in parts)
        found[path.stem] = next((c for c in clocks if c != NoticeClock()), NoticeClock())
    return found


@pytest.mark.parametrize("name", PRINTED)
def test_every_clock_and_zone_that_a_notice_prints_is_read(field_data, name):
    found = clocks_in(field_data / "courts" / "juriscraper" / name)
    clocks = [c for c in found.values() if c.entered[1]]
    zones = [c for c in clocks if c.entered[2]]
    assert (len(clocks), len(zones), len(found)) == PRINTED[name]


@pytest.mark.parametrize("name", PRINTED)
def test_no_clock_is_invented(field_data, name):
    folder = field_data / "courts" / "juriscraper" / name
    for stem, clock in clocks_in(folder).items():
        path = next(p for p in folder.glob(f"{stem}.*") if p.suffix != ".json")
        text = text_of(path.read_bytes())
        parts = [p.text for p in mail_parts(text)] if "email" in name else [text]
        words = " ".join(read_html(part.encode()).text for part in parts)
        assert all(printed in words for printed in (*clock.entered, clock.filed))


def test_a_clock_past_midnight_is_read_as_it_is_printed(field_data):
    folder = field_data / "courts" / "juriscraper" / "nef_email"
    odd = [c for c in clocks_in(folder).values() if c.entered[1].startswith(("00:", "0:"))]
    assert odd
    for clock in odd:
        (said, *_) = clock.times(CourtClock(("America/New_York",)))
        assert said.clock == "entered"
        assert "00:" in said.as_reported


def test_the_notices_entered_on_another_day_than_filed_keep_both(field_data):
    folder = field_data / "courts" / "juriscraper"
    both = [
        clock
        for name in PRINTED
        for clock in clocks_in(folder / name).values()
        if clock.entered[0] and clock.filed and date_of(clock.entered[0]) != date_of(clock.filed)
    ]
    assert len(both) == 8
    for clock in both:
        assert {time.clock for time in clock.times(CourtClock())} == {"entered", "filed"}

"""``--zone``: times beside UTC, on the clock asked for."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from habeas.cli.main import cli
from habeas.cli.zone_option import near_zones

BUNDLED = Path(__file__).parents[2] / "src" / "habeas" / "case" / "bundled" / "2025-03-15"
AT = "--at 2025-03-15T18:48-04:00 --outside US --speed-kt 400"


def run(words):
    return CliRunner().invoke(cli, words.split(), catch_exceptions=False)


SHOWN = {
    "an IANA name": ("America/Chicago", "(17:48:00 CDT)"),
    "a zone where it is tomorrow": ("Asia/Tokyo", "(2025-03-16 07:48:00 JST)"),
    "an offset": ("-04:00", "(18:48:00 UTC-04:00)"),
    "a zone without letters": ("America/Sao_Paulo", "(19:48:00 UTC-03)"),
}


@pytest.mark.parametrize(("zone", "text"), list(SHOWN.values()), ids=list(SHOWN))
def test_where_prints_the_moment_in_utc_and_in_the_zone(zone, text):
    printed = run(f"where --from KHRL@2025-03-15T17:26-04:00 {AT} --zone {zone}").output
    assert f"2025-03-15 22:48:00 UTC {text}:" in printed


def test_where_prints_the_zone_of_the_place_and_utc_once_where_there_is_none():
    assert "(17:48:00 CDT)" in run(f"where --from KHRL@2025-03-15T17:26-04:00 {AT}").output
    assert "22:48:00 UTC:" in run(f"where --from 26,-97@2025-03-15T17:26-04:00 {AT}").output


@pytest.mark.parametrize("words", ["findings", "why left/T1/O-1.entered", "explain"])
def test_a_case_is_printed_in_the_zone_asked_for(words, tmp_path, write_small, monkeypatch):
    monkeypatch.chdir(write_small(tmp_path / "case"))
    printed = run(f"{words} --zone America/Denver").output
    if words == "explain":
        printed = (tmp_path / "case" / "out" / "explainer.md").read_text("utf-8")
        printed = printed.replace("31 January 2025,", "2025-01-31")
    assert "2025-01-31 16:01:30 to 16:03:00 UTC (09:01:30 to 09:03:00 MST)" in printed
    assert "EST)" not in printed


UNKNOWN = {
    "a city": ("Tegucigalpa", "America/Tegucigalpa"),
    "a city with a slip": ("Tokio", "Asia/Tokyo"),
    "a name in small letters": ("america/chicagoo", "America/Chicago"),
}


@pytest.mark.parametrize(("zone", "near"), list(UNKNOWN.values()), ids=list(UNKNOWN))
def test_an_unknown_zone_exits_2_and_names_the_nearest(zone, near):
    result = run(f"findings {BUNDLED} --zone {zone}")
    assert result.exit_code == 2
    assert near in result.output
    assert near in near_zones(zone)


def test_an_ambiguous_abbreviation_exits_2_and_says_what_it_could_mean():
    result = run(f"findings {BUNDLED} --zone CST")
    assert result.exit_code == 2
    assert "ambiguous" in result.output
    assert "Near:" not in result.output

"""Known answers of the field data through the commands, as a reader would ask for them."""

import json
import re

import pytest
from click.testing import CliRunner

from habeas.cli.main import cli

pytestmark = pytest.mark.field_data
EXACT = ("--error-m", "0", "--clock-s", "0")
AFRICA = "a960a9_N703KW_2026-08-27_gap_excerpt.trace.json"
BORDER = "a2c4e0_N278GX_2026-08-25_border_excerpt.trace.json"


def records(*words):
    args = [*(str(word) for word in words), "--json"]
    result = CliRunner().invoke(cli, args, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)["records"]


@pytest.fixture(scope="module")
def tracks(field_data):
    return field_data / "flights" / "investigator"


@pytest.fixture(scope="module")
def airports(field_data):
    return field_data / "flights" / "reference" / "airportsdata_airports.csv.gz"


def test_the_african_silence_has_its_length_its_distance_and_its_least_speeds(tracks):
    stops = ("--stop", "30min", "--stop", "1h", "--stop", "2h")
    gap, _ = records("gaps", tracks / AFRICA, *EXACT, *stops)
    assert gap["start"]["as_reported"].startswith("2026-08-27T05:15:56.5")
    assert gap["duration_s"] == pytest.approx(23714.33, abs=0.01)
    assert gap["distance_km"] == pytest.approx(5902.7, abs=0.1)
    assert gap["min_speed_kt"] == pytest.approx(483.8, abs=0.1)
    least = [one["min_speed_kt"] for one in gap["by_stop"]]
    assert least == pytest.approx([523.6, 570.4, 694.8], abs=0.2)
    assert gap["countries_certain"] == ["BW", "GW"]


FIELDS = {500: 0, 525: 46, 550: 339, 600: 840, 735: 1486}
# The table of airports is asked at each speed in every run, the command at these.
QUICK = {500, 550}


@pytest.mark.parametrize(
    ("speed", "count"),
    [
        pytest.param(*one, marks=() if one[0] in QUICK else pytest.mark.slow)
        for one in FIELDS.items()
    ],
)
def test_as_many_fields_as_the_list_has_fit_a_stop_of_half_an_hour(tracks, airports, speed, count):
    limit = ("--speed-kt", speed, "--airports", airports)
    gap, _ = records("gaps", tracks / AFRICA, *EXACT, *limit)
    assert sum(bool(re.fullmatch("[A-Z]{4}", one["icao"])) for one in gap["stops"]) == count


@pytest.mark.slow
def test_no_set_between_the_fixes_leaves_out_one_of_them(tracks):
    for at in ("2026-08-27T05:15:57Z", "2026-08-27T08:30:00Z", "2026-08-27T11:51:10Z"):
        (got,) = records("where", tracks / AFRICA, "--at", at)
        assert got["area_km2"]["lower"] > 0
        assert not got["contradiction"]
    (at_end,) = records("where", tracks / AFRICA, "--at", "2026-08-27T11:51:10.83Z")
    assert at_end["countries_certain"] == ["BW"]


def test_the_last_fix_before_the_long_silence_is_found(tracks):
    (got,) = records("where", tracks / AFRICA, "--at", "2026-08-28T00:00:00Z", "--inside", "ZA")
    last = got["fixes"][-1]
    assert last["at"]["as_reported"].startswith("2026-08-27T12:21:13.89")
    assert (last["lat"], last["lon"]) == pytest.approx((-25.6425, 30.3810), abs=0.001)
    assert (got["answer"], got["estimate"]) == ("cannot tell", None)


BOUNDS = {550: ("00:44:16.4", "00:46:03.3"), 735: ("00:43:23.6", "00:46:15.0")}


def seconds(text):
    hours, minutes, rest = re.search(r"(\d\d):(\d\d):(\d\d(?:\.\d+)?)", text).groups()
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


@pytest.mark.parametrize("speed", list(BOUNDS))
def test_the_entry_into_the_united_states_lies_in_its_interval(tracks, speed):
    asked = ("--at", "2026-08-25T00:45:00Z", "--outside", "US", "--boundary", "maritime")
    (got,) = records("where", tracks / BORDER, *asked, *EXACT, "--speed-kt", speed)
    (entry,) = got["crossings"]
    assert (entry["from"], entry["to"], entry["enters"]) == ("MX", "US", True)
    assert seconds(entry["estimate"]) == pytest.approx(seconds("00:45:31.7"), abs=3)
    assert (entry["lat"], entry["lon"]) == pytest.approx((31.4247, -108.2087), abs=0.005)
    bounds = [seconds(entry[name]) for name in ("earliest", "latest")]
    assert bounds == pytest.approx([seconds(text) for text in BOUNDS[speed]], abs=3)


FIRST = ("--from", "KHRL@2025-03-15T21:26Z", "--to", "MHPR@2025-03-15T23:37Z")
SECOND = ("--from", "KHRL@2025-03-15T21:45Z", "--to", "MHPR@2025-03-16T00:10Z")
# It left after the written order was posted, at 19:26 in Washington.
THIRD = ("--to", "KHRL@2025-03-15T23:26Z")
ORAL, WRITTEN = "2025-03-15T22:46:30Z", "2025-03-15T23:25:30Z"
A320 = ("--type", "A320")
MARCH = {
    "the first plane at the oral order": (FIRST, ORAL, A320, "yes"),
    "the first plane at the written order": (FIRST, WRITTEN, A320, "yes"),
    "the second plane at the oral order, at an ordinary limit": (
        SECOND, ORAL, ("--speed-kt", "500"), "yes",
    ),
    "the second plane at the oral order, at the hard limit": (SECOND, ORAL, A320, "cannot tell"),
    "the second plane at the written order": (SECOND, WRITTEN, A320, "yes"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("fixes", "at", "limit", "answer"),
    [
        pytest.param(*asked, id=name, marks=pytest.mark.slow if WRITTEN in asked else ())
        for name, asked in MARCH.items()
    ],
)
def test_published_times_alone_answer_of_15_march(fixes, at, limit, answer, airports):
    asked = ("--at", at, "--outside", "US", "--boundary", "maritime", "--airports", airports)
    (got,) = records("where", *fixes, *asked, *limit)
    assert got["answer"] == answer
    assert got["min_speed_kt_inside"][0] is not None


def test_the_third_plane_was_at_harlingen_when_the_order_was_entered(airports):
    asked = ("--at", WRITTEN, "--outside", "US", "--boundary", "maritime")
    (got,) = records("where", *THIRD, *asked, *A320, *EXACT, "--airports", airports)
    assert got["answer"] == "no"

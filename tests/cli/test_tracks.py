"""``legs``, ``gaps`` and ``where`` of a track: what they say of invented flights."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner
from trace_files import MIDNIGHT, across, flown, silenced, trace, written

from habeas.cli.main import cli

LEG = {
    "icao24", "registration", "callsigns", "adep", "adep_class", "ades", "ades_class", "atot",
    "aldt", "atot_estimate", "aldt_estimate", "go_arounds", "runway_from", "runway_to", "leg",
    "hypothesis", "alternative_to", "reason", "ledger", "spots",
}  # fmt: skip
GAP = {
    "icao24", "start", "end", "start_fix", "end_fix", "distance_km", "duration_s",
    "min_speed_kt", "kind", "stops", "countries_certain", "countries_possible", "heard_others",
}  # fmt: skip
STOP = {"icao", "min_speed_kt", "earliest_arrival", "latest_departure", "longest_stop_s"}
WHERE = {
    "at", "region", "answer", "min_speed_kt_inside", "min_speed_kt_outside", "needs_tailwind_kt",
    "margin_km", "speed_limit", "assumes", "spots", "area_km2", "estimate", "crossings",
}  # fmt: skip
AT = "2031-05-04T02:10:00Z"


def run(*words):
    args = [str(word) for word in words]
    return CliRunner().invoke(cli, args, catch_exceptions=False, terminal_width=80)


def records(*words):
    result = run(*words, "--json")
    assert result.exit_code == 0, result.output
    got = json.loads(result.stdout)
    assert set(got) == {"format", "records", "problems"}
    return got["records"]


@pytest.fixture(scope="module")
def plan():
    points, _ = flown(3600, "KHRL", "KMSP")
    return points


@pytest.fixture(scope="module")
def silent(plan, tmp_path_factory):
    """A flight from Harlingen to Minneapolis, silent for 50 minutes on the way."""
    return written(tmp_path_factory.mktemp("t"), "flown.json", trace(silenced(plan, 6000, 9000)))


@pytest.fixture(scope="module")
def border(tmp_path_factory):
    """A flight at cruise from Texas eastwards out over the Gulf, silent where it goes out."""
    points = across(-98.0, 26.8, 25, range(3, 12))
    return written(tmp_path_factory.mktemp("b"), "border.json", trace(points))


def moment(value):
    return set(value) == {"earliest", "latest", "as_reported"}


def test_a_leg_has_the_fields_relied_on_and_the_times_of_its_plan(silent):
    (leg,) = records("legs", silent)
    assert set(leg) >= LEG
    assert (leg["adep"], leg["adep_class"]) == ("KHRL", "observed")
    assert (leg["ades"], leg["ades_class"]) == ("KMSP", "observed")
    assert moment(leg["atot"])
    assert leg["atot"]["earliest"] <= "2031-05-04T01:01:10Z" <= leg["atot"]["latest"]
    assert leg["atot"]["earliest"] <= leg["atot_estimate"] <= leg["atot"]["latest"]
    assert leg["aldt"]["earliest"] <= leg["aldt_estimate"] <= leg["aldt"]["latest"]
    assert (leg["leg"], leg["hypothesis"], leg["alternative_to"]) == ("1", "likelier", [])
    assert leg["ledger"]["used"] == 319
    assert all(spot["source"] == "flown.json" and spot["sha256"] for spot in leg["spots"])


@pytest.fixture(scope="module")
def two_stories(plan, tmp_path_factory):
    """The same with two hours between, in which it can have landed."""
    late = [[one[0] + 7200, *one[1:]] for one in plan if one[0] > 9000]
    points = [one for one in plan if one[0] < 6000] + late
    return written(tmp_path_factory.mktemp("two"), "late.json", trace(points))


def test_where_a_landing_fits_the_likelier_story_comes_first_and_rivals_name_what_they_replace(
    two_stories,
):
    found = records("legs", two_stories)
    likelier = [leg["leg"] for leg in found if leg["hypothesis"] == "likelier"]
    rivals = [leg for leg in found if leg["hypothesis"] == "alternative"]
    assert likelier
    assert found[0]["hypothesis"] == "likelier"
    assert rivals
    assert all(set(leg["alternative_to"]) <= set(likelier) and leg["reason"] for leg in rivals)
    printed = run("legs", two_stories).stdout
    for leg in rivals:
        assert f"or {leg['leg']}:" in printed


def test_a_registration_is_the_files_claim_or_arithmetic_and_is_said_to_be_so(plan, tmp_path):
    claimed = written(tmp_path, "claimed.json", trace(plan))
    computed = written(tmp_path, "computed.json", trace(plan, r=""))
    lent = written(tmp_path, "lent.json", trace(plan, r="", dbFlags=4))
    got = [records("legs", path)[0] for path in (claimed, computed, lent)]
    assert [leg["registration"] for leg in got] == ["N1", "N1", None]
    assert [leg["registration_basis"] for leg in got] == ["claimed", "arithmetic", None]
    assert got[0]["registrations"][0]["spot"]["source"] == "claimed.json"
    assert "by arithmetic" in run("legs", computed).stdout


def test_a_gap_has_the_fields_relied_on_and_the_least_speed_of_its_plan(silent):
    (gap,) = records("gaps", silent, "--error-m", "0", "--clock-s", "0")
    assert set(gap) >= GAP
    assert gap["duration_s"] == 3000.0
    assert gap["min_speed_kt"] == pytest.approx(450.0, abs=0.1)
    assert gap["kind"] == "cruise"
    assert gap["heard_others"] is None
    assert gap["countries_certain"] == ["US"]
    assert moment(gap["start"])


def test_fields_at_which_a_stop_fits_are_within_the_limit_the_least_speed_first(silent):
    (gap,) = records("gaps", silent, "--stop", "5min", "--speed-kt", "600")
    stops = gap["stops"]
    assert stops
    assert all(set(stop) >= STOP for stop in stops)
    speeds = [stop["min_speed_kt"] for stop in stops]
    assert speeds == sorted(speeds)
    assert speeds[-1] <= 600
    assert all(stop["longest_stop_s"] >= 300 for stop in stops)
    assert gap["by_stop"] == [{"stop_s": 300.0, "min_speed_kt": gap["by_stop"][0]["min_speed_kt"],
                               "fields": len(stops)}]  # fmt: skip
    # No way by a field is shorter than the way itself.
    assert speeds[0] >= gap["by_stop"][0]["min_speed_kt"] - 0.01


def test_no_field_fits_at_less_than_the_least_speed_and_more_fit_at_more(silent):
    def fields(speed):
        (gap,) = records("gaps", silent, "--stop", "5min", "--speed-kt", speed)
        return {stop["icao"] for stop in gap["stops"]}

    assert not fields(460)
    assert fields(560) < fields(620)


def test_other_aircraft_of_the_same_files_are_counted_where_they_were_heard(silent, plan, tmp_path):
    near = written(tmp_path, "near.json", trace(plan, icao="a00002", r="N1A"))
    far = written(tmp_path, "far.json", trace(across(10.0, 50.0, 40, ()), icao="a00003", r="N1AA"))
    assert [g["heard_others"] for g in records("gaps", silent, far) if g["icao24"] == "a00001"] == [
        0
    ]
    both = records("gaps", silent, near, far)
    assert [g["heard_others"] for g in both if g["icao24"] == "a00001"] == [1]


@pytest.mark.parametrize(("text", "count"), [("10min", 1), ("600s", 1), ("2h", 0), ("51", 0)])
def test_shorter_silences_are_left_out_as_asked(silent, text, count):
    assert len(records("gaps", silent, "--min", text)) == count


def test_where_of_a_track_has_the_fields_relied_on_and_bounds_round_the_truth(silent, plan):
    (got,) = records("where", silent, "--at", AT, "--outside", "US")
    assert set(got) >= WHERE
    assert got["answer"] == "no"
    assert 0 < got["area_km2"]["lower"] <= got["area_km2"]["upper"]
    estimate, truth = got["estimate"], min(plan, key=lambda one: abs(one[0] - 7800))
    assert abs(estimate["lat"] - truth[1]) < 0.1
    assert estimate["share"] == 0.99
    assert [spot["at"] for spot in got["spots"]] == ["item 123", "item 124"]
    assert got["with_doubtful_fixes"] == "same"
    assert "records" not in got


def test_inside_is_the_other_side_of_outside(silent):
    sides = [
        records("where", silent, "--at", AT, side, "US")[0] for side in ("--outside", "--inside")
    ]
    assert [one["answer"] for one in sides] == ["no", "yes"]
    assert sides[0]["min_speed_kt_inside"] == sides[1]["min_speed_kt_inside"]


def test_a_crossing_is_an_interval_that_holds_its_estimate_and_says_which_way(border):
    (got,) = records("where", border, "--at", "2031-05-04T00:09:00Z", "--outside", "US")
    (out,) = got["crossings"]
    assert (out["from"], out["to"], out["enters"]) == ("US", None, False)
    assert out["earliest"] < out["estimate"] < out["latest"]
    assert got["answer"] == "cannot tell"


def test_without_a_territory_the_answer_is_where_it_was(silent, border):
    (got,) = records("where", silent, "--at", AT)
    assert (got["region"], got["answer"]) == (None, None)
    assert got["countries_certain"] == ["US"]
    assert run("where", silent, "--at", AT, "-q").stdout == "in US\n"
    (gulf,) = records("where", border, "--at", "2031-05-04T00:09:00Z")
    assert gulf["countries_certain"] == []
    assert "US" in gulf["countries_possible"]
    assert [one["region"] for one in gulf["crossings"]] == ["US"]


@pytest.mark.slow
def test_a_wider_speed_makes_the_area_larger_and_no_answer_certain(silent):
    areas, answers = [], []
    for speed in (500, 700, 3000):
        (got,) = records("where", silent, "--at", AT, "--outside", "US", "--speed-kt", speed)
        areas.append(got["area_km2"]["lower"])
        answers.append(got["answer"])
    assert areas == sorted(areas)
    assert answers == ["no", "no", "cannot tell"]


def test_before_the_first_fix_a_track_says_only_how_far_it_can_have_come(silent):
    (near,) = records("where", silent, "--at", "2031-05-04T00:55:00Z", "--outside", "MX")
    assert (near["answer"], near["estimate"]) == ("cannot tell", None)


@pytest.mark.slow
def test_fixes_in_any_order_packed_or_twice_give_the_same_answer(plan, silent, tmp_path):
    points = silenced(plan, 6000, 9000)
    packed = written(tmp_path, "flown.json", trace(points), packed=True)
    wanted = records("where", silent, "--at", AT, "--outside", "US")[0]
    got = records("where", packed, "--at", AT, "--outside", "US")[0]
    twice = records("where", packed, packed, "--at", AT, "--outside", "US")[0]
    for key in ("answer", "area_km2", "estimate", "min_speed_kt_outside"):
        assert got[key] == wanted[key] == twice[key]


SPOKEN = {
    "legs": ("legs FILE --tz America/Chicago", "leg 1: KHRL to KMSP"),
    "gaps": ("gaps FILE --stop 5min --stop 2h --tz America/Chicago", "least mean speed: 449 kt"),
    "where": (f"where FILE --at {AT} --outside US --tz America/Chicago", "(2031-05-03 21:10:00 CDT)"),
    "where alone": (f"where FILE --at {AT}", "in US"),
    "no limit of speed": (f"where FILE --at {AT} --outside US --type NONE", "CANNOT TELL"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "holds"), list(SPOKEN.values()), ids=list(SPOKEN))
def test_what_is_printed_fits_80_columns_and_says_the_answer(words, holds, silent):
    result = run(*(silent if word == "FILE" else word for word in words.split()))
    assert result.exit_code == 0, result.output
    assert holds in result.stdout
    assert not [line for line in result.stdout.splitlines() if len(line) > 80]


def test_the_rules_that_refused_fixes_are_named_with_their_counts(plan, tmp_path):
    stray = [plan[200][0] + 5, 60.0, 10.0, *plan[200][3:]]
    path = written(tmp_path, "stray.json", trace(sorted([*plan, stray])))
    (leg,) = records("legs", path)
    assert sum(leg["ledger"]["refused_by"].values()) == 1
    assert leg["ledger"]["used"] == len(plan)
    rule = next(iter(leg["ledger"]["refused_by"]))
    assert f"({rule} 1)" in run("legs", path).stdout.replace("\n    ", " ")


def test_an_answer_that_doubtful_fixes_change_is_cannot_tell_and_is_said_to_differ(tmp_path):
    # Far out over the Gulf; at the moment itself a report that no jet can fly, over land or not.
    points = across(-90.0, 26.0, 40, range(19, 22))
    told = []
    for lat, lon in ((31.0, -86.0), (26.9, -86.1)):
        odd = [1800.0, lat, lon, 35000, 20.0, *points[0][5:]]
        path = written(tmp_path, "odd.json", trace(sorted([*points, odd])))
        (got,) = records("where", path, "--at", "2031-05-04T00:30:00Z", "--outside", "US")
        assert (got["ledger"]["used"], got["ledger"]["doubtful"]) == (len(points), 1)
        told.append((got["answer"], got["with_doubtful_fixes"]))
    assert told == [("cannot tell", "differs"), ("yes", "same")]


WRONG = {
    "no file": (["legs"], 2, "Missing argument"),
    "a file of another kind": (["legs", "NOTE"], 3, "FLT-001"),
    "a map that is none": (["legs", "NOTE", "--map", "NOTE"], 3, "note.txt"),
    "a time that is none": (["gaps", "FILE", "--min", "soon"], 2, "90s, 5min or 2h"),
    "a negative time": (["gaps", "FILE", "--stop=-5min"], 2, "length of time"),
    "a zone": (["legs", "FILE", "--tz", "Chicago"], 2, "America/Chicago"),
    "a territory": (["where", "FILE", "--at", AT, "--outside", "USA"], 2, "US"),
    "two sides": (["where", "FILE", "--at", AT, "--outside", "US", "--inside", "MX"], 2, "one of"),
    "a moment without zone": (["where", "FILE", "--at", "2031-05-04T02:10"], 2, "no zone"),
    "a track and a typed fix": (
        ["where", "FILE", "--from", "KHRL@2031-05-04T01:00Z", "--at", AT], 2, "not both",
    ),
    "a picture of typed fixes": (
        ["where", "--from", "KHRL@2031-05-04T01:00Z", "--at", AT, "--outside", "US", "--plot",
         "a.png"], 2, "files of a TRACK",
    ),
    "neither track nor fix": (["where", "--at", AT, "--outside", "US"], 2, "TRACK"),
    "a picture of another kind": (["legs", "FILE", "--plot", "a.gif"], 2, ".svg or .png"),
    "a country that one file lacks": (
        ["where", "FILE", "--at", AT, "--outside", "AQ", "--boundary", "maritime"], 2, "maritime",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("words", "code", "says"), list(WRONG.values()), ids=list(WRONG))
def test_what_is_wrong_is_said_with_the_way_out(words, code, says, silent, tmp_path):
    note = tmp_path / "note.txt"
    note.write_text("dear diary\n")
    known = {"FILE": silent, "NOTE": note}
    result = run(*(known.get(word, word) for word in words))
    assert result.exit_code == code, result.output
    assert says in result.stderr.replace("\n       ", " ")
    assert result.stdout == ""


REFUSED = {
    "a file that is not there": (["legs", "nowhere.json"], "nowhere.json: cannot be read"),
    "a list of airports that is none": (["gaps", "FILE", "--airports", "NOTE"], "has no column"),
}


@pytest.mark.parametrize(("words", "says"), list(REFUSED.values()), ids=list(REFUSED))
def test_what_cannot_be_read_at_all_ends_the_process_with_3(words, says, silent, tmp_path):
    note = tmp_path / "note.txt"
    note.write_text("dear diary\n")
    known = {"FILE": str(silent), "NOTE": str(note)}
    args = [sys.executable, "-m", "habeas", *(known.get(word, word) for word in words)]
    ran = subprocess.run(args, capture_output=True, text=True, check=False, timeout=60)
    assert (ran.returncode, ran.stdout) == (3, "")
    assert says in ran.stderr


def test_problems_stand_after_the_answer_one_line_each_and_leave_the_exit_code(plan, tmp_path):
    broken = [*plan[:-1], [99999, None, None, 100, None, None, 0, None, None, "adsb_icao"]]
    path = written(tmp_path, "broken.json", trace(broken))
    result = run("legs", path)
    assert result.exit_code == 0
    assert "leg 1" in result.stdout
    (line,) = result.stderr.splitlines()
    assert line.startswith("FLT-101 broken.json: 1 row ")
    assert "(left out). " in line
    got = json.loads(run("legs", path, "--json").stdout)
    assert [one["code"] for one in got["problems"]] == ["FLT-101"]


def test_a_file_without_any_flight_is_answered_so(tmp_path, plan):
    parked = written(tmp_path, "parked.json", trace(plan[:7]))
    assert records("legs", parked) == []
    assert "no flight" in run("legs", parked).stdout
    assert records("gaps", parked) == []


def test_hidden_characters_of_a_file_are_shown_as_what_they_are(plan, tmp_path):
    path = written(tmp_path, "hidden.json", trace(plan, r="N1\u202e\x1b[31m"))
    printed = run("legs", path).stdout
    assert "<U+202E>" in printed
    assert "\x1b" not in printed


def test_a_map_tells_the_columns_of_another_table(tmp_path):
    rows = [(MIDNIGHT + n * 60, 30 + n * 0.1, -97.0, "a00001") for n in range(20)]
    text = "when,north,east,hex\n" + "".join(",".join(map(str, row)) + "\n" for row in rows)
    path = written(tmp_path, "own.csv", text)
    columns = written(
        tmp_path,
        "columns.yaml",
        "tables:\n- form: a table of mine\n  clock_s: 5\n  heard: ads-b\n"
        "  time: {column: when, format: epoch s}\n"
        "  latitude: north\n  longitude: east\n  address: hex\n",
    )
    (got,) = records("where", path, "--map", columns, "--at", "2031-05-04T00:05:30Z")
    assert got["icao24"] == "a00001"


def test_the_commands_load_no_reader_of_cases_and_no_pictures_until_they_are_asked():
    code = (
        "import sys\n"
        "import habeas.cli.legs_command, habeas.cli.gaps_command, habeas.cli.where_track\n"
        "print([m for m in ('habeas.findings', 'habeas.publish', 'matplotlib') if m in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert ran.stdout.strip() == "[]"

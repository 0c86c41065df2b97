"""Simulated archives whose truth is known: what legs, ledger and sets say is never wrong."""

import json
import os
import subprocess
import sys

import pytest
from flown_truth import Judged, TrueAircraft, TrueEnd, TrueLeg

from habeas.flights.fields import Fields
from habeas.flights.ledger import ledger_of
from habeas.flights.legs import legs_of
from habeas.flights.merged import merged
from habeas.flights.recognise import read_paths

pytestmark = pytest.mark.field_data

RUNS = {
    "a day of a few": ["--aircraft", "14", "--days", "1", "--seed", "7"],
    "a day of many": ["--aircraft", "200", "--days", "1"],
    "ten days of a few": ["--aircraft", "20", "--days", "10"],
}


@pytest.fixture(scope="module")
def tool(field_data):
    """Give the simulator that lies beside the field data; skip without it, but fail in CI."""
    path = field_data.parent / "tools" / "make_traces.py"
    if not path.is_file():
        reason = (
            "the simulator of trace files is absent: tools/make_traces.py beside the field data"
        )
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    return path


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(args, id=name, marks=[] if name == "a day of a few" else pytest.mark.slow)
        for name, args in RUNS.items()
    ],
)
def judged(request, tool, tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive")
    subprocess.run([sys.executable, str(tool), str(folder), *request.param], check=True, stdout=-3)
    truth = {one["icao"]: true_of(one) for one in truth_in(folder)}
    days = sorted(path for path in folder.iterdir() if path.is_dir())
    tracks = merged(t for day in days for _, read in read_paths([day]) for t in read.records)
    assert {track.icao24 for track in tracks} == set(truth)
    fields, found = Fields(), Judged()
    for track in tracks:
        ledger, true = ledger_of(track), truth[track.icao24]
        found.legs(true, ledger, legs_of(ledger, fields))
        found.ledger(true, ledger)
        found.sets(true, ledger)
    print(f"{found.ends} ends, {found.ground_seen} with ground seen, {found.named} named, "
          f"{found.planted} jumps, {found.unplanted:,} other fixes of which {found.refused} refused, "
          f"{found.unheard:,} unheard positions")  # fmt: skip
    return found


def truth_in(folder):
    return json.loads((folder / "truth.json").read_text("utf-8"))["aircraft"]


def true_of(one):
    """Read what the simulator wrote of one aircraft."""
    legs = tuple(
        TrueLeg(
            TrueEnd(leg["from"], leg["takeoff"], leg["ground_seen_from"]),
            TrueEnd(leg["to"], leg["landing"], leg["ground_seen_to"]),
            seen=leg["first_seen"] is not None,
        )
        for leg in one["legs"]
    )
    unheard = tuple((t, lat, lon) for gap in one["gaps"] for t, lat, lon, _ in gap["true"])
    return TrueAircraft(one["icao"], legs, unheard, tuple((j[0], j[1], j[2]) for j in one["jumps"]))


def test_no_airport_that_is_observed_or_aligned_is_wrong(judged):
    assert judged.named > 50
    assert not judged.wrong, "\n".join(judged.wrong[:5])


def test_ends_whose_ground_is_seen_are_observed_between_the_reports_beside_them(judged):
    assert judged.ground_seen > 20
    assert judged.observed_right >= 0.95 * judged.ground_seen


def test_every_takeoff_and_landing_lies_in_the_interval_of_its_leg(judged):
    assert judged.ends > 50
    assert not judged.uncovered, "\n".join(judged.uncovered[:5])


def test_every_jump_that_the_limit_does_not_allow_is_refused(judged):
    assert judged.planted > 5
    assert not judged.missed_jumps, judged.missed_jumps[:5]


def test_nearly_all_fixes_that_are_no_jumps_are_used(judged):
    assert judged.refused <= 0.01 * judged.unplanted


def test_every_true_position_in_a_silence_lies_in_the_set_at_its_time(judged):
    assert judged.unheard > 500
    assert not judged.outside, "\n".join(judged.outside[:5])

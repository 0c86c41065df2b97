"""Pictures and exports of tracks: valid, the same bytes each time, with what licences ask for."""

import json
from itertools import pairwise

import pytest
import shapely
from click.testing import CliRunner
from lxml import etree
from trace_files import across, flown, silenced, trace, written

from habeas.cli import track_outputs
from habeas.cli.main import cli
from habeas.publish import plot

KML = "{http://www.opengis.net/kml/2.2}"
GX = "{http://www.google.com/kml/ext/2.2}"
COMMANDS = {
    "legs": ["legs", "FILE", "--tz", "America/Chicago"],
    "gaps": ["gaps", "FILE"],
    "where": ["where", "FILE", "--at", "2031-05-04T02:10:00Z", "--outside", "US"],
    "where alone": ["where", "FILE", "--at", "2031-05-04T02:10:00Z"],
}


def run(*words):
    return CliRunner().invoke(cli, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture(scope="module")
def flight(tmp_path_factory):
    points, _ = flown(3600, "KHRL", "KMSP")
    folder = tmp_path_factory.mktemp("flight")
    return written(folder, "flown.json", trace(silenced(points, 6000, 9000)))


@pytest.fixture(scope="module")
def dateline(tmp_path_factory):
    """A flight from Fiji eastwards across 180 degrees, silent there."""
    return written(
        tmp_path_factory.mktemp("line"), "line.json", trace(across(176.0, -18.0, 40, range(12, 30)))
    )


def outputs(words, file, folder):
    """Run a command that writes all files; give their bytes by ending."""
    args = [file if word == "FILE" else word for word in words]
    paths = {kind: folder / f"out.{kind}" for kind in ("svg", "png", "geojson", "kml")}
    wanted = ["--geojson", paths["geojson"], "--kml", paths["kml"]]
    result = run(*args, "--plot", paths["svg"], *wanted)
    assert result.exit_code == 0, result.output
    assert f"wrote {paths['svg']}" in result.stderr
    result = run(*args, "-q", "--plot", paths["png"])
    assert (result.exit_code, result.stderr) == (0, "")
    return {kind: path.read_bytes() for kind, path in paths.items()}


# The quick run has the pictures of legs, of gaps, and of an answer.
SLOW = {"where alone"}


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(name, marks=pytest.mark.slow if name in SLOW else ()) for name in COMMANDS
    ],
)
def named(request, flight, tmp_path_factory):
    words = COMMANDS[request.param]
    return words, outputs(words, flight, tmp_path_factory.mktemp("made"))


@pytest.fixture
def made(named):
    return named[1]


def test_each_is_what_its_ending_says_and_holds_no_date(made):
    assert made["png"].startswith(b"\x89PNG")
    svg = etree.fromstring(made["svg"])
    assert svg.tag.endswith("svg")
    assert b"<dc:date>" not in made["svg"]
    assert etree.fromstring(made["kml"]).tag == f"{KML}kml"


@pytest.mark.slow
def test_the_same_file_gives_the_same_bytes(named, flight, tmp_path):
    words, before = named
    assert outputs(words, flight, tmp_path) == before


def features(text, shape):
    found = json.loads(text)["features"]
    return [one for one in found if one["properties"]["shape"] == shape]


def test_geojson_names_the_licences_of_its_data(made):
    document = json.loads(made["geojson"])
    assert document["type"] == "FeatureCollection"
    assert any("ODbL" in text for text in document["licence"])
    assert "ODbL" in made["kml"].decode()


def rings(geometry):
    found = geometry["coordinates"]
    for polygon in [found] if geometry["type"] == "Polygon" else found:
        yield from polygon


@pytest.mark.slow
def test_geojson_is_cut_at_180_degrees_and_its_rings_run_against_the_clock(dateline, tmp_path):
    for words in (COMMANDS["gaps"], ["where", "FILE", "--at", "2031-05-04T00:30:00Z"]):
        made = outputs(words, dateline, tmp_path)
        (area,) = features(made["geojson"], "envelope")
        assert area["geometry"]["type"] == "MultiPolygon"
        for ring in rings(area["geometry"]):
            assert ring[0] == ring[-1]
            assert all(-180 <= lon <= 180 for lon, *_ in ring)
            assert all(abs(a[0] - b[0]) < 180 for a, b in pairwise(ring))
            assert shapely.is_ccw(shapely.linearrings(ring))
        assert "holds the whole set" in area["properties"]["outline"]
        (silent,) = features(made["geojson"], "not heard")
        assert silent["geometry"]["type"] == "MultiLineString"


def test_a_leg_in_geojson_has_its_bounds_its_classes_and_a_time_for_each_position(flight, tmp_path):
    path = tmp_path / "legs.geojson"
    run("legs", flight, "-q", "--geojson", path)
    (leg,) = features(path.read_text("utf-8"), "heard")
    about = leg["properties"]
    assert (about["adep"], about["adep_class"], about["leg"]) == ("KHRL", "observed", "1")
    assert set(about["atot"]) == {"earliest", "latest", "as_reported"}
    lines = leg["geometry"]["coordinates"]
    assert [len(times) for times in about["times"]] == [len(line) for line in lines]


def test_kml_has_a_time_for_each_place_of_a_track(flight, tmp_path):
    path = tmp_path / "legs.kml"
    run("legs", flight, "-q", "--kml", path)
    root = etree.fromstring(path.read_bytes())
    tracks = root.findall(f".//{GX}Track")
    assert len(tracks) == 2
    for track in tracks:
        places, times = track.findall(f"{GX}coord"), track.findall(f"{KML}when")
        assert len(places) == len(times) > 0
        assert [t.text for t in times] == sorted(t.text for t in times)


def test_where_in_geojson_says_the_answer_and_the_bounds_of_its_area(flight, tmp_path):
    path = tmp_path / "where.geojson"
    run(*(flight if word == "FILE" else word for word in COMMANDS["where"]), "--geojson", path)
    (area,) = features(path.read_text("utf-8"), "envelope")
    assert area["properties"]["answer"] == "no"
    assert area["properties"]["area_km2"]["lower"] > 0
    shape = shapely.Polygon(area["geometry"]["coordinates"][0])
    marks = features(path.read_text("utf-8"), "estimate")
    assert all(shape.contains(shapely.Point(mark["geometry"]["coordinates"])) for mark in marks)


def test_without_matplotlib_a_picture_is_refused_in_one_line_with_the_install_command(
    flight, tmp_path, monkeypatch
):
    monkeypatch.setattr(plot, "find_spec", lambda _name: None)
    with pytest.raises(plot.NoMatplotlibError, match=r"pip install 'habeas\[plot\]'") as refused:
        run("legs", flight, "--plot", tmp_path / "a.svg")
    assert refused.value.exit_code == 3
    assert not (tmp_path / "a.svg").exists()


def test_a_picture_of_many_aircraft_shows_the_first_ones_and_says_so(flight, tmp_path, monkeypatch):
    monkeypatch.setattr(track_outputs, "MOST_MAPS", 1)
    other = written(tmp_path, "other.json", trace(across(176.0, -18.0, 9, ()), icao="a00002"))
    result = run("legs", flight, other, "--plot", tmp_path / "many.svg")
    assert "the first 1 of 2 aircraft" in result.stderr
    svg = etree.fromstring((tmp_path / "many.svg").read_bytes())
    assert len(svg.findall(".//*[@id='axes_1']")) == 1
    assert not svg.findall(".//*[@id='axes_2']")


def test_where_there_is_nothing_to_draw_no_file_is_written_and_it_is_said(flight, tmp_path):
    path = tmp_path / "none.svg"
    result = run("gaps", flight, "--min", "5h", "--plot", path)
    assert result.exit_code == 0
    assert "nothing to draw" in result.stderr
    assert not path.exists()

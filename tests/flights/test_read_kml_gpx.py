"""KML and GPX, written by encoders from the descriptions of their forms alone."""

import pytest
from track_files import MIDNIGHT, as_file, codes, read, told

from habeas.flights.recognise import read_file
from habeas.flights.records import AIRBORNE, GEOMETRIC_HEIGHT, ON_GROUND

KML = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">
<Document><name>flown</name>{}</Document></kml>"""
GPX = """<?xml version="1.0"?>
<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">{}</gpx>"""


def track_of(*points, name="TST1"):
    whens = "".join(f"<when>{when}</when>" for when, _ in points)
    coords = "".join(f"<gx:coord>{place}</gx:coord>" for _, place in points)
    return f"<Placemark><name>{name}</name><gx:Track>{whens}{coords}</gx:Track></Placemark>"


TWO = track_of(
    ("2031-05-04T00:00:05Z", "-97.6 26.2 304.8"), ("2031-05-04T02:00:09+02:00", "-97.5 26.1 0")
)


def gpx_track(*points, name="TST1"):
    made = "".join(
        f'<trkpt lat="{lat}" lon="{lon}"><ele>304.8</ele>{time}</trkpt>'
        for lat, lon, time in points
    )
    return f"<trk><name>{name}</name><trkseg>{made}</trkseg></trk>"


def test_a_track_of_kml_pairs_its_times_with_its_places():
    found = read(KML.format(TWO), "a00001-track-press_alt_uncorrected.kml")
    track = found.records[0]
    assert list(track.fixes.t) == [MIDNIGHT + 5, MIDNIGHT + 9]
    assert (list(track.fixes.lat), list(track.fixes.lon)) == ([26.2, 26.1], [-97.6, -97.5])
    assert (track.icao24, track.called("name")) == ("", ("TST1",))
    assert [track.spot(n).at for n in range(2)] == ["item 0", "item 1"]
    assert found.problems == ()


HEIGHTS = {
    "pressure": ("x-press_alt_uncorrected.kml", 1000.0, 0, [AIRBORNE, ON_GROUND]),
    "above the geoid": ("x-EGM96_avg.kml", 1000.0, GEOMETRIC_HEIGHT, [AIRBORNE, ON_GROUND]),
    "unknown": ("x.kml", float("nan"), 0, [-1, -1]),
}


@pytest.mark.parametrize(
    ("name", "feet", "marks", "ground"), list(HEIGHTS.values()), ids=list(HEIGHTS)
)
def test_heights_of_kml_are_of_the_kind_that_the_files_name_says(name, feet, marks, ground):
    found = read(KML.format(TWO), name)
    fixes = found.records[0].fixes
    assert fixes.alt_ft[0] == pytest.approx(feet, nan_ok=True)
    assert (fixes.marks[0], list(fixes.ground)) == (marks, ground)
    assert codes(found) == (["FLT-110"] if name == "x.kml" else [])


def test_points_of_kml_that_each_have_a_time_are_fixes():
    point = (
        "<Placemark><name>TST1</name><TimeStamp><when>2031-05-04T00:00:05Z</when></TimeStamp>"
        "<Point><coordinates>-97.6,26.2,304.8</coordinates></Point></Placemark>"
    )
    line = "<Placemark><LineString><coordinates>1,2 3,4</coordinates></LineString></Placemark>"
    found = read(KML.format(point + line), "x.kml")
    assert (found.records[0].fixes.t[0], found.records[0].fixes.lat[0]) == (MIDNIGHT + 5, 26.2)
    assert told(found, "FLT-006") == 1


LINES = {
    "a line of KML": KML.format(
        "<Placemark><LineString><coordinates>1,2 3,4</coordinates></LineString></Placemark>"
    ),
    "a point of KML": KML.format(
        "<Placemark><Point><coordinates>1,2</coordinates></Point></Placemark>"
    ),
    "a route of GPX": GPX.format('<rte><rtept lat="1" lon="2"/></rte>'),
    "a waypoint of GPX": GPX.format('<wpt lat="1" lon="2"/>'),
}


@pytest.mark.parametrize("text", list(LINES.values()), ids=list(LINES))
def test_what_has_no_times_is_refused_with_the_reason(text):
    found = read(text)
    assert (found.records, codes(found)) == ((), ["FLT-006"])
    assert "without the times of positions" in found.problems[0].message


def test_tracks_of_gpx_are_read_in_utc_and_metres_above_the_sea():
    points = [(26.2, -97.6, "<time>2031-05-04T00:00:05Z</time>"),
              (26.1, -97.5, "<time>2031-05-04T00:00:09</time>")]  # fmt: skip
    found = read(GPX.format(gpx_track(*points)), "flown.gpx")
    track = found.records[0]
    assert list(track.fixes.t) == [MIDNIGHT + 5, MIDNIGHT + 9]
    assert (track.fixes.alt_ft[0], track.fixes.marks[0]) == (pytest.approx(1000), GEOMETRIC_HEIGHT)
    assert (track.name, track.spot(1).at) == ("flown.gpx TST1", "item 1")


def test_a_point_without_a_time_is_told_and_the_others_are_read():
    points = [(26.2, -97.6, "<time>2031-05-04T00:00:05Z</time>"), (26.1, -97.5, "")]
    found = read(GPX.format(gpx_track(*points)))
    assert (len(found.records[0].fixes), told(found, "FLT-101")) == (1, 1)


def test_a_time_of_kml_without_its_zone_is_none():
    found = read(KML.format(track_of(("2031-05-04T00:00:05", "-97.6 26.2 0"))), "x.kml")
    assert (told(found, "FLT-109"), told(found, "FLT-101")) == (1, 1)


@pytest.mark.parametrize("form", ["kml", "gpx"])
def test_a_file_that_ends_early_gives_the_points_before_its_end(form):
    if form == "kml":
        text = KML.format(TWO).partition("-97.5")[0]
    else:
        first = gpx_track((26.2, -97.6, "<time>2031-05-04T00:00:05Z</time>"))
        text = GPX.format(first + gpx_track((1, 2, ""))).partition('lat="1"')[0]
    found = read(text, f"x-EGM96.{form}")
    assert (len(found.records[0].fixes), codes(found)) == (1, ["FLT-005"])


BOMB = """<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY f SYSTEM "file:///etc/hostname">]>
<kml><Placemark><name>&c;</name><TimeStamp><when>2031-05-04T00:00:05Z</when></TimeStamp>
<Point><coordinates>&f;</coordinates></Point></Placemark></kml>"""


def test_entities_of_a_file_are_not_expanded_and_no_other_file_is_read():
    found = read(BOMB, "x-EGM96.kml")
    assert all(len(track.fixes) == 0 for track in found.records)
    assert "aaaa" not in str(found)


def test_xml_of_another_kind_is_not_read():
    assert codes(read_file(as_file("<html><body>kml</body></html>"))) == ["FLT-001"]

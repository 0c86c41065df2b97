"""GeoJSON: points with times are read, lines are refused with the reason."""

import json

from track_files import MIDNIGHT, codes, read


def point(when, lat, **said):
    properties = {"point_time": when, "altitude": "9000", "ground_speed": 310.4, "heading": 181.0,
                  "lat": lat, "lon": -97.6, "icao": "a00001", "call_sign": "TST1", **said}  # fmt: skip
    return {"type": "Feature", "properties": properties,
            "geometry": {"type": "Point", "coordinates": [-97.6, lat]}}  # fmt: skip


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": features})


LINE = {"type": "LineString", "coordinates": [[-97.6, 26.2], [-97.7, 26.1]]}


def test_points_with_their_times_are_fixes():
    found = read(
        collection(point("2031-05-04T00:00:05.250", 26.2), point("2031-05-04T00:01", 26.3))
    )
    track = found.records[0]
    assert (track.icao24, list(track.fixes.t)) == ("a00001", [MIDNIGHT + 5.25, MIDNIGHT + 60])
    assert (track.spot(1).at, track.called("callsign")) == ("item 1", ("TST1",))
    assert found.problems == ()


def test_a_line_is_refused_because_its_positions_have_no_times():
    line = {"type": "Feature", "properties": {"icao": "a00001"}, "geometry": LINE}
    for text in (collection(line), json.dumps(line), json.dumps(LINE)):
        found = read(text)
        assert (found.records, codes(found)) == ((), ["FLT-006"])
        assert "LineString and no time" in found.problems[0].message


def test_properties_that_break_the_form_cost_only_their_point():
    found = read(collection(point("2031-05-04T00:00:05", 26.2), point("2031-05-04T00:01", [1])))
    assert (len(found.records[0].fixes), codes(found)) == (1, ["FLT-101"])


def test_a_file_that_ends_early_is_not_read():
    assert codes(read(collection(point("2031-05-04T00:00:05", 26.2))[:-9])) == ["FLT-005"]

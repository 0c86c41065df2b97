"""Watch lists: lines and tables, addresses and registrations, and what names no aircraft."""

import pytest

from habeas.flights.watch_list import EmptyWatchListError, read_watch_list, watched

LISTS = {
    "addresses in any case": ("A2C4E0\nab7437\n", {"a2c4e0", "ab7437"}, set()),
    "U.S. registrations have addresses": ("N278GX\nN-837VA\n", {"a2c4e0", "ab7437"}, set()),
    "other registrations are kept bare": ("HP-1234CMP\nXA VOL\n", set(), {"HP1234CMP", "XAVOL"}),
    "notes and blank lines": ("# June\n\na2c4e0  # seen twice\n", {"a2c4e0"}, set()),
    "an address that is no ICAO one": ("~2a4f1c\n", {"~2a4f1c"}, set()),
    "a table with an ICAO column": (
        "operator;ICAO\nsomebody;A2C4E0\n\nanother;ab7437\n", {"a2c4e0", "ab7437"}, set(),
    ),
    "a table whose address is blank": (
        "icao24,Registration\n,HP-1234CMP\na2c4e0,N1\n", {"a2c4e0"}, {"HP1234CMP"},
    ),
    "a table with tabs and a quoted cell": ('note\thex\n"a\tb"\ta2c4e0\n', {"a2c4e0"}, set()),
}  # fmt: skip


@pytest.mark.parametrize(("text", "addresses", "registrations"), LISTS.values(), ids=list(LISTS))
def test_a_list_names_these_aircraft(text, addresses, registrations):
    found, problems = watched(text)
    assert (set(found.addresses), set(found.registrations)) == (addresses, registrations)
    assert problems == ()


def test_a_line_that_names_none_is_told_with_its_place_and_costs_no_other():
    found, problems = watched("a2c4e0\nthe white one\n000000\nab7437\n", "planes.txt")
    assert set(found.addresses) == {"a2c4e0", "ab7437"}
    assert [(p.code, str(p.at)) for p in problems] == [
        ("FLT-408", "planes.txt:2"),
        ("FLT-408", "planes.txt:3"),
    ]


def test_a_row_of_a_table_that_names_none_is_told_with_its_line():
    _, problems = watched("icao,who\na2c4e0,x\n,y\n", "planes.csv")
    assert [str(p.at) for p in problems] == ["planes.csv:3"]


@pytest.mark.parametrize("content", [b"", b"# nothing\n", b"icao,who\n"])
def test_a_list_that_names_no_aircraft_at_all_is_refused(content, tmp_path):
    (tmp_path / "planes.txt").write_bytes(content)
    with pytest.raises(EmptyWatchListError, match="names no aircraft"):
        read_watch_list(tmp_path / "planes.txt")


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16"])
def test_a_list_that_a_spreadsheet_saved_is_read(coding, tmp_path):
    (tmp_path / "planes.csv").write_bytes("ICAO,note\r\nA2C4E0,é\r\n".encode(coding))
    assert read_watch_list(tmp_path / "planes.csv")[0].addresses == {"a2c4e0"}

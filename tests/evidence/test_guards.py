"""Guards: a hostile file stops at a limit, with a reason."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import ExitCode, HabeasError
from habeas.evidence.guards import (
    TooLargeError,
    UnsafePathError,
    hidden_characters,
    inside,
    read_limited,
    visible,
)

SHOWN = {
    "plain words stay": ("two planes", "two planes", []),
    "letters of any script stay": ("Nicolás 法院 سلام", "Nicolás 法院 سلام", []),
    "line ends and tabs stay": ("a\n\tb", "a\n\tb", []),
    "a bidi override": ("a\u202eb", "a<U+202E>b", ["U+202E"]),
    "an escape that colours a terminal": ("\x1b[31m", "<U+001B>[31m", ["U+001B"]),
    "a zero-width space": ("T\u200b1", "T<U+200B>1", ["U+200B"]),
    "a soft hyphen": ("de\u00adtain", "de<U+00AD>tain", ["U+00AD"]),
    "a joiner that a script needs is still shown": ("a\u200cb", "a<U+200C>b", ["U+200C"]),
    "a private character": ("\ue000", "<U+E000>", ["U+E000"]),
    "half a surrogate pair": ("\ud800", "<U+D800>", ["U+D800"]),
    "a carriage return that overwrites a line": ("a\rb", "a<U+000D>b", ["U+000D"]),
    "the same one twice is named once": (
        "\u200b\x1b\u200b",
        "<U+200B><U+001B><U+200B>",
        ["U+200B", "U+001B"],
    ),
}


@pytest.mark.parametrize(("text", "shown", "named"), list(SHOWN.values()), ids=list(SHOWN))
def test_hidden_characters_are_shown_and_named_and_all_others_stay(text, shown, named):
    assert visible(text) == shown
    assert hidden_characters(text) == named


@given(text=st.text())
def test_what_was_made_visible_hides_nothing(text):
    assert hidden_characters(visible(text)) == []
    assert visible(visible(text)) == visible(text)


@given(text=st.text())
def test_a_text_is_changed_only_if_it_hides_something(text):
    assert (visible(text) == text) == (hidden_characters(text) == [])


INSIDE = {
    "a file": ("a.csv", ("a.csv",)),
    "a file in a folder": ("hand/a.csv", ("hand", "a.csv")),
    "a folder written on Windows": ("hand\\a.csv", ("hand", "a.csv")),
    "a dot is of no account": ("./hand/./a.csv", ("hand", "a.csv")),
    "two dots inside a name": ("a..csv", ("a..csv",)),
}


@pytest.mark.parametrize(("name", "parts"), list(INSIDE.values()), ids=list(INSIDE))
def test_a_name_inside_the_folder_is_given_as_a_path_there(tmp_path, name, parts):
    assert inside(tmp_path, name) == tmp_path.joinpath(*parts)


OUTSIDE = {
    "the folder above": "../a.csv",
    "the folder above, later": "hand/../../a.csv",
    "the folder above, written on Windows": "hand\\..\\..\\a.csv",
    "the folder above, though it leads back": "hand/../a.csv",
    "an absolute path": "/etc/passwd",
    "an absolute path of Windows": "C:\\a.csv",
    "a drive": "C:a.csv",
    "a share": "\\\\host\\share\\a.csv",
}


@pytest.mark.parametrize("name", list(OUTSIDE.values()), ids=list(OUTSIDE))
def test_a_name_that_leaves_the_folder_is_refused(tmp_path, name):
    with pytest.raises(UnsafePathError, match="leaves the case folder; name a file inside it"):
        inside(tmp_path, name)


@given(name=st.text())
def test_no_name_leads_out_of_the_folder(name):
    folder = Path("case")
    try:
        path = inside(folder, name)
    except UnsafePathError:
        return
    assert path.is_relative_to(folder)
    assert ".." not in path.parts


@pytest.mark.parametrize("name", ["link", "folder/a.csv"], ids=["the file", "a folder above it"])
def test_no_link_is_followed_even_inside_the_folder(tmp_path, name):
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.csv").write_text("a")
    (tmp_path / "folder").symlink_to(tmp_path / "real")
    (tmp_path / "link").symlink_to(tmp_path / "real" / "a.csv")
    with pytest.raises(UnsafePathError, match="is a symbolic link, which is not followed"):
        inside(tmp_path, name)


def test_a_file_of_just_the_limit_is_read_whole(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * 10)
    assert read_limited(path, "a.csv", limit=10) == b"x" * 10


def test_a_file_one_byte_above_the_limit_is_not_read(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * 11)
    with pytest.raises(TooLargeError, match="a.csv: 11 bytes, more than the limit of 10") as caught:
        read_limited(path, "a.csv", limit=10)
    assert (caught.value.path, caught.value.size, caught.value.limit) == ("a.csv", 11, 10)
    assert caught.value.exit_code is ExitCode.UNREADABLE


class Growing(type(Path())):
    """A file that grows between the look at its size and the reading."""

    def open(self, *args, **kwargs):
        Path(self).write_bytes(b"x" * 1_000)
        return super().open(*args, **kwargs)


def test_a_file_that_grows_while_it_is_read_stops_at_the_limit(tmp_path):
    path = Growing(tmp_path / "a.csv")
    path.touch()
    with pytest.raises(TooLargeError, match="a.csv: 11 bytes"):
        read_limited(path, "a.csv", limit=10)


def test_a_link_is_not_read(tmp_path):
    (tmp_path / "a.csv").write_text("a")
    (tmp_path / "b.csv").symlink_to(tmp_path / "a.csv")
    with pytest.raises(UnsafePathError, match="b.csv: is a symbolic link") as caught:
        read_limited(tmp_path / "b.csv", "b.csv")
    assert (caught.value.path, caught.value.exit_code) == ("b.csv", ExitCode.REFUSED)
    assert caught.value.reason.endswith("copy the file")


@pytest.mark.parametrize("name", ["", "absent.csv"], ids=["a folder", "nothing"])
def test_what_is_no_plain_file_is_not_read(tmp_path, name):
    with pytest.raises(UnsafePathError, match="is not a plain file"):
        read_limited(tmp_path / name, name)


def test_an_error_shows_what_a_file_name_hides():
    for error in (UnsafePathError("a\u202eb", "no"), TooLargeError("a\u202eb", 2, 1)):
        assert isinstance(error, HabeasError)
        assert str(error).startswith("a<U+202E>b: ")

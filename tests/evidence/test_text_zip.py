"""Zip archives: opened within limits, or refused with a reason."""

import io
import struct
import warnings
import zipfile

import pytest

from habeas.evidence import text_zip
from habeas.evidence.text_zip import ZipRefusedError, repacked, unpacked


def zipped(*members, method=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", method) as archive:
        warnings.simplefilter("ignore")  # two members of one name are what a test wants
        for name, content in members:
            archive.writestr(name, content)
    return stream.getvalue()


def test_members_come_back_as_they_were_packed():
    members = {"a.xml": b"<a/>" * 1000, "b/c.xml": b""}
    assert unpacked(zipped(*members.items())) == members
    assert unpacked(repacked(members)) == members


def test_packing_again_gives_the_same_bytes():
    assert repacked({"a.xml": b"x"}) == repacked({"a.xml": b"x"})


def encrypted():
    content = bytearray(zipped(("a", b"x")))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def of_method(method):
    content = bytearray(zipped(("a", b"x")))
    content[8:10] = content[content.index(b"PK\x01\x02") + 10 :][:2] = struct.pack("<H", method)
    at = content.index(b"PK\x01\x02") + 10
    content[at : at + 2] = struct.pack("<H", method)
    return bytes(content)


def garbled():
    content = bytearray(zipped(("a", bytes(range(256)) * 50)))
    content[40:60] = b"\xff" * 20
    return bytes(content)


REFUSED = {
    "no archive": (b"PK\x03\x04", "the archive is broken"),
    "garbled data": (garbled(), "the archive is broken"),
    "a password": (encrypted(), "the archive cannot be unpacked"),
    "an unknown method": (of_method(99), "the archive cannot be unpacked"),
    "two members of one name": (zipped(("a", b"x"), ("A", b"y")), "two members are called 'A'"),
    "a bomb": (zipped(("a", b"\0" * 3_000_000)), "unpacks to more than a workbook ever does"),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED)
def test_an_archive_that_is_broken_or_hostile_is_refused(content, reason):
    with pytest.raises(ZipRefusedError, match=reason):
        unpacked(content)


def test_the_limit_holds_for_all_members_together(monkeypatch):
    monkeypatch.setattr(text_zip, "MOST_BYTES", 10)
    assert len(unpacked(zipped(("a", b"x" * 5), ("b", b"x" * 5)))) == 2
    with pytest.raises(ZipRefusedError):
        unpacked(zipped(("a", b"x" * 5), ("b", b"x" * 6)))


def test_too_many_members_are_refused(monkeypatch):
    monkeypatch.setattr(text_zip, "MOST_MEMBERS", 1)
    with pytest.raises(ZipRefusedError, match="2 members, more than the limit of 1"):
        unpacked(zipped(("a", b""), ("b", b"")))


def test_a_size_that_lies_is_not_believed():
    content = bytearray(zipped(("a", b"x" * 1000)))
    at = content.index(b"PK\x01\x02") + 24
    content[at : at + 4] = struct.pack("<I", 10)
    with pytest.raises(ZipRefusedError, match="broken"):
        unpacked(bytes(content))

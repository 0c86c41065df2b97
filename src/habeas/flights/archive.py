"""Archives of traces: folders as readsb keeps its history, and the tars that are made of them.

A day is ``traces/<last two hex digits>/trace_full_<hex>.json``, in 256 folders, as files or as
one tar, which may be cut into parts ``.tar.aa``, ``.tar.ab``. Nothing is unpacked to disk: a
member is a place in the archive. Uploads have ended early, so the folders are counted.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from habeas.evidence.guards import shortened
from habeas.evidence.problem import Problem
from habeas.evidence.spot import Place
from habeas.flights import problems as kinds
from habeas.flights.joined_parts import JoinedParts
from habeas.flights.tar_members import BrokenTarError, tar_members
from habeas.flights.usable import counted

FOLDERS: Final = tuple(f"{n:02x}" for n in range(256))
NAMED_FOLDERS: Final = 6

_TRACE = re.compile(r"(?:[^/]+/)*traces/([0-9a-f]{2})/trace_full_(~?[0-9a-f]{6})\.json")
_FOLDER = re.compile(r"(?:[^/]+/)*traces/([0-9a-f]{2})(?:/.*)?")
_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})[-./_](\d{2})[-./_](\d{2})(?!\d)")
_PART = re.compile(r"(.+\.tar)\.([a-z]{2})")


class Archive(NamedTuple):
    """One day of traces.

    Attributes:
        name: what it is called in spots: from its date on, else its last name.
        paths: the folder that holds ``traces``, or the parts of the tar in their order.
        day: its date where its name has one, else blank.
        packed: whether it is a tar.
    """

    name: str
    paths: tuple[str, ...]
    day: str
    packed: bool


class Member(NamedTuple):
    """One trace file of an archive.

    Attributes:
        name: what it is called in spots.
        icao24: the address in its name.
        where: its path on disk; blank inside a tar.
        offset: where its bytes begin in a tar.
        size: how many bytes it has.
    """

    name: str
    icao24: str
    where: str
    offset: int
    size: int


def archives_in(path: Path) -> Iterator[Archive | Problem]:
    """Give the archives that a path is or holds, in order of their names."""
    found = False
    for one in _archives(path):
        found = True
        yield one
    if not found:
        yield Problem(kinds.NO_TRACES, Place(path.name), "holds no archive of traces", "not read")


def members_of(archive: Archive) -> Iterator[Member | Problem]:
    """Give the trace files of an archive, and what is wrong with it."""
    seen: set[str] = set()
    yield from (_of_tar if archive.packed else _of_folder)(archive, seen)
    lacking = [folder for folder in FOLDERS if folder not in seen]
    if lacking:
        rest = len(lacking) - NAMED_FOLDERS
        named = ", ".join(lacking[:NAMED_FOLDERS]) + (f" and {rest} more" if rest > 0 else "")
        message = f"{counted(len(lacking), 'folder', ('is', 'are'))} missing of the 256: {named}"
        yield Problem(kinds.FOLDERS_MISSING, Place(archive.name), message, did="the others read")


def _archives(path: Path) -> Iterator[Archive | Problem]:
    if path.is_file():
        yield from _tar(path)
        return
    if path.name == "traces":
        path = path.parent
    if (path / "traces").is_dir():
        yield _archive(path.resolve(), (str(path),), packed=False)
        return
    yield from _below(path)


def _below(folder: Path) -> Iterator[Archive | Problem]:
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            if entry.is_dir() or _is_tar(entry):
                yield _link(entry.name)
        elif entry.is_dir():
            yield from _archives(entry)
        elif _is_tar(entry) and not _is_later_part(entry):
            yield from _tar(entry)


def _is_tar(path: Path) -> bool:
    return path.name.endswith(".tar") or _PART.fullmatch(path.name) is not None


def _is_later_part(path: Path) -> bool:
    """Say whether this is a part that comes with an earlier one beside it."""
    found = _PART.fullmatch(path.name)
    return found is not None and _parts(path)[0] != path.name


def _parts(path: Path) -> list[str]:
    """Name the parts of a split tar that lie beside one of them, in order."""
    found = _PART.fullmatch(path.name)
    stem = found[1] if found else ""
    names = (entry.name for entry in path.parent.iterdir())
    return sorted(n for n in names if (part := _PART.fullmatch(n)) and part[1] == stem)


def _tar(path: Path) -> Iterator[Archive | Problem]:
    split = _PART.fullmatch(path.name)
    if split is None:
        yield _archive(path.resolve(), (str(path),), packed=True)
        return
    whole: list[str] = []
    for n, name in enumerate(_parts(path)):
        wanted = f"{split[1]}.{chr(97 + n // 26)}{chr(97 + n % 26)}"
        if name != wanted:
            did = "the parts before it read" if whole else "not read"
            message = f"the part {wanted.rpartition('.')[2]} is missing"
            yield Problem(kinds.MISSING_PART, Place(split[1]), message, did)
            break
        whole.append(str(path.with_name(name)))
    if whole:
        yield _archive(path.resolve().with_name(split[1]), tuple(whole), packed=True)


def _archive(path: Path, paths: tuple[str, ...], *, packed: bool) -> Archive:
    text = path.as_posix()
    dates = list(_DAY.finditer(text))
    day = "-".join(dates[-1].groups()) if dates else ""
    # The name of the folder or file in which the date begins, and what follows.
    start = text.rfind("/", 0, dates[-1].start()) + 1 if dates else text.rfind("/") + 1
    return Archive(text[start:], paths, day, packed)


def _of_tar(archive: Archive, seen: set[str]) -> Iterator[Member | Problem]:
    try:
        with JoinedParts(archive.paths) as parts:
            for one in tar_members(parts):
                name = f"{archive.name}/{one.name}"
                if one.unsafe:
                    message = f"{shortened(one.name)} {one.unsafe}"
                    yield Problem(kinds.UNSAFE_MEMBER, Place(archive.name), message, "not read")
                elif folder := _FOLDER.fullmatch(one.name):
                    seen.add(folder[1])
                    if not one.folder and (trace := _TRACE.fullmatch(one.name)):
                        yield Member(name, trace[2], "", one.offset, one.size)
    except BrokenTarError as error:
        did = "the files before it read" if seen else "not read"
        yield Problem(kinds.BROKEN_ARCHIVE, Place(archive.name), str(error), did)
    except OSError as error:
        message = f"cannot be read ({error.strerror})"
        yield Problem(kinds.UNREADABLE, Place(archive.name), message, "not read")


def _of_folder(archive: Archive, seen: set[str]) -> Iterator[Member | Problem]:
    traces = Path(archive.paths[0], "traces")
    for name in FOLDERS:
        folder = traces / name
        if folder.is_symlink():
            yield _link(f"{archive.name}/traces/{name}")
        elif folder.is_dir():
            seen.add(name)
            yield from _files(folder, f"{archive.name}/traces/{name}")


def _files(folder: Path, called: str) -> Iterator[Member | Problem]:
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        message = f"cannot be read ({error.strerror})"
        yield Problem(kinds.UNREADABLE, Place(called), message, "not read")
        return
    for file in found:
        if trace := _TRACE.fullmatch(f"traces/{folder.name}/{file.name}"):
            yield _file(file, f"{called}/{file.name}", trace[2])


def _file(file: "os.DirEntry[str]", name: str, icao24: str) -> Member | Problem:
    if file.is_symlink():
        return _link(name)
    if not file.is_file():
        return Problem(kinds.UNSAFE_MEMBER, Place(name), "is no plain file", "not read")
    return Member(name, icao24, file.path, 0, file.stat(follow_symlinks=False).st_size)


def _link(name: str) -> Problem:
    message = "is a symbolic link, which is not followed; copy what it names"
    return Problem(kinds.UNSAFE_MEMBER, Place(name), message, "not read")

"""The store: originals as received, whole or not at all, and never overwritten."""

import errno
import hashlib
import os
import stat
import time
from pathlib import Path

import pytest

from habeas.evidence import store
from habeas.evidence.guards import TooLargeError, UnsafePathError
from habeas.evidence.store import Added, ChangedFileError, State, add_file, sha256_of, sweep
from habeas.evidence.store_names import LONGEST_NAME, safe_name, with_hash

ORDER = b"It is so ordered."
SHA = hashlib.sha256(ORDER).hexdigest()


@pytest.fixture
def case(tmp_path):
    return tmp_path / "case"


@pytest.fixture
def received(tmp_path):
    folder = tmp_path / "received"
    folder.mkdir()

    def receive(name, content=ORDER):
        path = folder / name
        path.write_bytes(content)
        return path

    return receive


def stored(case):
    folder = case / "sources"
    return {p.name: p.read_bytes() for p in folder.iterdir()} if folder.exists() else {}


def test_a_file_is_kept_under_its_name_and_the_original_stays(case, received):
    file = received("order 81.pdf")
    before = file.stat()
    assert add_file(case, file) == Added("sources/order 81.pdf", SHA, State.NEW)
    assert stored(case) == {"order 81.pdf": ORDER}
    assert file.read_bytes() == ORDER
    assert (file.stat().st_mtime_ns, file.stat().st_nlink) == (before.st_mtime_ns, 1)


def test_the_copy_is_no_second_name_of_the_original(case, received):
    file = received("order.pdf")
    add_file(case, file)
    file.write_bytes(b"altered later")
    assert stored(case) == {"order.pdf": ORDER}


def test_the_same_bytes_are_kept_once_under_the_name_they_have(case, received):
    add_file(case, received("order.pdf"))
    again = add_file(case, received("copy of order.pdf"))
    assert again == Added("sources/order.pdf", SHA, State.SAME_BYTES)
    assert add_file(case, case / "sources" / "order.pdf").state is State.SAME_BYTES
    assert stored(case) == {"order.pdf": ORDER}


def test_other_bytes_under_the_same_name_are_both_kept(case, received):
    add_file(case, received("order.pdf", b"another order.."))
    added = add_file(case, received("order.pdf"))
    assert added == Added(f"sources/order-{SHA[:8]}.pdf", SHA, State.NAME_TAKEN)
    assert stored(case) == {"order.pdf": b"another order..", f"order-{SHA[:8]}.pdf": ORDER}


def test_a_name_with_a_hash_that_is_taken_gets_the_whole_hash(case, received):
    (case / "sources").mkdir(parents=True)
    (case / "sources" / "order.pdf").write_bytes(b"1")
    (case / "sources" / f"order-{SHA[:8]}.pdf").write_bytes(b"2")
    assert add_file(case, received("order.pdf")).path_in_case == f"sources/order-{SHA}.pdf"


def test_when_every_name_is_taken_nothing_is_overwritten(case, received):
    (case / "sources").mkdir(parents=True)
    names = ["order.pdf", f"order-{SHA[:8]}.pdf", f"order-{SHA}.pdf"]
    for name in names:
        (case / "sources" / name).mkdir()
    with pytest.raises(UnsafePathError, match="another file has its name"):
        add_file(case, received("order.pdf"))
    assert sorted(p.name for p in (case / "sources").iterdir()) == sorted(names)


def race(monkeypatch, content):
    """Let another process take the name just before we do."""
    link = store._link

    def late(old, new):
        if new.name == "order.pdf":
            new.write_bytes(content)
        link(old, new)

    monkeypatch.setattr(store, "_link", late)


def test_a_race_for_a_name_with_the_same_bytes_gives_one_file(case, received, monkeypatch):
    race(monkeypatch, ORDER)
    assert add_file(case, received("order.pdf")).state is State.SAME_BYTES
    assert stored(case) == {"order.pdf": ORDER}


@pytest.mark.parametrize("other", [b"other", ORDER[::-1]], ids=["other size", "same size"])
def test_a_race_for_a_name_with_other_bytes_keeps_both(case, received, monkeypatch, other):
    race(monkeypatch, other)
    assert add_file(case, received("order.pdf")).state is State.NAME_TAKEN
    assert stored(case) == {"order.pdf": other, f"order-{SHA[:8]}.pdf": ORDER}


def no_links(_old, _new):
    raise OSError(errno.EPERM, "no hard links here")


def test_a_file_system_without_hard_links_serves_as_well(case, received, monkeypatch):
    monkeypatch.setattr(store, "_link", no_links)
    assert add_file(case, received("order.pdf")).state is State.NEW
    assert add_file(case, received("order.pdf", b"other")).state is State.NAME_TAKEN
    assert sorted(stored(case).values()) == [ORDER, b"other"]


class FaultError(OSError):
    """What the disk answers when a test lets it fail."""


def failing(monkeypatch, seam, at_call):
    """Let one call of the disk fail, the ``at_call``-th of its kind; say whether it came."""
    whole, calls = getattr(store, seam), []

    def fail(*arguments):
        calls.append(arguments)
        if len(calls) == at_call:
            raise FaultError(errno.EIO, "the disk failed")
        return whole(*arguments)

    monkeypatch.setattr(store, seam, fail)
    return lambda: len(calls) >= at_call


CALLS = [
    ("_open", 6),
    ("_read", 8),
    ("_write", 1),
    ("_fsync", 2),
    ("_link", 1),
    ("_unlink", 1),
]
FAULTS = [(seam, n) for seam, most in CALLS for n in range(1, most + 1)]


@pytest.mark.parametrize(("seam", "at_call"), FAULTS)
def test_a_fault_of_the_disk_leaves_the_folder_as_before_or_as_after(
    case, received, monkeypatch, seam, at_call
):
    other = add_file(case, received("other.pdf", b"other")).path_in_case
    before = {"other.pdf": b"other"}
    after = before | {"order.pdf": ORDER}
    file = received("order.pdf")
    with monkeypatch.context() as patch:
        came = failing(patch, seam, at_call)
        try:
            add_file(case, file)
            failed = False
        except FaultError:
            failed = True
        assert came()
    assert failed is (seam != "_unlink")
    sound = {n: c for n, c in stored(case).items() if not n.startswith(".adding-")}
    assert sound in (before, after)
    assert failed or sound == after
    assert (case / other).read_bytes() == b"other"
    assert file.read_bytes() == ORDER
    # What is left over goes with the next run, and the file can be added then.
    monkeypatch.setattr(store, "_STARTED", time.time() + 60)
    assert len(sweep(case)) == (seam == "_unlink")
    add_file(case, file)
    assert stored(case) == after


def test_no_call_of_the_disk_is_left_untested(case, received, monkeypatch):
    add_file(case, received("other.pdf", b"other"))
    for n, (seam, most) in enumerate(CALLS):
        with monkeypatch.context() as patch:
            came = failing(patch, seam, most + 1)
            # Files of one size would be compared, which reads the disk more often.
            add_file(case, received(f"{seam}.pdf", b"x" * (9 + n)))
            assert not came()


def test_a_fault_without_hard_links_gives_the_name_back(case, received, monkeypatch):
    def fail(*_):
        raise FaultError(errno.EIO, "the disk failed")

    monkeypatch.setattr(store, "_link", no_links)
    monkeypatch.setattr(store, "_replace", fail)
    with pytest.raises(FaultError):
        add_file(case, received("order.pdf"))
    assert stored(case) == {}


def test_a_fault_of_the_link_that_is_not_about_links_is_passed_on(case, received, monkeypatch):
    failing(monkeypatch, "_link", 1)
    with pytest.raises(FaultError):
        add_file(case, received("order.pdf"))
    assert stored(case) == {}


def test_a_file_system_that_syncs_no_folders_serves_as_well(case, received, monkeypatch):
    fsync = store._fsync

    def not_folders(descriptor):
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "a folder")
        fsync(descriptor)

    monkeypatch.setattr(store, "_fsync", not_folders)
    assert add_file(case, received("order.pdf")).state is State.NEW


def test_a_name_is_announced_once_just_before_a_file_gets_it(case, received):
    add_file(case, received("order.pdf", b"another order.."))
    told = []

    def announce(name, sha256):
        told.append((name, sha256, name in stored(case)))

    add_file(case, received("order.pdf"), announce=announce)
    add_file(case, received("order.pdf"), announce=announce)
    assert told == [(f"order-{SHA[:8]}.pdf", SHA, False)]


def test_an_interrupt_leaves_the_folder_as_before(case, received, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(store, "_fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        add_file(case, received("order.pdf"))
    assert stored(case) == {}


def test_a_file_that_changes_while_it_is_copied_is_not_added(case, received, monkeypatch):
    file = received("order.pdf")
    write = store._write

    def meanwhile(descriptor, chunk):
        write(descriptor, chunk)
        file.write_bytes(b"another text")

    monkeypatch.setattr(store, "_write", meanwhile)
    with pytest.raises(ChangedFileError, match=r"order\.pdf: changed while it was copied"):
        add_file(case, file)
    assert stored(case) == {}


def test_what_the_disk_garbled_is_not_added(case, received, monkeypatch):
    monkeypatch.setattr(store, "_write", lambda descriptor, _: os.write(descriptor, b"garbled"))
    with pytest.raises(ChangedFileError):
        add_file(case, received("order.pdf"))
    assert stored(case) == {}


def test_links_folders_and_pipes_are_refused(case, received, tmp_path):
    (tmp_path / "link.pdf").symlink_to(received("order.pdf"))
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "folder").mkdir()
    refused = {"link.pdf": "symbolic link", "pipe.pdf": "not a plain file"}
    refused |= {"folder": "not a plain file", "nothing.pdf": "does not exist"}
    for name, reason in refused.items():
        with pytest.raises(UnsafePathError, match=reason):
            add_file(case, tmp_path / name)
    assert stored(case) == {}


def test_a_pipe_that_takes_the_place_of_a_file_is_refused(tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "pipe.pdf")
    monkeypatch.setattr(Path, "is_file", lambda _: True)
    with pytest.raises(UnsafePathError, match="not a plain file"):
        sha256_of(tmp_path / "pipe.pdf")


def test_a_sources_folder_that_is_a_link_is_refused(case, received, tmp_path):
    case.mkdir()
    (tmp_path / "elsewhere").mkdir()
    (case / "sources").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UnsafePathError):
        add_file(case, received("order.pdf"))
    with pytest.raises(UnsafePathError):
        sweep(case)


def test_what_lies_in_the_folder_and_is_no_plain_file_is_not_compared(case, received):
    folder = case / "sources"
    folder.mkdir(parents=True)
    (folder / "a link.pdf").symlink_to(received("linked.pdf"))
    (folder / "a folder").mkdir()
    (folder / ".adding-0").write_bytes(ORDER)
    assert add_file(case, received("order.pdf")).state is State.NEW
    (folder / "link.pdf").symlink_to(received("linked.pdf"))
    assert add_file(case, received("link.pdf", b"x")).state is State.NAME_TAKEN


def test_a_file_above_the_limit_is_refused(case, received):
    with pytest.raises(TooLargeError):
        add_file(case, received("order.pdf"), limit=3)
    assert stored(case) == {}


def test_a_file_that_grows_beyond_the_limit_while_it_is_read_is_refused(received, monkeypatch):
    chunks = iter([b"1234", b"5678"])
    monkeypatch.setattr(store, "_read", lambda _: next(chunks))
    with pytest.raises(TooLargeError):
        sha256_of(received("order.pdf", b"1234"), 6)


def test_a_large_file_is_hashed_piece_by_piece(case, received, monkeypatch):
    monkeypatch.setattr(store, "_CHUNK", 3)
    assert add_file(case, received("order.pdf")).sha256 == SHA
    assert stored(case) == {"order.pdf": ORDER}


def leftover(case, name=".adding-0", *, age_s=3600.0):
    folder = case / "sources"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(b"half")
    os.utime(path, (time.time() - age_s,) * 2)
    return path


def test_leftovers_of_an_earlier_run_are_removed_and_named(case):
    leftover(case)
    kept = leftover(case, "order.pdf")
    young = leftover(case, ".adding-1", age_s=-60)
    assert sweep(case) == (".adding-0",)
    assert kept.exists()
    assert young.exists()


def test_a_leftover_that_is_still_being_written_stays(case):
    path = leftover(case)
    with path.open("rb") as stream:
        store.fcntl.flock(stream, store.fcntl.LOCK_EX)
        assert sweep(case) == ()
    assert sweep(case) == (".adding-0",)


def test_a_leftover_that_is_a_link_stays(case, received):
    leftover(case).unlink()
    link = case / "sources" / ".adding-0"
    link.symlink_to(received("order.pdf"))
    os.utime(link, (0, 0), follow_symlinks=False)
    assert sweep(case) == ()


NAMES = {
    "as it is": ("order 81 (final).pdf", "order 81 (final).pdf"),
    "letters of any script": ("приказ 法.pdf", "приказ 法.pdf"),
    "marks apart": ("cafe\u0301.pdf", "café.pdf"),
    "separators": ("..\\..\\a/b:c.pdf", "_.._.._a_b_c.pdf"),
    "a leading dot": (".htaccess", "_.htaccess"),
    "a leading dash": ("-rf", "_-rf"),
    "a device of Windows": ("CON", "_CON"),
    "a device with an ending": ("lpt1.txt", "_lpt1.txt"),
    "no device": ("console.txt", "console.txt"),
    "blanks and dots at the end": (" a. . ", "a"),
}


@pytest.mark.parametrize(("name", "safe"), NAMES.values(), ids=NAMES)
def test_names_are_made_harmless(name, safe):
    assert safe_name(name) == safe


@pytest.mark.parametrize(
    "name", ["a\u202efdp.exe", "a\nb", "a\tb", "a\x1b[1m", "a\u200bb", "a\udcff"]
)
def test_names_that_hide_something_are_refused(name):
    with pytest.raises(UnsafePathError, match="its name hides U"):
        safe_name(name)


@pytest.mark.parametrize("name", ["", " ", ". .", ".."])
def test_names_without_a_name_are_refused(name):
    with pytest.raises(UnsafePathError, match="no name that can be kept"):
        safe_name(name)


def test_long_names_are_cut_and_keep_their_ending():
    name = safe_name("ü" * 200 + ".pdf")
    assert name.endswith("ü.pdf")
    assert len(name.encode()) <= LONGEST_NAME
    assert len(with_hash(name, SHA).encode()) <= 255


@pytest.mark.parametrize(
    ("name", "hashed"),
    [
        ("order.pdf", "order-0f.pdf"),
        ("order", "order-0f"),
        ("a.tar.gz", "a.tar-0f.gz"),
        ("Dr. No one", "Dr. No one-0f"),
        ("a." + "b" * 21, "a." + "b" * 21 + "-0f"),
    ],
)
def test_the_hash_goes_before_the_ending(name, hashed):
    assert with_hash(name, "0f") == hashed

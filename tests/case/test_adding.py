"""Adding a source: what stood in sources.csv stays to the byte, and nobody's file is taken."""

import codecs
import hashlib
import os
import threading

import pytest

from habeas.case import adding
from habeas.case.adding import add_source
from habeas.case.source_row import NoRowError, with_row
from habeas.case.tables import table_of
from habeas.evidence import one_writer as one_writer_module
from habeas.evidence.guards import SOURCE_LIMIT, UnsafePathError
from habeas.evidence.one_writer import LockedError, one_writer
from habeas.evidence.store_entering import mark

HEAD = "id,kind,file,sha256"
LISTS = {
    "no file": b"",
    "only a byte order mark": codecs.BOM_UTF8,
    "only a header": HEAD.encode(),
    "line ends of Windows": f"{HEAD}\r\nS-1,article,,\r\n".encode(),
    "line ends of old Macs": f"{HEAD}\rS-1,article,,\r".encode(),
    "no line end after the last row": f"{HEAD}\r\nS-1,article,,".encode(),
    "a byte order mark, semicolons, all quoted": codecs.BOM_UTF8
    + b'"id";"kind";"file";"sha256"\r\n"S-1";"a ""b""; c";"";""\r\n',
    "a line that names the separator": b"sep=;\r\nid;kind;file\r\n",
    "only a line that names the separator": b"sep=;\r\n",
    "tabs in UTF-16": "id\tkind\tfile\r\nS-1\tarticle\t\r\n".encode("utf-16"),
    "UTF-16, the other way round": codecs.BOM_UTF16_BE + f"{HEAD}\n".encode("utf-16-be"),
    "bytes that are not UTF-8": f"{HEAD},note\nS-1,article,,,caf\xe9\n".encode("latin-1"),
    "other columns in another order": b"note,file,id\n,,S-1\n",
}


@pytest.mark.parametrize("before", LISTS.values(), ids=LISTS)
def test_a_row_is_added_as_the_list_is_written_and_every_byte_before_it_stays(before):
    after = with_row(before, "sources/приказ.txt", "ab12")
    assert after.startswith(before)
    *rows, new = table_of(after, "sources.csv").rows
    assert [row.cells for row in rows] == [r.cells for r in table_of(before, "sources.csv").rows]
    assert (new.get("id"), new.get("file")) == ("source", "sources/приказ.txt")


@pytest.mark.parametrize(
    ("before", "end"), [(b"id,file\r\nS-1,\r\n", b"\r\n"), (b"id,file\n", b"\n"), (b"", b"\n")]
)
def test_the_row_ends_as_the_other_lines_do(before, end):
    row = with_row(before, "sources/a.txt", "")[len(before) :]
    assert row.endswith(end)
    assert row.count(b"\r") == (row.count(b"\n") if b"\r" in end else 0)


UNFIT = {
    "a quotation mark left open": b'id,file\nS-1,"sources/',
    "no column for the file": b"id,kind\nS-1,article\n",
    "no column for the id": b"file,kind\n,article\n",
    "half a character of UTF-16": "id,file\n".encode("utf-16") + b"\x00",
}


@pytest.mark.parametrize("before", UNFIT.values(), ids=UNFIT)
def test_a_list_that_takes_no_row_is_told_and_nothing_is_added(case, desk, received, before):
    (case / "sources.csv").write_bytes(before)
    code, _, err = desk.run("add", case, received)
    assert code == 3
    assert "takes no further row" in err
    assert (case / "sources.csv").read_bytes() == before
    assert not list((case / "sources").iterdir())
    with pytest.raises(NoRowError):
        add_source(case, received)


def test_an_id_that_is_taken_gets_a_number_and_a_missing_store_is_made(case, received, desk):
    (case / "sources").rmdir()
    with (case / "sources.csv").open("ab") as stream:
        stream.write(b"the-order;article;;\r\n")
    add_source(case, received)
    rows = table_of((case / "sources.csv").read_bytes(), "sources.csv").rows
    assert [row.get("id") for row in rows] == ["blog", "the-order", "the-order-2"]
    assert desk.run("check", case)[0] == 0


def test_who_may_read_the_list_does_not_change(case, received):
    (case / "sources.csv").chmod(0o640)
    add_source(case, received)
    assert (case / "sources.csv").stat().st_mode & 0o777 == 0o640


def test_a_list_that_is_a_link_is_refused_and_nothing_is_added(case, received, tmp_path):
    (case / "sources.csv").rename(tmp_path / "elsewhere.csv")
    (case / "sources.csv").symlink_to(tmp_path / "elsewhere.csv")
    with pytest.raises(UnsafePathError):
        add_source(case, received)
    assert (case / "sources.csv").is_symlink()
    assert not list((case / "sources").iterdir())


def test_a_file_that_lies_in_the_store_already_gets_its_row(case, desk, received):
    (case / "sources" / "order.txt").write_bytes(received.read_bytes())
    code, out, _ = desk.run("add", case, case / "sources" / "order.txt")
    assert code == 0
    assert "a row was added" in out
    assert desk.listed(case) == ["sources/order.txt"]


def test_who_adds_waits_and_after_a_while_is_told_that_another_is_writing(
    case, desk, received, monkeypatch
):
    monkeypatch.setattr(adding, "WAIT_S", 0.1)
    before = desk.seen(case)
    with one_writer(case / "sources", 0):
        code, _, err = desk.run("add", case, received)
    assert code == 3
    assert "another process is writing" in err
    assert len(err.splitlines()) == 1
    assert desk.seen(case) == before
    assert desk.run("add", case, received)[0] == 0


def test_what_somebody_writes_into_the_list_during_the_copying_stays(
    case, desk, received, monkeypatch
):
    whole = adding.add_file

    def meanwhile(*arguments, **options):
        added = whole(*arguments, **options)
        with (case / "sources.csv").open("ab") as stream:
            stream.write(b"S-9;article;;\r\n")
        return added

    monkeypatch.setattr(adding, "add_file", meanwhile)
    assert desk.run("add", case, received)[0] == 0
    ids = [r.get("id") for r in table_of((case / "sources.csv").read_bytes(), "").rows]
    assert ids == ["blog", "S-9", "the-order"]


def entering(case, content, announced=None):
    """Leave what a kill leaves before the row stands."""
    file = case / "sources" / "order.txt"
    file.write_bytes(content)
    sha256 = hashlib.sha256(content if announced is None else announced).hexdigest()
    now = hashlib.sha256((case / "sources.csv").read_bytes()).hexdigest()
    mark(case / "sources", "order.txt", sha256, now)
    return file


def marks(case):
    return list((case / "sources").glob(".enters-*"))


@pytest.mark.parametrize("content", [b"an order", b""], ids=["whole", "a name that was reserved"])
def test_a_file_that_got_no_row_is_unseen_and_taken_back(case, desk, received, content):
    before = desk.seen(case)
    file = entering(case, content, b"an order")
    assert desk.seen(case) == before
    add_source(case, received)
    assert not file.exists()
    assert not marks(case)
    assert desk.listed(case) == ["sources/the order.txt"]


def test_a_file_that_somebody_put_there_is_never_taken_back(case, received):
    file = entering(case, b"mine", b"another")
    add_source(case, received)
    assert file.read_bytes() == b"mine"
    assert not marks(case)


def test_a_file_that_has_grown_beyond_the_limit_is_never_taken_back(case, received):
    file = entering(case, b"an order")
    os.truncate(file, SOURCE_LIMIT + 1)
    add_source(case, received)
    assert file.exists()
    assert not marks(case)


def test_a_file_is_not_taken_back_when_the_list_has_changed_since(case, desk, received):
    file = entering(case, b"an order")
    with (case / "sources.csv").open("ab") as stream:
        stream.write(b"S-9;article;;\r\n")
    add_source(case, received)
    assert file.exists()
    assert not marks(case)
    assert any(p["code"] == "CAS-310" for p in desk.seen(case)[1][1])


def test_a_file_that_got_its_row_stays_though_its_mark_was_left(case, desk, received):
    file = entering(case, b"an order")
    list_ = case / "sources.csv"
    list_.write_bytes(with_row(list_.read_bytes(), "sources/order.txt", ""))
    add_source(case, received)
    assert file.exists()
    assert not marks(case)
    assert desk.listed(case) == ["sources/order.txt", "sources/the order.txt"]


def test_a_mark_that_is_a_link_takes_nothing_with_it(case, received, tmp_path):
    file = case / "sources" / "order.txt"
    file.write_bytes(b"an order")
    (case / "sources" / ".enters-order.txt").symlink_to(tmp_path / "nowhere")
    add_source(case, received)
    assert file.exists()


def test_only_one_holds_the_lock_and_its_file_goes_with_it(tmp_path):
    inside, most = [], []

    def work():
        for _ in range(20):
            with one_writer(tmp_path, 10):
                inside.append(1)
                most.append(len(inside))
                inside.pop()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(most) == 60
    assert max(most) == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("meanwhile", ["taken away", "replaced"])
def test_a_lock_whose_file_lost_its_name_is_taken_again(tmp_path, monkeypatch, meanwhile):
    whole, tries = one_writer_module.fcntl.flock, []

    def flock(descriptor, operation):
        tries.append(operation)
        if len(tries) == 1:
            (tmp_path / ".lock").unlink()
            if meanwhile == "replaced":
                (tmp_path / ".lock").touch()
        whole(descriptor, operation)

    monkeypatch.setattr(one_writer_module.fcntl, "flock", flock)
    with one_writer(tmp_path, 5):
        assert len(tries) == 2
        with pytest.raises(LockedError), one_writer(tmp_path, 0):
            pass
    assert not list(tmp_path.iterdir())

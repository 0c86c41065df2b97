"""Archives: folders and tars alike, split or whole, truncated, and hostile ones."""

import io
import os
import tarfile
import tracemalloc

import made_archives as made
import pytest

from habeas.evidence.problem import Problem
from habeas.flights.archive import FOLDERS, archives_in, members_of
from habeas.flights.joined_parts import JoinedParts

DAY = "2031-05-04"


@pytest.fixture(scope="module")
def files():
    return made.trace_files()


def listed(*paths):
    """Give the members of all archives, and the problems."""
    members, problems = [], []
    for path in paths:
        for archive in archives_in(path):
            found = [archive] if isinstance(archive, Problem) else members_of(archive)
            for one in found:
                (problems if isinstance(one, Problem) else members).append(one)
    return members, problems


def told(problems, but=("FLT-401",)):
    return [(p.code, p.message) for p in problems if p.code not in but]


def content(member, parts):
    with JoinedParts(parts) as stream:
        return stream.read_at(member.offset, member.size)


def test_a_folder_gives_the_traces_of_all_days_below_it(files, tmp_path):
    members, problems = listed(made.write_folders(tmp_path / "history", files))
    assert {(m.name, m.icao24) for m in members} == {
        (f"{day.replace('-', '/')}/{made.member_name(icao)}", icao) for day, icao in files
    }
    assert told(problems) == []


@pytest.mark.parametrize("below", ["", "traces"])
def test_a_day_can_be_named_itself(files, tmp_path, below):
    root = made.write_folders(tmp_path, files)
    members, _ = listed(root / "2031/05/04" / below)
    assert {m.name for m in members} == {
        f"2031/05/04/{made.member_name(icao)}" for day, icao in files if day == DAY
    }


@pytest.mark.parametrize("parts", [1, 2, 3, 7])
def test_a_tar_gives_the_bytes_that_were_put_in_however_it_is_cut(files, tmp_path, parts):
    first = made.write_tars(tmp_path, files, parts)[0]
    archive = next(archives_in(first))
    members = [m for m in members_of(archive) if not isinstance(m, Problem)]
    assert archive.name == "v2031.05.04-planes-readsb-prod-0.tar"
    assert {m.icao24: content(m, archive.paths) for m in members} == {
        icao: packed for (day, icao), packed in files.items() if day == DAY
    }


def test_tars_in_a_folder_are_found_and_split_ones_count_once(files, tmp_path):
    made.write_tars(tmp_path, files, parts=2)
    members, problems = listed(tmp_path)
    assert len(members) == len(files)
    assert told(problems) == []


def test_missing_folders_are_one_warning_with_their_number_and_names(files, tmp_path):
    _, problems = listed(made.write_tars(tmp_path, files)[0])
    assert [(p.code, p.message) for p in problems] == [
        ("FLT-401", "254 folders are missing of the 256: 00, 01, 02, 03, 04, 05 and 248 more")
    ]


def test_an_archive_with_all_folders_gives_no_warning(tmp_path):
    for folder in FOLDERS:
        (tmp_path / "traces" / folder).mkdir(parents=True)
    assert listed(tmp_path) == ([], [])


MISSING = {
    "the first": (["ab", "ac"], "the part aa is missing", 0),
    "the middle": (["aa", "ac"], "the part ab is missing", 1),
}


@pytest.mark.parametrize(("kept", "message", "some"), MISSING.values(), ids=list(MISSING))
def test_a_missing_part_is_told_and_what_comes_before_is_read(files, tmp_path, kept, message, some):
    several = {(DAY, f"a2c4e{n}"): files[DAY, "a2c4e0"] for n in range(6)}
    first = made.write_tars(tmp_path, several, parts=3)[0]
    for part in tmp_path.iterdir():
        if part.suffix[1:] not in kept:
            part.unlink()
    members, problems = listed(tmp_path / first.with_suffix(f".{kept[0]}").name)
    assert ("FLT-405", message) in told(problems)
    assert bool(members) == bool(some)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_tar_that_was_cut_off_gives_what_is_whole_and_one_problem(files, tmp_path, share):
    whole = made.tar_bytes(files, DAY)
    whole = whole[: whole.rstrip(b"\0").__len__()]
    (tmp_path / "v2031.05.04.tar").write_bytes(whole[: int(len(whole) * share)])
    members, problems = listed(tmp_path / "v2031.05.04.tar")
    assert len(told(problems)) == 1
    assert told(problems)[0][0] == "FLT-402"
    assert all(m.offset + m.size <= len(whole) * share for m in members)


def test_a_tar_without_an_end_mark_is_told_for_more_may_have_followed(files, tmp_path):
    whole = made.tar_bytes(files, DAY)
    last = len(whole.rstrip(b"\0"))
    (tmp_path / "a.tar").write_bytes(whole[: -(-last // 512) * 512])
    members, problems = listed(tmp_path / "a.tar")
    assert len(members) == 2
    assert told(problems) == [("FLT-402", "ends without the end mark of a tar archive")]


UNSAFE = {
    "an absolute name": (made.member("/traces/e0/trace_full_a2c4e0.json"), "has an absolute name"),
    "a name that leads out": (
        made.member("traces/../../trace_full_a2c4e0.json"), "has a name with .. in it",
    ),
    "a drive letter": (made.member("C:\\traces\\e0"), "has an absolute name"),
    "a symbolic link": (
        made.member("traces/e1/trace_full_a2c4e1.json", tarfile.SYMTYPE, "/etc/hostname"),
        "is a link to /etc/hostname",
    ),
    "a hard link": (
        made.member("traces/e1/trace_full_a2c4e1.json", tarfile.LNKTYPE, "traces/x"),
        "is a link to traces/x",
    ),
    "a device": (made.member("traces/e1/trace_full_a2c4e1.json", tarfile.CHRTYPE), "is no plain file"),
    "a pipe": (made.member("traces/e1/trace_full_a2c4e1.json", tarfile.FIFOTYPE), "is no plain file"),
}  # fmt: skip


@pytest.mark.parametrize(("info", "message"), UNSAFE.values(), ids=list(UNSAFE))
def test_a_member_that_leads_elsewhere_is_one_problem_and_the_rest_is_read(
    files, tmp_path, info, message
):
    after = (made.member("./traces/37/trace_full_ab7437.json"), b"{}")
    (tmp_path / "a.tar").write_bytes(made.tar_bytes(files, DAY, (info, b"x"), after))
    members, problems = listed(tmp_path / "a.tar")
    assert {m.icao24 for m in members} == {"a2c4e0", "0c2a11", "ab7437"}
    [(code, said)] = told(problems)
    assert code == "FLT-403"
    assert said.endswith(message)


def test_links_in_a_folder_are_told_and_not_followed(files, tmp_path):
    root = made.write_folders(tmp_path / "history", files)
    (tmp_path / "elsewhere").mkdir()
    folder = root / "2031/05/04/traces"
    (folder / "e0" / "trace_full_a2c4e1.json").symlink_to("trace_full_a2c4e0.json")
    (folder / "ff").symlink_to(tmp_path / "elsewhere")
    (root / "2031/06").symlink_to(tmp_path / "elsewhere")
    os.mkfifo(folder / "e0" / "trace_full_a2c4e2.json")
    members, problems = listed(root)
    assert len(members) == len(files)
    assert [code for code, _ in told(problems)] == ["FLT-403"] * 4


def test_other_files_of_an_archive_are_passed_over(files, tmp_path):
    others = [
        (made.member(name), b"text")
        for name in ("./README.txt", "./traces/e0/trace_recent_a2c4e0.json", "./acas/acas.csv.gz")
    ]
    (tmp_path / "a.tar").write_bytes(made.tar_bytes(files, DAY, *others))
    members, problems = listed(tmp_path / "a.tar")
    assert len(members) == 2
    assert told(problems) == []


def test_a_path_without_any_archive_is_told(tmp_path):
    assert told(listed(tmp_path)[1]) == [("FLT-404", "holds no archive of traces")]


@pytest.mark.parametrize("content", [b"no tar at all" * 100, b"", b"\x1f\x8b" + b"x" * 600])
def test_a_file_that_is_no_tar_is_one_problem(content, tmp_path):
    (tmp_path / "a.tar").write_bytes(content)
    members, problems = listed(tmp_path / "a.tar")
    assert members == []
    assert [code for code, _ in told(problems)] == ["FLT-402"]


def nested_long_names(count):
    one = made.member("././@LongLink", tarfile.GNUTYPE_LONGNAME)
    one.size = 1
    return (one.tobuf(tarfile.GNU_FORMAT) + b"a".ljust(512, b"\0")) * count


def vast_header(size):
    info = made.member("x", tarfile.XHDTYPE)
    info.size = size
    return info.tobuf(tarfile.GNU_FORMAT) + b"12 path=abc\n" * (size // 12)


HOSTILE = {
    "an extended header of 64 MiB": vast_header(2**26),
    "long names without end": nested_long_names(5_000),
    "a negative size": made.member("traces/e0/trace_full_a2c4e0.json")
    .tobuf(tarfile.GNU_FORMAT)
    .replace(b"00000000000\0", b"\xff" * 12, 1),
}


@pytest.mark.parametrize("after", HOSTILE.values(), ids=list(HOSTILE))
def test_a_hostile_header_ends_the_archive_with_one_problem_and_little_memory(
    files, tmp_path, after
):
    whole = made.tar_bytes(files, DAY)
    body = whole[: -(-len(whole.rstrip(b"\0")) // 512) * 512]
    (tmp_path / "a.tar").write_bytes(body + after + bytes(1024))
    tracemalloc.start()
    members, problems = listed(tmp_path / "a.tar")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert {m.icao24 for m in members} >= {"a2c4e0", "0c2a11"}
    assert [code for code, _ in told(problems)] in (["FLT-402"], ["FLT-403"])
    assert peak < 2**24


@pytest.mark.slow
def test_headers_take_no_memory_however_many_there_are(tmp_path):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as tar:
        for n in range(5_000):
            tar.addfile(made.member(f"./traces/{n % 256:02x}/trace_full_{n:06x}.json"))
            tar.members = []
    (tmp_path / "a.tar").write_bytes(stream.getvalue())
    archive = next(archives_in(tmp_path / "a.tar"))
    tracemalloc.start()
    count = sum(1 for _ in members_of(archive))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 5_000
    assert peak < 2**20

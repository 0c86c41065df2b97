"""Kills, and several at once: the case is as before or as after, and the next run tidies up."""

import itertools
import json
import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

CI = bool(os.environ.get("CI"))
KILLS = 50 if CI else 5
AT_ONCE = 20 if CI else 3
KILLED = -signal.SIGKILL


@pytest.fixture(scope="module")
def runs(small_case, tmp_path_factory):
    """Run commands at once, each in a process; give exit codes, errors, and how long it took."""
    loaded = shutil.copytree(small_case, tmp_path_factory.mktemp("loaded") / "case")
    server = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("kill_server.py")), str(loaded)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def run(*commands, after_s=None, **strike):
        order = [{"args": list(map(str, command)), **strike} for command in commands]
        server.stdin.write(json.dumps({"runs": order, "after_s": after_s}) + "\n")
        server.stdin.flush()
        done = json.loads(server.stdout.readline())
        assert not any("Traceback" in end["err"] or "defect" in end["err"] for end in done["ends"])
        return (
            [end["code"] for end in done["ends"]],
            [end["err"] for end in done["ends"]],
            done["took_s"],
        )

    yield run
    server.stdin.close()
    server.stdout.close()
    server.wait(10)


@pytest.fixture(params=["adding", "building"])
def writing(request, next_run):
    del next_run
    return request.getfixturevalue(request.param)


def test_a_kill_at_a_random_moment_leaves_it_as_before_or_as_after(writing, runs, tmp_path):
    case, (name, *rest), check = writing
    _, _, took_s = runs((name, shutil.copytree(case, tmp_path / "timed"), *rest))
    draw, killed = random.Random(name), 0
    for number in range(KILLS):
        struck = shutil.copytree(case, tmp_path / str(number))
        (code,), _, _ = runs((name, struck, *rest), after_s=draw.uniform(0, took_s))
        assert code in (0, KILLED)
        killed += code == KILLED
        check(struck, code)
    assert killed


def test_a_kill_at_any_call_of_the_disk_leaves_it_as_before_or_as_after(writing, runs, tmp_path):
    case, (name, *rest), check = writing
    # Every state of the disk is the one before some call; a write is half done then.
    for at in itertools.count(1, 1 if CI else 2 if name == "add" else 11):
        struck = shutil.copytree(case, tmp_path / str(at))
        (code,), _, _ = runs((name, struck, *rest), at=at, when="before")
        check(struck, code)
        if code == 0:
            break
        assert code == KILLED
    assert at > 25


@pytest.mark.parametrize("most_bytes", [0, 700, 40_000])
def test_a_file_that_may_not_grow_any_further_is_told_and_harmless(writing, runs, most_bytes):
    case, (name, *rest), check = writing
    (code,), (err,), _ = runs((name, case, *rest), most_bytes=most_bytes)
    assert code == (0 if name == "add" and most_bytes > 700 else 3)
    assert err.count("whole") == (code == 3)
    check(case, code)


def received_files(folder, *contents):
    """Write files of one name in folders of their own."""
    for number, content in enumerate(contents):
        path = folder / str(number) / "log.txt"
        path.parent.mkdir(parents=True)
        path.write_text(content)
        yield path


def test_all_who_add_at_once_land(case, runs, tmp_path, desk):
    for n in range(AT_ONCE):
        target = shutil.copytree(case, tmp_path / f"case{n}")
        first, second, third = received_files(tmp_path / f"in{n}", "first", "second", "second")
        codes, errs, _ = runs(*(("add", target, file) for file in (first, second, third)))
        assert (codes, errs) == ([0, 0, 0], ["", "", ""])
        kept = [(target / file).read_text() for file in desk.listed(target)]
        assert sorted(kept) == ["first", "second"]
        assert desk.run("check", target)[0] == 0
        assert not desk.left_over(target)


def test_who_adds_while_another_is_held_up_anywhere_waits_and_both_land(case, runs, tmp_path, desk):
    for at in range(4, 32, 1 if CI else 7):
        target = shutil.copytree(case, tmp_path / f"case{at}")
        first, second = received_files(tmp_path / f"in{at}", "first", "second")
        # Both are held up at the same call, and the second one began while the first waited.
        commands = [("add", target, file) for file in (first, second)]
        codes, errs, _ = runs(*commands, at=at, when="before", pause_s=0.06)
        assert (codes, errs) == ([0, 0], ["", ""])
        kept = [(target / file).read_text() for file in desk.listed(target)]
        assert sorted(kept) == ["first", "second"]
        assert desk.run("check", target)[0] == 0
        assert not desk.left_over(target)


@pytest.mark.usefixtures("next_run")
def test_when_one_of_two_who_add_is_killed_the_other_lands(case, runs, tmp_path, desk, received):
    draw = random.Random(7)
    for n in range(AT_ONCE):
        target = shutil.copytree(case, tmp_path / f"case{n}")
        (other,) = received_files(tmp_path / f"in{n}", "other")
        commands = [("add", target, file) for file in (received, other)]
        codes, _, _ = runs(*commands, after_s=draw.uniform(0, 0.03))
        assert codes[1] == 0
        assert "sources/log.txt" in desk.listed(target)
        assert desk.run(*commands[0])[0] == 0
        assert desk.listed(target) == ["sources/log.txt", "sources/the order.txt"]
        assert desk.run("check", target)[0] == 0
        assert not desk.left_over(target)


@pytest.mark.usefixtures("next_run")
def test_of_two_who_build_one_builds_and_the_other_does_or_is_told(building, runs, tmp_path):
    case, _, check = building
    for n in range(AT_ONCE):
        target = shutil.copytree(case, tmp_path / str(n))
        codes, errs, _ = runs(("build", target), ("build", target))
        assert 0 in codes
        for code, err in zip(codes, errs, strict=True):
            assert code == 0 or (code == 3 and "another process is writing" in err)
        check(target, 0)


def test_a_build_during_an_add_is_the_build_of_before_or_of_after(
    case, runs, received, tmp_path, desk
):
    whole = shutil.copytree(case, tmp_path / "whole")
    possible = []
    for command in (("build", whole), ("add", whole, received), ("build", whole)):
        assert desk.run(*command)[0] == 0
        possible.append(desk.built(whole))
    for n in range(AT_ONCE):
        target = shutil.copytree(case, tmp_path / str(n))
        codes, _, _ = runs(("add", target, received), ("build", target))
        assert codes == [0, 0]
        assert desk.built(target) in possible
        assert desk.listed(target) == ["sources/the order.txt"]

"""Kills of a scan and of its workers: the finished table is that of an undisturbed run."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import made_archives as made
import pytest

# Each kills and starts processes for many seconds.
pytestmark = pytest.mark.slow
CI = bool(os.environ.get("CI"))
SCAN = [sys.executable, "-m", "habeas", "scan", "--jobs", "2", "-q"]
LINUX = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds processes in /proc")


class Started:
    """A scan in a process of its own."""

    def __init__(self, history, to, *options):
        # Its own errors would hide among those of the killed.
        self.process = subprocess.Popen([*SCAN, str(history), "--to", str(to), *options],
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                        start_new_session=True)  # fmt: skip

    def ended(self, timeout=120):
        said, _ = self.process.communicate(timeout=timeout)
        assert self.process.returncode == 0, said
        return said

    def killed_after(self, seconds):
        """Kill it then, unless it has ended; say whether it was killed."""
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.process.communicate()
        return self.process.returncode == -signal.SIGKILL

    def workers(self):
        """Give the ids of its worker processes."""
        parent, found = self.process.pid, []
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                of = int(stat.read_text().rpartition(")")[2].split()[1])
                if of == parent and b"spawn_main" in (stat.parent / "cmdline").read_bytes():
                    found.append(int(stat.parent.name))
            except OSError:
                continue
        return found

    def workers_at_work(self):
        """Wait for its workers."""
        until = time.monotonic() + 60
        while time.monotonic() < until and self.process.poll() is None:
            if found := self.workers():
                return found
            time.sleep(0.02)
        raise AssertionError("no worker was seen")


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """An archive, the table of an undisturbed scan of it, and how long that took."""
    folder = tmp_path_factory.mktemp("scans")
    files = made.trace_files(made.many_flown(50))
    history = made.write_folders(folder / "history", files)
    began = time.monotonic()
    Started(history, folder / "legs.parquet").ended()
    return history, (folder / "legs.parquet").read_bytes(), time.monotonic() - began


def killed_often(undisturbed, to, times):
    """Kill a scan so often at random moments, going on from where it was; give the kills."""
    history, whole, took_s = undisturbed
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    draw, kills = random.Random(seed), 0
    while kills < times:
        if Started(history, to).killed_after(draw.uniform(0, took_s)):
            kills += 1
            # Whole or not there: never half.
            assert not to.exists() or to.read_bytes() == whole
        else:
            assert to.read_bytes() == whole
            to.unlink()
            for path in to.with_name(f"{to.name}.work").iterdir():
                path.unlink()
    Started(history, to).ended()
    return to.read_bytes() == whole


def test_a_scan_that_was_killed_at_random_moments_ends_with_the_same_bytes(undisturbed, tmp_path):
    assert killed_often(undisturbed, tmp_path / "legs.parquet", 5)


@pytest.mark.slow
def test_a_scan_that_was_killed_at_twenty_random_moments_ends_with_the_same_bytes(
    undisturbed, tmp_path
):
    assert killed_often(undisturbed, tmp_path / "legs.parquet", 20)


@LINUX
def test_a_scan_whose_workers_are_killed_ends_with_the_same_bytes(undisturbed, tmp_path):
    history, whole, _ = undisturbed
    started = Started(history, tmp_path / "legs.parquet")
    for _ in range(2):
        os.kill(started.workers_at_work()[0], signal.SIGKILL)
        time.sleep(0.5)
    started.ended()
    assert (tmp_path / "legs.parquet").read_bytes() == whole


@LINUX
def test_no_worker_outlives_a_killed_scan(undisturbed, tmp_path):
    started = Started(undisturbed[0], tmp_path / "legs.parquet")
    pids = started.workers_at_work()
    time.sleep(1)
    pids = started.workers() or pids
    started.process.kill()
    # The workers hold the pipe: it ends with the last of them.
    started.process.communicate(timeout=30)
    left = [pid for pid in pids if Path(f"/proc/{pid}").exists() and _runs(pid)]
    assert left == []


@LINUX
def test_an_interrupted_scan_ends_without_a_word_and_goes_on_from_there(undisturbed, tmp_path):
    history, whole, _ = undisturbed
    started = Started(history, tmp_path / "legs.parquet")
    started.workers_at_work()
    time.sleep(1)
    # As a terminal does it: the scan and its workers hear of it.
    os.killpg(started.process.pid, signal.SIGINT)
    said, _ = started.process.communicate(timeout=60)
    assert (started.process.returncode, said.decode().strip()) == (130, "")
    Started(history, tmp_path / "legs.parquet").ended()
    assert (tmp_path / "legs.parquet").read_bytes() == whole


def test_two_scans_of_one_table_do_not_mix(undisturbed, tmp_path):
    history, whole, _ = undisturbed
    both = [Started(history, tmp_path / "legs.parquet") for _ in range(2)]
    said = [one.process.communicate(timeout=120)[0].decode() for one in both]
    codes = sorted(one.process.returncode for one in both)
    assert (tmp_path / "legs.parquet").read_bytes() == whole
    assert codes in ([0, 3], [0, 0])
    assert codes == [0, 0] or "another process is writing there" in "".join(said)


def _runs(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


# A cluster on this machine: prints its address and the ids of its workers, then waits to be ended.
CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1",
                      dashboard_address=None) as cluster:
        pids = [worker.pid for worker in cluster.workers.values()]
        print(cluster.scheduler_address, *pids, flush=True)
        sys.stdin.read()
"""


@pytest.fixture
def cluster():
    """Give the address of a Dask scheduler on this machine, and the ids of its workers."""
    try:
        import distributed  # noqa: F401
    except ImportError:
        if CI:
            pytest.fail("distributed is not installed")
        pytest.skip("distributed is not installed")
    process = subprocess.Popen(
        [sys.executable, "-c", CLUSTER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    address, *pids = process.stdout.readline().split()
    yield address, list(map(int, pids))
    process.stdin.close()
    process.stdout.close()
    process.wait(60)


def scan_on(cluster, history, to):
    return subprocess.Popen(
        [*SCAN[:4], "-q", str(history), "--to", str(to), "--scheduler", cluster[0]],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


@pytest.mark.slow
def test_a_cluster_whose_worker_is_killed_gives_the_bytes_of_a_local_scan(
    undisturbed, cluster, tmp_path
):
    history, whole, _ = undisturbed
    process = scan_on(cluster, history, tmp_path / "legs.parquet")
    results = tmp_path / "legs.parquet.work" / "results.sqlite"
    until = time.monotonic() + 60
    while time.monotonic() < until and not (results.exists() and results.stat().st_size > 2**14):
        time.sleep(0.02)
    assert process.poll() is None, "it ended before anything could be killed"
    os.kill(cluster[1][0], signal.SIGKILL)
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 0, said
    assert (tmp_path / "legs.parquet").read_bytes() == whole

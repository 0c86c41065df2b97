"""The seam for long work: no job is lost with its worker, and a deadly one is given up."""

from concurrent.futures import Future

import pytest
from deadly_jobs import doubled, fails, kills_always, kills_once

from habeas.evidence.executor import LocalWorkers, Lost, WorkersGoneError, cores, outcomes


@pytest.fixture
def workers():
    two = LocalWorkers(2)
    yield two
    two.close()


def test_each_job_gives_its_result(workers):
    assert dict(outcomes(workers, doubled, range(40))) == {n: 2 * n for n in range(40)}


def test_a_killed_worker_loses_no_job(workers, tmp_path):
    jobs = [(n, str(tmp_path / f"{n}") if n in (3, 11) else "") for n in range(20)]
    found = dict(outcomes(workers, kills_once, jobs))
    assert found == {job: 2 * job[0] for job in jobs}


def test_a_job_that_ends_its_worker_three_times_is_given_up_and_costs_no_other(workers, tmp_path):
    mark = tmp_path / "killed"
    jobs = [(n, str(mark) if n == 2 else "") for n in range(12)]
    found = dict(outcomes(workers, kills_always, jobs))
    assert found == {job: Lost(3) if job[1] else 2 * job[0] for job in jobs}
    assert mark.read_text() == "xxx"


def test_two_deadly_jobs_beside_each_other_are_both_given_up(workers, tmp_path):
    jobs = [(n, str(tmp_path / f"{n}") if n in (0, 1) else "") for n in range(6)]
    found = dict(outcomes(workers, kills_always, jobs))
    assert found == {job: Lost(3) if job[1] else 2 * job[0] for job in jobs}


def test_an_error_of_a_job_goes_through(workers):
    with pytest.raises(ValueError, match="job 7"):
        list(outcomes(workers, fails, [7]))


def test_jobs_are_taken_only_as_there_is_room(workers):
    taken = []
    found = outcomes(workers, doubled, (taken.append(n) or n for n in range(1_000)))
    next(found)
    assert len(taken) <= 2 * workers.at_once
    found.close()


class Cluster:
    """Workers of a cluster that gives jobs up itself, or goes away."""

    at_once = 2
    deaths = ()
    given_up = (ZeroDivisionError,)

    def __init__(self, gone=False):
        self.gone = gone

    def submit(self, work, job):
        future = Future()
        if self.gone:
            future.cancel()
            future.set_running_or_notify_cancel()
        elif job == 1:
            future.set_exception(ZeroDivisionError())
        else:
            future.set_result(work(job))
        return future

    def renew(self):
        raise AssertionError("a cluster renews itself")

    def close(self):
        pass


def test_what_a_cluster_gives_up_is_lost_alone():
    assert dict(outcomes(Cluster(), doubled, range(4))) == {0: 0, 1: Lost(3), 2: 4, 3: 6}


def test_a_cluster_that_goes_away_is_told():
    with pytest.raises(WorkersGoneError, match="run the same command again"):
        list(outcomes(Cluster(gone=True), doubled, range(4)))


def test_there_is_a_core():
    assert cores() >= 1

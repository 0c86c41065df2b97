"""The seam for long work: jobs run by workers that may die at any moment, and none is lost.

Workers have the shape of an executor of ``concurrent.futures``: a pool of processes here, or a
cluster behind its own adapter. A local pool is useless once one of its processes was killed, and
nobody can tell which job that process had. So the pool is made anew, and the jobs that were
running are tried again one at a time; one that ends its worker three times is given up.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Final, Generic, Protocol, TypeVar

from habeas.errors import ExitCode, HabeasError

J = TypeVar("J")
R = TypeVar("R")

MOST_DEATHS: Final = 3
# Enough that no worker waits while a result is put away, and few enough to stay small.
JOBS_A_WORKER: Final = 2

Deaths = tuple[type[BaseException], ...]


class Workers(Protocol):
    """What runs jobs.

    Attributes:
        at_once: how many jobs to hand over at most.
        deaths: errors which say that workers died, and with them the pool.
        given_up: errors which say that the job was tried often enough.
    """

    at_once: int
    deaths: Deaths
    given_up: Deaths

    def submit(self, work: Callable[[J], R], job: J, /) -> "Future[R]":
        """Hand a job over."""

    def renew(self) -> None:
        """Make a pool that works again."""

    def close(self) -> None:
        """Let the workers go."""


class WorkersGoneError(HabeasError):
    """Raised when the cluster is no longer there; what it gave before is with the caller."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self) -> None:
        super().__init__("the workers have gone; run the same command again to go on from here")


@dataclass(frozen=True, slots=True)
class Lost:
    """What a job gives that ended its worker each time.

    Attributes:
        times: how often it was tried.
    """

    times: int


@dataclass(frozen=True, slots=True)
class _Attempt(Generic[J]):
    job: J
    deaths: int = 0


def outcomes(
    workers: Workers, work: Callable[[J], R], jobs: Iterable[J]
) -> Iterator[tuple[J, R | Lost]]:
    """Give each job with its result, in the order in which they end.

    Jobs are taken from the iterable only as workers become free. An error that a job itself
    raises goes through.

    Raises:
        WorkersGoneError: if the jobs were taken back, as when a scheduler ends.
    """
    rest = map(_Attempt, jobs)
    running: dict[Future[R], _Attempt[J]] = {}
    again: deque[_Attempt[J]] = deque()
    while _handed_over(workers, work, rest, again, running):
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        if any(future.cancelled() for future in done):
            raise WorkersGoneError
        if any(isinstance(future.exception(), workers.deaths) for future in done):
            # The pool is gone: all that it had ends now.
            done, _ = wait(running)
            workers.renew()
        for future in done:
            attempt = running.pop(future)
            if isinstance(future.exception(), workers.given_up):
                yield attempt.job, Lost(MOST_DEATHS)
            elif not isinstance(future.exception(), workers.deaths):
                yield attempt.job, future.result()
            elif attempt.deaths + 1 < MOST_DEATHS:
                again.append(replace(attempt, deaths=attempt.deaths + 1))
            else:
                yield attempt.job, Lost(MOST_DEATHS)


def _handed_over(
    workers: Workers,
    work: Callable[[J], R],
    rest: Iterator[_Attempt[J]],
    again: deque[_Attempt[J]],
    running: dict["Future[R]", _Attempt[J]],
) -> bool:
    """Hand over as many jobs as there is room for; say whether any runs.

    What was running when a worker died goes alone, so that the guilty job cannot take others
    with it a second time.
    """
    while len(running) < (1 if again else workers.at_once):
        attempt = again.popleft() if again else next(rest, None)
        if attempt is None:
            break
        try:
            running[workers.submit(work, attempt.job)] = attempt
        except workers.deaths:
            # Killed while it had nothing to do, or just now: then those that run will tell.
            again.appendleft(attempt)
            if running:
                break
            workers.renew()
        if attempt.deaths:
            break
    return bool(running)


class LocalWorkers:
    """Processes on this machine.

    Args:
        processes: how many.
    """

    deaths: Deaths = (BrokenProcessPool,)
    given_up: Deaths = ()

    def __init__(self, processes: int) -> None:
        self.at_once = JOBS_A_WORKER * processes
        self._processes = processes
        self._pool = self._made()

    def submit(self, work: Callable[[J], R], job: J, /) -> "Future[R]":
        """Hand a job over."""
        return self._pool.submit(work, job)

    def renew(self) -> None:
        """Make a pool that works again."""
        self._pool.shutdown(cancel_futures=True)
        self._pool = self._made()

    def close(self) -> None:
        """Let the processes go; what they still do is done first."""
        self._pool.shutdown(cancel_futures=True)

    def _made(self) -> ProcessPoolExecutor:
        # Started afresh, not forked: a fork copies the locks of our other threads as they are.
        return ProcessPoolExecutor(self._processes, get_context("spawn"), initializer=_begin)


def cores() -> int:
    """Give how many processes this machine can run at once, as far as it lets us."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


def _begin() -> None:
    """Prepare a worker: an interrupt is its parent's matter, and it never outlives that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)

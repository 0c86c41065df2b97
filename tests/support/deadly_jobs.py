"""Jobs that end the process that does them, for tests of workers."""

import os
import signal
from pathlib import Path


def doubled(number):
    return 2 * number


def kills_once(job):
    """Kill the worker the first time that a job with a mark is done; give the number doubled."""
    number, mark = job
    if mark and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def kills_always(job):
    """Kill the worker each time for a job with a mark, and leave a trace of it."""
    number, mark = job
    if mark:
        with Path(mark).open("a") as stream:
            stream.write("x")
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def fails(number):
    raise ValueError(f"job {number}")

"""Runs commands as processes of their own, and kills them: where it is told, or when.

Started by test_killed.py as a script, with a case to build once, so that all is loaded: it then
forks for each run, for loading takes longer than running. A line of JSON comes in, one goes out.

    {"runs": [{"args": ["add", ...], "at": 7, "when": "after"}], "after_s": 0.01}
    {"runs": [{"args": ["add", ...], "most_bytes": 5000}]}
    {"runs": [{"args": ["add", ...], "at": 7, "when": "before", "pause_s": 0.1}, ...]}
"""

import contextlib
import json
import os
import resource
import signal
import sys
import time

from seams import Strike, watched

from habeas.cli import add_command  # noqa: F401 - loaded before the first fork
from habeas.cli.main import main as habeas
from habeas.evidence import store


def kill(_name):
    os.kill(os.getpid(), signal.SIGKILL)


def strike_of(run):
    if "pause_s" not in run:
        return Strike(run["at"], run["when"], kill)
    return Strike(run["at"], run["when"], lambda _: time.sleep(run["pause_s"]), survived=True)


def run_here(arguments):
    sys.argv = ["habeas", *arguments]
    try:
        habeas()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def child(run, gate, errors):
    code = 99
    try:
        os.read(gate, 1)
        os.dup2(errors, 2)
        sys.stderr = os.fdopen(2, "w")
        store._STARTED = time.time()
        if "most_bytes" in run:
            resource.setrlimit(resource.RLIMIT_FSIZE, (run["most_bytes"],) * 2)
        strike = strike_of(run) if "at" in run else None
        with watched(strike) if strike else contextlib.nullcontext():
            code = run_here(run["args"])
        sys.stderr.flush()
    finally:
        os._exit(code)


def start(run, gate):
    """Fork a run that waits at the gate; give its number and the end of a pipe of its errors."""
    errors, write_errors = os.pipe()
    pid = os.fork()
    if pid == 0:
        child(run, gate, write_errors)
    os.close(write_errors)
    return pid, errors


def end_of(pid, errors):
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    with os.fdopen(errors, "rb") as stream:
        return {"code": code, "err": stream.read().decode()}


def answer(order):
    gate, opener = os.pipe()
    started = [start(run, gate) for run in order["runs"]]
    began = time.perf_counter()
    os.write(opener, b"x" * len(started))
    if order["after_s"] is not None:
        time.sleep(order["after_s"])
        os.kill(started[0][0], signal.SIGKILL)
    ends = [end_of(*one) for one in started]
    os.close(gate)
    os.close(opener)
    return {"ends": ends, "took_s": time.perf_counter() - began}


def main():
    answers = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    run_here(["build", sys.argv[1]])
    with os.fdopen(answers, "w") as stream:
        for line in sys.stdin:
            print(json.dumps(answer(json.loads(line))), file=stream, flush=True)


if __name__ == "__main__":
    main()

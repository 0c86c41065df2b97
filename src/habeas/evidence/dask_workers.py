"""The adapter of distributed: jobs on a Dask cluster, through the scheduler's address.

Dask tries the jobs of a killed worker again by itself, and gives one up that ended several.
Workers need habeas installed, in the same version, and the same files under the same paths.
"""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from importlib import import_module
from typing import Any, Final, TypeVar

from habeas.errors import ExitCode, HabeasError
from habeas.evidence.executor import JOBS_A_WORKER, Deaths
from habeas.evidence.guards import shortened

J = TypeVar("J")
R = TypeVar("R")

WAIT_S: Final = 10
_SCHEMES: Final = ("tcp://", "tls://")


class SchedulerError(HabeasError):
    """Raised when there is no cluster to run jobs on."""

    exit_code = ExitCode.UNREADABLE


class DaskWorkers:
    """The workers of a Dask cluster.

    Args:
        address: its scheduler's, such as ``tcp://127.0.0.1:8786``.

    Raises:
        SchedulerError: if distributed is not installed, the address is none, or nobody answers.
    """

    deaths: Deaths = ()

    def __init__(self, address: str) -> None:
        if not address.startswith(_SCHEMES):
            raise SchedulerError(f"{shortened(address)!r} is no address: write tcp://HOST:PORT")
        distributed = _distributed()
        try:
            self._client = distributed.Client(address, timeout=WAIT_S, set_as_default=False)
        except (OSError, ValueError) as error:
            said = str(error).splitlines()[0] if str(error) else "no answer"
            raise SchedulerError(
                f"no scheduler answers at {shortened(address)}: {shortened(said)}"
            ) from None
        self.given_up: Deaths = (distributed.KilledWorker,)
        self.at_once = JOBS_A_WORKER * max(1, sum(self._client.nthreads().values()))
        self._executor: Executor = self._client.get_executor(pure=False)

    def submit(self, work: Callable[[J], R], job: J, /) -> "Future[R]":
        """Hand a job over."""
        return self._executor.submit(work, job)

    def renew(self) -> None:
        """Do nothing: the cluster starts its workers again itself."""

    def close(self) -> None:
        """Take back what is still waiting, and leave the cluster."""
        self._executor.shutdown(wait=False)
        self._client.close()


def _distributed() -> Any:
    try:
        return import_module("distributed")
    except ModuleNotFoundError:
        raise SchedulerError(
            "--scheduler needs the package distributed, which is not installed; "
            "run: pip install 'habeas[cluster]'"
        ) from None

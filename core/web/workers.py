"""Web processes that start at once and are watched: when one dies, its place is filled within a second."""

from multiprocessing import get_context
from multiprocessing.connection import wait

from uvicorn import _subprocess
from uvicorn.supervisors import multiprocess


class WatchedWorker(multiprocess.Process):
    """uvicorn asks a process whether it is there and waits for the answer, also of one that dies before it gives it: the
    pipe's other end is open in the asking process too, so that nothing ends the wait but its time. Meanwhile nobody fills
    the places of the others, and when they die as well, no one is left to serve.
    """

    def _healthcheck(self, timeout: float) -> bool | None:
        try:
            self.parent_conn.send(b"ping")
            if self.parent_conn not in wait([self.parent_conn, self.process.sentinel], timeout):
                return None
            started: bool = self.parent_conn.recv()
        except (OSError, EOFError):
            return None
        return started


def watch_workers(application: str) -> None:
    """From now on uvicorn starts such processes, each as a fork of one that has imported the module `application` and done
    nothing else: an interpreter of its own would take seconds to be there. uvicorn offers no place to say either.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload([application])
    _subprocess.spawn = context  # type: ignore[assignment]
    multiprocess.Process = WatchedWorker  # type: ignore[misc]

"""Whoever watches over the web processes does not wait for one that has died."""

import time

import pytest
import uvicorn
from uvicorn.supervisors.multiprocess import Process

from core.web.workers import WatchedWorker

LONG_SECONDS, SHORT_SECONDS = 3_600.0, 1.0


class Mute(WatchedWorker):
    def always_pong(self) -> None:
        """Says nothing, as a process whose interpreter is still starting."""


class NaiveMute(Process):
    def always_pong(self) -> None:
        """As above."""


async def unserved(_scope: object, _receive: object, _send: object) -> None:
    """An application that nobody asks anything."""


def died_while_asked(process: Process, timeout: float) -> float:
    """Seconds until it was told that the process is gone."""
    process.start()
    asked_at = time.monotonic()
    process.process.kill()
    try:
        assert not process.ping(timeout)
        return time.monotonic() - asked_at
    finally:
        process.kill()
        process.join()


def config() -> uvicorn.Config:
    return uvicorn.Config("tests.core.web.test_workers:unserved", port=0, workers=2, log_config=None)


def test_the_death_of_a_process_ends_the_wait_for_its_answer() -> None:
    assert died_while_asked(Mute(config(), []), LONG_SECONDS) < LONG_SECONDS


@pytest.mark.planted("a watch that waits for the answer of the dead")
def test_a_naive_watch_waits_all_its_time() -> None:
    assert died_while_asked(NaiveMute(config(), []), SHORT_SECONDS) >= SHORT_SECONDS

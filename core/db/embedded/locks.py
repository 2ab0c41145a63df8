"""Locks on files, which end with the process that holds them however it ends."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.db.embedded.errors import EmbeddedServerError

POLL_SECONDS = 0.02


def open_lock(path: Path) -> int:
    """A descriptor to lock; read-only, so that another user's file will do as well."""
    return os.open(path, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)


def try_lock(descriptor: int, *, exclusive: bool) -> bool:
    kind = fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def alone(path: Path, *, seconds: float) -> Iterator[int]:
    """Only one process at a time is inside; a child that inherits the descriptor keeps others out until it ends, too.
    Raises EmbeddedServerError when the others take longer than that.
    """
    descriptor = open_lock(path)
    try:
        until = time.monotonic() + seconds
        while not try_lock(descriptor, exclusive=True):
            if time.monotonic() > until:
                raise EmbeddedServerError(
                    f"Another process has been starting or stopping the database for {seconds:.0f} s; it holds {path}."
                )
            time.sleep(POLL_SECONDS)
        yield descriptor
    finally:
        os.close(descriptor)

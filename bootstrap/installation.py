"""Installing in the right order, once, and one process at a time."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from bootstrap.frontend import find_node, install_frontend
from bootstrap.packages import install_packages
from bootstrap.places import ROOT
from bootstrap.words import SetupError

SETS = ("run", "dev")


def install(wanted: str) -> None:
    """Does nothing when everything of that set is in place. Raises SetupError."""
    if wanted not in SETS:
        raise SetupError(f"There is no set {wanted!r}: say one of {', '.join(SETS)}.")
    with _alone():
        chosen = install_packages(wanted, with_node=find_node() is None)
        install_frontend(development=chosen == "dev")


@contextmanager
def _alone() -> Iterator[None]:
    """Two `make` at once do not build one environment at once; the lock is on the folder itself."""
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)

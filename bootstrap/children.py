"""Programs that live exactly as long as `make run` does."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from functools import cache

PATIENCE_SECONDS = 15.0


class Children:
    """Started together, ended together: when one ends by itself, that is for the caller to see in `first_ended`."""

    def __init__(self) -> None:
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        """In a session of its own: Ctrl-C reaches us alone, and we end them in order."""
        self._running[name] = subprocess.Popen(
            [*_ending_with_us(), *command], env={**os.environ, **(environment or {})}, start_new_session=True
        )

    def first_ended(self) -> tuple[str, int] | None:
        """Name and exit status of one that is no longer there."""
        for name, process in self._running.items():
            if (status := process.poll()) is not None:
                return name, status
        return None

    def stop(self) -> None:
        """Asks all, then waits, then insists."""
        for process in self._running.values():
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        until = time.monotonic() + PATIENCE_SECONDS
        for process in self._running.values():
            try:
                process.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@cache
def _ending_with_us() -> tuple[str, ...]:
    """What lets Linux end them when we are killed; elsewhere they would stay."""
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        return ()
    command = (setpriv, "--pdeathsig", "TERM")
    done = subprocess.run([*command, "true"], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return command if done.returncode == 0 else ()

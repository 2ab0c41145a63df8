"""The running server of one cluster: telling it from every other process, and stopping it without touching another."""

import os
import select
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from core.db.embedded.errors import EmbeddedServerError
from core.db.embedded.places import PORT, Places

PROC = Path("/proc")
STATUS_LINE = 7
READY = "ready"
FAST_STOP_SECONDS = 60.0
HARD_STOP_SECONDS = 10.0
POLL_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Postmaster:
    """A process that is known to be the server of the cluster."""

    pid: int
    ready: bool


def find_postmaster(where: Places) -> Postmaster | None:
    """The live server of this cluster, or None: a number in a file proves nothing, the process itself is looked at."""
    named = _named(where)
    if named is None or not is_server_of(named.pid, where.cluster):
        return None
    return named


def set_aside_stale(where: Places) -> None:
    """Moves away the notes of a server that is gone: PostgreSQL only asks whether a process of that number exists, and
    would take another program, or a dead one that nobody has reaped, for itself. The caller knows that no server runs.
    """
    for note in (where.pid_file, where.sockets / f".s.PGSQL.{PORT}.lock"):
        if note.exists():
            note.replace(where.cluster / f"{note.name.strip('.')}.stale")


def is_server_of(pid: int, cluster: Path) -> bool:
    """Whether that process is a PostgreSQL postmaster at work in that folder; a dead one, not yet reaped, is not."""
    if not PROC.joinpath("self").exists():
        return _is_server_by_ps(pid, cluster)
    process = PROC / str(pid)
    try:
        title = process.joinpath("cmdline").read_bytes().split(b"\0")[0]
        program = process.joinpath("exe").readlink()
        here = process.joinpath("cwd").samefile(cluster)
    except OSError:
        return False
    # The postmaster's children share program and folder, and call themselves "postgres: …".
    return here and program.name.removesuffix(" (deleted)") == "postgres" and not title.startswith(b"postgres: ")


def _is_server_by_ps(pid: int, cluster: Path) -> bool:
    answer = subprocess.run(
        ["ps", "-ww", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return "postgres -D " in answer.stdout and str(cluster) in answer.stdout


def orphans_of(cluster: Path) -> list[int]:
    """Processes still at work in the folder: what a killed server leaves behind for a moment."""
    found = []
    for process in PROC.glob("[0-9]*"):
        try:
            if process.joinpath("cwd").samefile(cluster) and process.joinpath("exe").readlink().name == "postgres":
                found.append(int(process.name))
        except OSError:
            continue
    return found


class Watched:
    """A hold on one process that cannot slip to another one with the same number."""

    def __init__(self, pid: int, cluster: Path) -> None:
        """Raises ProcessLookupError when it is gone or not the server of `cluster`."""
        self._pid, self._cluster = pid, cluster
        self._descriptor = os.pidfd_open(pid) if hasattr(os, "pidfd_open") else None
        if not is_server_of(pid, cluster):
            self.close()
            raise ProcessLookupError(pid)

    def close(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def ended(self, seconds: float) -> bool:
        """Waits that long at most for its end."""
        if self._descriptor is not None:
            ending = select.poll()
            ending.register(self._descriptor, select.POLLIN)
            return bool(ending.poll(seconds * 1000))
        until = time.monotonic() + seconds
        while is_server_of(self._pid, self._cluster):
            if time.monotonic() >= until:
                return False
            time.sleep(POLL_SECONDS * 10)
        return True

    def signal(self, number: signal.Signals) -> None:
        if self._descriptor is not None:
            signal.pidfd_send_signal(self._descriptor, number)
        elif is_server_of(self._pid, self._cluster):
            os.kill(self._pid, number)


def stop(where: Places) -> None:
    """Ends the server of this cluster, if it runs: open transactions are rolled back, everything is written."""
    found = find_postmaster(where)
    if found is None:
        return
    try:
        server = Watched(found.pid, where.cluster)
    except ProcessLookupError:
        return
    try:
        for number, patience in ((signal.SIGINT, FAST_STOP_SECONDS), (signal.SIGQUIT, HARD_STOP_SECONDS)):
            server.signal(number)
            if server.ended(patience):
                return
    except ProcessLookupError:
        return
    finally:
        server.close()
    raise EmbeddedServerError(f"The database server (process {found.pid}) does not stop; its log is {where.log}.")


def _named(where: Places) -> Postmaster | None:
    try:
        lines = where.pid_file.read_text(errors="replace").splitlines()
        pid = int(lines[0])
    except (FileNotFoundError, NotADirectoryError, IndexError, ValueError):
        return None
    status = lines[STATUS_LINE].strip() if len(lines) > STATUS_LINE else ""
    return Postmaster(pid, status == READY) if pid > 0 else None

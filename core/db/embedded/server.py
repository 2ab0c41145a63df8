"""The life of the embedded server: the first process that needs it starts it, the last one to leave stops it."""

import logging
import os
import re
import stat
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.db.embedded.binaries import binaries_for
from core.db.embedded.cluster import major_of, make_cluster
from core.db.embedded.errors import EmbeddedServerError
from core.db.embedded.identity import Identity, identity_for
from core.db.embedded.locks import alone, open_lock, try_lock
from core.db.embedded.places import PORT, Places, places
from core.db.embedded.postmaster import Watched, find_postmaster, orphans_of, set_aside_stale, stop

log = logging.getLogger(__name__)

START_SECONDS = 120.0
"""Long enough for the recovery after a crash."""
ORPHAN_SECONDS = 15.0
POLL_SECONDS = 0.02
LOOK_SECONDS = 0.2
LONGEST_PAUSE_SECONDS = 30.0
LARGEST_LOG = 10 * 1024 * 1024
CHOICES = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "port": str(PORT),
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "max_connections": "100",
    "log_checkpoints": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
SYNCFS_SINCE = (5, 8)
"""The first Linux that reports what could not be written when a whole file system is asked to write."""


class EmbeddedServer:
    """One process's part in the server of a data folder."""

    def __init__(self, data_dir: Path) -> None:
        self._where = places(data_dir)
        self._user: int | None = None
        self._leaving = threading.Event()
        self._watcher: threading.Thread | None = None
        self._started: list[subprocess.Popen[bytes]] = []

    def ensure(self) -> None:
        """The server runs and answers when this returns, and stays until `release`. Raises EmbeddedServerError."""
        try:
            self._where.root.mkdir(parents=True, exist_ok=True)
            with alone(self._where.starting, seconds=START_SECONDS) as lock:
                if self._user is None:
                    self._user = open_lock(self._where.users)
                    try_lock(self._user, exclusive=False)
                self._start_unless_running(lock)
        except PermissionError as error:
            raise EmbeddedServerError(
                f"{error.filename} belongs to another user: start Madang as that user, or choose another DATA_DIR."
            ) from error
        except OSError as error:
            raise EmbeddedServerError(f"The database in {self._where.root} cannot be started: {error}") from error

    def watch(self) -> None:
        """From now on a server that dies is started again, from a thread of this process."""
        if self._watcher is None:
            self._leaving.clear()
            self._watcher = threading.Thread(target=self._keep_running, name="embedded-server", daemon=True)
            self._watcher.start()

    def release(self) -> None:
        """Leaves; the server stops when no other process uses it. Harmless the second time."""
        self._leaving.set()
        if self._watcher is not None:
            self._watcher.join()
            self._watcher = None
        if self._user is None:
            return
        with alone(self._where.starting, seconds=START_SECONDS):
            descriptor, self._user = self._user, None
            try:
                if try_lock(descriptor, exclusive=True):
                    stop(self._where)
            finally:
                os.close(descriptor)
        self._reap()

    def _keep_running(self) -> None:
        pause = LOOK_SECONDS
        while not self._leaving.is_set():
            if self._lives_on():
                pause = LOOK_SECONDS
                continue
            try:
                self.ensure()
                log.warning("the database server had died and was started again")
                pause = LOOK_SECONDS
            except EmbeddedServerError as error:
                log.error("the database server has died and does not start again: %s", error)  # noqa: TRY400
                self._leaving.wait(pause)
                pause = min(pause * 2, LONGEST_PAUSE_SECONDS)

    def _lives_on(self) -> bool:
        """Sleeps for as long as the server lives; False as soon as it does not."""
        found = find_postmaster(self._where)
        if found is None:
            return False
        try:
            server = Watched(found.pid, self._where.cluster)
        except ProcessLookupError:
            return False
        try:
            while not self._leaving.is_set():
                if server.ended(LOOK_SECONDS):
                    return False
        finally:
            server.close()
        return True

    def _reap(self) -> None:
        self._started = [process for process in self._started if process.poll() is None]

    def _start_unless_running(self, lock: int) -> None:
        where = self._where
        self._reap()
        found = find_postmaster(where)
        if found is not None and found.ready:
            return
        if found is None:
            major = major_of(where.cluster)
            binaries = binaries_for(major)
            identity = identity_for(where.cluster, binaries.postgres)
            if major is None:
                make_cluster(where, binaries, identity, lock=lock)
            _wait_for_orphans(where)
            set_aside_stale(where)
            _make_private(where.sockets, identity)
            self._started.append(_launch(where, binaries.postgres, identity))
        _wait_until_ready(where, self._started[-1] if found is None else None)


def _launch(where: Places, postgres: Path, identity: Identity) -> subprocess.Popen[bytes]:
    if where.log.exists() and where.log.stat().st_size > LARGEST_LOG:
        where.log.replace(where.log.with_suffix(".log.1"))
    choices = {**CHOICES, **_quick_recovery(os.uname()), "unix_socket_directories": str(where.sockets)}
    flags = [part for name, value in choices.items() for part in ("-c", f"{name}={value}")]
    with where.log.open("ab") as output:
        return identity.popen(
            [postgres, "-D", where.cluster, *flags], stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )


def _quick_recovery(system: os.uname_result) -> dict[str, str]:
    """After a crash every file is written through before anything else: one by one, of thousands, takes half a minute on a
    slow disk, and the site is away meanwhile.
    """
    release = tuple(int(part) for part in re.findall(r"\d+", system.release)[:2])
    return {"recovery_init_sync_method": "syncfs"} if system.sysname == "Linux" and release >= SYNCFS_SINCE else {}


def _wait_until_ready(where: Places, process: subprocess.Popen[bytes] | None) -> None:
    """`process` is what we have started ourselves, None when another process's server is still on its way."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        found = find_postmaster(where)
        if found is not None and found.ready:
            return
        if (process is not None and process.poll() is not None) or (process is None and found is None):
            raise EmbeddedServerError(f"The database server did not start: {_last_words(where.log)} (see {where.log})")
        time.sleep(POLL_SECONDS)
    raise EmbeddedServerError(f"The database server is not ready after {START_SECONDS:.0f} s; its log is {where.log}.")


def _wait_for_orphans(where: Places) -> None:
    until = time.monotonic() + ORPHAN_SECONDS
    while orphans := orphans_of(where.cluster):
        if time.monotonic() > until:
            raise EmbeddedServerError(
                f"Processes of an earlier database server are still at work in {where.cluster}: {orphans}; end them."
            )
        time.sleep(POLL_SECONDS)


def _make_private(sockets: Path, identity: Identity) -> None:
    """A folder that only the server's owner enters; one that somebody else has put there is not used."""
    sockets.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = sockets.lstat()
    owners = {os.geteuid(), identity.owner[0] if identity.owner else os.geteuid()}
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in owners:
        raise EmbeddedServerError(f"{sockets} belongs to somebody else: remove it, or choose a shorter DATA_DIR.")
    sockets.chmod(0o700)
    identity.give(sockets)


def _last_words(path: Path) -> str:
    lines = path.read_text(errors="replace").strip().splitlines()
    telling = [line for line in lines[-20:] if "FATAL:" in line or "PANIC:" in line]
    return (telling or lines or ["it said nothing"])[-1]


@contextmanager
def running(data_dir: Path) -> Iterator[EmbeddedServer]:
    """The server of that folder, watched, for as long as the block lasts."""
    server = EmbeddedServer(data_dir)
    server.ensure()
    server.watch()
    try:
        yield server
    finally:
        server.release()

"""Where the embedded server of a data folder keeps its things and where it listens."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

NAME = "madang"
"""Of the database and of its owner."""
APPLICATION = "madang_app"
"""The login that the application works with: it owns nothing."""
PORT = 5432
"""Only the last part of the socket's name: nothing listens on TCP."""
LONGEST_SOCKET_PATH = 107
"""Bytes that fit into `sockaddr_un.sun_path` on Linux (103 on macOS), less the closing zero."""
SHORT_FOLDERS = Path("/tmp")  # noqa: S108  not $TMPDIR: every process must come to the same answer
LIST_CHARACTERS = frozenset(',"\n')
"""PostgreSQL and its drivers read several socket folders from one string."""


@dataclass(frozen=True, slots=True)
class Places:
    """Everything of one data folder's server; a path for each, nothing is touched."""

    root: Path
    cluster: Path
    sockets: Path
    users: Path
    starting: Path
    log: Path

    @property
    def pid_file(self) -> Path:
        return self.cluster / "postmaster.pid"


def places(data_dir: Path) -> Places:
    """The same for every spelling of `data_dir`, relative or through links."""
    root = Path(os.path.realpath(data_dir))
    return Places(
        root=root,
        cluster=root / "postgres",
        sockets=_sockets(root),
        users=root / "postgres.users",
        starting=root / "postgres.starting",
        log=root / "postgres.log",
    )


def dsn(data_dir: Path, *, login: str = NAME) -> str:
    """Where the server of that folder listens, for asyncpg and libpq; says nothing about whether it runs."""
    host = quote(str(places(data_dir).sockets), safe="/")
    return f"postgresql://{login}@/{NAME}?host={host}&port={PORT}"


def _sockets(root: Path) -> Path:
    inside = root / "postgres.socket"
    length = len(os.fsencode(inside / f".s.PGSQL.{PORT}"))
    longest = LONGEST_SOCKET_PATH if os.uname().sysname == "Linux" else 103
    if length <= longest and not LIST_CHARACTERS & set(str(inside)):
        return inside
    return SHORT_FOLDERS / f"madang-{hashlib.sha256(os.fsencode(root)).hexdigest()[:16]}"

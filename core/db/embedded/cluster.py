"""Making a database folder, in one step that is either done or not."""

import shutil
import tempfile
from pathlib import Path

from core.db.embedded.binaries import Binaries
from core.db.embedded.errors import EmbeddedServerError
from core.db.embedded.identity import Command, Identity
from core.db.embedded.places import NAME, Places

UNFINISHED = "postgres.making-"
FIRST_WITH_BUILTIN_LOCALE = 17


def major_of(cluster: Path) -> int | None:
    """None when there is no cluster yet."""
    try:
        return int((cluster / "PG_VERSION").read_text())
    except (FileNotFoundError, NotADirectoryError):
        return None


def make_cluster(where: Places, binaries: Binaries, identity: Identity, *, lock: int) -> None:
    """UTF-8, checksums, a database and its owner. Only what is complete gets the cluster's name, so an interruption
    leaves nothing but a folder that the next start removes. `lock` is that of starting, which the caller holds: when we
    are killed, initdb holds on to it and nobody clears up under its feet.
    """
    for unfinished in where.root.glob(f"{UNFINISHED}*"):
        shutil.rmtree(unfinished, ignore_errors=True)
    if where.cluster.exists():
        raise EmbeddedServerError(
            f"{where.cluster} is there but is not a PostgreSQL database: move it away, or choose another DATA_DIR."
        )
    making = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=where.root))
    identity.give(making)
    _run(identity, [binaries.initdb, "-D", making, *_choices(binaries.major)], b"", lock, "make the database folder")
    single: Command = [binaries.postgres, "--single", "-D", making, "-c", "log_min_messages=error", "template1"]
    _run(identity, single, f"CREATE DATABASE {NAME}\n".encode(), lock, "create the database")
    making.rename(where.cluster)


def _choices(major: int) -> list[str]:
    return ["-U", NAME, "-A", "trust", "-E", "UTF8", "--data-checksums", *_locale(major)]


def _locale(major: int) -> list[str]:
    """The same order and the same letters on every machine: C.UTF-8 without the operating system, where it exists."""
    if major >= FIRST_WITH_BUILTIN_LOCALE:
        return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return ["--locale=C.UTF-8"] if _machine_has_c_utf8() else ["--locale=C"]


def _machine_has_c_utf8() -> bool:
    return any(Path("/usr/lib/locale", name).is_dir() for name in ("C.utf8", "C.UTF-8"))


def _run(identity: Identity, command: Command, text: bytes, lock: int, aim: str) -> None:
    status, printed = identity.run(command, text=text, lock=lock)
    if status != 0 or "ERROR:" in printed or "FATAL:" in printed:
        last = (printed.strip().splitlines() or [f"status {status}"])[-1]
        raise EmbeddedServerError(f"PostgreSQL could not {aim}: {last}")

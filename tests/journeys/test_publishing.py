"""From an organiser's release to readers on another process, and on without the database."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import asyncpg
import httpx

from core.db.embedded import dsn, running
from tests.database import both
from tests.journeys.conftest import _free_port, _until_ready

ROOT = Path(__file__).parent.parent.parent
EDITED = "처음부터 다시 쓴 제목"
SET_TITLE = """
UPDATE expo_session SET title = jsonb_set(title, '{renditions,ko,text}', to_jsonb($1::text))
WHERE title->>'source' = 'ko' AND code = (SELECT min(code) FROM expo_session WHERE title->>'source' = 'ko')
RETURNING code
"""
RELEASE = """
import asyncio
from core.actor import SYSTEM
from core.clock import system_clock
from core.db.engine import pool
from expo.releases.commands import release_programme

async def main():
    async with pool():
        await release_programme(SYSTEM, edition="wsce-2026", name="second", now=system_clock())

asyncio.run(main())
"""
PATIENCE_SECONDS = 60


async def test_a_release_is_seen_on_another_process_and_stays_when_the_database_stops(tmp_path: Path) -> None:
    port = _free_port()
    with running(tmp_path):
        address = dsn(tmp_path)
        environment = {**os.environ, **both(address), "PORT": str(port), "HOST": "127.0.0.1"}
        environment["ALLOWED_HOSTS"] = "127.0.0.1"
        _run(environment, "-m", "core.db", "upgrade")
        _run(environment, "-m", "litestar", "seed", "load")
        web = subprocess.Popen([sys.executable, "-m", "core.serve"], env=environment, cwd=ROOT)
        try:
            await _until_ready(f"http://127.0.0.1:{port}")
            async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
                code = await _edit(address)
                path = f"/ko/wsce-2026/sessions/{code}"
                assert EDITED not in (await client.get(path)).text, "a draft is nobody's to read"
                _run(environment, "-c", RELEASE)
                await _until_shown(client, path)
        except BaseException:
            web.kill()
            raise
    try:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
            for never_asked_for in (
                f"/es/wsce-2026/sessions/{code}",
                "/ar/wsce-2026/schedule?q=시티",
                "/wsce-2026/schedule.v2.json",
            ):
                assert (await client.get(never_asked_for)).status_code == 200
            assert (await client.get("/readyz")).status_code == 200
    finally:
        web.send_signal(signal.SIGTERM)
        web.wait(timeout=20)


async def _edit(address: str) -> str:
    connection = await asyncpg.connect(address)
    try:
        code: str = await connection.fetchval(SET_TITLE, EDITED)
        return code
    finally:
        await connection.close()


async def _until_shown(client: httpx.AsyncClient, path: str) -> None:
    for _ in range(PATIENCE_SECONDS * 20):
        if EDITED in (await client.get(path)).text:
            return
        await asyncio.sleep(0.05)
    raise AssertionError("the release did not reach the other process")


def _run(environment: dict[str, str], *arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], env=environment, cwd=ROOT, check=True, capture_output=True)

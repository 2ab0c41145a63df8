"""Every route × every role × own / other's / absent, and HEAD, OPTIONS, the wrong method, a form from elsewhere.

`python -m bench.access`. `wrong` are answers that `bench.rights` does not allow, each told in a line; `undeclared` are
routes without a row there. Every request is rolled back, so that each meets the same world.
"""

import asyncio
import logging
import multiprocessing
import os
import re
import secrets
import sys
import time
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import repeat
from typing import Any

import httpx
from litestar import Litestar

from bench.keys import keyless_forms
from bench.programmes import copied, dropped, fresh_database
from bench.readers import Places, Reader, World
from bench.report import finish
from bench.rights import ANYONE, BLIND, FORMLESS, HALF, HIDDEN, NOT_HERE, REFUSED, RIGHTS, SIGNED_IN, VISITOR
from core.live.streaming import ENDING

ADDRESS = "https://expo.example"
NOW = datetime(2026, 12, 8, 1, 30, tzinfo=UTC)
API, SIGN_IN = "/api/", ("/account/sign-in", "/account/confirm")
OWN, OTHER, ABSENT = "own", "other", "absent"
FITTING = {"OPTIONS": (200, 204, 404, 405), "DELETE": (404, 405)}
"""What may be answered to a method that a route does not have."""
CHANGING = re.compile(rb"[0-9a-f]{32,64}|[\w-]{22}|[0-9a-f-]{36}")
"""Tokens of forms, keys and ids: what differs between two answers that say the same."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`wrote` is by how much it moved the end of the journal: 0 when it recorded nothing."""

    status: int
    to: str
    body: bytes
    wrote: int

    @property
    def admitted(self) -> bool:
        return self.status not in (401, 403, 404, 405) and not self.to.startswith(SIGN_IN)


@dataclass
class Checked:
    checks: int = 0
    wrong: list[str] = field(default_factory=list)

    def expect(self, holds: bool, *said: object) -> None:
        self.checks += 1
        if not holds:
            self.wrong.append(" ".join(str(one) for one in said))


async def check(app: Litestar, there: World, names: Iterable[str], readers: Iterable[Reader]) -> Checked:
    """Those routes as those readers. Pages that stay open are told to come back: they would not end."""
    app.state.hub.close()
    found = Checked()
    for reader in readers:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)  # type: ignore[arg-type]
        cookies = {"__Host-madang": reader.token} if reader.token else {}
        async with httpx.AsyncClient(transport=transport, base_url=ADDRESS, cookies=cookies) as client:
            for name in names:
                await _route(found, client, there, reader, name)
    return found


async def _route(found: Checked, client: httpx.AsyncClient, there: World, reader: Reader, name: str) -> None:
    """What does not depend on whose it is, other methods and forms from elsewhere, is asked for with the reader's own."""
    method, path, _who = RIGHTS[name]
    answers: dict[str, Answer] = {}
    asked: dict[str, Answer] = {}
    for target, places in _targets(there, reader):
        address = path.format(**places)
        if address not in asked:
            asked[address] = await ask(client, reader, method, address)
        answers[target] = answer = asked[address]
        sound = answer.status < 500 or (address.endswith(ENDING) and answer.status == 503)
        found.expect(sound, reader.role, target, name, answer.status)
        for to in keyless_forms(answer.body.decode(errors="replace"), address) if target == OWN else ():
            found.expect(False, reader.role, name, "a form without a key to", CHANGING.sub(b"", to.encode()).decode())
        if target == OWN and method == "POST" and answer.admitted and name not in FORMLESS:
            forged = await ask(client, reader, method, address, own_form=False)
            found.expect(not forged.wrote and forged.status == 403, reader.role, target, name, "forged", forged.status)
        if target == OWN:
            for other, got in (await _others(client, reader, method, address)).items():
                known = other in FITTING
                fits = got.status in FITTING[other] if known else (got.status, got.body) == (answer.status, b"")
                found.expect(fits and not got.wrote, reader.role, target, name, other, got.status)
    _judge(found, there, reader, name, answers)


def _judge(found: Checked, there: World, reader: Reader, name: str, answers: dict[str, Answer]) -> None:
    """What each may, against what they got; and whether another's can be told from what is not there."""
    method, path, who = RIGHTS[name]
    for target, answer in answers.items():
        said = (reader.role, target, name, answer.status, answer.to)
        if not _may(reader, who, method, path):
            found.expect(_refused(answer, reader, path, who), *said)
            found.expect(not answer.wrote, *said, "wrote", answer.wrote)
        elif target == OWN and who not in (ANYONE, VISITOR, HALF) and not there.unbuilt(path) and name not in NOT_HERE:
            found.expect(_admitted(answer, reader, name), *said)
        elif target == ABSENT and "{" in path and who not in (ANYONE, VISITOR):
            found.expect(
                not (answer.admitted and answer.status < 400 and method == "GET" and there.has_row(path)), *said
            )
    if _may(reader, who, method, path) and _is_somebodys(reader, path):
        other, absent = answers[OTHER], answers[ABSENT]
        found.expect(
            (other.status, other.body) == (absent.status, absent.body), reader.role, name, "tells", other.status
        )
        found.expect(not other.wrote, reader.role, name, "wrote to another's")


def _admitted(answer: Answer, reader: Reader, name: str) -> bool:
    """Or told behind the door that it is not theirs."""
    one = (reader.role, name)
    return answer.status == 403 if one in REFUSED else answer.status == 404 if one in BLIND else answer.admitted


def _may(reader: Reader, who: Any, method: str, path: str) -> bool:
    """The API looks at tokens only, so that no cookie opens what is not public there."""
    if isinstance(who, frozenset):
        return reader.role in who and not path.startswith(API)
    if who in (SIGNED_IN, HALF):
        return reader.role is not None
    return who == ANYONE or method == "GET" or reader.role is not None


def _refused(answer: Answer, reader: Reader, path: str, who: Any) -> bool:
    if path.startswith(API):
        return answer.status == 401
    if reader.role is None:
        return answer.status == 403 if who == VISITOR else answer.status == 303 and answer.to.startswith(SIGN_IN)
    return answer.status == (404 if path.startswith(HIDDEN) else 403)


def _is_somebodys(reader: Reader, path: str) -> bool:
    """Rows that this reader may have one of and not another's."""
    exhibitor = reader.role is not None and reader.role.startswith("exhibitor")
    alone = any(f"{{{place}}}" in path for place in reader.own)
    return ("{organisation}" in path and exhibitor) or alone


def _targets(there: World, reader: Reader) -> Iterator[tuple[str, Places]]:
    yield OWN, {**there.here, "session": there.there["session"], **reader.own}
    yield OTHER, there.there
    yield ABSENT, there.nowhere


async def _others(client: httpx.AsyncClient, reader: Reader, method: str, address: str) -> dict[str, Answer]:
    """The methods that nobody meant, in one go; HEAD, which may record that somebody read, comes last and is not counted."""
    async with _undone():
        before = await _last_entry()
        found = {one: await _sent(client, reader, one, address) for one in FITTING}
        wrote = await _last_entry() - before
        if method == "GET":
            found["HEAD"] = await _sent(client, reader, "HEAD", address)
    return found if not wrote else {one: replace(answer, wrote=wrote) for one, answer in found.items()}


async def ask(client: httpx.AsyncClient, reader: Reader, method: str, address: str, *, own_form: bool = True) -> Answer:
    """As a browser that has the page open would send it, or as another site would, in a browser too old to say where from.
    Nothing of it stays.
    """
    async with _undone():
        before = await _last_entry()
        answer = await _sent(client, reader, method, address, own_form=own_form)
        return replace(answer, wrote=await _last_entry() - before)


async def _sent(
    client: httpx.AsyncClient, reader: Reader, method: str, address: str, *, own_form: bool = True
) -> Answer:
    from core.access.csrf import token_for  # noqa: PLC0415 -- only after the secret has been set

    headers, form = {}, None
    if method not in ("GET", "HEAD", "OPTIONS"):
        headers = {"sec-fetch-site": "same-origin"} if own_form else {}
        form = {"csrf": token_for(reader.token or "")} if own_form else {"csrf": "0" * 64}
    got = await client.request(method, address, data=form, headers=headers, follow_redirects=False)
    body = CHANGING.sub(b"", got.content.replace(address.encode(), b""))
    return Answer(got.status_code, got.headers.get("location", ""), body, wrote=0)


@asynccontextmanager
async def _undone() -> AsyncIterator[None]:
    from core.db.engine import DB  # noqa: PLC0415 -- only after the database has been named

    async with DB.transaction() as opened:
        yield
        await opened.rollback()  # type: ignore[no-untyped-call]


async def _last_entry() -> int:
    """Of the journal; 0 when it is empty."""
    from core.journal.tables import Entry  # noqa: PLC0415 -- only after the database has been named

    last = await Entry.select(Entry.id).order_by(Entry.id, ascending=False).first()
    return int(last["id"]) if last else 0


def main() -> None:
    only = sys.argv[1] if len(sys.argv) > 1 else ""
    with fresh_database("bench_access") as address:
        os.environ.update(DATABASE_URL=address, BASE_URL=ADDRESS, SECRET_KEY=secrets.token_hex(32))
        begun = time.monotonic()
        there, routes = asyncio.run(_prepare())
        undeclared = routes ^ set(RIGHTS)
        parts = shared_out(sorted(name for name in RIGHTS if only in name and name in routes))
        copies = asyncio.run(copied(address, "bench_access", len(parts)))
        with ProcessPoolExecutor(len(parts), multiprocessing.get_context("spawn")) as both:
            found = list(both.map(_part, copies, repeat(there), parts))
        asyncio.run(dropped(copies))
    wrong = sum(len(one.wrong) for one in found)
    for line in sorted(undeclared):
        print(line, file=sys.stderr)
    figures = {"routes": sum(map(len, parts)), "roles": len(there.readers), "checks": sum(one.checks for one in found)}
    finish(**figures, undeclared=len(undeclared), wrong=wrong, seconds=round(time.monotonic() - begun))
    sys.exit(1 if wrong or undeclared else 0)


def shared_out(names: Sequence[str]) -> list[list[str]]:
    """One part a core; neighbours, which are alike, go to different ones."""
    cores = len(os.sched_getaffinity(0))
    return [part for part in (list(names[n::cores]) for n in range(cores)) if part]


async def _prepare() -> tuple[World, set[str]]:
    """The world that all parts see, and the names of the routes there are."""
    from app import create_app  # noqa: PLC0415 -- only after the database has been named
    from bench.world import EDITION, begin, world  # noqa: PLC0415
    from core.access.policies import http_handlers  # noqa: PLC0415
    from core.db.engine import pool  # noqa: PLC0415

    async with pool():
        await begin(NOW)
        app = create_app(clock=lambda: NOW)
        await app.state.shelf.fill()
        there = await world(NOW, app.state.shelf["editions"].published[EDITION])
    return there, {str(one.name) for one in http_handlers(app)}


def _part(address: str, there: World, names: Sequence[str]) -> Checked:
    """In a process and a database of its own."""
    os.environ.update(DATABASE_URL=address)
    return asyncio.run(_checked(there, names))


async def _checked(there: World, names: Sequence[str]) -> Checked:
    from app import create_app  # noqa: PLC0415 -- only after the database has been named
    from core.db.engine import pool  # noqa: PLC0415

    found = Checked()
    async with pool():
        app = create_app(clock=lambda: NOW)
        logging.disable(logging.WARNING)
        await app.state.shelf.fill()
        for reader in there.readers:
            of_reader = await check(app, there, names, [reader])
            found.checks, found.wrong = found.checks + of_reader.checks, found.wrong + of_reader.wrong
            print(*of_reader.wrong, f"{reader.role}: {of_reader.checks} checks", sep="\n", file=sys.stderr)
    return found


if __name__ == "__main__":
    main()

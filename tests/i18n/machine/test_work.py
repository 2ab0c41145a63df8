"""Drafts from a real server over HTTP that answers well and badly: slow, huge, harmed, with a script, not at all."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from litestar import Litestar

import i18n.machine.translator as machine_of
from core.access.csrf import token_for
from core.access.roles import Role
from core.actor import SYSTEM
from core.jobs.running import run_one
from core.journal.tables import Entry
from core.webhooks.network import Network
from i18n.machine.commands import allow, forbid
from i18n.machine.queries import missing, runs_of
from i18n.machine.translator import NoAnswer, Translator
from i18n.machine.work import Drafting
from i18n.workbench.queries import Board, board_of
from tests.conftest import NOW
from tests.make.accounts import account, browser, session_of

PLACE = "wsce-2026"
PAGE = f"/desk/{PLACE}/translations/machine"
URL = "https://machine.example.com/v1/drafts"
KEY = "a key of our own"
Say = Callable[[dict[str, Any]], list[str]]


class ToThisMachine(httpx.AsyncHTTPTransport):
    """The public address of the machine leads to a server here."""

    def __init__(self, port: int) -> None:
        super().__init__()
        self.port = port

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        request.url = request.url.copy_with(scheme="http", host="127.0.0.1", port=self.port)
        return await super().handle_async_request(request)


async def public(_host: str) -> Sequence[str]:
    return ["93.184.215.14"]


class Server:
    """Speaks just enough HTTP. `say` makes the texts; `raw` answers in whatever way instead."""

    def __init__(self, say: Say | None = None, raw: Callable[[asyncio.StreamWriter], Any] | None = None) -> None:
        self.say, self.raw = say, raw
        self.heard: list[dict[str, Any]] = []
        self.heads: list[str] = []

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            length = int(next(line for line in head.lower().split("\r\n") if line.startswith("content-length"))[15:])
            asked = json.loads(await reader.readexactly(length))
            self.heads.append(head)
            self.heard.append(asked)
            if self.raw is not None:
                await self.raw(writer)
            else:
                assert self.say is not None
                body = json.dumps({"texts": self.say(asked)}).encode()
                writer.write(b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: %d\r\n\r\n" % len(body) + body)
                await writer.drain()
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def machine(server: Server) -> AsyncIterator[Translator]:
    listening = await asyncio.start_server(server.answer, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    try:
        yield Translator(URL, KEY, Network(public, ToThisMachine(port)))
    finally:
        listening.close()


async def no_progress(_done: int, _total: int) -> None:
    return


async def board() -> Board:
    return await board_of(SYSTEM, PLACE, now=NOW)


def spanish(asked: dict[str, Any]) -> list[str]:
    """Keeps every mask, and says about as much."""
    return [f"{text} ¿ja?" if len(text) < 4 else text.replace(" ", " a ", 1) + " es" for text in asked["texts"]]


def told(board_: Board, language: str, state: str) -> set[str]:
    return {one.item.key for one in board_.lines[language] if one.state == state}


async def emptied(language: str, count: int = 6) -> list[str]:
    """The keys of texts of sessions whose translation was taken away, to be drafted anew."""
    from expo.editions.queries import edition_called  # noqa: PLC0415 -- only after the database has been named
    from expo.programme.tables import Session  # noqa: PLC0415 -- as above
    from expo.speakers.tables import Speaker  # noqa: PLC0415 -- as above
    from i18n.text import required, to_json  # noqa: PLC0415 -- as above

    edition = await edition_called(PLACE)
    rows = await Session.select().where(Session.edition == edition.id).order_by(Session.number).limit(count)
    for row in rows:
        text = required(row["title"])
        bare = text.without(language) if language in text.renditions and text.source != language else text
        await Session.update({Session.title: to_json(bare)}).where(Session.id == row["id"])
    told = (Speaker.edition == edition.id) & Speaker.biography.is_not_null()
    speakers = await Speaker.select().where(told).order_by(Speaker.code)
    speaker = next(one for one in speakers if required(one["biography"]).source != language)
    biography = required(speaker["biography"]).without(language)
    await Speaker.update({Speaker.biography: to_json(biography)}).where(Speaker.id == speaker["id"])
    return [f"session/{row['code']}/title" for row in rows if required(row["title"]).source != language]


@pytest.mark.usefixtures("site")
async def test_what_is_missing_is_drafted_as_the_machines_and_people_are_never_sent() -> None:
    keys = set(await emptied("es"))
    assert keys
    assert {one.key for one in missing(await board(), "es")} >= keys
    people = {key for key in told(await board(), "es", "missing") if key.startswith("speaker/")}
    assert people
    await allow(SYSTEM, place=PLACE, now=NOW)
    server = Server(spanish)
    async with machine(server) as translator:
        result = await Drafting(SYSTEM, PLACE, "es", translator, NOW).run(no_progress)
    assert result["drafted"] + result["refused"] >= len(keys)
    assert result["drafted"] > 0
    after = await board()
    machines = told(after, "es", "machine")
    assert len(machines & keys) > 0
    assert told(after, "es", "missing") & people == people
    assert {asked["to"] for asked in server.heard} == {"es"}
    assert all(f"Bearer {KEY}" in head for head in server.heads)
    facts = await Entry.select(Entry.payload).where(Entry.kind == "i18n.workbench.text_translated")
    assert len(facts) == result["drafted"]


def harmed(asked: dict[str, Any]) -> list[str]:
    return [f"{text}<script>alert(1)</script>" for text in asked["texts"]]


@pytest.mark.usefixtures("site")
async def test_a_script_in_the_answer_is_not_kept_and_is_told_with_where_it_stood() -> None:
    keys = set(await emptied("es"))
    before = told(await board(), "es", "machine")
    await allow(SYSTEM, place=PLACE, now=NOW)
    async with machine(Server(harmed)) as translator:
        result = await Drafting(SYSTEM, PLACE, "es", translator, NOW).run(no_progress)
    assert result["drafted"] == 0
    assert {one["key"] for one in result["why"]} >= keys
    assert told(await board(), "es", "machine") == before


async def slow(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n")
    for _ in range(1000):
        writer.write(b" ")
        await writer.drain()
        await asyncio.sleep(0.05)


async def huge(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n")
    for _ in range(64):
        writer.write(b"[" * 65_536)
        await writer.drain()


def plainly(line: bytes, body: bytes = b"", more: bytes = b"") -> Callable[[asyncio.StreamWriter], Any]:
    async def answer(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 %s\r\n%scontent-length: %d\r\n\r\n" % (line, more, len(body)) + body)
        await writer.drain()

    return answer


BAD = {
    "slow": (slow, "TimeoutError"),
    "huge": (huge, "TooMuch"),
    "broken": (plainly(b"500 Internal Server Error"), "status 500"),
    "elsewhere": (plainly(b"302 Found", more=b"location: http://127.0.0.1/\r\n"), "status 302"),
    "not json": (plainly(b"200 OK", b"<html>"), "not the JSON that was agreed upon"),
    "another shape": (plainly(b"200 OK", b'{"texts": [1]}'), "not the JSON that was agreed upon"),
    "too few": (plainly(b"200 OK", b'{"texts": []}'), "not as many texts as were sent"),
}


@pytest.mark.parametrize("kind", BAD)
async def test_a_machine_that_answers_badly_is_given_up_with_a_word_why(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, trouble = BAD[kind]
    monkeypatch.setattr(machine_of, "PATIENCE", 0.5)
    async with machine(Server(raw=raw)) as translator:
        with pytest.raises(NoAnswer) as told_:
            await translator.translate(["Hall"], source="en", language="es")
    assert str(told_.value) == trouble


async def test_a_name_that_leads_inside_is_not_asked() -> None:
    async def inside(_host: str) -> Sequence[str]:
        return ["10.0.0.7"]

    server = Server(spanish)
    async with machine(server) as translator:
        aimed = Translator(URL, KEY, Network(inside, translator.network.transport))
        with pytest.raises(NoAnswer, match="AddressRefused"):
            await aimed.translate(["Hall"], source="en", language="es")
    assert server.heard == []


@pytest.mark.usefixtures("site")
async def test_taking_the_permission_away_stops_before_the_next_request() -> None:
    await emptied("es")
    await allow(SYSTEM, place=PLACE, now=NOW)
    await forbid(SYSTEM, place=PLACE, now=NOW)
    server = Server(spanish)
    async with machine(server) as translator:
        result = await Drafting(SYSTEM, PLACE, "es", translator, NOW).run(no_progress)
    assert (result["drafted"], server.heard) == (0, [])


async def test_the_page_says_what_would_be_sent_and_a_run_is_asked_for_once(
    site: Litestar, monkeypatch: pytest.MonkeyPatch
) -> None:
    await emptied("es")
    token = await session_of(await account(role=Role.ADMINISTRATOR))
    async with browser(site, token) as client:
        off = await client.get(PAGE)
        assert "TRANSLATOR_URL" in off.text
        none = await client.post(f"{PAGE}/es", data={"csrf": token_for(token), "idempotency": "a" * 22})
        assert none.status_code == 409
        async with machine(Server(spanish)) as translator:
            for module in ("commands", "routes", "work"):
                monkeypatch.setattr(f"i18n.machine.{module}.translator", lambda: translator)
            fields = {"csrf": token_for(token), "idempotency": "b" * 22, "allowed": "yes"}
            assert (await client.post(PAGE, data=fields)).status_code == 303
            page = (await client.get(PAGE)).text
            assert "machine.example.com" in page
            assert KEY not in page
            asked = {"csrf": token_for(token), "idempotency": "c" * 22}
            assert (await client.post(f"{PAGE}/es", data=asked)).status_code == 303
            twice = await client.post(f"{PAGE}/es", data=asked | {"idempotency": "d" * 22})
            assert twice.status_code == 409
            while await run_one(NOW):
                pass
        run = (await runs_of(PLACE))["es"]
        assert (run.state, run.drafted > 0) == ("done", True)
        assert "Drafted:" in (await client.get(PAGE)).text
    kinds = {row["kind"] for row in await Entry.select(Entry.kind)}
    assert {"i18n.machine.allowed", "i18n.machine.asked"} <= kinds


async def test_a_translator_may_ask_for_their_own_language_and_not_say_whether_it_is_allowed(site: Litestar) -> None:
    token = await session_of(await account(role=Role.TRANSLATOR, scope="language:es"))
    async with browser(site, token) as client:
        fields = {"csrf": token_for(token), "idempotency": "e" * 22, "allowed": "yes"}
        assert (await client.post(PAGE, data=fields)).status_code == 403
        assert (await client.post(f"{PAGE}/ar", data=fields)).status_code in (403, 404)

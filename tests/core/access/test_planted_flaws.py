"""Flaws that frameworks and habits bring with them, each planted beside ours: the same look must find the twin."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import datetime, timedelta
from types import SimpleNamespace
from urllib.parse import urljoin, urlsplit

import pytest
from litestar import Litestar

from core.access.attempts import allow
from core.access.entrances.addresses import DESK, within
from core.access.roles import Role
from core.access.secret import tag
from core.access.tables import Account, Attempts
from core.actor import SYSTEM
from core.db.transaction import transaction
from core.errors import Limited
from core.jobs.deliveries import deliver
from core.journal import subscriptions
from core.journal.commands import record
from core.journal.subscriptions import Subscriber, subscribe, subscriber
from core.journal.tables import Delivery, Entry
from tests.conftest import NOW, started
from tests.core.access.entering import send
from tests.core.access.test_ways_in import invited
from tests.make.accounts import ADDRESS, account, browser, session_of
from tests.make.facts import Happened

PLANTED = "planted-by-somebody-else"
SCRIPT = "<script>alert(1)</script>"
ELSEWHERE = ("//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example", "\\\\evil.example")


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    async with started() as running_app:
        yield running_app


async def _continues(app: Litestar) -> bool:
    """Whether somebody who planted a cookie in another's browser is in when the other one is."""
    link = await invited()
    async with browser(app, PLANTED) as victim:
        page = await victim.get(f"/account/first/{link}")
        assert (await send(victim, "/account/first", page, token=link)).status_code == 303
    async with browser(app, PLANTED) as attacker:
        status: int = (await attacker.get("/account/second-step")).status_code
    return status == 200


@pytest.mark.planted("session fixation")
async def test_a_session_is_not_continued_and_the_look_finds_one_that_is(
    app: Litestar, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not await _continues(app)
    await Account.delete(force=True)
    kept = SimpleNamespace(token_urlsafe=lambda _length: PLANTED)
    monkeypatch.setattr("core.access.sessions.commands.secrets", kept)
    assert await _continues(app)


async def _takes_anothers(app: Litestar, email: str) -> bool:
    """Whether a form opened by one person can be made to be sent by another."""
    fields = {"name": "A", "email": email, "role": "auditor", "because": "asked for", "language": "ko"}
    one, other = await session_of(await account()), await session_of(await account())
    async with browser(app, one) as mine, browser(app, other) as theirs:
        await send(mine, "/desk/accounts", await theirs.get("/desk/accounts/new"), **fields)
    return await Account.exists().where(Account.email == email)


@pytest.mark.planted("unbound form token")
async def test_a_token_of_another_form_is_refused_and_the_look_finds_one_bound_to_nobody(
    app: Litestar, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not await _takes_anothers(app, "a@expo.example")
    for place in ("core.access.csrf", "core.web.screens"):
        monkeypatch.setattr(f"{place}.token_for", lambda _bound_to: tag("csrf", b"").hex())
    assert await _takes_anothers(app, "b@expo.example")


async def _markup(app: Litestar) -> list[str]:
    """Pages on which what somebody is called becomes markup."""
    named = await account(role=Role.AUDITOR, name=SCRIPT)
    pages = ("/desk/accounts", f"/desk/accounts/{named.id}", "/desk/palette?q=alert")
    async with browser(app, await session_of(await account())) as client:
        shown = [(page, (await client.get(page)).text) for page in pages]
    assert all("alert(1)" in text for _, text in shown)
    return [page for page, text in shown if SCRIPT in text]


@pytest.mark.planted("stored XSS")
async def test_a_name_stays_text_and_the_look_finds_templates_that_call_it_safe(
    app: Litestar, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await _markup(app) == []
    environments = app.state.pages.environments.values()
    try:
        for environment in environments:
            environment.cache.clear()
            monkeypatch.setattr(environment, "bytecode_cache", None)
            monkeypatch.setattr(environment, "autoescape", False)
        assert len(await _markup(app)) == 3
    finally:
        for environment in environments:
            environment.cache.clear()  # the next test is served by this application, too


def _leads_away(way: Callable[[str], str]) -> list[str]:
    """As a browser reads an address: tabs are dropped, backslashes lean over."""
    read = {one: way(one).replace("\t", "").replace("\\", "/") for one in ELSEWHERE}
    return [one for one, to in read.items() if urlsplit(urljoin(ADDRESS, to)).netloc != urlsplit(ADDRESS).netloc]


@pytest.mark.planted("open redirect")
def test_the_way_back_stays_here_and_the_look_finds_one_that_asks_for_a_slash() -> None:
    assert _leads_away(within) == []
    assert _leads_away(lambda wanted: wanted if wanted.startswith("/") else DESK) == list(
        ELSEWHERE[:2] + ELSEWHERE[3:4]
    )


async def _let_in(ask: Callable[[], Awaitable[None]]) -> int:
    answers = await asyncio.gather(*(ask() for _ in range(40)), return_exceptions=True)
    assert {type(one) for one in answers if one is not None} <= {Limited}
    return answers.count(None)


@pytest.mark.planted("non-atomic limiter")
async def test_of_forty_at_once_five_are_let_in_and_the_look_finds_a_limit_that_reads_first(db: None) -> None:
    async def naive() -> None:
        row = await Attempts.select(Attempts.tries).where(Attempts.key == "naive").first()
        await asyncio.sleep(0)
        if row and row["tries"] >= 5:
            raise Limited(after=60)
        await Attempts.update({Attempts.tries: (row["tries"] if row else 0) + 1}).where(Attempts.key == "naive")

    await Attempts.insert(Attempts(key="naive", began_at=NOW, tries=0))
    assert await _let_in(lambda: allow("planted", "one", most=5, seconds=60, now=NOW)) == 5
    assert await _let_in(naive) > 5


class Killed(BaseException):
    """A worker that ends in the middle, as `kill -9` has it."""


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What a subscriber has done whose first worker is killed."""
    monkeypatch.setattr(subscriptions, "_subscribers", {})
    tries, done = [], []

    async def receive(payload: object, _now: datetime) -> None:
        tries.append(payload)
        if len(tries) == 1:
            raise Killed
        done.append("told")

    subscribe(Subscriber("tests.planted", Happened.kind, receive))
    yield done
    tries.clear()


async def _run_twice(work: Callable[[datetime], Awaitable[int]]) -> None:
    await record(SYSTEM, Happened(what="news"), now=NOW)
    with pytest.raises(Killed):
        await work(NOW)
    await work(NOW + timedelta(hours=1))


@pytest.mark.planted("lost acknowledgement")
@pytest.mark.parametrize("careful", [True, False], ids=["ours", "naive twin"])
async def test_what_a_killed_worker_had_in_hand_is_told_later_and_the_look_finds_one_that_signs_first(
    careful: bool, db: None, heard: list[str]
) -> None:
    async def signs_first(now: datetime) -> int:
        rows = await Delivery.select(Delivery.id, Delivery.subscriber).where(Delivery.delivered_at.is_null())
        async with transaction():
            await Delivery.update({Delivery.delivered_at: now}, force=True)
        for row in rows:
            known = subscriber(Happened.kind, row["subscriber"])
            assert known is not None
            await known.receive({}, now)
        return len(rows)

    await _run_twice(deliver if careful else signs_first)
    assert heard == (["told"] if careful else [])
    assert await Entry.count() == 1

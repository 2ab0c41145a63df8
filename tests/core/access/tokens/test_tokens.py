"""Service tokens: who may make which, what is kept of them, and how fast they end."""

import json
import re
from collections.abc import AsyncIterator
from datetime import timedelta

import asyncpg
import pytest
from litestar import Litestar
from piccolo.querystring import QueryString

from core.access.accounts.commands import suspend
from core.access.permissions import Core
from core.access.roles import Role
from core.access.rules import may
from core.access.sessions.queries import actor_of
from core.access.tables import Account
from core.access.tokens.commands import Made, make_token, revoke_token
from core.access.tokens.queries import actor_of_token
from core.access.tokens.rules import offered_to
from core.access.tokens.tables import Token
from core.actor import Actor
from core.db.engine import DB
from core.errors import Denied, Invalid, NotFound
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of

MONTH = timedelta(days=30)


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    async with started() as running_app:
        yield running_app


async def acting(role: Role = Role.ADMINISTRATOR) -> Actor:
    found = await actor_of(await session_of(await account(role=role)), NOW)
    assert found is not None
    return found


async def made(actor: Actor, *permissions: str, life: timedelta = MONTH) -> Made:
    return await make_token(actor, name="Venue", permissions=permissions, life=life, because="agreed", now=NOW)


async def test_a_token_may_what_it_was_given_and_nothing_else(app: Litestar) -> None:
    service = await actor_of_token((await made(await acting(), Core.ACCOUNT_READ)).text, NOW)
    assert service is not None
    assert {one for one in Core if may(service, one)} == {Core.ACCOUNT_READ}


async def test_a_token_ends_when_its_time_is_over_it_is_taken_back_or_its_account_suspended(app: Litestar) -> None:
    boss = await acting()
    out, back, suspended = [await made(boss, Core.ACCOUNT_READ) for _ in range(3)]
    assert await actor_of_token(out.text, NOW + MONTH - timedelta(seconds=1)) is not None
    assert await actor_of_token(out.text, NOW + MONTH) is None
    await revoke_token(boss, back.token, now=NOW)
    assert await actor_of_token(back.text, NOW) is None
    with pytest.raises(NotFound):
        await revoke_token(boss, back.token, now=NOW)
    await suspend(boss, suspended.account, because="broken", now=NOW)
    assert await actor_of_token(suspended.text, NOW) is None


async def test_nobody_makes_a_token_that_may_more_than_they_or_that_is_dangerous(app: Litestar) -> None:
    boss = await acting()
    assert Core.GRANT_WRITE not in offered_to(boss), "a token cannot confirm who it is"
    for actor, permission in (
        (boss, Core.GRANT_WRITE),
        (boss, "unknown"),
        (await acting(Role.AUDITOR), Core.AUDIT_READ),
    ):
        with pytest.raises(Denied):
            await made(actor, permission)
    for permissions, life in (((), MONTH), ((Core.AUDIT_READ,), timedelta(days=366)), ((Core.AUDIT_READ,), -MONTH)):
        with pytest.raises(Invalid):
            await made(boss, *permissions, life=life)
    assert await Token.count() == 0


async def test_no_person_gets_a_token_even_by_sql(app: Litestar) -> None:
    person = await account()
    row = Token(account=person.id, digest=b"x" * 32, permissions='["a"]', made_at=NOW, made_by="t", ends_at=NOW + MONTH)
    with pytest.raises(asyncpg.ForeignKeyViolationError):
        await Token.insert(row)


async def in_clear_somewhere(text: str) -> list[str]:
    """The tables in which a secret can be read, in whole or in its random part, as text or as bytes."""
    tables = await DB.run_querystring(
        QueryString("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration'")
    )
    secret = text.removeprefix("mdg_")
    found = []
    for row in tables:
        query = f"SELECT 1 FROM {row['tablename']} AS t WHERE position({{}} IN t::text) > 0 OR position({{}} IN t::text) > 0"
        if await DB.run_querystring(QueryString(query, secret, secret.encode().hex())):
            found.append(row["tablename"])
    return found


async def test_a_token_is_shown_once_and_kept_nowhere(app: Litestar) -> None:
    async with browser(app, await session_of(await account())) as client:
        page = await client.get("/desk/tokens/new")
        csrf = re.search(r'name="csrf" value="([0-9a-f]+)"', page.text)
        assert csrf is not None
        fields = {
            "csrf": csrf[1],
            "name": "Venue app",
            "permissions": "core:account:read",
            "days": "90",
            "because": "x",
        }
        shown = await client.post("/desk/tokens", data=fields)
        text = re.search(r"mdg_[\w-]{43}", shown.text)
        assert text is not None, shown.text
        assert "no-store" in shown.headers["cache-control"]
        listed = await client.get("/desk/tokens")
        assert "Venue app" in listed.text
        assert text[0] not in listed.text
    assert await actor_of_token(text[0], NOW) is not None
    assert await in_clear_somewhere(text[0]) == []


@pytest.mark.planted("a token kept in clear")
async def test_the_search_finds_a_token_that_is_kept_in_clear(app: Litestar) -> None:
    """The planted flaw: somebody keeps the token itself for showing it again."""
    kept = await made(await acting(), Core.ACCOUNT_READ)
    await Account.update({Account.name: f"Venue {kept.text}"}).where(Account.id == kept.account)
    assert await in_clear_somewhere(kept.text) == ["core_account"]


async def test_the_journal_tells_who_made_which_token(app: Litestar) -> None:
    boss = await acting()
    token = await made(boss, Core.AUDIT_READ, Core.ACCOUNT_READ)
    rows = await DB.run_querystring(QueryString("SELECT actor, payload FROM core_entry WHERE kind LIKE '%token_made'"))
    assert [row["actor"] for row in rows] == [str(boss)]
    assert json.loads(rows[0]["payload"]) == {
        "account": str(token.account),
        "token": str(token.token),
        "permissions": ["core:account:read", "core:audit:read"],
    }

"""What ended is destroyed in time, what has not stays, and the ledger says how many went."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from litestar import Litestar

from core.access.attempts import allow
from core.access.roles import Role
from core.access.sessions.commands import digest_of
from core.access.sessions.queries import actor_of
from core.access.tables import Attempts, EntryLink, Session
from core.actor import SYSTEM
from core.errors import Denied, Invalid, NotFound
from core.privacy.retention.commands import change_rule, destroy_due
from core.privacy.retention.queries import due
from core.privacy.retention.rules import KEPT
from core.privacy.tables import Destruction, RetentionRule
from tests.conftest import NOW, started
from tests.core.privacy.test_holdings import send
from tests.make.accounts import account, browser, session_of


def nothing() -> dict[str, int]:
    """Of each thing that is kept, also of what floors above have added since this was read."""
    return dict.fromkeys((one.what for one in KEPT), 0)


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    async with started() as running_app:
        yield running_app


async def _things() -> None:
    """Of each kind one that is due and one that is not."""
    one = await account(role=Role.ORGANISER)
    for days in (91, 89):
        former = await session_of(one, now=NOW)
        ended = {Session.ended_at: NOW - timedelta(days=days)}
        await Session.update(ended).where(Session.digest == digest_of(former))
    for number, days in enumerate((31, 29)):
        link = EntryLink(
            account=one.id,
            purpose="first",
            digest=bytes([number]) * 32,
            created_at=NOW - timedelta(days=40),
            ends_at=NOW - timedelta(days=days),
        )
        await EntryLink.insert(link)
    for days in (3, 1):
        await allow("tests", str(days), most=5, seconds=60, now=NOW - timedelta(days=days))


async def test_a_dry_run_says_what_is_due_and_destroys_nothing(db: None) -> None:
    await _things()
    assert {one.kept.what: one.due for one in await due(SYSTEM, NOW)} == {
        **nothing(),
        "sessions": 1,
        "links": 1,
        "attempts": 1,
    }
    assert (await Session.count(), await EntryLink.count(), await Attempts.count()) == (2, 2, 2)


async def test_what_is_due_goes_and_the_ledger_says_how_many(db: None) -> None:
    await _things()
    assert await destroy_due(SYSTEM, now=NOW) == {**nothing(), "sessions": 1, "links": 1, "attempts": 1}
    assert (await Session.count(), await EntryLink.count(), await Attempts.count()) == (1, 1, 1)
    lines = await Destruction.select(Destruction.what, Destruction.days, Destruction.number).order_by(Destruction.what)
    assert [tuple(line.values()) for line in lines] == [("attempts", 2, 1), ("links", 30, 1), ("sessions", 90, 1)]
    assert await destroy_due(SYSTEM, now=NOW) == nothing()
    assert await Destruction.count() == 3


async def test_other_days_and_a_hold_decide(db: None) -> None:
    await _things()
    await change_rule(SYSTEM, "sessions", days=30, held_because="", now=NOW)
    await change_rule(SYSTEM, "links", days=30, held_because="asked for by a court", now=NOW)
    assert await destroy_due(SYSTEM, now=NOW) == {
        one: number for one, number in {**nothing(), "sessions": 2, "attempts": 1}.items() if one != "links"
    }
    assert await EntryLink.count() == 2
    await change_rule(SYSTEM, "links", days=30, held_because="", now=NOW)
    assert (await destroy_due(SYSTEM, now=NOW))["links"] == 1
    with pytest.raises(Invalid):
        await change_rule(SYSTEM, "links", days=0, held_because="", now=NOW)
    with pytest.raises(NotFound):
        await change_rule(SYSTEM, "nothing", days=1, held_because="", now=NOW)


async def test_the_officer_sees_changes_and_destroys(app: Litestar) -> None:
    await _things()
    async with browser(app, await session_of(await account(role=Role.PRIVACY_OFFICER))) as client:
        page = await client.get("/desk/privacy/retention")
        assert page.status_code == 200
        wrong = await send(client, "/desk/privacy/retention/rules/links", page, days="many")
        assert wrong.status_code == 422
        answer = await send(client, "/desk/privacy/retention/rules/links", page, days="28", held_because="")
        assert answer.status_code == 303
        assert (await send(client, "/desk/privacy/retention/destruction", page)).status_code == 303
        assert "28" in (await client.get("/desk/privacy/retention")).text
    assert await EntryLink.count() == 0
    assert await RetentionRule.count() == 1


async def test_nobody_else_does(db: None) -> None:
    await _things()
    for role in (Role.ADMINISTRATOR, Role.ORGANISER, Role.AUDITOR):
        one = await actor_of(await session_of(await account(role=role)), NOW)
        assert one is not None
        for attempt in (
            destroy_due(one, now=NOW),
            change_rule(one, "links", days=1, held_because="", now=NOW),
            due(one, NOW),
        ):
            with pytest.raises(Denied):
                await attempt
    assert await EntryLink.count() == 2

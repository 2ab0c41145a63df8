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
from core.forms.merging import ChangedMeanwhile
from core.idempotency.tables import Answer
from core.jobs.tables import Job
from core.privacy.retention.commands import change_rule, destroy_due
from core.privacy.retention.queries import due, rules
from core.privacy.retention.rules import DaysAreFixed, kept_things
from core.privacy.tables import Destruction, RetentionRule
from expo.stars.commands import open_plan
from expo.stars.tables import Plan, Star
from tests.conftest import NOW, started
from tests.core.privacy.test_holdings import send
from tests.make.accounts import account, browser, session_of
from tests.make.opened import disputed, opened

SLUG = "wsce-2026"


def nothing() -> dict[str, int]:
    """Of everything that the rules name."""
    return dict.fromkeys((one.what for one in kept_things()), 0)


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


async def _as_it_is(what: str) -> dict[str, str]:
    return next(one for one in await rules() if one.kept.what == what).lines


async def test_other_days_and_a_hold_decide(db: None) -> None:
    await _things()
    await change_rule(SYSTEM, "sessions", days=30, held_because="", before=await _as_it_is("sessions"), now=NOW)
    free = await _as_it_is("links")
    await change_rule(SYSTEM, "links", days=30, held_because="asked for by a court", before=free, now=NOW)
    assert await destroy_due(SYSTEM, now=NOW) == {
        one: number for one, number in {**nothing(), "sessions": 2, "attempts": 1}.items() if one != "links"
    }
    assert await EntryLink.count() == 2
    await change_rule(SYSTEM, "links", days=31, held_because="", before=free, now=NOW)
    assert (await _as_it_is("links"))["held_because"] == "asked for by a court", "who has not seen a hold ends none"
    for silent in ({}, {**free, "held_because": "another"}):
        with pytest.raises(ChangedMeanwhile):
            await change_rule(SYSTEM, "links", days=31, held_because="", before=silent, now=NOW)
    held = await _as_it_is("links")
    await change_rule(SYSTEM, "links", days=30, held_because="", before=held, now=NOW)
    assert (await destroy_due(SYSTEM, now=NOW))["links"] == 1
    with pytest.raises(Invalid):
        await change_rule(SYSTEM, "links", days=0, held_because="", before={}, now=NOW)
    with pytest.raises(NotFound):
        await change_rule(SYSTEM, "nothing", days=1, held_because="", before={}, now=NOW)


async def test_the_officer_sees_changes_and_destroys(app: Litestar) -> None:
    await _things()
    async with browser(app, await session_of(await account(role=Role.PRIVACY_OFFICER))) as client:
        page = await client.get("/desk/privacy/retention")
        assert page.status_code == 200
        wrong = await send(client, "/desk/privacy/retention/rules/links", page, days="many")
        assert wrong.status_code == 422
        rule = "/desk/privacy/retention/rules/links"
        mine, theirs = [await opened(client, "/desk/privacy/retention", rule) for _ in range(2)]
        assert (await theirs.sends(held_because="A court asks")).status_code == 303
        assert (await mine.sends(days="28")).status_code == 303
        asked = ("Keep it for now, because", "Yours: nothing", "Theirs: A court asks")
        assert disputed(await mine.sends(silent=True, days="28")) == [asked]
        assert (await (await opened(client, "/desk/privacy/retention", rule)).sends(held_because="")).status_code == 303
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
            change_rule(one, "links", days=1, held_because="", before={}, now=NOW),
            due(one, NOW),
        ):
            with pytest.raises(Denied):
                await attempt
    assert await EntryLink.count() == 2


async def test_what_was_pruned_elsewhere_before_goes_by_the_same_rules_and_into_the_same_ledger(db: None) -> None:
    """Answers to forms, work that ended, programmes of browsers: due ones go, and what somebody still needs stays."""
    for days in (3, 1):
        await Answer.insert(Answer(key=str(days) * 64, sent="0" * 64, answered_at=NOW - timedelta(days=days)))
    for state, periodic, days in [("done", True, 15), ("done", False, 15), ("done", False, 91), ("failed", True, 400)]:
        ended = NOW - timedelta(days=days)
        job = Job(kind="tests", asked_by="system", asked_at=ended, due_at=ended, periodic=periodic, state=state)
        job.finished_at = ended
        await Job.insert(job)
    gone = await destroy_due(SYSTEM, now=NOW)
    assert {what: number for what, number in gone.items() if number} == {"answers": 1, "jobs": 1, "periodic_jobs": 1}
    assert (await Answer.count(), await Job.count(), await Destruction.count()) == (1, 2, 3)


async def test_programmes_of_browsers_go_when_nobody_came_back_and_no_calendar_asks_for_them(site: Litestar) -> None:
    long_ago = NOW - timedelta(days=401)
    left, _ = await open_plan(SLUG, ["A7KQ3M"], now=long_ago)
    used, _ = await open_plan(SLUG, ["A7KQ3M"], now=long_ago)
    await Star.update({Star.starred_at: NOW}).where(Star.plan == used)
    mine, _ = await open_plan(SLUG, ["A7KQ3M"], now=long_ago)
    await Plan.update({Plan.account: (await account(role=Role.ATTENDEE)).id}).where(Plan.id == mine)
    assert (await destroy_due(SYSTEM, now=NOW))["plans"] == 1
    assert not await Plan.exists().where(Plan.id == left)
    assert await Plan.count().where(Plan.id.is_in([used, mine])) == 2


async def test_a_rule_below_what_the_law_asks_for_does_not_count(db: None) -> None:
    row = RetentionRule(what="roles", days=30, changed_at=NOW, changed_by="system")
    await RetentionRule.insert(row)
    assert {one.kept.what: one.days for one in await rules()}["roles"] == 1095
    with pytest.raises(DaysAreFixed):
        await change_rule(SYSTEM, "answers", days=7, held_because="", before={}, now=NOW)

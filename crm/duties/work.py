"""Every hour: whoever looks after an agreement is reminded of what comes due, each step once, in one letter."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.access.policies import policies
from core.access.tables import Account
from core.actor import SYSTEM
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from core.mail.commands import post
from core.mail.drafts import Recipient
from core.settings import settings
from crm.agreements.days import SEOUL, day_in_seoul
from crm.agreements.queries import Card, agreement_for, agreements
from crm.agreements.tables import Agreement
from crm.duties.letters import REMINDER
from crm.duties.queries import Deadline, deadlines
from crm.duties.rules import FROM_HOUR, WHAT_NAMES, step_due
from crm.duties.tables import AgreementReminder
from crm.permissions import Crm
from i18n.catalogue import say
from i18n.formats import long_day
from i18n.locales import DEFAULT, LANGUAGES, Language

BY_CODE = {one.code: one for one in LANGUAGES}
LEADS = """
SELECT DISTINCT a.id, a.email, a.name, a.language FROM core_grant g JOIN core_account a ON a.id = g.account
WHERE g.role = ANY({}) AND g.scope IS NULL AND g.revoked_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > {})
      AND a.disabled_at IS NULL AND a.email IS NOT NULL AND NOT a.sample
"""


async def remind(code: str, *, now: datetime) -> int:
    """How many letters were written for one agreement. The rows that say so are in their transaction, so each step is
    written once and none is lost; two workers wait for each other at the agreement's row.
    """
    if now.astimezone(SEOUL).hour < FROM_HOUR:
        return 0
    async with transaction():
        await Agreement.select(Agreement.id).where(Agreement.code == code).lock_rows("UPDATE")
        card = await agreement_for(SYSTEM, code, now=now)
        due = await _due(card, day_in_seoul(now), now)
        if not due:
            return 0
        count = 0
        for owner, theirs in _by_owner(due).items():
            people = await _people(owner, now)
            for one in people:
                await _write(card, one, [each for each, _ in theirs], now)
            if people:
                await AgreementReminder.insert(*(_row(card, each, step, now) for each, step in theirs))
            count += len(people)
        return count


async def _due(card: Card, today: date, now: datetime) -> list[tuple[Deadline, str]]:
    rows = await AgreementReminder.select().where(AgreementReminder.agreement == card.id)
    found = []
    for one in await deadlines([card], now=now):
        named = (one.what, one.subject, one.due_on)
        sent = {row["step"] for row in rows if (row["what"], row["subject"], row["due_on"]) == named}
        step = step_due(one.what, one.due_on, today, sent)
        if step:
            found.append((one, step))
    return found


def _by_owner(due: Sequence[tuple[Deadline, str]]) -> dict[UUID | None, list[tuple[Deadline, str]]]:
    found: dict[UUID | None, list[tuple[Deadline, str]]] = {}
    for one, step in due:
        found.setdefault(one.owner, []).append((one, step))
    return found


async def _people(owner: UUID | None, now: datetime) -> list[dict[str, Any]]:
    """The owner; where there is none any more, the leads, so that no deadline is nobody's."""
    if owner is not None:
        there = (Account.id == owner) & Account.disabled_at.is_null() & Account.email.is_not_null()
        rows = await Account.select(Account.id, Account.email, Account.name, Account.language).where(there)
        if rows:
            return rows
    roles = sorted(role.value for role in policies()[Crm.AGREEMENT_CLEAR].roles)
    leads: list[dict[str, Any]] = await DB.run_querystring(QueryString(LEADS, roles, now))
    return leads


async def _write(card: Card, to: dict[str, Any], due: Sequence[Deadline], now: datetime) -> None:
    """Of one that not everybody may see a letter says no more than its code."""
    tongue = BY_CODE.get(to["language"] or "", DEFAULT)
    closed = card.sight != "team"
    lines = [f"• {long_day(one.due_on, tongue)}: {_said(one, tongue, closed=closed)}" for one in due]
    await post(
        REMINDER,
        Recipient(to["email"], to["name"], tongue.code, to["id"]),
        now=now,
        code=card.code,
        title=card.code if closed else card.title.read(tongue.chain).text,
        deadlines="\n".join(lines),
        link=f"{settings().base_url}/desk/agreements/{card.code}",
    )


def _said(one: Deadline, tongue: Language, *, closed: bool) -> str:
    if closed or one.text is None:
        return say(tongue, one.says or WHAT_NAMES[one.what])
    return one.text.read(tongue.chain).text


def _row(card: Card, one: Deadline, step: str, now: datetime) -> AgreementReminder:
    return AgreementReminder(
        id=uuid4(),
        agreement=card.id,
        what=one.what,
        subject=one.subject,
        due_on=one.due_on,
        step=step,
        sent_at=now,
    )


async def _run(_arguments: Arguments, now: datetime, progress: Progress) -> Result:
    every = await agreements(SYSTEM, now=now)
    today = day_in_seoul(now)
    near = {one.card.code for one in await deadlines(every, now=now) if one.due_on <= today + timedelta(days=91)}
    count = 0
    for number, code in enumerate(sorted(near), start=1):
        count += await remind(code, now=now)
        await progress(number, len(near))
    return {"count": count}


WORK = Work(
    "crm.duties.remind",
    mark("Remind of what comes due for agreements"),
    mark("Reminded: {count}"),
    _run,
    timedelta(hours=1),
)

"""Every day: waves of editions that have ended, letters for those whose day has come, and reminders of silent companies."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from piccolo.querystring import QueryString

from core.actor import SYSTEM
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from core.journal.commands import record
from core.mail.commands import post
from core.mail.drafts import Recipient
from crm.followups.facts import WaveReminded
from crm.followups.letters import REMINDER
from crm.followups.preparing import places_in, prepare
from crm.followups.rules import NothingToAsk
from crm.followups.tables import FollowUpForm
from crm.followups.waves import begin_waves

DUE = """
SELECT w.id, w.due_on, w.closes_on, e.zone FROM crm_follow_up_wave w JOIN expo_edition e ON e.id = w.edition
WHERE w.prepared_at IS NULL ORDER BY w.due_on
"""
SILENT = """
SELECT f.id, f.wave, f.language, f.reminders, w.closes_on, e.name AS edition_name, o.name AS company_name,
       x.contact_email AS address, x.contact_name AS name, e.zone
FROM crm_follow_up_form f JOIN crm_follow_up_wave w ON w.id = f.wave JOIN expo_edition e ON e.id = w.edition
JOIN directory_organisation o ON o.id = f.company JOIN core_mailing m ON m.id = w.mailing
JOIN core_mail_batch b ON b.id = m.batch
JOIN LATERAL (SELECT * FROM expo_exhibitor x WHERE x.edition = w.edition AND x.organisation = f.company
    AND x.contact_email <> '' AND NOT x.sample AND x.state NOT IN ('declined', 'withdrawn') LIMIT 1) x ON TRUE
WHERE f.answered_at IS NULL AND f.left_out = '' AND f.reminders < w.most_reminders AND b.released_at IS NOT NULL
AND m.stopped_at IS NULL AND coalesce(f.reminded_at, b.released_at) + w.remind_days * interval '1 day' <= {}
ORDER BY f.wave, f.id
"""


async def prepare_due(*, now: datetime) -> int:
    """Letters that were written, and wait for somebody to look at them."""
    count = 0
    for row in await DB.run_querystring(QueryString(DUE)):
        today = now.astimezone(ZoneInfo(row["zone"])).date()
        if row["due_on"] <= today <= row["closes_on"]:
            try:
                count += await prepare(SYSTEM, row["id"], now=now)
            except NothingToAsk:
                continue
    return count


async def remind_silent(*, now: datetime) -> int:
    """Each once a turn, however many workers there are: the same link as before."""
    count = 0
    for row in await DB.run_querystring(QueryString(SILENT, now)):
        if now.astimezone(ZoneInfo(row["zone"])).date() <= row["closes_on"]:
            count += await _remind(row, now)
    return count


async def _remind(row: Mapping[str, Any], now: datetime) -> bool:
    async with transaction():
        still = (FollowUpForm.id == row["id"]) & FollowUpForm.answered_at.is_null()
        values: dict[Any, Any] = {FollowUpForm.reminders: row["reminders"] + 1, FollowUpForm.reminded_at: now}
        turn = still & (FollowUpForm.reminders == row["reminders"])
        if not await FollowUpForm.update(values).where(turn).returning(FollowUpForm.id):
            return False
        names = (row["edition_name"], row["company_name"], row["id"], 0, row["language"])
        to = Recipient(row["address"], row["name"], row["language"])
        await post(REMINDER, to, now=now, **places_in(row, *names))
        await record(SYSTEM, WaveReminded(wave=row["wave"], count=1), now=now)
    return True


async def _run(_arguments: Arguments, now: datetime, _progress: Progress) -> Result:
    begun = await begin_waves(now=now)
    written = await prepare_due(now=now)
    return {"waves": begun, "letters": written, "reminders": await remind_silent(now=now)}


WORK = Work(
    "crm.followups.daily",
    mark("Plan, prepare and remind of follow-up waves"),
    mark("Waves: {waves}, letters: {letters}, reminders: {reminders}"),
    _run,
    timedelta(days=1),
)

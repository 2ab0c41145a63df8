"""Writing the letters of a mailing to exhibitors in the background: held, each in its reader's language."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from core.db.transaction import transaction
from core.errors import NotFound, mark
from core.jobs.registry import Arguments, Progress, Result, Work
from core.mail.drafts import Recipient
from core.mail.tables import Letter
from core.mailings.rules import read_in, written_elsewhere
from core.mailings.tables import Mailing
from core.mailings.writing import compose, held_letter
from core.settings import settings
from core.settings_kept.queries import kept
from core.settings_kept.rules import REPLY_TO
from expo.editions.tables import Edition
from expo.exhibitors.mailings.commands import WRITE
from expo.exhibitors.mailings.rules import CAN_LACK, NOTHING, SCOPE
from expo.exhibitors.mailings.tables import ExhibitorMailing, MailedExhibitor
from expo.exhibitors.queries import Application, locked
from expo.exhibitors.tasks.queries import chores_of
from expo.exhibitors.tasks.rules import Chore
from expo.reservations.queries import Let, lets
from i18n.formats import instant, long_day
from i18n.locales import DEFAULT, LANGUAGES, Language
from i18n.text import required

AT_ONCE = 100
BY_CODE = {one.code: one for one in LANGUAGES}
written_elsewhere(SCOPE)


async def write(arguments: Arguments, now: datetime, progress: Progress) -> Result:
    """Whom a former run wrote to already is not written to again; a withdrawn mailing is left alone."""
    mailing = UUID(arguments["mailing"])
    row = await Mailing.select().where(Mailing.id == mailing).first()
    there = await ExhibitorMailing.select().where(ExhibitorMailing.mailing == mailing).first()
    if row is None or there is None or row["stopped_at"]:
        return {"count": 0}
    of = MailedExhibitor.mailing == there["id"]
    missing = of & (MailedExhibitor.left_out == "") & MailedExhibitor.letter.is_null()
    count = 0
    while ones := await MailedExhibitor.select().where(missing).order_by(MailedExhibitor.id).limit(AT_ONCE):
        count += await _write(row, there["edition"], ones, now)
        await progress(count, count + len(ones))
    every = await MailedExhibitor.select(MailedExhibitor.left_out).where(of)
    counted = Counter(one["left_out"] for one in every if one["left_out"])
    values: dict[Any, Any] = {Mailing.written_at: now, Mailing.left_out: json.dumps(counted)}
    await Mailing.update(values).where((Mailing.id == mailing) & Mailing.written_at.is_null())
    return {"count": count}


async def _write(mailing: Mapping[str, Any], edition: UUID, ones: Sequence[Mapping[str, Any]], now: datetime) -> int:
    texts: dict[str, dict[str, str]] = json.loads(mailing["texts"])
    answered = (await kept())[REPLY_TO]
    async with transaction():
        row = await Edition.objects().get(Edition.id == edition)
        if row is None:
            raise NotFound
        chores = await chores_of(edition, [one["exhibitor"] for one in ones])
        booths: dict[UUID | None, list[Let]] = {}
        for let in await lets(edition):
            booths.setdefault(let.exhibitor, []).append(let)
        for one in ones:
            known = await locked(one["exhibitor"])
            language = read_in(known.contact.language or DEFAULT.code, texts)
            own = places_for(known, row, chores.get(known.id, []), booths.get(known.id, []), BY_CODE[language])
            to = Recipient(known.contact.email, known.contact.name, language)
            letter = held_letter(mailing["batch"], to, compose(texts[language], own, language, answered), now)
            await Letter.insert(letter)
            lacks = " ".join(name for name in lacking(texts[language], own))
            written: dict[Any, Any] = {MailedExhibitor.letter: letter.id, MailedExhibitor.lacks: lacks}
            await MailedExhibitor.update(written).where(MailedExhibitor.id == one["id"])
    return len(ones)


def places_for(
    known: Application, row: Edition, chores: Sequence[Chore], booths: Sequence[Let], language: Language
) -> dict[str, str]:
    """What stands in each place of somebody's letter: a dash where there is nothing to say."""
    due = min((one.due_on for one in chores if not one.done), default=None)
    kept = [one.until.astimezone(ZoneInfo(row.zone)) for one in booths if one.state == "kept" and one.until]
    return {
        "organisation": known.name.read(language.chain).text,
        "name": known.contact.name or NOTHING,
        "edition": required(row.name).read(language.chain).text,
        "booth": " · ".join(one.number for one in booths) or NOTHING,
        "until": instant(min(kept), language) if kept else NOTHING,
        "deadline": long_day(due, language) if due else NOTHING,
        "link": f"{settings().base_url}/portal/{known.organisation_code}/exhibit/{row.slug}",
    }


def lacking(text: Mapping[str, str], own: Mapping[str, str]) -> list[str]:
    """Places that the text has and of which there is nothing to say."""
    said = f"{text['subject']} {text['body']}"
    return [name for name in CAN_LACK if own[name] == NOTHING and f"{{{name}}}" in said]


WORK = Work(WRITE, mark("Write the letters of a mailing to exhibitors"), mark("Letters written: {count}"), write)

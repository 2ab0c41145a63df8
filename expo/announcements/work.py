"""Writing the letters of a release in the background: held, each address once, in its reader's language."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.db.transaction import transaction
from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from core.mail.drafts import Written
from core.mail.rules import one_line
from core.mail.tables import Letter
from core.mailings.rules import Scope, written_elsewhere
from core.mailings.tables import Mailing
from core.settings_kept.queries import kept
from core.settings_kept.rules import REPLY_TO
from expo.announcements.commands import PURPOSES, WRITE
from expo.announcements.letters import TEMPLATES, Matter, composed
from expo.announcements.queries import Announced, announcements_of, told_by
from expo.announcements.recipients import Found, concerned
from expo.announcements.rules import Addressed, grouped
from expo.announcements.tables import Announced as Row
from expo.announcements.tables import Announcement
from expo.editions.queries import held, slugs_of
from expo.releases.publication import Publication
from expo.releases.queries import release_numbered

AT_ONCE = 200
SCOPES = (
    Scope("release:service", mark("Speakers, and who signed up, of changed sessions")),
    Scope("release:starred", mark("Who starred changed sessions and agreed to letters"), purpose=PURPOSES["starred"]),
)
written_elsewhere(*SCOPES)


async def write(arguments: Arguments, now: datetime, progress: Progress) -> Result:
    """Whole and anew each time, in one transaction: what stood there of these letters before is gone."""
    edition, number = UUID(arguments["edition"]), int(arguments["number"])
    slug = (await slugs_of([edition])).get(edition)
    if slug is None:
        return {"count": 0}
    async with transaction():
        await held(slug)
        parts = [one for one in await announcements_of(edition, number) if one.open]
        for part in parts:
            held_ones = (Letter.batch == part.batch) & (Letter.state == "held")
            await Letter.delete().where(held_ones)
            await Row.delete().where(Row.announcement == part.id)
        return {"count": sum([await _write(part, now, progress) for part in parts])}


async def _write(part: Announced, now: datetime, progress: Progress) -> int:
    shown, told = Publication(await release_numbered(part.edition, part.number)), await told_by(part)
    base = await release_numbered(part.edition, part.base)
    speakers = {one.code: one for one in (*base.speakers, *shown.snapshot.speakers)}
    found = await concerned(part.edition, told, speakers, shown.snapshot.released_at, now)
    letters = [one for one in grouped(found.candidates, told, part.left_out) if one.kind == part.kind]
    letters = await _untold(part, letters)
    matter = Matter(shown, told, part.note, (await kept())[REPLY_TO])
    for first in range(0, len(letters), AT_ONCE):
        await progress(first, len(letters))
        await _insert(part, matter, letters[first : first + AT_ONCE], now)
    await _finished(part, found, now)
    return len(letters)


async def _untold(part: Announced, letters: list[Addressed]) -> list[Addressed]:
    """Who stands in the other kind's letters of this release is not written to again."""
    rows = await Row.select(Row.address).where(Row.release == part.release)
    there = {row["address"] for row in rows}
    return [one for one in letters if one.address not in there]


async def _insert(part: Announced, matter: Matter, letters: Sequence[Addressed], now: datetime) -> None:
    texts = [composed(matter, one) for one in letters]
    await Letter.insert(*(_letter(part, one, text, now) for one, text in zip(letters, texts, strict=True)))
    await Row.insert(*(_row(part, one, text.language) for one, text in zip(letters, texts, strict=True)))


def _letter(part: Announced, to: Addressed, text: Written, now: datetime) -> Letter:
    return Letter(
        id=uuid4(),
        account=to.account,
        address=one_line(to.address),
        name=one_line(to.name),
        language=text.language,
        template=TEMPLATES[to.kind],
        subject=one_line(text.subject),
        text=text.text,
        html=text.html,
        state="held",
        batch=part.batch,
        made_at=now,
        due_at=now,
    )


def _row(part: Announced, to: Addressed, language: str) -> Row:
    return Row(
        id=uuid4(),
        release=part.release,
        announcement=part.id,
        address=to.address,
        account=to.account,
        person=to.person,
        language=language,
        reasons=" ".join(to.told),
    )


async def _finished(part: Announced, found: Found, now: datetime) -> None:
    refused = {"no_consent": found.declined} if part.kind == "starred" and found.declined else {}
    values: dict[Any, Any] = {Mailing.written_at: now, Mailing.left_out: json.dumps(refused)}
    await Mailing.update(values).where(Mailing.id == part.mailing)
    unreachable = {Announcement.unreachable: json.dumps(found.unreachable)}
    await Announcement.update(unreachable).where(Announcement.id == part.id)  # type: ignore[arg-type]


WORK = Work(WRITE, mark("Write the letters about a release"), mark("Letters written: {count}"), write)

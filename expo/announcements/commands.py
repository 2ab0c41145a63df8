"""Preparing the letters of a release, changing what they say, letting them go or dropping them."""

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import SYSTEM, Actor
from core.db.transaction import transaction
from core.errors import NotFound
from core.forms.merging import Lines, differences, put_together
from core.forms.rows import Began, compared, rows_of
from core.jobs.commands import ask
from core.journal.commands import record
from core.mail.rules import one_line
from core.mail.tables import Batch
from core.mailings.commands import keep_back, let_go
from core.mailings.tables import Mailing
from expo.announcements.facts import LettersChanged, LettersDropped, LettersPrepared, LettersReleased
from expo.announcements.letters import SUBJECT
from expo.announcements.queries import Announced, announcements_of, latest_before
from expo.announcements.recipients import PURPOSE
from expo.announcements.rules import KINDS, LEFT_OUT, Letters, NewerRelease, NothingWaits, concerning
from expo.announcements.tables import Announced as Row
from expo.announcements.tables import Announcement
from expo.editions.queries import edition_called, held, slugs_of
from expo.permissions import Expo
from expo.releases.queries import latest_numbers, release_numbered
from expo.releases.tables import Release
from i18n.lines import text_in
from i18n.text import to_json

WRITE = "expo.announcements.write"
PURPOSES: dict[Letters, str | None] = {"service": None, "starred": PURPOSE}


async def prepare(release: UUID, *, now: datetime) -> bool:
    """Letters about what concerns people, held; none when nothing does. Letters about earlier releases that nobody has
    decided about are dropped, and these tell of their changes too. Harmless the second time. Raises NotFound.
    """
    row = await Release.select(Release.edition, Release.number, Release.name).where(Release.id == release).first()
    if row is None:
        raise NotFound
    slug = (await slugs_of([row["edition"]]))[row["edition"]]
    async with transaction():
        await held(slug)
        if await announcements_of(row["edition"], row["number"]):
            return False
        after = await release_numbered(row["edition"], row["number"])
        prepared: int | None = None
        for kind in KINDS:
            base = await _base(row["edition"], row["number"], kind, now)
            if base and concerning(await release_numbered(row["edition"], base), after):
                await _insert(release, kind, base, f"{row['number']} · {row['name']}", now)
                prepared = base
        if prepared is None:
            return False
        fact = LettersPrepared(edition=row["edition"], release=release, number=row["number"], base=prepared)
        await record(SYSTEM, fact, now=now)
        await ask(SYSTEM, WRITE, {"edition": str(row["edition"]), "number": row["number"]}, now=now)
    return True


async def _base(edition: UUID, number: int, kind: Letters, now: datetime) -> int:
    """What people were told last: the release before, or that from which letters told which were never sent."""
    former = await latest_before(edition, number, kind)
    if former is None or not former.open:
        return number - 1
    await keep_back(SYSTEM, former.mailing, now=now)
    await Announcement.update({Announcement.superseded_by: number}).where(Announcement.id == former.id)
    await Row.delete().where(Row.announcement == former.id)
    return former.base


async def _insert(release: UUID, kind: Letters, base: int, title: str, now: datetime) -> None:
    batch = Batch(id=uuid4(), title=one_line(title)[:200], made_at=now, made_by=str(SYSTEM))
    # What it says depends on the reader; of all only the subject is the same.
    texts = json.dumps({"en": {"subject": SUBJECT, "body": ""}})
    mailing = Mailing(id=uuid4(), batch=batch.id, whom=f"release:{kind}", purpose=PURPOSES[kind], texts=texts)
    await Batch.insert(batch)
    await Mailing.insert(mailing)
    made = Announcement(id=uuid4(), release=release, kind=kind, base=base, mailing=mailing.id, prepared_at=now)
    await Announcement.insert(made)


async def revise(
    actor: Actor,
    *,
    edition: str,
    number: int,
    note: Lines,
    left_out: Collection[str],
    before: Lines,
    left_before: Began,
    now: datetime,
) -> None:
    """The letters are written anew; `note` has a line a language. What somebody else said since `before` stays. Raises
    Denied, NotFound, ChangedMeanwhile, NothingWaits.
    """
    require(actor, Expo.RELEASE_WRITE)
    async with transaction():
        waiting = await _waiting(edition, number)
        theirs = waiting[0]
        silent = compared(LEFT_OUT, left_before, dict.fromkeys(left_out, "yes"), dict.fromkeys(theirs.left_out, "yes"))
        after = put_together([*differences(before, note, theirs.note_lines), *silent])
        said = {name: line for name, line in after.items() if name in note}
        untold = rows_of(LEFT_OUT, {name: line for name, line in after.items() if name not in note})
        values: dict[Any, Any] = {
            Announcement.note: to_json(text_in(said, theirs.note, "note")),
            Announcement.left_out: json.dumps(sorted(untold)),
        }
        await Announcement.update(values).where(Announcement.id.is_in([one.id for one in waiting]))
        await Mailing.update({Mailing.written_at: None}).where(Mailing.id.is_in([one.mailing for one in waiting]))
        first = waiting[0]
        fact = LettersChanged(edition=first.edition, release=first.release, number=number)
        await record(actor, fact, now=now)
        await ask(actor, WRITE, {"edition": str(first.edition), "number": number}, now=now)


async def release_letters(actor: Actor, *, edition: str, number: int, now: datetime) -> None:
    """From now on they are sent. Raises Denied, NotFound, NothingWaits, NewerRelease, NotWrittenYet."""
    require(actor, Expo.LETTER_RELEASE)
    async with transaction():
        waiting = await _waiting(edition, number)
        if (await latest_numbers())[edition] != number:
            raise NewerRelease
        for one in waiting:
            await let_go(actor, one.mailing, now=now)
        count = await Row.count().where(Row.announcement.is_in([one.id for one in waiting]))
        first = waiting[0]
        fact = LettersReleased(edition=first.edition, release=first.release, number=number, count=count)
        await record(actor, fact, now=now)


async def drop_letters(actor: Actor, *, edition: str, number: int, now: datetime) -> None:
    """Nobody is written to about this release, later neither. Raises Denied, NotFound, NothingWaits."""
    require(actor, Expo.LETTER_RELEASE)
    async with transaction():
        waiting = await _waiting(edition, number)
        for one in waiting:
            await keep_back(actor, one.mailing, now=now)
        first = waiting[0]
        await record(actor, LettersDropped(edition=first.edition, release=first.release, number=number), now=now)


async def _waiting(edition: str, number: int) -> list[Announced]:
    """Under the edition's lock, so that no release comes between."""
    row = await held((await edition_called(edition)).slug)
    there = await announcements_of(row.id, number)
    if not there:
        raise NotFound
    waiting = [one for one in there if one.open]
    if not waiting:
        raise NothingWaits
    return waiting

"""A letter becomes an entry: once, on the timelines of the records that it was dropped on and of those who wrote it."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Conflict, Invalid, mark
from core.files import commands as files
from core.files.rules import FileRefused
from core.files.uploads import Upload
from crm.agreements.days import day_in_seoul
from crm.subjects.rules import Subject
from crm.timeline import commands
from crm.timeline.files.commands import scope_of
from crm.timeline.mail.matching import known_to
from crm.timeline.mail.rules import Letter, read_letter
from crm.timeline.permissions import Desk
from crm.timeline.queries import entry_for
from crm.timeline.rules import Given
from crm.timeline.slots import ENTRY_PAPER
from crm.timeline.tables import EntryFile, EntrySubject, MailTaken

UNTITLED = "…"
NAMED_BELOW = "From: {sender}\n\n{text}"


class TakenMeanwhile(Conflict):
    """The same letter came twice at once: the first one stands."""


async def take_letter(actor: Actor, content: bytes, subjects: Sequence[Subject], *, lang: str, now: datetime) -> UUID:
    """The entry that it is from now on. One that was taken before is put on these timelines, too. Raises NoLetter, Invalid
    where nobody knows what it is about, NotFound.
    """
    require(actor, Desk.ENTRY_WRITE)
    letter = read_letter(content)
    digest = hashlib.sha256(letter.key.encode() or content).hexdigest()
    try:
        return await _taken_before(actor, digest, subjects) or await _take(actor, letter, digest, subjects, lang, now)
    except TakenMeanwhile:
        found = await _taken_before(actor, digest, subjects)
        if found is None:
            raise
        return found


async def _taken_before(actor: Actor, digest: str, subjects: Sequence[Subject]) -> UUID | None:
    async with transaction():
        row = await MailTaken.select(MailTaken.entry).where(MailTaken.digest == digest).first()
        if row is None:
            return None
        there = set((await entry_for(actor, row["entry"])).subjects)
        for one in sorted(set(subjects) - there):
            await EntrySubject.insert(EntrySubject(id=uuid4(), entry=row["entry"], **one.columns))
        entry: UUID = row["entry"]
        return entry


async def _take(
    actor: Actor, letter: Letter, digest: str, subjects: Sequence[Subject], lang: str, now: datetime
) -> UUID:
    known = await known_to(letter.addresses, day_in_seoul(now))
    about = [*dict.fromkeys([*subjects, *known.subjects])]
    if not about:
        raise Invalid({"about": mark("Nobody known wrote or got this letter. Please say what it is about.")})
    at = letter.at or now
    given = Given(
        kind="mail",
        on=day_in_seoul(at),
        at=at,
        zone="Asia/Seoul",
        title=letter.subject or UNTITLED,
        text=NAMED_BELOW.format(sender=letter.sender, text=letter.text) if letter.sender else letter.text,
        lang=lang,
        subjects=about,
        people=known.people,
        colleagues=known.accounts,
    )
    entry = uuid4()
    papers = [one for paper in letter.papers if (one := await _paper(actor, paper, entry)) is not None]
    async with transaction(), refusing({"crm_mail_taken_digest_key": TakenMeanwhile()}):
        made = await commands.add_entry(actor, given, now=now)
        await MailTaken.insert(MailTaken(id=uuid4(), digest=digest, entry=made, taken_at=now))
        for paper in papers:
            file = await files.write_down(actor, paper, now=now)
            await EntryFile.insert(EntryFile(id=uuid4(), entry=made, file=file, document=uuid4(), version=1))
    return made


async def _paper(actor: Actor, upload: Upload, entry: UUID) -> files.Taken | None:
    """None for a kind that we do not keep: the letter is taken without it."""
    try:
        return await files.take(actor, upload, slot=ENTRY_PAPER, scope=scope_of(entry))
    except FileRefused:
        return None

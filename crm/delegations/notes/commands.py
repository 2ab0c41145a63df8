"""Writing a briefing note: what was read once stays, a change is the next version."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Conflict, NotFound, mark
from core.journal.commands import record
from crm.delegations.facts import BriefingNoteWritten
from crm.delegations.notes.tables import BriefingNote
from crm.delegations.queries import locked


class NewerNote(Conflict):
    message = mark("Somebody else wrote a newer version while you were writing. Yours is below: look at theirs first.")


@dataclass(frozen=True, slots=True)
class Note:
    """One version in one language."""

    id: UUID
    subject: str
    lang: str
    number: int
    body: str
    made_at: datetime
    made_by: str


async def write_note(
    actor: Actor, code: str, *, subject: str, lang: str, body: str, follows: int, now: datetime
) -> UUID:
    """Its id. `follows` is the number of the version that the writer began from, 0 for a first one. Raises NewerNote,
    NotFound.
    """
    async with transaction():
        card = await locked(actor, code)
        latest = await _latest(card.id, subject, lang)
        if (latest["number"] if latest else 0) != follows:
            raise NewerNote
        if latest and latest["body"] == body:
            found: UUID = latest["id"]
            return found
        row = BriefingNote(
            id=uuid4(),
            visit=card.id,
            subject=subject,
            lang=lang,
            number=follows + 1,
            body=body,
            made_at=now,
            made_by=str(actor),
        )
        await BriefingNote.insert(row)
        await record(actor, BriefingNoteWritten(visit=card.id, number=row.number, tongue=lang), now=now)
    return row.id


async def notes_of(visit: UUID) -> list[Note]:
    """By subject and language, the latest version first."""
    rows = (
        await BriefingNote.select()
        .where(BriefingNote.visit == visit)
        .order_by(BriefingNote.subject)
        .order_by(BriefingNote.lang)
        .order_by(BriefingNote.number, ascending=False)
    )
    return [_note(row) for row in rows]


async def note_of(visit: UUID, note: UUID) -> Note:
    """Raises NotFound."""
    row = await BriefingNote.select().where((BriefingNote.visit == visit) & (BriefingNote.id == note)).first()
    if row is None:
        raise NotFound
    return _note(row)


def _note(row: dict[str, Any]) -> Note:
    return Note(**{name: value for name, value in row.items() if name != "visit"})


async def _latest(visit: UUID, subject: str, lang: str) -> dict[str, Any] | None:
    same = (BriefingNote.visit == visit) & (BriefingNote.subject == subject) & (BriefingNote.lang == lang)
    return await BriefingNote.select().where(same).order_by(BriefingNote.number, ascending=False).first()

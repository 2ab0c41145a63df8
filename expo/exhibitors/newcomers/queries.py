"""What reviewers are shown of an organisation that wrote itself into the directory."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.access.rules import may
from core.actor import Actor
from directory.duplicates.queries import Side, sides_of
from directory.duplicates.subjects import ORGANISATION
from directory.organisations.additions.queries import similar
from directory.organisations.queries import organisation_for
from directory.organisations.tables import Organisation
from directory.permissions import Directory
from expo.exhibitors.newcomers.rules import shown_number
from expo.exhibitors.newcomers.tables import Newcomer
from expo.exhibitors.queries import Application
from expo.exhibitors.tables import Exhibitor


@dataclass(frozen=True, slots=True)
class Newly:
    """`number` as it is written, empty for none; `answer` is empty while nobody has said which organisation it is."""

    number: str
    answer: str
    came_at: datetime
    alike: tuple[Side, ...]


async def newcomer_of(actor: Actor, known: Application) -> Newly | None:
    """None for an organisation that was there before. Those alike are looked for until somebody has answered."""
    row = await Newcomer.objects().where(Newcomer.exhibitor == known.id).first()
    if row is None:
        return None
    alike = await _alike(actor, known, row.number) if not row.answer else ()
    return Newly(shown_number(row.number), row.answer, row.came_at, alike)


async def unanswered(exhibitor: UUID) -> bool:
    """Whether nobody has said yet which organisation this is."""
    return bool(await Newcomer.exists().where((Newcomer.exhibitor == exhibitor) & (Newcomer.answer == "")))


async def _alike(actor: Actor, known: Application, number: str) -> tuple[Side, ...]:
    if not may(actor, Directory.ORGANISATION_CREATE):
        return ()
    mine = await organisation_for(actor, known.organisation_code)
    found = {one.id: one for one in await similar(actor, mine.texts(), mine.kind)}
    if number:
        same = (Newcomer.number == number) & (Newcomer.exhibitor != known.id)
        rows = await Newcomer.select(Newcomer.exhibitor).where(same).output(as_list=True)
        theirs = Exhibitor.select(Exhibitor.organisation).where(Exhibitor.id.is_in(rows or [known.id]))
        found |= await sides_of(ORGANISATION, set(await theirs.output(as_list=True)))
    return tuple(one for one in found.values() if one.id != known.organisation)


async def organisation_called(code: str) -> UUID | None:
    """Whatever its reach: for those who review and have been shown it."""
    row = await Organisation.select(Organisation.id).where(Organisation.code == code).first()
    return row["id"] if row else None

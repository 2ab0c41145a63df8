"""Files of a proposal, for somebody who sees it: their names are not read for those who must not learn whose it is."""

from dataclasses import dataclass, replace
from uuid import UUID

from piccolo.querystring import QueryString

from core.actor import SYSTEM
from core.db.engine import DB
from core.errors import NotFound
from core.files.kinds import NAMES, Kind
from core.files.queries import Sendable, part_for
from core.files.scanning import State
from expo.proposals.attachments.rules import nameless
from expo.proposals.attachments.tables import Attachment as Row
from expo.proposals.reviews.queries import Task

FILES = """
SELECT a.id, a.place, {name} AS name, f.kind, f.size, f.state
FROM expo_proposal_attachment a JOIN core_file f ON f.id = a.file
WHERE a.proposal = {{}} AND f.ended_at IS NULL ORDER BY a.place
"""
NAMED, NAMELESS = FILES.format(name="f.name"), FILES.format(name="''")


@dataclass(frozen=True, slots=True)
class Attachment:
    """`name` is empty for those who must not learn it; `size` in octets as it was sent."""

    id: UUID
    place: int
    name: str
    kind: Kind
    size: int
    state: str

    @property
    def called(self) -> str:
        """The kind as people say it."""
        return NAMES[self.kind]

    @property
    def infected(self) -> bool:
        return self.state == State.INFECTED


async def attachments_of(proposal: UUID, *, named: bool = True) -> list[Attachment]:
    """Asks nobody for permission."""
    query = QueryString(NAMED if named else NAMELESS, proposal)
    return [Attachment(**row) for row in await DB.run_querystring(query)]


async def attachments_for_review(task: Task) -> list[Attachment]:
    """Without names in an anonymous call."""
    return await attachments_of(task.id, named=not task.anonymous)


async def sendable_of(proposal: UUID, attachment: UUID) -> Sendable:
    """Asks nobody for permission. Raises NotFound for a file of another proposal."""
    return (await _sendable(proposal, attachment))[1]


async def sendable_for_review(task: Task, attachment: UUID) -> Sendable:
    """Under no name of the submitter's in an anonymous call. Raises NotFound."""
    place, found = await _sendable(task.id, attachment)
    return replace(found, name=nameless(task.code, place, found.name)) if task.anonymous else found


async def _sendable(proposal: UUID, attachment: UUID) -> tuple[int, Sendable]:
    row = await Row.select(Row.place, Row.file).where((Row.id == attachment) & (Row.proposal == proposal)).first()
    if row is None:
        raise NotFound
    return row["place"], await part_for(SYSTEM, row["file"])

"""Writing down steps of editing, so that others see them and they can be taken back; inside the caller's transaction."""

from datetime import datetime
from uuid import UUID, uuid4

from core.actor import Actor
from core.live.notices import tell
from expo.editions.tables import Edition
from expo.programme.edits.states import State, What, encode
from expo.programme.tables import Edit

SUBJECT = "draft"
"""Of the notice that a step was committed, followed by the edition's slug."""


async def written_down(
    actor: Actor,
    edition: Edition,
    what: What,
    target: UUID,
    *,
    before: State | None,
    after: State | None,
    now: datetime,
    undoes: int | None = None,
) -> int:
    """The step's number. Every page that is open hears of it when the transaction commits."""
    number = await last_number(edition.id) + 1
    await Edit.insert(
        Edit(
            id=uuid4(),
            edition=edition.id,
            number=number,
            at=now,
            actor=str(actor),
            what=what,
            target=target,
            before=encode(before),
            after=encode(after),
            undoes=undoes,
        )
    )
    await tell(f"{SUBJECT}:{edition.slug}")
    return number


async def last_number(edition: UUID) -> int:
    """0 before the first step."""
    row = (
        await Edit.select(Edit.number)
        .where(Edit.edition == edition)
        .order_by(Edit.number, ascending=False)
        .limit(1)
        .first()
    )
    return row["number"] if row else 0

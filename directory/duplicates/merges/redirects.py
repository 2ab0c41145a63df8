"""Where an old address leads: what was merged is found where it went, however often that was merged again."""

from uuid import UUID

from directory.duplicates.tables import Merge

FURTHEST = 20


async def survivor_of_code(code: str) -> UUID | None:
    """Of an organisation's code that stands for nothing any more; None where it never stood for anything."""
    row = await _latest(Merge.code == code, "organisation")
    return await survivor_of(row, "organisation") if row else None


async def elsewhere(record: UUID, kind: str) -> UUID | None:
    """Where it went; None for what was not merged."""
    found = await survivor_of(record, kind)
    return None if found == record else found


async def survivor_of(record: UUID, kind: str) -> UUID:
    """The record itself where it was not merged."""
    for _ in range(FURTHEST):
        further = await _latest(Merge.gone == record, kind)
        if further is None:
            break
        record = further
    return record


async def _latest(where: object, kind: str) -> UUID | None:
    row = (
        await Merge.select(Merge.survivor)
        .where(where, Merge.kind == kind, Merge.undone_at.is_null())  # type: ignore[arg-type]
        .order_by(Merge.merged_at, ascending=False)
        .first()
    )
    return row["survivor"] if row else None

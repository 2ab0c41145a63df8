"""Promising a resource: the one way into the commitments, used by every feature that makes somebody busy."""

from collections.abc import Iterable, Sequence
from uuid import UUID, uuid4

from core.commitments.rules import Promise
from core.commitments.tables import Commitment

ROWS_A_STATEMENT = 2_000


async def promise(promises: Sequence[Promise]) -> None:
    """Writes them all; the constraint `rules.NOT_TWICE` refuses a clash (wrap with `core.db.transaction.refusing`)."""
    rows = [_row(one) for one in promises]
    for first in range(0, len(rows), ROWS_A_STATEMENT):
        await Commitment.insert(*rows[first : first + ROWS_A_STATEMENT])


async def release_sources(sources: Iterable[UUID]) -> None:
    """Nothing is promised for these sources any more; comes before new promises for a source that moved."""
    given = list(sources)
    if given:
        await Commitment.delete().where(Commitment.source.is_in(given))


def _row(one: Promise) -> Commitment:
    return Commitment(
        id=uuid4(),
        resource=one.resource,
        source_kind=one.source_kind,
        source=one.source,
        begins_at=one.during.begin,
        ends_at=one.during.end,
        exclusive=one.override is None,
        override_reason=one.override.reason if one.override else None,
        override_by=one.override.by if one.override else None,
    )

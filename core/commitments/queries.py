"""Who is busy when: what a clash is explained with."""

from collections.abc import Iterable
from uuid import UUID

from core.commitments.rules import Override, Promise
from core.commitments.tables import Commitment
from core.spans import Span


async def promises_of(resources: Iterable[UUID], during: Span) -> list[Promise]:
    """Everything these resources are promised to that overlaps `during`, earliest first."""
    rows = (
        await Commitment.objects()
        .where(
            Commitment.resource.is_in(list(resources)),
            Commitment.begins_at < during.end,
            Commitment.ends_at > during.begin,
        )
        .order_by(Commitment.begins_at)
    )
    return [_promise(row) for row in rows]


def _promise(row: Commitment) -> Promise:
    override = None if row.exclusive else Override(row.override_reason or "", row.override_by or "")
    return Promise(row.resource, row.source_kind, row.source, Span(row.begins_at, row.ends_at), override)

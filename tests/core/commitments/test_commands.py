"""What can be promised once is promised once, whoever asks and however many at a time."""

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from core.commitments.commands import promise, release_sources
from core.commitments.queries import promises_of
from core.commitments.rules import NOT_TWICE, Override, Promise
from core.commitments.tables import Commitment
from core.db.transaction import refusing, transaction
from core.errors import Conflict
from core.spans import Span

TEN = datetime(2026, 12, 8, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
CLIENTS = 50


def span(begin: float, end: float) -> Span:
    return Span(TEN + begin * HOUR, TEN + end * HOUR)


async def take(resource: UUID, during: Span, override: Override | None = None) -> None:
    async with refusing({NOT_TWICE: Conflict()}):
        await promise([Promise(resource, "slot", uuid4(), during, override)])


async def test_a_resource_is_refused_to_a_second_source_and_no_trace_is_left(db: None) -> None:
    minister = uuid4()
    await take(minister, span(0, 1))
    with pytest.raises(Conflict):
        await take(minister, span(0.5, 1.5))
    assert await Commitment.count() == 1


async def test_touching_spans_and_other_resources_do_not_clash(db: None) -> None:
    room = uuid4()
    await take(room, span(0, 1))
    await take(room, span(1, 2))
    await take(uuid4(), span(0, 2))
    assert await Commitment.count() == 3


async def test_a_stated_override_is_kept_with_who_and_why(db: None) -> None:
    area = uuid4()
    await take(area, span(0, 1))
    await take(area, span(0, 1), Override("the agora runs several at once", "person:7"))
    kept = await promises_of([area], span(0, 1))
    assert [one.override for one in kept if one.override] == [Override("the agora runs several at once", "person:7")]


async def test_what_is_released_can_be_promised_again(db: None) -> None:
    car, source = uuid4(), uuid4()
    await promise([Promise(car, "transfer", source, span(0, 1))])
    await release_sources([source])
    await take(car, span(0, 1))
    assert await Commitment.count() == 1


async def test_of_fifty_at_once_one_wins(db: None) -> None:
    table = uuid4()
    results = await asyncio.gather(*(take(table, span(0, 1)) for _ in range(CLIENTS)), return_exceptions=True)
    assert [result for result in results if result is None] == [None]
    assert sum(isinstance(result, Conflict) for result in results) == CLIENTS - 1


@pytest.mark.planted("promised twice")
async def test_looking_first_and_then_writing_promises_twice(db: None) -> None:
    """The naive twin: without the constraint the same race is lost, so the test above can fail."""
    table = uuid4()

    async def naive() -> None:
        async with transaction():
            if not await promises_of([table], span(0, 1)):
                await asyncio.sleep(0.1)
                await promise([Promise(table, "slot", uuid4(), span(0, 1), Override("naive", "test"))])

    await asyncio.gather(*(naive() for _ in range(CLIENTS)))
    assert await Commitment.count() > 1

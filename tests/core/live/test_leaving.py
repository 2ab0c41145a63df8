"""A listener that is told to stop stops, whatever it hears at that very moment."""

import asyncio

import pytest

from core.db.transaction import transaction
from core.live.listener import listen
from core.live.notices import tell
from core.settings import settings


async def stopped_while_hearing(*, later_ticks: int) -> bool:
    """Two notices come at once; `later_ticks` turns of the loop after the first, the listener is cancelled."""
    loop = asyncio.get_running_loop()
    listening: asyncio.Task[None]
    ready = asyncio.Event()

    def cancel_after(ticks: int) -> None:
        if ticks:
            loop.call_soon(cancel_after, ticks - 1)
        else:
            listening.cancel()

    async def heard(subject: str | None) -> None:
        if subject is None:
            ready.set()
        elif subject == "first":
            cancel_after(later_ticks)

    listening = asyncio.create_task(listen(settings().database_url, heard))
    await ready.wait()
    async with transaction():
        await tell("first")
        await tell("second")
    done, _ = await asyncio.wait({listening}, timeout=2)
    listening.cancel()
    return bool(done)


@pytest.mark.parametrize("later_ticks", range(6))
async def test_a_listener_that_is_cancelled_ends_even_when_a_notice_has_just_come(later_ticks: int, db: None) -> None:
    """Python's wait_for loses a cancellation that meets a result (until 3.12): a process then never stopped."""
    assert await stopped_while_hearing(later_ticks=later_ticks)

"""Pages that stay open: woken by notices of their subject, let go when the process stops."""

import asyncio

import pytest

from core.errors import Unavailable
from core.live.hub import Hub


async def test_a_listener_is_woken_by_its_own_subject_and_beats_in_between() -> None:
    hub = Hub()
    beats = hub.beats("edition:a", seconds=5, heartbeat=0.02)
    assert await anext(beats) is True
    await hub.hear("edition:b")
    assert await anext(beats) is False
    await hub.hear("edition:a")
    assert await anext(beats) is True
    await hub.hear(None)
    assert await anext(beats) is True
    await beats.aclose()
    assert hub.count == 0


async def test_a_full_or_closing_hub_lets_nobody_in_and_everybody_go() -> None:
    hub = Hub(most=1)
    beats = hub.beats("edition:a", seconds=5)
    assert await anext(beats) is True
    with pytest.raises(Unavailable):
        await anext(hub.beats("edition:a", seconds=5))
    waiting = asyncio.ensure_future(anext(beats, None))
    await asyncio.sleep(0)
    hub.close()
    assert await asyncio.wait_for(waiting, 1) is None
    assert hub.count == 0
    with pytest.raises(Unavailable):
        await anext(hub.beats("edition:a", seconds=5))


async def test_listening_ends_after_its_time_so_that_one_is_asked_again_who_one_is() -> None:
    beats = [beat async for beat in Hub().beats("edition:a", seconds=0.05, heartbeat=0.02)]
    assert beats[0] is True
    assert set(beats[1:]) == {False}

"""Many who ask at once share a reading that began after they asked, and nobody is told of a time before."""

import asyncio

import pytest

from core.db.together import Together


class Board:
    """What is read takes a while; `reads` counts."""

    def __init__(self) -> None:
        self.value, self.reads, self.go = 0, 0, asyncio.Event()

    async def read(self, key: str) -> tuple[str, int]:
        self.reads += 1
        seen = self.value
        await self.go.wait()
        return key, seen


async def test_who_comes_while_a_reading_runs_is_told_of_the_next_one_and_shares_it() -> None:
    board = Board()
    together: Together[str, tuple[str, int]] = Together(board.read)
    early = [asyncio.ensure_future(together("a")) for _ in range(20)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    board.value = 1  # changed before the others ask
    late = [asyncio.ensure_future(together("a")) for _ in range(20)]
    other = asyncio.ensure_future(together("b"))
    await asyncio.sleep(0)
    late[0].cancel()  # who leaves takes nothing from the others
    board.go.set()
    assert {await one for one in early} == {("a", 0)}
    assert {await one for one in late[1:]} == {("a", 1)}
    assert await other == ("b", 1)
    assert board.reads == 3


async def test_a_reading_that_fails_fails_for_those_who_shared_it_and_not_for_the_next() -> None:
    asked = []

    async def read(key: int) -> int:
        asked.append(key)
        await asyncio.sleep(0)
        if len(asked) == 1:
            raise LookupError
        return key

    together: Together[int, int] = Together(read)
    failed = await asyncio.gather(together(7), together(7), return_exceptions=True)
    assert [type(one) for one in failed] == [LookupError, LookupError]
    assert await together(7) == 7
    with pytest.raises(KeyError):
        await Together(_missing)(1)


async def _missing(key: int) -> int:
    raise KeyError(key)

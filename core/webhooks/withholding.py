"""Records of which nothing is told outside, not even that something happened to them: floors above say which."""

import re
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

Withheld = Callable[[Collection[UUID]], Awaitable[set[UUID]]]
"""Of these ids, whatever they are of, those of records that are kept from systems outside as they are now."""

ID = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

_withheld: dict[Withheld, None] = {}


def withhold(those: Iterable[Withheld]) -> None:
    """From the composition root."""
    _withheld.update(dict.fromkeys(those))


async def passed_over(messages: Sequence[Mapping[str, Any]]) -> set[int]:
    """Numbers of those, with `number`, `record` and `payload`, that are not told: what they are of is kept, or something
    that they name. Facts of other rooms name records too: a file its entry, a look what was opened.
    """
    named = {one["number"]: _named(one) for one in messages}
    every: set[UUID] = set().union(*named.values())
    kept: set[UUID] = set()
    for which in _withheld if every else ():
        kept |= await which(every)
    return {number for number, ids in named.items() if ids & kept}


def _named(message: Mapping[str, Any]) -> set[UUID]:
    return {UUID(one) for one in ID.findall(f"{message['record']} {message['payload']}")}

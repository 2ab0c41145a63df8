"""Records of which nothing is told outside, not even that something happened to them: floors above say which."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

Withheld = Callable[[Collection[UUID]], Awaitable[set[UUID]]]
"""Of these records those that are kept from systems outside as they are now."""

_withheld: dict[str, Withheld] = {}


def withhold(kinds: Mapping[str, Withheld]) -> None:
    """From the composition root, by how kinds of facts begin."""
    _withheld.update(kinds)


async def passed_over(messages: Sequence[Mapping[str, Any]]) -> set[int]:
    """Numbers of those, with `number`, `kind` and `record`, that are not told."""
    found: set[int] = set()
    for prefix, which in _withheld.items():
        mine = [one for one in messages if one["record"] is not None and one["kind"].startswith(prefix)]
        kept = await which({one["record"] for one in mine}) if mine else set()
        found |= {one["number"] for one in mine if one["record"] in kept}
    return found

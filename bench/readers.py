"""Who asks in `bench.access`, and what there is to ask for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from core.access.roles import Role

Places = Mapping[str, str]
NOBODY = str(UUID(int=0x4000_8000_0000_0000_0000))
EMPTY = ("delivery", "token", "part", "sha256", "path")
"""Places that are filled with what nobody has."""


@dataclass(frozen=True, slots=True)
class Reader:
    """`role` None is anonymous; `own` are the places whose rows are this reader's alone."""

    role: Role | None
    token: str | None
    own: Places


@dataclass(frozen=True, slots=True)
class World:
    """`here` and `there` are two rows of each kind, `nowhere` none; places that nothing stands in are missing."""

    readers: tuple[Reader, ...]
    here: Places
    there: Places
    nowhere: Places

    def unbuilt(self, path: str) -> bool:
        """Whether this world has nothing there, so that own and absent are the same."""
        return any(place in EMPTY or self.here.get(place) == NOBODY for place in _places(path))

    def has_row(self, path: str) -> bool:
        """Whether what is there can be told from what is not."""
        return not self.unbuilt(path) and any(self.here.get(place) != self.nowhere[place] for place in _places(path))


def _places(path: str) -> Iterator[str]:
    return (found[1] for found in re.finditer(r"\{(\w+)\}", path))

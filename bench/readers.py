"""Who asks in `bench.access`, and what there is to ask for."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.access.roles import Role

Places = Mapping[str, str]


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

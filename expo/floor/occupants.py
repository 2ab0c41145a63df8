"""Who has which booth, held in memory beside the plans: a change shows within a second, and the plan stays as it is."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from core.live.shelf import Loader
from expo.editions.queries import all_editions
from i18n.text import Translated

SUBJECT = "occupants"
"""Told, followed by the edition's slug, by whoever gives a booth to somebody or takes it back."""


@dataclass(frozen=True, slots=True)
class Occupant:
    """`code` is the exhibitor's, below which their page is."""

    name: Translated
    code: str


ByNumber = Mapping[str, Occupant]
Occupants = Mapping[str, ByNumber]
"""By the edition's slug and the booth's number."""
Source = Callable[[UUID], Awaitable[ByNumber]]


async def nobody(_: UUID) -> ByNumber:
    """While no booth is given to anybody."""
    return {}


def occupants_from(source: Source) -> Loader:
    """The shelf's loader of what `source` says of each edition."""

    async def load(former: Occupants | None) -> Occupants:
        said = {row.slug: await source(row.id) for row in await all_editions()}
        found = {slug: there for slug, there in said.items() if there}
        return former if former is not None and former == found else found

    return load

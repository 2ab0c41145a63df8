"""What can be translated: the floors above say what they have and how a text is written back."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

import msgspec

from core.actor import Actor
from i18n.text import Translated

Rewrite = Callable[[Translated], Translated]
"""Applied to the text as it is once nobody else can write it."""


@dataclass(frozen=True, slots=True)
class Field:
    """`says` is a gettext id, `weight` how much sooner readers meet it, `most` what fits where it is shown."""

    says: str
    weight: int
    most: int = 10_000


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing with texts; the names of `terms` are to be translated alike wherever they are met; what is
    written about `people` is sent nowhere. Where other things' facts are told of the same record, its own begin with
    `told`.
    """

    says: str
    weight: int
    fields: Mapping[str, Field]
    terms: bool = False
    people: bool = False
    told: str = ""


class Item(msgspec.Struct, frozen=True):
    """One text: `thing` is whose history shows it, `seen` the public page below the reader's language, `meets_at` when
    readers meet it next, if there is such an hour.
    """

    kind: str
    code: str
    field: str
    thing: UUID
    text: Translated
    seen: str
    released: bool = False
    meets_at: datetime | None = None

    @property
    def key(self) -> str:
        return f"{self.kind}/{self.code}/{self.field}"


@dataclass(frozen=True, slots=True)
class Stock:
    """All texts of one place, with the place's name."""

    name: Translated
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """`stock` reads a place (raises NotFound); `write` writes texts back, within the caller's transaction, with the facts
    of their own context.
    """

    kinds: Mapping[str, Kind]
    stock: Callable[[str], Awaitable[Stock]]
    write: Callable[[Actor, str, Sequence[tuple[Item, Rewrite]], datetime], Awaitable[None]]


@dataclass
class _Registered:
    contents: Contents | None = field(default=None)


_registered = _Registered()


def translatable(contents: Contents) -> None:
    """Said once, where the application is put together."""
    _registered.contents = contents


def contents() -> Contents:
    """Raises LookupError when nobody said what there is: a mistake of ours."""
    if _registered.contents is None:
        raise LookupError("nothing is registered to be translated")
    return _registered.contents

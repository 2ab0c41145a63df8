"""Which lists there are: each floor's are handed in by the composition root."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from core.errors import NotFound
from core.forms.form import ShownBy
from core.forms.merging import Lines
from core.lists.columns import Column, Kind, Listed, Looking, Row

Offered = Callable[[Looking], Awaitable[list[tuple[str, str]]]]


@dataclass(frozen=True, slots=True)
class Field:
    """A simple one that is changed in the list itself; `choices` are gettext ids by value, `offered` is asked where they
    are people. `many`: of many rows at once, too. `onward` are the values that follow each, where not any may.
    """

    name: str
    label: str
    kind: Kind
    choices: Mapping[str, str] = field(default_factory=dict)
    offered: Offered | None = None
    needed: bool = True
    many: bool = True
    onward: Mapping[str, Sequence[str]] | None = None

    def after(self, value: str) -> dict[str, str]:
        """What it can become, with gettext ids; nothing at the end of its way."""
        following = [*self.choices] if self.onward is None else self.onward.get(value, ())
        return {one: self.choices[one] for one in following if one in self.choices and one != value}


@dataclass(frozen=True, slots=True)
class Stand:
    """A record as its small form has it, with its revision."""

    lines: Lines
    version: int


Locked = Callable[[Looking, UUID], Awaitable[Stand]]
Write = Callable[[Looking, UUID, Mapping[str, str], int], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class Editing:
    """`locked` reads a record for changing it, one that the actor may not change is NotFound; `write` changes the given
    lines of it from that revision and returns the next. Both stand in a transaction, and refuse as the domain does.
    """

    permission: str
    fields: tuple[Field, ...]
    locked: Locked
    write: Write

    def field(self, name: str) -> Field | None:
        return next((one for one in self.fields if one.name == name), None)


@dataclass(frozen=True, slots=True)
class Handed:
    """A list with the page that shows it, which is shown again when a form on it was refused, and what is changed in it."""

    listed: Listed
    page: ShownBy
    editing: Editing | None = None


Telling = Callable[[Looking, Sequence[Row]], Awaitable[Sequence[Row]]]
_handed: dict[str, Handed] = {}
_further: dict[tuple[str, str], "Further"] = {}


@dataclass(frozen=True, slots=True)
class Further:
    """A column that another floor adds to the list called `name`: `told` writes it into the rows of one that is at hand,
    `first` shows it unless others are chosen.
    """

    name: str
    column: Column
    told: Telling | None = None
    first: bool = False


def add_columns(*further: Further) -> None:
    """Before their lists are handed in."""
    _further.update({(one.name, one.column.name): one for one in further})


def hand_in(*handed: Handed) -> None:
    """Once each."""
    _handed.update({one.listed.name: replace(one, listed=_whole(one.listed)) for one in handed})


def as_handed_in(listed: Listed) -> Listed:
    """With the columns that other floors added."""
    found = _handed.get(listed.name)
    return found.listed if found else listed


def _whole(listed: Listed) -> Listed:
    for one in _further.values():
        if one.name == listed.name:
            listed = replace(
                listed,
                columns=(*listed.columns, one.column),
                first=(*listed.first, one.column.name) if one.first else listed.first,
                whole=_telling(listed.whole, one.told) if listed.whole and one.told else listed.whole,
            )
    return listed


def _telling(whole: Callable[[Looking, Any], Any], told: Telling) -> Callable[[Looking, Any], Any]:
    async def read(looking: Looking, asked: Any) -> Sequence[Row]:
        return await told(looking, await whole(looking, asked))

    return read


def lists() -> Mapping[str, Listed]:
    return {name: one.listed for name, one in _handed.items()}


def handed_in(name: str) -> Handed:
    """Raises NotFound."""
    if name not in _handed:
        raise NotFound
    return _handed[name]


def editing_of(listed: Listed) -> Editing | None:
    found = _handed.get(listed.name)
    return found.editing if found else None

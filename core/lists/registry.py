"""Which lists there are: each floor's are handed in by the composition root."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from core.errors import NotFound
from core.forms.form import ShownBy
from core.forms.merging import Lines
from core.lists.columns import Kind, Listed, Looking

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


_handed: dict[str, Handed] = {}


def hand_in(*handed: Handed) -> None:
    """Once each."""
    _handed.update({one.listed.name: one for one in handed})


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

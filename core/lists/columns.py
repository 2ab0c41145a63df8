"""What a list has: columns with a kind, by which each is filtered, sorted, grouped and shown."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from core.actor import Actor


class Kind(StrEnum):
    """What stands in a column: it says how it is asked for, compared and read."""

    TEXT = "text"
    CHOICE = "choice"
    COUNTRY = "country"
    PERSON = "person"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Looking:
    """Who looks, in which language (`reader`, a tag of ours), and when; `today` is Seoul's."""

    actor: Actor
    reader: str
    now: datetime
    today: date


Sql = str | Callable[[Looking], Any]
"""An expression over the list's source: text, in which `:reader`, `:today` and `:account` stand for what we know to be
harmless, or what makes a QueryString of who looks.
"""


def _same(value: Any) -> Any:
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """`sql` is what is filtered and grouped: a text, the code of a choice or of a country, an account's id, a day. `shown`
    is what is selected where that is another, and `read` makes of it what a page shows. `sort` is a text that is
    never null. A day that is `given` in every row is sorted as it stands, which an index can follow. `open_while` is when
    a day that has passed is overdue. Of a list that is at hand, `sql` is empty.
    """

    name: str
    label: str
    kind: Kind = Kind.TEXT
    sql: Sql = ""
    shown: Sql = ""
    sort: Sql = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    read: Callable[[Any], Any] = _same
    open_while: str = "TRUE"
    always: bool = False
    filtered: bool = True
    sortable: bool = True
    grouped: bool = False
    given: bool = False

    @property
    def sorted_as(self) -> type:
        """What stands in a cursor: of a choice its number in the order of the choices."""
        if self.sort:
            return str
        return {Kind.DAY: date, Kind.CHOICE: int}.get(self.kind, str)


@dataclass(frozen=True, slots=True)
class Row:
    """One record: `values` is what is filtered and edited, by column; `shown` what a page shows of it."""

    id: UUID
    version: int
    href: str
    values: Mapping[str, Any]
    shown: Mapping[str, Any]
    sort: tuple[Any, ...] = ()
    open: bool = True


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: `permission` is what it takes to see it, `exporting` to take it out (empty: nobody). `columns` in their
    first order, `first` those that are shown unless others are chosen, `order` the first sort. `presumed` is what an
    address that says nothing of a column asks for. `board` is the column of a board's columns, `calendar` that of its
    days. `cells` are a template's own macros, by column, where a kind's own way is not enough.
    """

    name: str
    label: str
    path: str
    section: str
    permission: str
    columns: tuple[Column, ...]
    first: tuple[str, ...]
    order: str
    icon: str = "list"
    exporting: str = ""
    presumed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    board: str = ""
    calendar: str = ""
    cells: str = ""
    source: str = ""
    key: str = ""
    version: str = "1"
    href: str = "''"
    scope: Callable[[Looking], Any] | None = None
    words: Callable[[str], Any] | None = None
    near: Callable[[str], Any] | None = None
    """The condition for a word, and the one for a word nearly right, asked where nothing is called as it is typed."""
    offered: Callable[[Looking], Awaitable[list[tuple[str, str]]]] | None = None
    """Whom a column of people can be asked for: ids and names."""
    enriched: Callable[[Looking, Sequence[Row]], Awaitable[Sequence[Row]]] | None = None
    """Adds to the rows of a page what one more question tells of all of them."""
    noted: Callable[[Looking, Sequence[Row], Any], Awaitable[None]] | None = None
    """Of a list that shows people: writes down who was looked at."""
    whole: Callable[[Looking, Any], Any] | None = None
    """Of a list that is at hand: all rows in scope that have the words which are asked for. Awaited."""

    def column(self, name: str) -> Column | None:
        return next((one for one in self.columns if one.name == name), None)

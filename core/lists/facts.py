"""What happens to views of lists, and to many rows at once."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class ViewKept(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "core.lists.view_kept"
    says: ClassVar[str] = mark("kept a view of a list: {name}")
    view: UUID
    list: str
    name: str
    shared: bool

    @property
    def record(self) -> UUID:
        return self.view


class ViewChanged(Fact, frozen=True, kw_only=True):
    """Its name, whom it is for, or what it asks."""

    kind: ClassVar[str] = "core.lists.view_changed"
    says: ClassVar[str] = mark("changed a view of a list: {name}")
    view: UUID
    name: str
    shared: bool

    @property
    def record(self) -> UUID:
        return self.view


class ViewDropped(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "core.lists.view_dropped"
    says: ClassVar[str] = mark("dropped a view of a list: {name}")
    view: UUID
    name: str

    @property
    def record(self) -> UUID:
        return self.view


class DefaultSet(Fact, frozen=True, kw_only=True):
    """None: the list opens as it comes."""

    kind: ClassVar[str] = "core.lists.default_set"
    says: ClassVar[str] = mark("chose how a list opens")
    list: str
    view: UUID | None


class ListExported(Fact, frozen=True, kw_only=True):
    """Why stands beside it; the words that were looked for do not: they may name somebody."""

    kind: ClassVar[str] = "core.lists.exported"
    says: ClassVar[str] = mark("took a list out as a table ({list}, {rows} rows)")
    list: str
    rows: int


class RowsChanged(Fact, frozen=True, kw_only=True):
    """Each of them tells of its own change, too."""

    kind: ClassVar[str] = "core.lists.rows_changed"
    says: ClassVar[str] = mark("changed {done} rows of a list at once")
    edit: UUID
    list: str
    field: str
    done: int
    refused: int

    @property
    def record(self) -> UUID:
        return self.edit


class RowsRestored(Fact, frozen=True, kw_only=True):
    """`left` are those that somebody had changed since."""

    kind: ClassVar[str] = "core.lists.rows_restored"
    says: ClassVar[str] = mark("took back a change of many rows")
    edit: UUID
    done: int
    left: int

    @property
    def record(self) -> UUID:
        return self.edit

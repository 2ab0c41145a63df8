"""Views that people keep of lists, and what many rows were changed to at once, so that it can be taken back."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, Boolean, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.access.tables import Account


class ListView(Table, tablename="core_list_view"):
    """A list as somebody looks at it: `address` is what stands behind its `?`. A `shared` one is seen by all who see the
    list, and changed by its owner alone; it outlives them.
    """

    id = UUID(primary_key=True, default=uuid4)
    list = Varchar(length=40)
    name = Varchar(length=80)
    owner = ForeignKey(Account, null=True, default=None, index=True, on_delete=OnDelete.set_null)
    shared = Boolean(default=False)
    address = Varchar(length=2000, default="")
    made_at = Timestamptz(default=None)
    version = Integer(default=1)

    core_list_view_once = Unique([owner, list, name])
    core_list_view_is_called = Check("name <> ''")


class ListDefault(Table, tablename="core_list_default"):
    """The view with which a list opens for somebody: one a list."""

    id = UUID(primary_key=True, default=uuid4)
    account = ForeignKey(Account, null=False, on_delete=OnDelete.cascade)
    list = Varchar(length=40)
    view = ForeignKey(ListView, null=False, index=True, on_delete=OnDelete.cascade)

    core_list_default_once = Unique([account, list])


class BulkEdit(Table, tablename="core_bulk_edit"):
    """One field of many rows changed at once to `value`, as a form has it."""

    id = UUID(primary_key=True, default=uuid4)
    list = Varchar(length=40)
    account = ForeignKey(Account, null=True, default=None, index=True, on_delete=OnDelete.set_null)
    field = Varchar(length=40)
    value = Varchar(length=300, default="")
    made_at = Timestamptz(default=None)
    undone_at = Timestamptz(null=True, default=None)


class BulkRow(Table, tablename="core_bulk_row"):
    """What became of one row: `before` as a form has it, `version` the one that the edit led to; or why it was refused, or
    left when the edit was taken back: a gettext id and its places.
    """

    id = UUID(primary_key=True, default=uuid4)
    edit = ForeignKey(BulkEdit, null=False, index=True, on_delete=OnDelete.cascade)
    row = UUID()
    before = Varchar(length=300, default="")
    version = Integer(null=True, default=None)
    refused = Text(default="")
    left = Text(default="")
    places = JSONB(default="{}")
    undone = Boolean(default=False)

    core_bulk_row_once = Unique([edit, row])

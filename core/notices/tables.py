"""Notices to accounts."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, ForeignKey, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from core.access.tables import Account


class Notice(Table, tablename="core_notice"):
    """`what` is a kind of core.notices.rules; `places` hold gettext ids and numbers, never what somebody typed.

    `source` names what it came from: one notice of it for an account, however often it is written
    (core_notice_once, migration).
    """

    id = UUID(primary_key=True, default=uuid4)
    account = ForeignKey(Account, null=False, on_delete=OnDelete.cascade)
    what = Varchar(length=60)
    places = JSONB(default="{}")
    href = Varchar(length=200)
    source = Varchar(length=100)
    at = Timestamptz(default=None)
    read_at = Timestamptz(null=True, default=None)

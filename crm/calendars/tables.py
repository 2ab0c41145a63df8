"""Addresses at which a calendar finds somebody's tasks and deadlines."""

from uuid import uuid4

from piccolo.columns import UUID, Bytea, ForeignKey, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from core.access.tables import Account


class DeskFeed(Table, tablename="crm_desk_feed"):
    """`digest` is SHA-256 of the token in its address. Once revoked it stays, so that it is known to be gone."""

    id = UUID(primary_key=True, default=uuid4)
    account = ForeignKey(Account, null=False, index=True, on_delete=OnDelete.cascade)
    digest = Bytea(default=None, unique=True)
    language = Varchar(length=20)
    made_at = Timestamptz(default=None)
    revoked_at = Timestamptz(null=True, default=None)

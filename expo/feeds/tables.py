"""Addresses at which a calendar finds somebody's own programme."""

from uuid import uuid4

from piccolo.columns import UUID, Bytea, ForeignKey, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from core.access.tables import Account
from expo.stars.tables import Plan


class Feed(Table, tablename="expo_feed"):
    """`digest` is SHA-256 of the token in its address; `account` is the plan's. Once revoked it stays, so that it is
    known to be gone.
    """

    id = UUID(primary_key=True, default=uuid4)
    plan = ForeignKey(Plan, null=False, index=True, on_delete=OnDelete.cascade)
    account = ForeignKey(Account, null=True, default=None, index=True, on_delete=OnDelete.cascade)
    digest = Bytea(default=None, unique=True)
    language = Varchar(length=20)
    made_at = Timestamptz(default=None)
    revoked_at = Timestamptz(null=True, default=None)

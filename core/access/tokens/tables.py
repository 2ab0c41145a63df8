"""Service tokens: the hash of each, what it may be used for, until when, and who made it."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, Bytea, ForeignKey, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from core.access.tables import Account


class Token(Table, tablename="core_token"):
    """A service account's way in; `digest` is SHA-256 of what was shown once, `permissions` a list of names.

    `kind` is always "service" (migration: foreign key with the account's), so that no person's account gets a token.
    """

    id = UUID(primary_key=True, default=uuid4)
    account = ForeignKey(Account, null=False, index=True, on_delete=OnDelete.cascade)
    kind = Varchar(length=20, default="service")
    digest = Bytea(default=None, unique=True)
    permissions = JSONB(default="[]")
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)
    ends_at = Timestamptz(default=None)
    seen_at = Timestamptz(null=True, default=None)
    revoked_at = Timestamptz(null=True, default=None)
    revoked_by = Varchar(length=200, null=True, default=None)

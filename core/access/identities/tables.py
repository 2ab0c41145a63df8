"""Whom an issuer knows under which subject, and the sign-ons that are under way."""

from uuid import uuid4

from piccolo.columns import UUID, Bytea, ForeignKey, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from core.access.tables import Account


class Identity(Table, tablename="core_identity"):
    """An issuer and its subject open one account (core_identity_subject, migration); never an e-mail address."""

    id = UUID(primary_key=True, default=uuid4)
    account = ForeignKey(Account, null=False, unique=True, on_delete=OnDelete.cascade)
    issuer = Varchar(length=300)
    subject = Varchar(length=255)
    linked_at = Timestamptz(default=None)
    used_at = Timestamptz(null=True, default=None)


class SignOn(Table, tablename="core_sign_on"):
    """Somebody was sent to the issuer: `digest` is SHA-256 of the state, `browser` of what the browser is known by."""

    id = UUID(primary_key=True, default=uuid4)
    account = ForeignKey(Account, null=True, default=None, index=True, on_delete=OnDelete.cascade)
    digest = Bytea(default=None, unique=True)
    browser = Bytea(default=None)
    purpose = Varchar(length=20)
    wanted = Varchar(length=500)
    began_at = Timestamptz(default=None)
    ends_at = Timestamptz(default=None)
    used_at = Timestamptz(null=True, default=None)

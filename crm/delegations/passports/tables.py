"""Passports, sealed, in a table of their own; and the links by which delegates enter theirs."""

from uuid import uuid4

from piccolo.columns import UUID, Bytea, ForeignKey, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from crm.delegations.tables import Delegate


class Passport(Table, tablename="crm_passport"):
    """`sealed` holds number, day of expiry, nationality, kind and the name as it is printed (개인정보의 안전성 확보조치 기준
    제7조): AES-GCM with a key that is not in the database, bound to the delegate, so that it opens nowhere else.
    """

    id = UUID(primary_key=True, default=uuid4)
    delegate = ForeignKey(Delegate, null=False, unique=True, on_delete=OnDelete.cascade)
    sealed = Bytea()
    entered_at = Timestamptz(default=None)
    entered_by = Varchar(length=200)


class PassportLink(Table, tablename="crm_passport_link"):
    """A way for a delegate to enter theirs without an account, once. `digest` is that of the token in the letter; a new one
    takes the place of the former.
    """

    id = UUID(primary_key=True, default=uuid4)
    delegate = ForeignKey(Delegate, null=False, unique=True, on_delete=OnDelete.cascade)
    digest = Bytea(unique=True)
    address = Varchar(length=254)
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)
    ends_at = Timestamptz(default=None)
    used_at = Timestamptz(null=True, default=None)

"""What stands at a gate or a door: an account of its own, and the code it is paired by."""

from uuid import uuid4

from piccolo.columns import UUID, Bytea, ForeignKey, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from core.access.tables import Account


class Device(Table, tablename="core_device"):
    """`code` is an HMAC of the pairing code and gone once it was used; `purpose` says what the device is for."""

    id = UUID(primary_key=True, default=uuid4)
    account = ForeignKey(Account, null=False, unique=True, on_delete=OnDelete.cascade)
    purpose = Varchar(length=20)
    place = Varchar(length=120)
    code = Bytea(null=True, default=None, unique=True)
    code_ends_at = Timestamptz(null=True, default=None)
    paired_at = Timestamptz(null=True, default=None)

"""Who has their day sent to them, and which days have been."""

from uuid import uuid4

from piccolo.columns import UUID, Date, ForeignKey, Integer, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.access.tables import Account


class Digest(Table, tablename="crm_digest"):
    """Their day by mail, from `hour` on in their `zone`; who takes the row away gets none."""

    id = UUID(primary_key=True, default=uuid4)
    account = ForeignKey(Account, null=False, unique=True, on_delete=OnDelete.cascade)
    hour = Integer(default=8)
    zone = Varchar(length=60)

    crm_digest_hour_is_one = Check("hour BETWEEN 0 AND 23")


class DigestSent(Table, tablename="crm_digest_sent"):
    """A day that was looked at, in the transaction of its letter; an empty one (`number` 0) had none."""

    id = UUID(primary_key=True, default=uuid4)
    account = ForeignKey(Account, null=False, on_delete=OnDelete.cascade)
    day = Date(default=None)
    number = Integer(default=0)
    sent_at = Timestamptz(default=None)

    crm_digest_sent_once = Unique([account, day])

"""What is said to whom, beside the batch of letters that it becomes."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, ForeignKey, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from core.mail.tables import Batch


class Mailing(Table, tablename="core_mailing"):
    """`whom` is a scope of core.mailings.rules; `purpose` the consent it rests on, if it rests on one.

    `texts` by language: `{"subject", "body"}`. `left_out` counts by reason who gets none of it. Its letters are held
    until `written_at` says that all of them are there and somebody releases the batch.
    """

    id = UUID(primary_key=True, default=uuid4)
    batch = ForeignKey(Batch, null=False, unique=True, on_delete=OnDelete.restrict)
    whom = Varchar(length=80)
    purpose = Varchar(length=40, null=True, default=None)
    texts = JSONB(default=None)
    left_out = JSONB(default="{}")
    written_at = Timestamptz(null=True, default=None)
    stopped_at = Timestamptz(null=True, default=None)
    stopped_by = Varchar(length=200, null=True, default=None)

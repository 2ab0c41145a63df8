"""Letters on their way, and the batches that somebody looks at before they go."""

from uuid import uuid4

from piccolo.columns import UUID, Boolean, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table


class Batch(Table, tablename="core_mail_batch"):
    """Letters to many, held until somebody has read them as the recipients will (released) or thinks better of it."""

    id = UUID(primary_key=True, default=uuid4)
    title = Varchar(length=200)
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)
    released_at = Timestamptz(null=True, default=None)
    withdrawn_at = Timestamptz(null=True, default=None)
    decided_by = Varchar(length=200, null=True, default=None)


class Letter(Table, tablename="core_mail"):
    """One letter to one address, as it will be read. `id` makes its Message-ID, so that a second copy can be told.

    `secret` letters hold a one-time way in: what they say is erased once they are sent. States: `held` (of a batch),
    `queued`, `sending` (a worker has it until `lease_until`), `sent`, `unsure` (the worker died while sending: a person
    decides, so that nothing is sent twice), `failed`, `withdrawn`. `calendar` is an iTIP message (RFC 5546) that goes along.
    """

    id = UUID(primary_key=True, default=uuid4)
    account = UUID(null=True, default=None, index=True)
    address = Varchar(length=254)
    name = Varchar(length=200)
    language = Varchar(length=20)
    template = Varchar(length=60)
    subject = Varchar(length=300)
    text = Text()
    html = Text()
    secret = Boolean(default=False)
    state = Varchar(length=12, default="queued")
    batch = ForeignKey(Batch, null=True, default=None, on_delete=OnDelete.restrict)
    made_at = Timestamptz(default=None)
    due_at = Timestamptz(default=None)
    lease_until = Timestamptz(null=True, default=None)
    sent_at = Timestamptz(null=True, default=None)
    attempts = Integer(default=0)
    trouble = Text(null=True, default=None)
    calendar = Text(null=True, default=None)

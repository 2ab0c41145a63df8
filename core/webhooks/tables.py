"""Webhooks: where to send what, how far each has come in the journal, and every attempt."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, BigInt, Bytea, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check
from piccolo.table import Table


class Webhook(Table, tablename="core_webhook"):
    """`kinds` are kinds of facts; `through` is the last link of the chain (core_seal) that was told or passed over.

    `sealed` is the secret, with AES-GCM: unlike a password it must be read to sign with it. `former` is the one before,
    sealed too: messages are signed with both until `former_until`.
    """

    id = UUID(primary_key=True, default=uuid4)
    url = Varchar(length=500)
    kinds = JSONB(default="[]")
    sealed = Bytea(default=None)
    former = Bytea(null=True, default=None)
    former_until = Timestamptz(null=True, default=None)
    through = BigInt(default=0)
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)
    due_at = Timestamptz(default=None, index=True)
    failures = Integer(default=0)
    failing_since = Timestamptz(null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)
    ended_by = Varchar(length=200, null=True, default=None)

    core_webhook_former_ends = Check("(former IS NULL) = (former_until IS NULL)")


class WebhookAttempt(Table, tablename="core_webhook_attempt"):
    """One message sent once; `status` None when there was no answer. What they answered is not kept."""

    id = UUID(primary_key=True, default=uuid4)
    webhook = ForeignKey(Webhook, null=False, index=True, on_delete=OnDelete.cascade)
    entry = BigInt(default=0)
    kind = Varchar(length=120)
    at = Timestamptz(default=None)
    status = Integer(null=True, default=None)
    milliseconds = Integer(default=0)
    trouble = Text(default="")

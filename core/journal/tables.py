"""The journal: one row per fact, never changed; audit, history, feeds and subscriptions are readers of it."""

from piccolo.columns import JSONB, UUID, BigInt, BigSerial, Bytea, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.constraints import Unique
from piccolo.table import Table


class Entry(Table, tablename="core_entry"):
    """`payload` is the fact; `record` is the row that it is told of (history on a record); triggers refuse change."""

    id = BigSerial(primary_key=True)
    at = Timestamptz(default=None, index=True)
    actor = Varchar(length=200)
    kind = Varchar(length=120, index=True)
    record = UUID(null=True, default=None, index=True)
    payload = JSONB(default=None)


class EntryValue(Table, tablename="core_entry_value"):
    """What an entry must be able to forget: former and new values, and reasons in people's own words.

    The chain seals `digest`, salted, and not the words: they can be destroyed (core_forget) and the chain still holds.
    `subject` is the account or person whom the words are about.
    """

    id = BigSerial(primary_key=True)
    entry = ForeignKey(Entry, null=False, index=True)
    field = Varchar(length=120)
    before = Text(null=True, default=None)
    after = Text(null=True, default=None)
    salt = Bytea(null=True, default=None)
    digest = Bytea(default=None)
    subject = UUID(null=True, default=None, index=True)


class Seal(Table, tablename="core_seal"):
    """Link `number` of the chain: SHA-256 of the former digest, the entry and its values' digests, in the order in
    which transactions committed. Written by a deferred trigger and by nothing else.
    """

    number = BigInt(primary_key=True, default=0)
    entry = BigInt(unique=True, default=0)
    digest = Bytea(default=None)


class Delivery(Table, tablename="core_delivery"):
    """One entry owed to one subscriber; taken with SKIP LOCKED, prunable once `delivered_at` is set."""

    id = BigSerial(primary_key=True)
    entry = ForeignKey(Entry, null=False, index=True)
    subscriber = Varchar(length=120)
    due_at = Timestamptz(default=None, index=True)
    delivered_at = Timestamptz(null=True, default=None)
    attempts = Integer(default=0)
    trouble = Text(null=True, default=None)

    core_delivery_once = Unique([entry, subscriber])

"""The journal: one row per fact, never changed; audit, history, feeds and subscriptions are readers of it."""

from piccolo.columns import JSONB, UUID, BigSerial, ForeignKey, Integer, Text, Timestamptz, Varchar
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

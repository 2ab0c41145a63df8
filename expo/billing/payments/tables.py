"""What was received and given back, and the bank statements in which it was read."""

from uuid import uuid4

from piccolo.columns import UUID, BigInt, Date, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from expo.billing.invoices.tables import Invoice
from expo.editions.tables import Edition


class Payment(Table, tablename="expo_payment"):
    """An amount received for an invoice, or given back (below zero). It is never changed (expo_payment_kept): a mistake
    is taken back by another row. `origin` says where it was read (`statement:…`, `provider:…`), and comes once.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True, on_delete=OnDelete.restrict)
    invoice = ForeignKey(Invoice, null=False, index=True, on_delete=OnDelete.restrict)
    minor = BigInt()
    currency = Varchar(length=3)
    paid_on = Date(default=None)
    reference = Varchar(length=200, default="")
    origin = Varchar(length=200, null=True, unique=True, default=None)
    recorded_at = Timestamptz(default=None)
    recorded_by = Varchar(length=200)

    expo_payment_something = Check("minor <> 0")


class Statement(Table, tablename="expo_statement"):
    """A bank statement as it was brought."""

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True)
    file = Varchar(length=200)
    currency = Varchar(length=3)
    brought_at = Timestamptz(default=None)
    brought_by = Varchar(length=200)


class StatementRow(Table, tablename="expo_statement_row"):
    """A row of it: `state` is recorded, known (read before), open (nobody knows yet what it is for), outgoing or
    unreadable. `proposed` is the invoice that it may be for; `payment` what was made of it.
    """

    id = UUID(primary_key=True, default=uuid4)
    statement = ForeignKey(Statement, null=False, index=True)
    position = Integer()
    state = Varchar(length=12)
    text = Text(default="")
    minor = BigInt(default=0)
    paid_on = Date(null=True, default=None)
    origin = Varchar(length=200, default="")
    proposed = ForeignKey(Invoice, null=True, default=None, on_delete=OnDelete.set_null)
    payment = ForeignKey(Payment, null=True, default=None, on_delete=OnDelete.set_null)

    expo_statement_row_state_known = Check("state IN ('recorded', 'known', 'open', 'outgoing', 'unreadable')")
    expo_statement_row_position_once = Unique([statement, position])

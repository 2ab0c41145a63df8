"""The catalogue of what exhibitors can order (부대시설·추가 서비스), what was ordered, and which invoice has it."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, BigInt, Boolean, Date, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from expo.billing.invoices.tables import Invoice
from expo.editions.tables import Edition
from expo.exhibitors.tables import Exhibitor
from expo.floor.tables import Booth


class Extra(Table, tablename="expo_extra"):
    """Something that can be ordered: net `minor` for one `unit`. Days are the edition's own, both included; from `late_on`
    on it costs `late_per_mille` more, or `late_minor`. Of `stock`, `taken` are ordered: a trigger keeps count
    (expo_extra_counted, migration). `kind` narrows it to shell (조립) or raw (독립); `placed` asks where on the booth.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True)
    code = Varchar(length=60)
    trade = Varchar(length=20)
    name = JSONB(default=None)
    description = JSONB(null=True, default=None)
    unit = Varchar(length=12)
    kind = Varchar(length=10, default="")
    minor = BigInt()
    currency = Varchar(length=3)
    opens_on = Date(default=None)
    closes_on = Date(default=None)
    late_on = Date(null=True, default=None)
    late_per_mille = Integer(null=True, default=None)
    late_minor = BigInt(null=True, default=None)
    stock = Integer(null=True, default=None)
    taken = Integer(default=0)
    placed = Boolean(default=False)
    question = JSONB(null=True, default=None)
    position = Integer(default=0)
    retired_at = Timestamptz(null=True, default=None)

    expo_extra_code_once = Unique([edition, code])
    expo_extra_kind_known = Check("kind IN ('', 'shell', 'raw')")
    expo_extra_not_negative = Check(
        "minor >= 0 AND late_minor >= 0 AND late_per_mille >= 0 AND taken >= 0 AND stock >= 0"
    )
    expo_extra_currency_shape = Check("currency ~ '^[A-Z]{3}$'")
    expo_extra_closes_later = Check("closes_on >= opens_on")
    expo_extra_late_between = Check("late_on > opens_on AND late_on <= closes_on")
    expo_extra_late_one_way = Check(
        "(late_on IS NOT NULL) = (late_per_mille IS NOT NULL OR late_minor IS NOT NULL)"
        " AND NOT (late_per_mille IS NOT NULL AND late_minor IS NOT NULL)"
    )
    expo_extra_in_stock = Check("taken <= stock")


class ExtraOrder(Table, tablename="expo_extra_order"):
    """What an exhibitor ordered, at the price of that day: `units` are `quantity` for each of its `days` (ISO, of the
    edition's zone), or the quantity where none are asked for. What an invoice has is not changed any more
    (expo_extra_order_billed, migration). `booth` where they have several; `place` is where on it.
    """

    id = UUID(primary_key=True, default=uuid4)
    extra = ForeignKey(Extra, null=False, index=True, on_delete=OnDelete.restrict)
    exhibitor = ForeignKey(Exhibitor, null=False, index=True, on_delete=OnDelete.restrict)
    booth = ForeignKey(Booth, null=True, default=None, on_delete=OnDelete.set_null)
    quantity = Integer()
    days = JSONB(default="[]")
    units = Integer()
    each = BigInt()
    currency = Varchar(length=3)
    late = Boolean(default=False)
    place = Varchar(length=20, default="")
    answer = Text(default="")
    state = Varchar(length=10, default="ordered")
    refusal = Text(default="")
    ordered_at = Timestamptz(default=None)
    ordered_by = Varchar(length=200)
    moved_at = Timestamptz(null=True, default=None)
    moved_by = Varchar(length=200, default="")
    revision = Integer(default=1)

    expo_extra_order_state_known = Check("state IN ('ordered', 'confirmed', 'refused', 'delivered', 'cancelled')")
    expo_extra_order_counted = Check("quantity > 0 AND units = quantity * greatest(1, jsonb_array_length(days))")
    expo_extra_order_not_negative = Check("each >= 0")
    expo_extra_order_refused_why = Check("(state = 'refused') = (refusal <> '')")


class ExtraBilled(Table, tablename="expo_extra_billed"):
    """An order that an invoice has a line for; at most one invoice that still stands (expo_extra_billed_once, migration).
    `freed_at`: the invoice was taken back, and the order can be invoiced again.
    """

    id = UUID(primary_key=True, default=uuid4)
    ordered = ForeignKey(ExtraOrder, null=False, on_delete=OnDelete.restrict)
    invoice = ForeignKey(Invoice, null=False, index=True, on_delete=OnDelete.restrict)
    freed_at = Timestamptz(null=True, default=None)

    expo_extra_billed_line_once = Unique([ordered, invoice])

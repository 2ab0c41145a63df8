"""What booths cost in an edition, from which day to which, and what is taken off for whom."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, BigInt, Date, ForeignKey, Integer, Timestamptz, Varchar
from piccolo.constraints import Check
from piccolo.table import Table

from expo.editions.tables import Edition


class Price(Table, tablename="expo_price"):
    """Net of tax. `item` is space (by m² or by booth of 9 m²), side (each open side beyond the first, 추가 개방면) or
    co_exhibitor (공동참가비, each). Days are the edition's own, both included; `until_on` empty for no end. Of the same
    thing two live prices never overlap (expo_price_one_a_day, migration); one that was replaced keeps `retired_at`.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True)
    item = Varchar(length=20)
    kind = Varchar(length=10, default="")
    unit = Varchar(length=10)
    minor = BigInt()
    currency = Varchar(length=3)
    from_on = Date(default=None)
    until_on = Date(null=True, default=None)
    set_at = Timestamptz(default=None)
    retired_at = Timestamptz(null=True, default=None)

    expo_price_item_known = Check("item IN ('space', 'side', 'co_exhibitor')")
    expo_price_kind_fits = Check("(item = 'co_exhibitor') = (kind = '') AND kind IN ('', 'shell', 'raw')")
    expo_price_unit_fits = Check(
        "(item = 'space' AND unit IN ('m2', 'booth')) OR (item = 'side' AND unit = 'side')"
        " OR (item = 'co_exhibitor' AND unit = 'each')"
    )
    expo_price_not_negative = Check("minor >= 0")
    expo_price_currency_shape = Check("currency ~ '^[A-Z]{3}$'")
    expo_price_until_later = Check("until_on >= from_on")


class Discount(Table, tablename="expo_discount"):
    """Taken off what the space costs: `who` is alliance, startup, earlier (took part before) or everybody. `reason` is
    translated text and stands on the invoice. Of one kind at a time (expo_discount_one_a_day, migration).
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True)
    who = Varchar(length=20)
    per_mille = Integer()
    reason = JSONB(default=None)
    from_on = Date(default=None)
    until_on = Date(null=True, default=None)
    set_at = Timestamptz(default=None)
    retired_at = Timestamptz(null=True, default=None)

    expo_discount_who_known = Check("who IN ('alliance', 'startup', 'earlier', 'everybody')")
    expo_discount_share = Check("per_mille BETWEEN 1 AND 1000")
    expo_discount_until_later = Check("until_on >= from_on")

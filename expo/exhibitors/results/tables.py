"""What exhibitors report after the show; amounts of different kinds and currencies are rows of their own."""

from uuid import uuid4

from piccolo.columns import UUID, BigInt, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from expo.exhibitors.tables import Exhibitor


class ClosingAnswer(Table, tablename="expo_closing_answer"):
    """An exhibitor's own figures (자체 집계): `consultations` held (상담 건수), `contracts` expected (계약 추진 건수),
    whether it would come `again`, and whether it wants the same booth next year (`renewal`); empty for what is unsaid.
    """

    id = UUID(primary_key=True, default=uuid4)
    exhibitor = ForeignKey(Exhibitor, null=False, unique=True, on_delete=OnDelete.restrict)
    consultations = Integer(null=True, default=None)
    contracts = Integer(null=True, default=None)
    again = Varchar(length=10, default="")
    renewal = Varchar(length=10, default="")
    comments = Text(default="")
    answered_at = Timestamptz(default=None)
    answered_by = Varchar(length=200)
    revision = Integer(default=1)

    expo_closing_answer_numbers = Check("consultations BETWEEN 0 AND 100000 AND contracts BETWEEN 0 AND 100000")
    expo_closing_answer_again_known = Check("again IN ('', 'yes', 'perhaps', 'no')")
    expo_closing_answer_renewal_known = Check("renewal IN ('', 'same', 'other', 'no')")


class ClosingAmount(Table, tablename="expo_closing_amount"):
    """`kind` is consulted (상담액) or expected (계약추진액): never added to each other. `minor` in the smallest unit of
    `currency` (ISO 4217).
    """

    id = UUID(primary_key=True, default=uuid4)
    exhibitor = ForeignKey(Exhibitor, null=False, on_delete=OnDelete.restrict)
    kind = Varchar(length=10)
    currency = Varchar(length=3)
    minor = BigInt()

    expo_closing_amount_once = Unique([exhibitor, kind, currency])
    expo_closing_amount_kind_known = Check("kind IN ('consulted', 'expected')")
    expo_closing_amount_currency = Check("currency ~ '^[A-Z]{3}$'")
    expo_closing_amount_positive = Check("minor > 0")

"""Who bills and who is billed, and the papers that were issued: none is ever changed."""

from typing import Any
from uuid import uuid4

from piccolo.columns import JSONB, UUID, BigInt, Boolean, Date, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.access.tables import Account
from expo.editions.tables import Edition
from expo.exhibitors.tables import Exhibitor
from expo.reservations.tables import Reservation


class Biller(Table, tablename="expo_biller"):
    """Who issues an edition's invoices (공급자). `name`, `address` are translated text; `bank` is where to pay.
    `confirms`: a reservation whose deposit is paid is confirmed by itself, else an organiser does it.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, unique=True)
    name = JSONB(default=None)
    business_number = Varchar(length=20, default="")
    address = JSONB(null=True, default=None)
    bank = Text(default="")
    confirms = Boolean(default=False)
    revision = Integer(default=1)


class Buyer(Table, tablename="expo_buyer"):
    """To whom an exhibitor's invoices go (공급받는 자), as they say it: their name in their language, 사업자등록번호 where
    they have one, and the address that tax invoices (세금계산서) are sent to.
    """

    id = UUID(primary_key=True, default=uuid4)
    exhibitor = ForeignKey(Exhibitor, null=False, unique=True)
    name = Varchar(length=200)
    business_number = Varchar(length=20, default="")
    address = Text(default="")
    email = Varchar(length=254, default="")
    said_by = ForeignKey(Account, null=True, default=None, on_delete=OnDelete.set_null)
    revision = Integer(default=1)


class InvoiceSeries(Table, tablename="expo_invoice_series"):
    """The last number given out: who issues waits for whoever issued before, and takes it back by not committing."""

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False)
    series = Varchar(length=10)
    last = Integer(default=0)

    expo_invoice_series_once = Unique([edition, series])


class Invoice(Table, tablename="expo_invoice"):
    """A quote (견적서), invoice (청구서) or credit note as it was issued: a trigger refuses every change
    (expo_invoice_kept), and a number that is not the next one (expo_invoice_no_gap). `lines` is a list of `{text, each,
    quantity, minor}` with text by language, `buyer` and `biller` as they were that day. A credit note `corrects` one
    invoice, whole. `reference` is what payers write on the transfer.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, on_delete=OnDelete.restrict)
    series = Varchar(length=10)
    number = Integer()
    part = Varchar(length=10)
    exhibitor = ForeignKey(Exhibitor, null=False, index=True, on_delete=OnDelete.restrict)
    reservation = ForeignKey(Reservation, null=True, index=True, on_delete=OnDelete.restrict)
    corrects: ForeignKey[Any] = ForeignKey("self", null=True, unique=True, default=None, on_delete=OnDelete.restrict)
    reference = Varchar(length=80, unique=True)
    language = Varchar(length=20)
    lines = JSONB(default=None)
    buyer = JSONB(default=None)
    biller = JSONB(default=None)
    currency = Varchar(length=3)
    net = BigInt()
    tax = BigInt()
    gross = BigInt()
    tax_per_mille = Integer()
    issued_on = Date(default=None)
    due_on = Date(default=None)
    issued_at = Timestamptz(default=None)
    issued_by = Varchar(length=200)

    expo_invoice_number_once = Unique([edition, series, number])
    expo_invoice_series_known = Check("series IN ('quote', 'invoice', 'credit')")
    expo_invoice_part_known = Check("part IN ('whole', 'deposit', 'balance', 'extras')")
    expo_invoice_adds_up = Check("gross = net + tax")
    expo_invoice_sign = Check("(series = 'credit' AND gross <= 0) OR (series <> 'credit' AND gross >= 0)")
    expo_invoice_credit_corrects = Check("(series = 'credit') = (corrects IS NOT NULL)")
    expo_invoice_due_later = Check("due_on >= issued_on")


class Dunning(Table, tablename="expo_dunning"):
    """A reminder of an overdue invoice (독촉), once for each step: nobody is reminded twice of the same."""

    id = UUID(primary_key=True, default=uuid4)
    invoice = ForeignKey(Invoice, null=False, on_delete=OnDelete.restrict)
    step = Integer()
    sent_at = Timestamptz(default=None)

    expo_dunning_once = Unique([invoice, step])

"""What the columns of prices, invoices and payments are."""

from core.errors import mark
from core.privacy.registry import FOR_GOOD, NULL, WHILE_IT_IS_THERE, About, Erasing, account, classify, kept
from expo.billing.invoices.tables import Biller, Buyer, Dunning, Invoice, InvoiceSeries
from expo.billing.payments.tables import Payment, Statement, StatementRow
from expo.billing.prices.tables import Discount, Price
from expo.permissions import Expo

WHY = mark("To bill exhibitors, and to know what was paid.")
BOOKS = mark("Tax and commercial law ask for invoices and payments as they were (국세기본법 제85조의3, 상법 제33조).")
CONTACT = About("account", "exhibitor IN (SELECT id FROM expo_exhibitor WHERE contact = $1)")

classify(
    Price,
    why=WHY,
    long=WHILE_IT_IS_THERE,
    public="id edition item kind unit minor currency from_on until_on",
    internal="set_at retired_at",
)
classify(
    Discount,
    why=WHY,
    long=WHILE_IT_IS_THERE,
    internal="id edition who per_mille reason from_on until_on set_at retired_at",
)
classify(Biller, why=WHY, public="id edition name business_number address bank", internal="confirms revision")
classify(
    Buyer,
    why=WHY,
    long=mark("Until the contact’s account is erased; invoices keep what they were issued with."),
    about=account("said_by"),
    erasing={"email": Erasing("tombstone", value="''"), "said_by": NULL},
    seen_with=(Expo.INVOICE_READ, Expo.APPLICATION_READ),
    personal="email said_by",
    internal="id exhibitor name business_number address revision",
)
classify(InvoiceSeries, why=WHY, internal="id edition series last")
classify(
    Invoice,
    why=WHY,
    long=FOR_GOOD,
    about=CONTACT,
    erasing={"buyer": kept(BOOKS)},
    seen_with=(Expo.INVOICE_READ, Expo.APPLICATION_READ),
    personal="buyer",
    internal="id edition series number part exhibitor reservation corrects reference language lines biller currency net"
    " tax gross tax_per_mille issued_on due_on issued_at",
    doers="issued_by",
)
classify(Dunning, why=WHY, long=WHILE_IT_IS_THERE, internal="id invoice step sent_at")
classify(
    Payment,
    why=WHY,
    long=FOR_GOOD,
    about=About(
        "account",
        "invoice IN (SELECT i.id FROM expo_invoice i JOIN expo_exhibitor x ON x.id = i.exhibitor WHERE x.contact = $1)",
    ),
    erasing={"reference": kept(BOOKS)},
    seen_with=(Expo.INVOICE_READ,),
    personal="reference",
    internal="id edition invoice minor currency paid_on origin recorded_at",
    doers="recorded_by",
)
classify(Statement, why=WHY, long=WHILE_IT_IS_THERE, internal="id edition file currency brought_at", doers="brought_by")
classify(
    StatementRow,
    why=WHY,
    long=FOR_GOOD,
    about=About(
        "account",
        "proposed IN (SELECT i.id FROM expo_invoice i JOIN expo_exhibitor x ON x.id = i.exhibitor WHERE x.contact = $1)",
    ),
    erasing={"text": kept(BOOKS)},
    seen_with=(Expo.INVOICE_READ,),
    personal="text",
    internal="id statement position state minor paid_on origin proposed payment",
)

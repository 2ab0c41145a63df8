"""What exhibitors are written about money."""

from core.errors import mark
from core.mail.drafts import Draft

QUOTE = Draft(
    "billing_quote",
    subject=mark("Quote {reference}: {edition}"),
    lines=(
        mark("For {organisation} at {edition} we quote {amount}, tax included. It is valid until {due}."),
        mark("You find it in the portal, to read and to print."),
    ),
    button=mark("To the quote"),
)
INVOICE = Draft(
    "billing_invoice",
    subject=mark("Invoice {reference}: {edition}"),
    lines=(
        mark("{organisation} is asked to pay {amount} by {due}, tax included."),
        mark("Please write {reference} on the transfer, so that we know whose it is."),
        mark("You find the invoice and the account in the portal, to read and to print."),
    ),
    button=mark("To the invoice"),
)
CREDIT = Draft(
    "billing_credit",
    subject=mark("Credit note {reference}: {edition}"),
    lines=(
        mark("We take {corrects} back; this credit note of {amount} takes its place. Nothing is to be paid for it."),
        mark("What you have paid already is given back or counted towards the next invoice."),
    ),
    button=mark("To the credit note"),
)
REMINDER = Draft(
    "billing_reminder",
    subject=mark("Still to be paid: {reference}"),
    lines=(
        mark("{amount} of the invoice {reference} ({organisation}) were due on {due} and have not reached us yet."),
        mark("If you have paid in the last days, please take no notice of this letter."),
    ),
    button=mark("To the invoice"),
)
PAID = Draft(
    "billing_paid",
    subject=mark("Thank you: {reference} is paid"),
    lines=(mark("Your payment for {reference} ({organisation}) has reached us. Nothing is open of it."),),
    button=mark("To the invoice"),
)
LETTERS = {"quote": QUOTE, "invoice": INVOICE, "credit": CREDIT, "reminder": REMINDER, "paid": PAID}
"""By what happened."""

"""All that is served of billing: at the desk and in the portal."""

from expo.billing.invoices import biller, exhibitor, portal
from expo.billing.invoices import routes as invoices
from expo.billing.payments import online
from expo.billing.payments import routes as payments
from expo.billing.prices import routes as prices

ROUTES = [
    *prices.ROUTES,
    *biller.ROUTES,
    *invoices.ROUTES,
    *exhibitor.ROUTES,
    *portal.ROUTES,
    *payments.ROUTES,
    *online.ROUTES,
]

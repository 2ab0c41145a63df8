"""Who may use each route of billing: a part of `bench.rights`."""

from bench.whom import ANYONE, MANAGERS, RECORD_READERS, RECORD_WRITERS, Rights
from core.access.roles import Role

ACCOUNTANTS = MANAGERS | {Role.FINANCE_OFFICER}
BOOK_READERS = ACCOUNTANTS | {Role.AUDITOR}

BILLING: Rights = {
    "expo.billing.exhibitor.create": (
        "POST",
        "/desk/{edition}/exhibitors/{exhibitor}/billing/{reservation}",
        ACCOUNTANTS,
    ),
    "expo.billing.exhibitor.further": ("POST", "/desk/{edition}/exhibitors/{exhibitor}/billing/further", ACCOUNTANTS),
    "expo.billing.exhibitor.show": ("GET", "/desk/{edition}/exhibitors/{exhibitor}/billing", BOOK_READERS),
    "expo.billing.exhibitor.update": ("POST", "/desk/{edition}/exhibitors/{exhibitor}/billing", ACCOUNTANTS),
    "expo.billing.invoices.biller.edit": ("GET", "/desk/{edition}/invoices/biller", BOOK_READERS),
    "expo.billing.invoices.biller.update": ("POST", "/desk/{edition}/invoices/biller", MANAGERS),
    "expo.billing.invoices.credit": ("POST", "/desk/{edition}/invoices/{invoice}/credit", ACCOUNTANTS),
    "expo.billing.invoices.export": ("POST", "/desk/{edition}/invoices/exports", BOOK_READERS),
    "expo.billing.invoices.index": ("GET", "/desk/{edition}/invoices", BOOK_READERS),
    "expo.billing.invoices.paper": ("GET", "/desk/{edition}/invoices/{invoice}/paper", BOOK_READERS),
    "expo.billing.invoices.pay": ("POST", "/desk/{edition}/invoices/{invoice}/payments", ACCOUNTANTS),
    "expo.billing.invoices.show": ("GET", "/desk/{edition}/invoices/{invoice}", BOOK_READERS),
    "expo.billing.online.create": (
        "POST",
        "/portal/{organisation}/exhibit/{edition}/invoices/{invoice}/payment",
        RECORD_WRITERS,
    ),
    "expo.billing.online.notice": ("POST", "/payments/{name}/notices", ANYONE),
    "expo.billing.online.show": (
        "GET",
        "/portal/{organisation}/exhibit/{edition}/invoices/{invoice}/return",
        RECORD_READERS,
    ),
    "expo.billing.payments.create": ("POST", "/desk/{edition}/statements", ACCOUNTANTS),
    "expo.billing.payments.index": ("GET", "/desk/{edition}/statements", BOOK_READERS),
    "expo.billing.payments.show": ("GET", "/desk/{edition}/statements/{statement}", BOOK_READERS),
    "expo.billing.payments.update": ("POST", "/desk/{edition}/statements/{statement}/rows/{row}", ACCOUNTANTS),
    "expo.billing.portal.index": ("GET", "/portal/{organisation}/exhibit/{edition}/invoices", RECORD_READERS),
    "expo.billing.portal.paper": (
        "GET",
        "/portal/{organisation}/exhibit/{edition}/invoices/{invoice}/paper",
        RECORD_READERS,
    ),
    "expo.billing.portal.show": (
        "GET",
        "/portal/{organisation}/exhibit/{edition}/invoices/{invoice}",
        RECORD_READERS,
    ),
    "expo.billing.portal.update": ("POST", "/portal/{organisation}/exhibit/{edition}/invoices", RECORD_WRITERS),
    "expo.billing.prices.create": ("POST", "/desk/{edition}/prices", MANAGERS),
    "expo.billing.prices.destroy": ("POST", "/desk/{edition}/prices/{price}/end", MANAGERS),
    "expo.billing.prices.discount": ("POST", "/desk/{edition}/prices/discounts", MANAGERS),
    "expo.billing.prices.index": ("GET", "/desk/{edition}/prices", BOOK_READERS),
}

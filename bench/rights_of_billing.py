"""Who may use each route of billing: a part of `bench.rights`."""

from bench.whom import MANAGERS, Rights
from core.access.roles import Role

ACCOUNTANTS = MANAGERS | {Role.FINANCE_OFFICER}
BOOK_READERS = ACCOUNTANTS | {Role.AUDITOR}

BILLING: Rights = {
    "expo.billing.prices.create": ("POST", "/desk/{edition}/prices", MANAGERS),
    "expo.billing.prices.destroy": ("POST", "/desk/{edition}/prices/{price}/end", MANAGERS),
    "expo.billing.prices.discount": ("POST", "/desk/{edition}/prices/discounts", MANAGERS),
    "expo.billing.prices.index": ("GET", "/desk/{edition}/prices", BOOK_READERS),
}

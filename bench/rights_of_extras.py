"""Who may use each route of services and badges: a part of `bench.rights`."""

from bench.whom import EXHIBITOR_READERS, FLOOR_READERS, MANAGERS, RECORD_READERS, RECORD_WRITERS, Rights
from core.access.roles import Role

KEEPERS = MANAGERS | {Role.FLOOR_MANAGER}
OWN = "/portal/{organisation}/exhibit/{edition}"

EXTRAS: Rights = {
    "expo.extras.desk.create": ("POST", "/desk/{edition}/services", KEEPERS),
    "expo.extras.desk.edit": ("GET", "/desk/{edition}/services/{extra}", EXHIBITOR_READERS),
    "expo.extras.desk.index": ("GET", "/desk/{edition}/services", EXHIBITOR_READERS),
    "expo.extras.desk.new": ("GET", "/desk/{edition}/services/new", KEEPERS),
    "expo.extras.desk.retire": ("POST", "/desk/{edition}/services/{extra}/retirement", KEEPERS),
    "expo.extras.desk.update": ("POST", "/desk/{edition}/services/{extra}", KEEPERS),
    "expo.extras.orders.desk.days": ("GET", "/desk/{edition}/orders/days", EXHIBITOR_READERS),
    "expo.extras.orders.desk.export": ("POST", "/desk/{edition}/orders/exports", EXHIBITOR_READERS),
    "expo.extras.orders.desk.index": ("GET", "/desk/{edition}/orders", EXHIBITOR_READERS),
    "expo.extras.orders.desk.move": ("POST", "/desk/{edition}/orders", KEEPERS),
    "expo.extras.orders.desk.show": ("GET", "/desk/{edition}/orders/{order}", EXHIBITOR_READERS),
    "expo.extras.orders.desk.update": ("POST", "/desk/{edition}/orders/{order}", KEEPERS),
    "expo.extras.orders.portal.create": ("POST", f"{OWN}/services/{{extra}}", RECORD_WRITERS),
    "expo.extras.orders.portal.destroy": ("POST", f"{OWN}/services/orders/{{order}}/cancellation", RECORD_WRITERS),
    "expo.extras.orders.portal.edit": ("GET", f"{OWN}/services/orders/{{order}}", RECORD_WRITERS),
    "expo.extras.orders.portal.index": ("GET", f"{OWN}/services", RECORD_READERS),
    "expo.extras.orders.portal.new": ("GET", f"{OWN}/services/{{extra}}", RECORD_WRITERS),
    "expo.extras.orders.portal.update": ("POST", f"{OWN}/services/orders/{{order}}", RECORD_WRITERS),
    "expo.passes.desk.decide": ("POST", "/desk/{edition}/badges", KEEPERS),
    "expo.passes.desk.edit": ("GET", "/desk/{edition}/badges/quota", FLOOR_READERS),
    "expo.passes.desk.hand": ("POST", "/desk/{edition}/badges/handing", KEEPERS),
    "expo.passes.desk.index": ("GET", "/desk/{edition}/badges", FLOOR_READERS),
    "expo.passes.desk.paper": ("GET", "/desk/{edition}/badges/{badge_code}/paper", FLOOR_READERS),
    "expo.passes.desk.print": ("POST", "/desk/{edition}/badges/prints", KEEPERS),
    "expo.passes.desk.sheet": ("GET", "/desk/{edition}/badges/prints/{run}/{number}", FLOOR_READERS),
    "expo.passes.desk.update": ("POST", "/desk/{edition}/badges/quota", KEEPERS),
    "expo.passes.portal.create": ("POST", f"{OWN}/badges", RECORD_WRITERS),
    "expo.passes.portal.destroy": ("POST", f"{OWN}/badges/{{badge}}/withdrawal", RECORD_WRITERS),
    "expo.passes.portal.edit": ("GET", f"{OWN}/badges/{{badge}}", RECORD_WRITERS),
    "expo.passes.portal.index": ("GET", f"{OWN}/badges", RECORD_READERS),
    "expo.passes.portal.update": ("POST", f"{OWN}/badges/{{badge}}", RECORD_WRITERS),
}

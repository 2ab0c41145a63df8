"""Who may use each route of the papers of visits: a part of `bench.rights`."""

from bench.whom import Rights
from core.access.roles import Role

LEADS = frozenset({Role.ADMINISTRATOR, Role.COOPERATION_LEAD})
DESK = LEADS | {Role.COOPERATION_OFFICER}
READERS = DESK | {Role.AUDITOR}
PREPARING = frozenset({Role.COOPERATION_LEAD, Role.COOPERATION_OFFICER})
ONE = "/desk/visits/{visit}"
FLIGHT = f"{ONE}/travel/flights/{{flight}}"

PAPERS: Rights = {
    "crm.delegations.travel.flights.create": ("POST", f"{ONE}/travel/flights", DESK),
    "crm.delegations.travel.flights.destroy": ("POST", f"{FLIGHT}/removal", DESK),
    "crm.delegations.travel.flights.edit": ("GET", FLIGHT, DESK),
    "crm.delegations.travel.flights.new": ("GET", f"{ONE}/travel/flights/new", DESK),
    "crm.delegations.travel.flights.update": ("POST", FLIGHT, DESK),
    "crm.delegations.travel.pickups.create": ("POST", f"{FLIGHT}/pickups", DESK),
    "crm.delegations.travel.pickups.destroy": ("POST", f"{FLIGHT}/pickups/{{pickup}}/removal", DESK),
    "crm.delegations.travel.pickups.update": ("POST", f"{FLIGHT}/pickups/{{pickup}}", DESK),
    "crm.delegations.travel.show": ("GET", f"{ONE}/travel", READERS),
    "crm.delegations.travel.stays.create": ("POST", f"{ONE}/travel/stays", DESK),
    "crm.delegations.travel.stays.destroy": ("POST", f"{ONE}/travel/stays/{{stay}}/removal", DESK),
}

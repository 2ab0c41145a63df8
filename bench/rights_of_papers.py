"""Who may use each route of the papers of visits: a part of `bench.rights`."""

from bench.whom import VISITOR, Rights
from core.access.roles import Role

LEADS = frozenset({Role.ADMINISTRATOR, Role.COOPERATION_LEAD})
DESK = LEADS | {Role.COOPERATION_OFFICER}
READERS = DESK | {Role.AUDITOR}
PREPARING = frozenset({Role.COOPERATION_LEAD, Role.COOPERATION_OFFICER})
ONE = "/desk/visits/{visit}"
FLIGHT = f"{ONE}/travel/flights/{{flight}}"

PAPERS: Rights = {
    "crm.delegations.gifts.create": ("POST", f"{ONE}/gifts", DESK),
    "crm.delegations.gifts.show": ("GET", f"{ONE}/gifts", READERS),
    "crm.delegations.gifts.update": ("POST", f"{ONE}/gifts/{{gift}}", DESK),
    "crm.delegations.letters.check": ("GET", "/letters", VISITOR),
    "crm.delegations.letters.create": ("POST", f"{ONE}/letters", DESK),
    "crm.delegations.letters.destroy": ("POST", f"{ONE}/letters/{{visit_letter}}/withdrawal", DESK),
    "crm.delegations.letters.paper": ("GET", f"{ONE}/letters/{{visit_letter}}/letter.pdf", READERS),
    "crm.delegations.letters.show": ("GET", f"{ONE}/letters", READERS),
    "crm.delegations.letters.update": ("POST", f"{ONE}/letters/{{visit_letter}}", DESK),
    "crm.delegations.limits.allowances.update": ("POST", "/desk/visit-rules/allowances", LEADS),
    "crm.delegations.limits.gifts.create": ("POST", "/desk/visit-rules/gifts", LEADS),
    "crm.delegations.limits.index": ("GET", "/desk/visit-rules", READERS),
    "crm.delegations.limits.leads.update": ("POST", "/desk/visit-rules/leads", LEADS),
    "crm.delegations.limits.visas.create": ("POST", "/desk/visit-rules/visas", LEADS),
    "crm.delegations.limits.visas.destroy": ("POST", "/desk/visit-rules/visas/{visa_rule}/end", LEADS),
    "crm.delegations.passports.create": ("POST", f"{ONE}/passports/{{delegate}}", PREPARING),
    "crm.delegations.passports.destroy": ("POST", f"{ONE}/passports/{{delegate}}/removal", PREPARING),
    "crm.delegations.passports.index": ("GET", f"{ONE}/passports", PREPARING),
    "crm.delegations.passports.links.create": ("POST", f"{ONE}/passports/{{delegate}}/link", PREPARING),
    "crm.delegations.passports.open": ("POST", f"{ONE}/passports/{{delegate}}/opening", PREPARING),
    "crm.delegations.passports.own.edit": ("GET", "/passport/{token}", VISITOR),
    "crm.delegations.passports.own.show": ("GET", "/passport/{token}/thanks", VISITOR),
    "crm.delegations.passports.own.update": ("POST", "/passport/{token}", VISITOR),
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
    "crm.delegations.visas.create": ("POST", f"{ONE}/visas/{{delegate}}", DESK),
    "crm.delegations.visas.show": ("GET", f"{ONE}/visas", READERS),
    "crm.delegations.visas.update": ("POST", f"{ONE}/visas/{{delegate}}/state", DESK),
}

"""Who may use each route of agreements, their duties and obligations: a part of `bench.rights`."""

from bench.rights_of_the_world import WORLD
from bench.whom import ANYONE, Rights
from core.access.roles import Role

LEADS = frozenset({Role.ADMINISTRATOR, Role.COOPERATION_LEAD})
DESK = LEADS | {Role.COOPERATION_OFFICER}
READERS = DESK | {Role.AUDITOR}
ONE = "/desk/agreements/{agreement}"

AGREEMENTS: Rights = {
    **WORLD,
    "crm.agreements.consulting.answer": ("POST", f"{ONE}/checklist", DESK),
    "crm.agreements.consulting.create": ("POST", f"{ONE}/consultations", DESK),
    "crm.agreements.consulting.rules.index": ("GET", "/desk/agreements/consultations", READERS),
    "crm.agreements.consulting.rules.update": ("POST", "/desk/agreements/consultations", LEADS),
    "crm.agreements.consulting.update": ("POST", f"{ONE}/consultations/replies", DESK),
    "crm.agreements.desk.create": ("POST", "/desk/agreements", DESK),
    "crm.agreements.desk.edit": ("GET", f"{ONE}/edit", DESK),
    "crm.agreements.desk.index": ("GET", "/desk/agreements", READERS),
    "crm.agreements.desk.new": ("GET", "/desk/agreements/new", DESK),
    "crm.agreements.desk.show": ("GET", ONE, READERS),
    "crm.agreements.desk.update": ("POST", ONE, DESK),
    "crm.agreements.index": ("GET", "/{lang}/{edition}/partners", ANYONE),
    "crm.agreements.papers.show": ("GET", f"{ONE}/papers/{{paper}}", READERS),
    "crm.agreements.parties.create": ("POST", f"{ONE}/parties", DESK),
    "crm.agreements.parties.destroy": ("POST", f"{ONE}/parties/{{party}}/removal", DESK),
    "crm.agreements.parties.move": ("POST", f"{ONE}/parties/{{party}}/moves", DESK),
    "crm.agreements.publishing.approve": ("POST", f"{ONE}/publications/approval", DESK),
    "crm.agreements.publishing.create": ("POST", f"{ONE}/publications", DESK),
    "crm.agreements.publishing.destroy": ("POST", f"{ONE}/publications/end", DESK),
    "crm.agreements.readers.create": ("POST", f"{ONE}/readers", DESK),
    "crm.agreements.readers.destroy": ("POST", f"{ONE}/readers/{{account}}/removal", DESK),
    "crm.agreements.record.paper": ("GET", f"{ONE}/record.pdf", READERS),
    "crm.agreements.signing.approve": ("POST", f"{ONE}/approvals", LEADS),
    "crm.agreements.signing.create": ("POST", f"{ONE}/signatures", DESK),
    "crm.agreements.signing.scan": ("POST", f"{ONE}/scan", DESK),
    "crm.agreements.steps.back": ("POST", f"{ONE}/returns", DESK),
    "crm.agreements.steps.create": ("POST", f"{ONE}/steps", DESK),
    "crm.agreements.steps.waive": ("POST", f"{ONE}/waivers", LEADS),
    "crm.agreements.terms.create": ("POST", f"{ONE}/events", DESK),
    "crm.agreements.terms.destroy": ("POST", f"{ONE}/events/{{event}}/strike", DESK),
    "crm.agreements.texts.annexes.create": ("POST", f"{ONE}/annexes", DESK),
    "crm.agreements.texts.create": ("POST", f"{ONE}/texts", DESK),
    "crm.agreements.texts.index": ("GET", f"{ONE}/texts", READERS),
    "crm.agreements.texts.weigh": ("POST", f"{ONE}/texts/weights", DESK),
    "crm.api.agreements.index": ("GET", "/api/v1/agreements", ANYONE),
    "crm.api.amounts.index": ("GET", "/api/v1/desk/deals/{deal}/amounts", READERS),
    "crm.api.consultations.index": ("GET", "/api/v1/editions/{edition}/consultations", READERS | {Role.ORGANISER}),
    "crm.api.deals.index": ("GET", "/api/v1/desk/deals", READERS),
    "crm.api.deals.show": ("GET", "/api/v1/desk/deals/{deal}", READERS),
    "crm.api.results.index": ("GET", "/api/v1/results", ANYONE),
    "crm.api.results.show": ("GET", "/api/v1/results/{report}", ANYONE),
    "crm.api.visits.index": ("GET", "/api/v1/desk/visits", READERS),
    "crm.api.visits.show": ("GET", "/api/v1/desk/visits/{visit}", READERS),
    "crm.api.obligations.index": ("GET", "/api/v1/desk/agreements/{agreement}/obligations", READERS),
    "crm.api.records.index": ("GET", "/api/v1/desk/agreements", READERS),
    "crm.api.records.show": ("GET", "/api/v1/desk/agreements/{agreement}", READERS),
    "crm.duties.index": ("GET", "/desk/agreements/due", READERS),
    "crm.duties.rules.index": ("GET", "/desk/agreements/rules", READERS),
    "crm.duties.rules.update": ("POST", "/desk/agreements/rules", LEADS),
    "crm.duties.update": ("POST", f"{ONE}/duties/{{duty}}", DESK),
    "crm.obligations.index": ("GET", "/desk/obligations", READERS),
    "crm.obligations.create": ("POST", f"{ONE}/obligations", DESK),
    "crm.obligations.update": ("POST", f"{ONE}/obligations/{{obligation}}", DESK),
}

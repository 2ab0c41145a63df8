"""Who may use each route of results and of their reports: a part of `bench.rights`."""

from bench.whom import ADMIN, ANYONE, OFFICERS, Rights
from core.access.roles import Role

DESK = ADMIN | OFFICERS
EXPORTERS = DESK | {Role.AUDITOR}
READERS = EXPORTERS | {Role.RESULTS_AUDITOR}
ONE = "/desk/results/reports/{report}"

RESULTS: Rights = {
    "crm.results.desk.deals": ("GET", "/desk/results/deals", READERS),
    "crm.results.desk.freeze": ("POST", "/desk/results/reports", DESK),
    "crm.results.desk.index": ("GET", "/desk/results", READERS),
    "crm.results.desk.meeting": ("GET", "/desk/results/deals/{deal}/meeting", READERS),
    "crm.results.desk.paper": ("GET", "/desk/results/deals/{deal}/papers/{paper}", READERS),
    "crm.results.desk.show": ("GET", "/desk/results/deals/{deal}", READERS),
    "crm.results.readers.index": ("GET", "/ko/results", ANYONE),
    "crm.results.readers.show": ("GET", "/ko/results/{report}", ANYONE),
    "crm.results.reports.comparison": ("GET", "/desk/results/comparison", READERS),
    "crm.results.reports.correct": ("POST", f"{ONE}/corrections", DESK),
    "crm.results.reports.deal": ("GET", f"{ONE}/deals/{{deal}}", READERS),
    "crm.results.reports.deals": ("GET", f"{ONE}/deals", READERS),
    "crm.results.reports.export": ("POST", f"{ONE}/tables", EXPORTERS),
    "crm.results.reports.paper": ("GET", f"{ONE}/paper.pdf", READERS),
    "crm.results.reports.publish": ("POST", f"{ONE}/publication", DESK),
    "crm.results.reports.show": ("GET", ONE, READERS),
}

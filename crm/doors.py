"""All that is served of co-operation: to readers and at the desk."""

from litestar.types import ControllerRouterHandler

from crm.agreements import routes as readers
from crm.agreements.annexes import routes as annexes
from crm.agreements.consulting import routes as consulting
from crm.agreements.desk import routes as desk
from crm.agreements.parties import routes as parties
from crm.agreements.publishing import routes as publishing
from crm.agreements.readers import routes as named_readers
from crm.agreements.record import routes as record
from crm.agreements.signing import routes as signing
from crm.agreements.steps import routes as steps
from crm.agreements.terms import routes as terms
from crm.agreements.texts import routes as texts
from crm.briefs import routes as briefs
from crm.consultations import doors as consultations
from crm.deals.actions import routes as actions
from crm.deals.amounts import routes as amounts
from crm.deals.consortium import routes as consortium
from crm.deals.desk import routes as deals
from crm.deals.finance import routes as finance
from crm.deals.forecast import routes as forecast
from crm.deals.readers import routes as deal_readers
from crm.deals.steps import routes as deal_steps
from crm.deals.support import routes as support
from crm.delegations.desk import routes as visits
from crm.delegations.gifts import routes as gifts
from crm.delegations.letters import routes as invitations
from crm.delegations.limits import routes as limits
from crm.delegations.members import routes as members
from crm.delegations.needs import routes as needs
from crm.delegations.notes import routes as notes
from crm.delegations.papers import routes as visit_papers
from crm.delegations.passports import routes as passports
from crm.delegations.programme import car_routes as visit_cars
from crm.delegations.programme import routes as visit_programme
from crm.delegations.programme.links import desk as visit_links
from crm.delegations.programme.links import routes as plans
from crm.delegations.programme.versions import routes as visit_versions
from crm.delegations.readers import routes as visit_readers
from crm.delegations.records import routes as meeting_records
from crm.delegations.steps import routes as visit_steps
from crm.delegations.travel import routes as travel
from crm.delegations.visas import routes as visas
from crm.duties import routes as duties
from crm.followups import doors as followups
from crm.obligations import lists as obligation_list
from crm.obligations import routes as obligations
from crm.rates import routes as rates
from crm.results.desk import routes as results
from crm.results.readers import routes as result_readers
from crm.results.reports import routes as result_reports
from crm.tasks import routes as tasks
from crm.timeline import routes as timeline
from crm.timeline.files import routes as timeline_files
from crm.timeline.mail import routes as letters
from crm.today import routes as today
from crm.world import routes as world

ROUTES: list[ControllerRouterHandler] = [
    readers.index,
    *duties.ROUTES,
    *desk.ROUTES,
    *steps.ROUTES,
    *parties.ROUTES,
    *named_readers.ROUTES,
    *texts.ROUTES,
    *annexes.ROUTES,
    *consulting.ROUTES,
    *signing.ROUTES,
    *terms.ROUTES,
    *obligations.ROUTES,
    *obligation_list.ROUTES,
    *publishing.ROUTES,
    *timeline.ROUTES,
    *timeline_files.ROUTES,
    *letters.ROUTES,
    *tasks.ROUTES,
    *today.ROUTES,
    *record.ROUTES,
    *travel.ROUTES,
    *visas.ROUTES,
    *invitations.ROUTES,
    *passports.ROUTES,
    *gifts.ROUTES,
    *limits.ROUTES,
    *briefs.ROUTES,
    *world.ROUTES,
    *consultations.ROUTES,
    *followups.ROUTES,
    *results.ROUTES,
    *result_reports.ROUTES,
    *result_readers.ROUTES,
    *forecast.ROUTES,
    *deals.ROUTES,
    *deal_steps.ROUTES,
    *amounts.ROUTES,
    *consortium.ROUTES,
    *finance.ROUTES,
    *support.ROUTES,
    *actions.ROUTES,
    *deal_readers.ROUTES,
    *rates.ROUTES,
    *visit_programme.ROUTES,
    *visit_versions.ROUTES,
    *visit_links.ROUTES,
    *visit_cars.ROUTES,
    *plans.ROUTES,
    *visits.ROUTES,
    *visit_steps.ROUTES,
    *members.ROUTES,
    *needs.ROUTES,
    *visit_readers.ROUTES,
    *meeting_records.ROUTES,
    *notes.ROUTES,
    *visit_papers.ROUTES,
]

LISTS = (
    desk.AGREEMENT_LIST,
    obligation_list.LIST,
    tasks.TASK_LIST,
    visits.VISIT_LIST,
    deals.DEAL_LIST,
    consultations.LIST,
)

"""All that is served of co-operation: to readers and at the desk."""

from litestar.types import ControllerRouterHandler

from crm.agreements import routes as readers
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
from crm.deals.actions import routes as actions
from crm.deals.amounts import routes as amounts
from crm.deals.consortium import routes as consortium
from crm.deals.desk import routes as deals
from crm.deals.finance import routes as finance
from crm.deals.forecast import routes as forecast
from crm.deals.readers import routes as deal_readers
from crm.deals.steps import routes as deal_steps
from crm.deals.support import routes as support
from crm.duties import routes as duties
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
    *briefs.ROUTES,
    *world.ROUTES,
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
]

LISTS = (desk.AGREEMENT_LIST, obligation_list.LIST, tasks.TASK_LIST, deals.DEAL_LIST)

"""What co-operation hands to the composition root: its documents for the shelf, its work in the background, and what it
adds to the pages of records and to the day."""

from core.lists.registry import Further
from core.live.shelf import Loader
from core.webhooks.withholding import Withheld
from crm.agreements.desk.finder import FINDER as AGREEMENTS
from crm.agreements.shelf import load_agreements
from crm.agreements.sight import kept_to_few as agreements_kept
from crm.briefs.finder import FINDER as COUNTRY_BRIEFS
from crm.briefs.sections import SECTIONS as BRIEFS
from crm.consultations.finder import FINDER as CONSULTATION_FINDER
from crm.consultations.sections import SECTIONS as CONSULTED
from crm.consultations.sight import kept_to_few as consultations_kept
from crm.consultations.subscriptions import WORK as CONSULTATIONS
from crm.consultations.subscriptions import follow_meetings
from crm.countries.sections import SECTIONS as AGREED
from crm.deals.desk.finder import FINDER as DEAL_FINDER
from crm.deals.sections import SECTIONS as DEALS
from crm.deals.sight import kept_to_few as deals_kept
from crm.delegations.desk.finder import FINDER as VISIT_FINDER
from crm.delegations.dossiers.sections import SECTIONS as PAPERS
from crm.delegations.gifts.queries import not_dealt_with as gifts_not_dealt_with
from crm.delegations.gifts.queries import of_gifts
from crm.delegations.guards import Asking
from crm.delegations.guards import hand_in as guard
from crm.delegations.official import Meetings
from crm.delegations.official import hand_in as know_of
from crm.delegations.programme.guarding import GUARDS as PROGRAMME_GUARDS
from crm.delegations.programme.guarding import official_meetings_of
from crm.delegations.programme.sections import SECTIONS as PROGRAMME
from crm.delegations.programme.subscriptions import promise_members
from crm.delegations.sections import SECTIONS as VISITED
from crm.delegations.sight import kept_to_few as visits_kept
from crm.delegations.travel.queries import unmatched as unmatched_travel
from crm.delegations.visas.queries import of_visas, unadmitted
from crm.duties.work import WORK as REMINDERS
from crm.followups.sight import kept_to_few as items_kept
from crm.followups.work import WORK as FOLLOW_UPS
from crm.obligations.finder import FINDER as OBLIGATION_FINDER
from crm.results.readers.shelf import load_results
from crm.tasks.sight import kept_to_few as tasks_kept
from crm.tasks.work import WORK as TASKS
from crm.timeline.finder import FINDERS as TIMELINES
from crm.timeline.last import COUNTRY_COLUMN, ORGANISATION_COLUMN, of_countries
from crm.timeline.sections import SECTIONS as TIMELINE
from crm.timeline.sight import kept_to_few as entries_kept
from crm.today.agreements import of_agreements
from crm.today.deadlines import Source
from crm.today.home import DAY
from crm.today.visits import of_visits
from crm.today.work import WORK as DAYS

LOADERS: dict[str, Loader] = {"agreements": load_agreements, "results": load_results}
COLUMNS: tuple[Further, ...] = (
    Further("organisations", ORGANISATION_COLUMN),
    Further("countries", COUNTRY_COLUMN, told=of_countries, first=True),
)
"""Of lists of the directory."""
WORKS = (REMINDERS, TASKS, DAYS, CONSULTATIONS, FOLLOW_UPS)
HEARD = (*follow_meetings, promise_members)

SECTIONS = (*TIMELINE, *BRIEFS, *AGREED, *VISITED, *PROGRAMME, *PAPERS, *CONSULTED, *DEALS)
FINDERS = (COUNTRY_BRIEFS, AGREEMENTS, OBLIGATION_FINDER, VISIT_FINDER, CONSULTATION_FINDER, DEAL_FINDER, *TIMELINES)
"""For the palette."""
WITHHELD: tuple[Withheld, ...] = (
    agreements_kept,
    consultations_kept,
    deals_kept,
    entries_kept,
    items_kept,
    tasks_kept,
    visits_kept,
)
DEADLINES: dict[str, Source] = {
    "agreements": of_agreements,
    "visits": of_visits,
    "visas": of_visas,
    "gifts": of_gifts,
}
GUARDS: tuple[tuple[str, Asking], ...] = (
    *PROGRAMME_GUARDS,
    ("confirmed", unmatched_travel),
    ("in_progress", unadmitted),
    ("reported", gifts_not_dealt_with),
)
"""What parts of a visit ask for before it goes to a state: (state, asking)."""
OFFICIAL: tuple[Meetings, ...] = (official_meetings_of,)
"""Who knows of a visit's official meetings."""

for step, asking in GUARDS:
    guard(step, asking)
for meetings in OFFICIAL:
    know_of(meetings)
AT_HOME = (DAY,)

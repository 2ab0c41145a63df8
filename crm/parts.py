"""What co-operation hands to the composition root: its documents for the shelf, its work in the background, and what it
adds to the pages of records and to the day."""

from core.live.shelf import Loader
from core.webhooks.withholding import Withheld
from crm.agreements.desk.finder import FINDER as AGREEMENTS
from crm.agreements.shelf import load_agreements
from crm.agreements.sight import kept_to_few as agreements_kept
from crm.briefs.finder import FINDER as COUNTRY_BRIEFS
from crm.briefs.sections import SECTIONS as BRIEFS
from crm.countries.sections import SECTIONS as AGREED
from crm.deals.desk.finder import FINDER as DEAL_FINDER
from crm.deals.sections import SECTIONS as DEALS
from crm.deals.sight import kept_to_few as deals_kept
from crm.duties.work import WORK as REMINDERS
from crm.results.readers.shelf import load_results
from crm.tasks.sight import kept_to_few as tasks_kept
from crm.tasks.work import WORK as TASKS
from crm.timeline.finder import FINDERS as TIMELINES
from crm.timeline.sections import SECTIONS as TIMELINE
from crm.timeline.sight import kept_to_few as entries_kept
from crm.today.agreements import of_agreements
from crm.today.deadlines import Source
from crm.today.work import WORK as DAYS

LOADERS: dict[str, Loader] = {"agreements": load_agreements, "results": load_results}
WORKS = (REMINDERS, TASKS, DAYS)

SECTIONS = (*TIMELINE, *BRIEFS, *AGREED, *DEALS)
WITHHELD: dict[str, Withheld] = {
    "crm.agreements.": agreements_kept,
    "crm.deals.": deals_kept,
    "crm.tasks.": tasks_kept,
    "crm.timeline.": entries_kept,
}
FINDERS = (COUNTRY_BRIEFS, AGREEMENTS, DEAL_FINDER, *TIMELINES)
"""For the palette."""
DEADLINES: dict[str, Source] = {"agreements": of_agreements}

"""What the expo hands to the composition root: its documents for the shelf, its work in the background, and who listens."""

from core.live.shelf import Loader
from expo.agenda.finder import FINDERS as PROGRAMME_FINDERS
from expo.agenda.subscriptions import draw_cards_beforehand
from expo.allocation.rounds.work import WORK as PLANS
from expo.announcements.subscriptions import prepare_letters
from expo.announcements.work import WORK as RELEASE_LETTERS
from expo.audience.shelf import load_said
from expo.billing.invoices.work import WORK as INVOICES
from expo.calls.shelf import load_calls
from expo.calls.work import WORK as CALLS
from expo.editions.desk.home import EDITIONS
from expo.editions.shelf import load_editions
from expo.exhibitors.events.finder import FINDER as BOOTH_EVENT_FINDER
from expo.exhibitors.events.shelf import load_booth_events
from expo.exhibitors.mailings.subscriptions import write_down_mailed
from expo.exhibitors.mailings.work import WORK as EXHIBITOR_LETTERS
from expo.exhibitors.newcomers.shelf import load_fairs
from expo.exhibitors.newcomers.work import WORK as APPLICATIONS
from expo.exhibitors.portal.home import SECTIONS as PARTICIPATIONS
from expo.exhibitors.readers.shelf import load_exhibitors, load_occupants
from expo.exhibitors.readers.subscriptions import look_again
from expo.exhibitors.sections import SECTIONS as EXHIBITING
from expo.exhibitors.tasks.work import WORK as TASKS
from expo.floor.plans.shelf import load_plans
from expo.interchange.imports.work import WORKS as IMPORTS
from expo.live.shelf import load_live
from expo.meetings.finder import FINDER as MEETING_FINDER
from expo.meetings.matching.work import WORK as MATCHING
from expo.meetings.work import WORK as MEETINGS
from expo.pages.shelf import load_sections
from expo.paper.subscriptions import leave_out, set_beforehand
from expo.paper.work import WORK as PAPER
from expo.passes.work import WORK as BADGES
from expo.reservations.work import WORK as RESERVATIONS
from expo.screens.work import WORK as SCREENS
from expo.seats.shelf import load_seatings
from expo.seats.subscriptions import tell_of_cancelled
from expo.seats.work import WORK as SEATS
from expo.sites.shelf import load_evidence
from expo.solutions.introductions.work import WORK as INTRODUCTIONS
from expo.solutions.shelf import load_markets
from expo.speakers.invitations.work import WORK as REMINDERS
from expo.speakers.photos.subscriptions import drop_portraits
from expo.venues.shelf import load_ways
from expo.widget.shelf import load_embedders

LOADERS: dict[str, Loader] = {
    "editions": load_editions,
    "evidence": load_evidence,
    "sections": load_sections,
    "ways": load_ways,
    "seatings": load_seatings,
    "floor": load_plans,
    "exhibitors": load_exhibitors,
    "occupants": load_occupants,
    "booth_events": load_booth_events,
    "embedders": load_embedders,
    "live": load_live,
    "said": load_said,
    "calls": load_calls,
    "solutions": load_markets,
    "fairs": load_fairs,
}
SECTIONS = (*EXHIBITING, *PARTICIPATIONS)
FOLLOWS = {"occupants": "exhibitors", "booth_events": "exhibitors"}
HEARD = (
    draw_cards_beforehand,
    *set_beforehand,
    leave_out,
    drop_portraits,
    *tell_of_cancelled,
    *prepare_letters,
    *look_again,
    write_down_mailed,
)
WORKS = (
    APPLICATIONS,
    BADGES,
    CALLS,
    EXHIBITOR_LETTERS,
    *IMPORTS,
    INTRODUCTIONS,
    INVOICES,
    MATCHING,
    MEETINGS,
    PAPER,
    PLANS,
    RELEASE_LETTERS,
    REMINDERS,
    RESERVATIONS,
    SCREENS,
    SEATS,
    TASKS,
)
AT_HOME = (EDITIONS,)
FINDERS = (*PROGRAMME_FINDERS, BOOTH_EVENT_FINDER, MEETING_FINDER)
"""For the palette."""

"""All that is served of the expo: to readers, at the desk, to screens and to other people's software."""

from litestar.types import ControllerRouterHandler

from expo.agenda import routes as agenda
from expo.allocation import doors as allocation
from expo.announcements import routes as announcements
from expo.audience import routes as audience
from expo.audience.desk import ratings as ratings_at_the_desk
from expo.audience.desk import routes as audience_at_the_desk
from expo.billing import doors as billing
from expo.calls import routes as calls
from expo.calls.desk import routes as calls_at_the_desk
from expo.changes import routes as changes
from expo.channels import routes as channels
from expo.editions import routes as editions
from expo.editions.desk import routes as editions_at_the_desk
from expo.editions.history import routes as editions_told
from expo.exhibitors import doors as exhibitors
from expo.extras import doors as extras
from expo.feeds import routes as feeds
from expo.floor import doors as floor_at_the_desk
from expo.floor.readers import routes as floor
from expo.interchange import routes as exports
from expo.interchange.imports import routes as imports
from expo.live import routes as live
from expo.live.desk import routes as live_at_the_desk
from expo.meetings import doors as meetings
from expo.meetings.matching import routes as matching
from expo.meetings.matching.runs import routes as matching_runs
from expo.offline import routes as offline
from expo.pages import routes as pages
from expo.paper import routes as paper
from expo.passes import doors as passes
from expo.programme.blocks import routes as blocks
from expo.programme.board import routes as board
from expo.programme.bulk import routes as bulk
from expo.programme.frame import routes as frame
from expo.programme.sessions import routes as conference_sessions
from expo.programme.slots import routes as slots
from expo.proposals.attachments import routes as attachments
from expo.proposals.desk import routes as proposals_at_the_desk
from expo.proposals.own import routes as own_proposals
from expo.proposals.reviews import routes as reviews
from expo.releases import routes as releases
from expo.reservations import doors as reservations
from expo.screens import routes as screens_in_halls
from expo.screens.desk import routes as screens_at_the_desk
from expo.seats import routes as seats
from expo.seats.desk import routes as seats_at_the_desk
from expo.seats.door import routes as seats_at_the_door
from expo.sites import routes as sites
from expo.solutions import doors as solutions
from expo.speakers import doors as speakers
from expo.stars import routes as stars
from expo.widget import routes as widget
from expo.widget.desk import routes as widget_at_the_desk

READERS: list[ControllerRouterHandler] = [
    *(editions.index, editions.show, editions.robots, editions.sitemaps, editions.sitemap_of),
    *(changes.index, changes.feed, agenda.index, agenda.show, agenda.card),
    *(exports.calendar, exports.session, exports.schedule_xml, exports.schedule_json, exports.schedule_localised),
    *stars.ROUTES,
    *feeds.ROUTES,
    *seats.ROUTES,
    *audience.ROUTES,
    *live.ROUTES,
    *floor.ROUTES,
    *offline.ROUTES,
    *(sites.index, sites.show, pages.show, *widget.ROUTES),
    *calls.ROUTES,
    *own_proposals.ROUTES,
]
DESK: list[ControllerRouterHandler] = [
    *board.ROUTES,
    *slots.ROUTES,
    *blocks.ROUTES,
    *conference_sessions.ROUTES,
    *bulk.ROUTES,
    *frame.ROUTES,
    *channels.ROUTES,
    *editions_at_the_desk.ROUTES,
    *editions_told.ROUTES,
    *imports.ROUTES,
    *releases.ROUTES,
    *announcements.ROUTES,
    *seats_at_the_desk.ROUTES,
    *seats_at_the_door.ROUTES,
    *live_at_the_desk.ROUTES,
    *widget_at_the_desk.ROUTES,
    *screens_at_the_desk.ROUTES,
    *audience_at_the_desk.ROUTES,
    *ratings_at_the_desk.ROUTES,
    *calls_at_the_desk.ROUTES,
    *proposals_at_the_desk.ROUTES,
    *reviews.ROUTES,
    *attachments.ROUTES,
]
ROUTES: list[ControllerRouterHandler] = [
    *READERS,
    *DESK,
    *speakers.ROUTES,
    *exhibitors.ROUTES,
    *floor_at_the_desk.ROUTES,
    *reservations.ROUTES,
    *solutions.ROUTES,
    *billing.ROUTES,
    *extras.ROUTES,
    *passes.ROUTES,
    *allocation.ROUTES,
    *meetings.ROUTES,
    *screens_in_halls.ROUTES,
    *matching.ROUTES,
    *matching_runs.ROUTES,
    *paper.ROUTES,
]
LISTS = (*meetings.LISTS,)

"""All that is served of meetings: at the desk, in the portal, to counterparts and to calendars."""

from litestar.types import ControllerRouterHandler

from expo.meetings.counterparts import routes as counterparts
from expo.meetings.desk import furniture, listed
from expo.meetings.desk import routes as desk
from expo.meetings.feeds import routes as feeds
from expo.meetings.interpreters import routes as interpreters
from expo.meetings.own import routes as own
from expo.meetings.portal import routes as portal

ROUTES: list[ControllerRouterHandler] = [
    *desk.ROUTES,
    *listed.ROUTES,
    *furniture.ROUTES,
    *counterparts.ROUTES,
    *interpreters.ROUTES,
    *portal.ROUTES,
    *own.ROUTES,
    *feeds.ROUTES,
]
LISTS = (listed.LIST,)

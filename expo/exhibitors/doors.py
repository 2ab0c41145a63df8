"""All that is served of exhibitors: in the portal and at the desk."""

from expo.exhibitors.bodies import routes as bodies
from expo.exhibitors.desk import routes as desk
from expo.exhibitors.events.desk import routes as events_at_the_desk
from expo.exhibitors.events.portal import routes as events
from expo.exhibitors.events.readers import routes as events_for_readers
from expo.exhibitors.fairs import routes as fairs
from expo.exhibitors.guide import routes as guide
from expo.exhibitors.hours import routes as hours
from expo.exhibitors.mailings import routes as mailings
from expo.exhibitors.meetings import routes as meetings
from expo.exhibitors.messages.desk import routes as messages_at_the_desk
from expo.exhibitors.messages.portal import routes as messages
from expo.exhibitors.newcomers import routes as newcomers
from expo.exhibitors.newcomers.desk import routes as newcomers_at_the_desk
from expo.exhibitors.pavilions import routes as pavilions
from expo.exhibitors.portal import routes as portal
from expo.exhibitors.readers import routes as readers
from expo.exhibitors.results.desk import routes as results_at_the_desk
from expo.exhibitors.results.portal import routes as results
from expo.exhibitors.saved import routes as saved
from expo.exhibitors.sharing.desk import routes as sharing_at_the_desk
from expo.exhibitors.sharing.portal import routes as sharing
from expo.exhibitors.stands import routes as stands
from expo.exhibitors.tasks.desk import routes as tasks_at_the_desk
from expo.exhibitors.tasks.portal import routes as tasks

ROUTES = [
    *readers.ROUTES,
    *saved.ROUTES,
    *portal.ROUTES,
    *fairs.ROUTES,
    *guide.ROUTES,
    *hours.ROUTES,
    *events_for_readers.ROUTES,
    *events.ROUTES,
    *events_at_the_desk.ROUTES,
    *meetings.ROUTES,
    *results.ROUTES,
    *results_at_the_desk.ROUTES,
    *stands.ROUTES,
    *pavilions.ROUTES,
    *bodies.ROUTES,
    *newcomers.ROUTES,
    *newcomers_at_the_desk.ROUTES,
    *messages.ROUTES,
    *messages_at_the_desk.ROUTES,
    *sharing.ROUTES,
    *sharing_at_the_desk.ROUTES,
    *tasks.ROUTES,
    *tasks_at_the_desk.ROUTES,
    *mailings.ROUTES,
    *desk.ROUTES,
]

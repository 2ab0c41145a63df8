"""All that is served of exhibitors: in the portal and at the desk."""

from expo.exhibitors.desk import routes as desk
from expo.exhibitors.fairs import routes as fairs
from expo.exhibitors.portal import routes as portal
from expo.exhibitors.readers import routes as readers
from expo.exhibitors.saved import routes as saved

ROUTES = [*readers.ROUTES, *saved.ROUTES, *portal.ROUTES, *fairs.ROUTES, *desk.ROUTES]

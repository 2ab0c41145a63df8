"""All that is served of exhibitors: in the portal and at the desk."""

from expo.exhibitors.bodies import routes as bodies
from expo.exhibitors.desk import routes as desk
from expo.exhibitors.fairs import routes as fairs
from expo.exhibitors.pavilions import routes as pavilions
from expo.exhibitors.portal import routes as portal
from expo.exhibitors.readers import routes as readers
from expo.exhibitors.saved import routes as saved
from expo.exhibitors.stands import routes as stands

ROUTES = [
    *readers.ROUTES,
    *saved.ROUTES,
    *portal.ROUTES,
    *fairs.ROUTES,
    *desk.ROUTES,
    *stands.ROUTES,
    *pavilions.ROUTES,
    *bodies.ROUTES,
]

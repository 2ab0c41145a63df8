"""All that is served of reservations: in the portal and at the desk."""

from expo.reservations.desk import routes as desk
from expo.reservations.portal import routes as portal

ROUTES = [*portal.ROUTES, *desk.ROUTES]

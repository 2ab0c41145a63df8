"""All that is served of the market: to readers, to who looks for something, in the portal and at the desk."""

from expo.solutions.demands import routes as demands
from expo.solutions.demands.desk import routes as demands_at_the_desk
from expo.solutions.demands.own import routes as own_demands
from expo.solutions.desk import routes as desk
from expo.solutions.introductions import routes as introductions
from expo.solutions.portal import routes as portal
from expo.solutions.readers import routes as readers

ROUTES = [
    *readers.ROUTES,
    *demands.ROUTES,
    *own_demands.ROUTES,
    *portal.ROUTES,
    *introductions.ROUTES,
    *desk.ROUTES,
    *demands_at_the_desk.ROUTES,
]

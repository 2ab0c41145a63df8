"""Every door to organisations: the portal's and the desk's."""

from directory.organisations.additions import routes as additions
from directory.organisations.desk import routes as desk
from directory.organisations.logos import routes as logos
from directory.organisations.members import routes as members
from directory.organisations.papers import routes as papers
from directory.organisations.portal import routes as portal
from directory.organisations.profiles import routes as profiles
from directory.organisations.standing import routes as standing

ROUTES = [
    *additions.ROUTES,
    *desk.ROUTES,
    *portal.ROUTES,
    *profiles.ROUTES,
    *logos.ROUTES,
    *papers.ROUTES,
    *members.ROUTES,
    *standing.ROUTES,
]

"""All that is served of badges: in the portal and at the desk."""

from expo.passes import fulfilling
from expo.passes.desk import routes as at_the_desk
from expo.passes.portal import routes as portal

ROUTES = [*portal.ROUTES, *at_the_desk.ROUTES]
JOINED = (fulfilling.PROOF,)
"""What this hands to others: proof of a task."""

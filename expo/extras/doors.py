"""All that is served of services: the catalogue and orders at the desk, ordering in the portal."""

from expo.extras.desk import routes as catalogue
from expo.extras.orders import fulfilling
from expo.extras.orders.billing import SOURCE
from expo.extras.orders.desk import routes as at_the_desk
from expo.extras.orders.portal import routes as portal

ROUTES = [*catalogue.ROUTES, *at_the_desk.ROUTES, *portal.ROUTES]
JOINED = (SOURCE, fulfilling.PROOF)
"""What this hands to others: lines of invoices, and proof of a task."""

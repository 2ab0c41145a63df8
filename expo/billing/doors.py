"""All that is served of billing: at the desk and in the portal."""

from expo.billing.prices import routes as prices

ROUTES = [*prices.ROUTES]

"""Every door to the directory, what it adds to the palette, and the pages it shows."""

import directory.countries.routes as countries
import directory.organisations.routes as organisations
from directory.countries import finder as country_finder
from directory.organisations import finder as organisation_finder

ROUTES = [*countries.ROUTES, *organisations.ROUTES]
FINDERS = (country_finder.FINDER, organisation_finder.FINDER)

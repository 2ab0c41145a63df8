"""Every door to the directory, what it adds to the palette, and the pages it shows."""

import directory.countries.routes as countries
import directory.duplicates.merges.routes as merges
import directory.duplicates.routes as duplicates
import directory.imports.routes as imports
import directory.lists.routes as lists
import directory.organisations.routes as organisations
import directory.people.routes as people
import directory.relationships.routes as relationships
from directory.countries import finder as country_finder
from directory.duplicates.finding import WORK as DUPLICATES
from directory.imports.work import WORK as IMPORTS
from directory.lists import finder as view_finder
from directory.organisations import finder as organisation_finder
from directory.organisations.desk.routes import LIST as ORGANISATIONS
from directory.people import finder as person_finder
from directory.people import sections
from directory.people.places import WORK as PLACES

ROUTES = [
    *countries.ROUTES,
    *duplicates.ROUTES,
    *merges.ROUTES,
    *imports.ROUTES,
    *lists.ROUTES,
    *organisations.ROUTES,
    *people.ROUTES,
    *relationships.ROUTES,
]
FINDERS = (view_finder.FINDER, country_finder.FINDER, organisation_finder.FINDER, person_finder.FINDER)
SECTIONS = sections.SECTIONS
WORKS = (DUPLICATES, IMPORTS, PLACES)
LISTS = (ORGANISATIONS, people.PEOPLE_LIST, countries.COUNTRY_LIST)

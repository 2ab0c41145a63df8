"""Who may use each route of countries, people and their posts: a part of `bench.rights`."""

from bench.rights_of_imports import IMPORTS
from bench.whom import COUNTRY_READERS, COUNTRY_WRITERS, IDENTIFIERS, OFFICERS, PERSON_READERS, PERSON_WRITERS, Rights

COUNTRY, PERSON, TIES = "/desk/countries/{country}", "/desk/people/{person}", "/desk/relationships/people/{person}"

STANDING = "/desk/organisations/{organisation}/standing"

IN_THE_API = "/api/v1/people"

PEOPLE_AND_COUNTRIES: Rights = {
    **IMPORTS,
    "directory.api.appointments.create": ("POST", f"{IN_THE_API}/{{person}}/appointments", PERSON_WRITERS),
    "directory.api.appointments.index": ("GET", f"{IN_THE_API}/{{person}}/appointments", PERSON_READERS),
    "directory.api.facts.index": ("GET", "/api/v1/countries/{country}/facts", COUNTRY_READERS),
    "directory.api.people.create": ("POST", IN_THE_API, PERSON_WRITERS),
    "directory.api.people.index": ("GET", IN_THE_API, PERSON_READERS),
    "directory.api.people.show": ("GET", f"{IN_THE_API}/{{person}}", PERSON_READERS),
    "directory.api.people.update": ("PATCH", f"{IN_THE_API}/{{person}}", PERSON_WRITERS),
    "directory.api.relationships.index": ("GET", f"{IN_THE_API}/{{person}}/relationships", PERSON_READERS),
    "directory.countries.index": ("GET", "/desk/countries", COUNTRY_READERS),
    "directory.countries.records.create": ("POST", f"{COUNTRY}/records/visa", COUNTRY_WRITERS),
    "directory.countries.records.destroy": ("POST", f"{COUNTRY}/strikings/{{country_entry}}", COUNTRY_WRITERS),
    "directory.countries.records.new": ("GET", f"{COUNTRY}/records/visa", COUNTRY_WRITERS),
    "directory.countries.show": ("GET", COUNTRY, COUNTRY_READERS),
    "directory.organisations.standing.create": ("POST", f"{STANDING}/identifiers", IDENTIFIERS),
    "directory.organisations.standing.destroy": ("POST", f"{STANDING}/identifiers/{{identifier}}/removal", IDENTIFIERS),
    "directory.organisations.standing.edit": ("GET", STANDING, IDENTIFIERS),
    "directory.organisations.standing.rename": ("POST", f"{STANDING}/names", IDENTIFIERS),
    "directory.organisations.standing.size": ("POST", f"{STANDING}/sizes", IDENTIFIERS),
    "directory.organisations.standing.update": ("POST", f"{STANDING}/parent", IDENTIFIERS),
    "directory.people.appointments.create": ("POST", f"{PERSON}/posts", PERSON_WRITERS),
    "directory.people.appointments.destroy": ("POST", f"{PERSON}/posts/{{post}}/end", PERSON_WRITERS),
    "directory.people.appointments.edit": ("GET", f"{PERSON}/posts/{{post}}", PERSON_WRITERS),
    "directory.people.appointments.index": ("GET", "/desk/posts", PERSON_READERS),
    "directory.people.appointments.new": ("GET", f"{PERSON}/posts/new", PERSON_WRITERS),
    "directory.people.appointments.update": ("POST", f"{PERSON}/posts/{{post}}", PERSON_WRITERS),
    "directory.people.contacts.create": ("POST", f"{PERSON}/contacts", OFFICERS),
    "directory.people.contacts.destroy": ("POST", f"{PERSON}/contacts/{{contact}}/end", OFFICERS),
    "directory.people.contacts.new": ("GET", f"{PERSON}/contacts/new", OFFICERS),
    "directory.people.contacts.withdraw": ("POST", f"{PERSON}/contacts/{{contact}}/withdrawal", OFFICERS),
    "directory.people.create": ("POST", "/desk/people", PERSON_WRITERS),
    "directory.people.edit": ("GET", f"{PERSON}/names", PERSON_WRITERS),
    "directory.people.index": ("GET", "/desk/people", PERSON_READERS),
    "directory.people.needs.edit": ("GET", f"{PERSON}/needs", OFFICERS),
    "directory.people.needs.update": ("POST", f"{PERSON}/needs", OFFICERS),
    "directory.people.new": ("GET", "/desk/people/new", PERSON_WRITERS),
    "directory.people.show": ("GET", PERSON, PERSON_READERS),
    "directory.people.update": ("POST", f"{PERSON}/names", PERSON_WRITERS),
    "directory.relationships.create": ("POST", TIES, PERSON_WRITERS),
    "directory.relationships.destroy": ("POST", f"{TIES}/{{tie}}/end", PERSON_WRITERS),
    "directory.relationships.new": ("GET", f"{TIES}/new", PERSON_WRITERS),
}

"""Who may use each route of countries, people and their posts: a part of `bench.rights`."""

from bench.whom import COUNTRY_READERS, COUNTRY_WRITERS, Rights

COUNTRY = "/desk/countries/{country}"

PEOPLE_AND_COUNTRIES: Rights = {
    "directory.countries.index": ("GET", "/desk/countries", COUNTRY_READERS),
    "directory.countries.records.create": ("POST", f"{COUNTRY}/records/visa", COUNTRY_WRITERS),
    "directory.countries.records.destroy": ("POST", f"{COUNTRY}/strikings/{{entry}}", COUNTRY_WRITERS),
    "directory.countries.records.new": ("GET", f"{COUNTRY}/records/visa", COUNTRY_WRITERS),
    "directory.countries.show": ("GET", COUNTRY, COUNTRY_READERS),
}

"""Who may use each route of briefs of countries: a part of `bench.rights`."""

from bench.whom import COUNTRY_READERS, Rights

BRIEFS: Rights = {
    "crm.briefs.paper": ("GET", "/desk/countries/{country}/brief.pdf", COUNTRY_READERS),
    "crm.briefs.show": ("GET", "/desk/countries/{country}/brief", COUNTRY_READERS),
}

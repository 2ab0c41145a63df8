"""Which of a country exhibit in which edition, on the country's page at the desk."""

from uuid import UUID

from core.actor import Actor
from core.errors import mark
from core.web.given import AnyRequest
from directory.countries.queries import code_of
from directory.sections import Section, Told
from expo.editions.frame import editions
from expo.exhibitors.readers.listed import Directories
from i18n.screens import language_for


async def _exhibiting(request: AnyRequest, actor: Actor, country: UUID) -> Told | None:
    """What the public reads, so for whoever may see the page; None where nobody of there exhibits."""
    code = await code_of(country)
    held: Directories = request.app.state.shelf["exhibitors"]
    published = editions(request).published
    found = [
        (published[slug].edition, [one for one in directory.exhibitors if code and one.country == code])
        for slug, directory in held.items()
        if slug in published
    ]
    listed = [(edition, ones) for edition, ones in found if ones]
    return {"editions": listed, "language": language_for(request, actor).code} if listed else None


SECTIONS = (Section("exhibitors", "country", mark("Exhibitors"), "expo/exhibitors/_of_country.html", _exhibiting),)

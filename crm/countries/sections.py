"""What was agreed with a country, on its page at the desk."""

from uuid import UUID

from core.actor import Actor
from core.errors import mark
from core.web.given import AnyRequest
from crm.agreements.shelf import PublishedAgreement
from directory.countries.tables import Country
from directory.sections import Section, Told
from expo.editions.frame import editions
from i18n.screens import language_for


async def _agreed(request: AnyRequest, actor: Actor, country: UUID) -> Told | None:
    """The published ones, the latest first; None where nothing was agreed."""
    row = await Country.select(Country.code).where(Country.id == country).first()
    every: tuple[PublishedAgreement, ...] = request.app.state.shelf["agreements"]
    found = [one for one in reversed(every) if row and one.place.country == row["code"]]
    current = editions(request).current
    shown = f"/{language_for(request, actor).code}/{current}/partners" if current else ""
    return {"found": found, "href": shown} if found else None


SECTIONS = (Section("agreements", "country", mark("Agreements"), "crm/countries/_agreed.html", _agreed),)

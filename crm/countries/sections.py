"""What was agreed with a country, on its page at the desk."""

from uuid import UUID

from core.access.rules import may
from core.actor import Actor
from core.errors import mark
from core.web.given import AnyRequest
from crm.agreements.queries import agreements
from crm.agreements.rules import STATE_NAMES
from crm.agreements.shelf import PublishedAgreement
from crm.agreements.standing import STANDING_NAMES
from crm.duties.queries import next_due
from crm.permissions import Crm
from directory.countries.tables import Country
from directory.sections import Section, Told
from expo.editions.frame import editions
from i18n.screens import language_for


async def _agreed(request: AnyRequest, actor: Actor, country: UUID) -> Told | None:
    """Those of the desk for who works with them, the published ones for everybody else; None where there is nothing."""
    row = await Country.select(Country.code).where(Country.id == country).first()
    if row is None:
        return None
    if may(actor, Crm.AGREEMENT_READ):
        return await _at_the_desk(request, actor, row["code"])
    every: tuple[PublishedAgreement, ...] = request.app.state.shelf["agreements"]
    found = [one for one in reversed(every) if one.place.country == row["code"]]
    current = editions(request).current
    shown = f"/{language_for(request, actor).code}/{current}/partners" if current else ""
    return {"cards": (), "found": found, "href": shown} if found else None


async def _at_the_desk(request: AnyRequest, actor: Actor, country: str) -> Told | None:
    """How each stands today, and what falls due first of it."""
    now = request.app.state.clock()
    cards = await agreements(actor, now=now, country=country)
    if not cards:
        return None
    return {"cards": cards, "next": await next_due(cards, now=now), "states": STATE_NAMES, "standings": STANDING_NAMES}


SECTIONS = (Section("agreements", "country", mark("Agreements"), "crm/countries/_agreed.html", _agreed),)

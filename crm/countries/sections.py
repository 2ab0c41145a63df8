"""What was agreed with a country, on its page at the desk."""

from uuid import UUID

from core.access.rules import may
from core.actor import Actor
from core.errors import mark
from core.lists.queries import sheet_of
from core.lists.rules import asked_of
from core.web.given import AnyRequest
from crm.agreements.desk.listed import AGREEMENTS
from crm.agreements.rules import STATE_NAMES
from crm.agreements.shelf import PublishedAgreement
from crm.agreements.standing import STANDING_NAMES
from crm.permissions import Crm
from directory.countries.queries import code_of
from directory.lists.pages import looking_of
from directory.sections import Section, Told
from expo.editions.frame import editions
from i18n.screens import language_for

MOST = 20


async def _agreed(request: AnyRequest, actor: Actor, country: UUID) -> Told | None:
    """Those of the desk for who works with them, the published ones for everybody else; None where there is nothing."""
    code = await code_of(country)
    if not code:
        return None
    if may(actor, Crm.AGREEMENT_READ):
        return await _at_the_desk(request, actor, code)
    every: tuple[PublishedAgreement, ...] = request.app.state.shelf["agreements"]
    found = [one for one in reversed(every) if one.place.country == code]
    current = editions(request).current
    shown = f"/{language_for(request, actor).code}/{current}/partners" if current else ""
    return {"rows": (), "found": found, "href": shown} if found else None


async def _at_the_desk(request: AnyRequest, actor: Actor, country: str) -> Told | None:
    """How each stands today, and what falls due first of it: those that do so first. The list has all of them."""
    looking = looking_of(request, actor, request.app.state.clock())
    asked = asked_of(AGREEMENTS, [("country", country)], looking.today)
    sheet = await sheet_of(AGREEMENTS, asked, looking, most=MOST)
    if not sheet.rows:
        return None
    more = sheet.number if sheet.number > MOST else 0
    said = {"states": STATE_NAMES, "standings": STANDING_NAMES}
    return {"rows": sheet.rows, "more": more, "href": f"{AGREEMENTS.path}?country={country}", **said}


SECTIONS = (Section("agreements", "country", mark("Agreements"), "crm/countries/_agreed.html", _agreed),)

"""Consultation records in the palette of the desk: those that the reader may see."""

from core.access.rules import may
from core.actor import Actor
from core.desk.palette import MOST_OF_A_KIND, Finder, Found
from core.errors import mark
from core.web.given import AnyRequest
from crm.consultations.finding import found_records
from crm.consultations.permissions import Consultations
from i18n.screens import language_for


async def _find(request: AnyRequest, actor: Actor, words: str) -> list[Found]:
    if not words or not may(actor, Consultations.CONSULTATION_READ):
        return []
    chain, found = language_for(request, actor).chain, []
    for one in await found_records(actor, words, most=MOST_OF_A_KIND):
        company, other = one.company.read(chain), one.other.read(chain).text if one.other else one.other_name
        text = f"{company.text} – {other}"
        found.append(Found(text, f"/desk/consultations/{one.id}", "ear", one.code, language=company.language))
    return found


FINDER = Finder(mark("Consultations"), _find)

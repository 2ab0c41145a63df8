"""Visits on the pages of a country, an organisation, a person and an agreement: those that their reader may see."""

from uuid import UUID

from piccolo.columns.combination import Where, WhereRaw

from core.access.rules import may
from core.actor import Actor
from core.errors import mark
from core.web.given import AnyRequest
from crm.agreements.tables import Agreement
from crm.delegations.permissions import Visits
from crm.delegations.protocol.queries import heads_of
from crm.delegations.queries import visits
from crm.delegations.rules import STATE_NAMES
from crm.delegations.tables import Visit
from directory.countries.queries import code_of
from directory.sections import Section, Told

LABEL, TEMPLATE = mark("Visits"), "crm/delegations/_section.html"
CAME = "EXISTS (SELECT FROM crm_delegate d WHERE d.visit = crm_visit.id AND d.left_at IS NULL AND d.person = {})"
MOST = 12


async def _there(actor: Actor, wanted: Where | WhereRaw, more: str) -> Told | None:
    """None for who sees no visits, and where there is nothing and nothing to begin."""
    if not may(actor, Visits.VISIT_READ):
        return None
    found = await visits(actor, wanted)
    if not found and not more:
        return None
    heads = await heads_of([one.id for one in found[:MOST]])
    return {"found": found[:MOST], "number": len(found), "heads": heads, "states": STATE_NAMES, "more": more}


async def _of_country(_request: AnyRequest, actor: Actor, country: UUID) -> Told | None:
    code = await code_of(country)
    return await _there(actor, Visit.country == country, f"country={code}" if code else "")


async def _of_organisation(_request: AnyRequest, actor: Actor, organisation: UUID) -> Told | None:
    return await _there(actor, Visit.organisation == organisation, "")


async def _of_person(_request: AnyRequest, actor: Actor, person: UUID) -> Told | None:
    return await _there(actor, WhereRaw(CAME, person), "")


async def _of_agreement(_request: AnyRequest, actor: Actor, agreement: UUID) -> Told | None:
    row = await Agreement.select(Agreement.code, Agreement.country.code.as_alias("country")).where(
        Agreement.id == agreement
    )
    more = f"agreement={row[0]['code']}&country={row[0]['country']}" if row else ""
    return await _there(actor, Visit.agreement == agreement, more)


SECTIONS = (
    Section("visits", "country", LABEL, TEMPLATE, _of_country),
    Section("visits", "organisation", LABEL, TEMPLATE, _of_organisation),
    Section("visits", "person", LABEL, TEMPLATE, _of_person),
    Section("visits", "agreement", LABEL, TEMPLATE, _of_agreement),
)

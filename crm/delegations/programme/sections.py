"""The programme on the page of its visit: the way there, and which version is published."""

from uuid import UUID

from core.actor import Actor
from core.errors import mark
from core.web.given import AnyRequest
from crm.delegations.programme.tables import PublishedProgramme
from crm.delegations.sight import seen_by
from crm.delegations.tables import Visit
from directory.sections import Section, Told


async def _of_visit(_request: AnyRequest, actor: Actor, visit: UUID) -> Told | None:
    row = await Visit.select(Visit.code).where(seen_by(actor), Visit.id == visit).first()
    if row is None:
        return None
    return {"code": row["code"], "number": await PublishedProgramme.count().where(PublishedProgramme.visit == visit)}


SECTIONS = (
    Section(
        "programme",
        "visit",
        mark("Programme of the visit"),
        "crm/delegations/programme/_link.html",
        _of_visit,
        place="head",
    ),
)

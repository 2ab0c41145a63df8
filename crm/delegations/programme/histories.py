"""How the history of a visit's programme reads."""

from collections.abc import Collection
from uuid import UUID

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import Label, Named, name_records
from crm.delegations.permissions import Visits
from crm.delegations.tables import Visit

NAME = mark("A visit's programme")

call_fields("crm.visitplan.", {"when": Field(mark("When it is"))})


async def _visits(records: Collection[UUID]) -> dict[UUID, Named]:
    rows = await Visit.select(Visit.id, Visit.code).where(Visit.id.is_in(list(records)))
    return {row["id"]: Named(Label(NAME), f"/desk/visits/{row['code']}/programme", Visits.VISIT_READ) for row in rows}


name_records("crm.visitplan.", _visits)

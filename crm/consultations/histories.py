"""How the history of a consultation record reads."""

from collections.abc import Collection
from uuid import UUID

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.holders import call_holders
from core.journal.names import Label, Named, name_records
from crm.consultations.permissions import Consultations
from crm.consultations.rules import CONSENTS, NEXT_STEPS, OUTCOMES, SOURCES, STATE_NAMES
from crm.consultations.tables import ConsultationRecord
from directory.organisations.tables import Organisation
from i18n.text import Translated, required

NAME = mark("A consultation record")

call_fields(
    "crm.consultations.",
    {
        "after": Field(mark("State"), choices=lambda: STATE_NAMES),
        "consent": Field(mark("May be published"), choices=lambda: CONSENTS),
        "product": Field(mark("Product or solution")),
        "outcome": Field(mark("Outcome"), choices=lambda: OUTCOMES),
        "next_step": Field(mark("Next step"), choices=lambda: NEXT_STEPS),
        "words": Field(mark("In a few words")),
        "consulted": Field(mark("Amount talked about"), reads="number"),
        "expected": Field(mark("Likely to be signed"), reads="number"),
        "currency": Field(mark("Currency")),
        "horizon": Field(mark("Within how many months")),
        "source": Field(mark("Who says so"), choices=lambda: SOURCES),
        "language": Field(mark("Language"), reads="language"),
    },
)


async def _records(records: Collection[UUID]) -> dict[UUID, Named]:
    there = ConsultationRecord.id.is_in(list(records))
    seen = Consultations.CONSULTATION_READ
    return {
        row["id"]: Named(Label(NAME), f"/desk/consultations/{row['id']}", seen)
        for row in await ConsultationRecord.select(ConsultationRecord.id).where(there)
    }


async def _companies(companies: Collection[UUID]) -> dict[UUID, Translated]:
    columns = (Organisation.id, Organisation.name)
    rows = await Organisation.select(*columns).where(Organisation.id.is_in(list(companies)))
    return {row["id"]: required(row["name"]) for row in rows}


name_records("crm.consultations.", _records)
call_holders("company", mark("A company, by its link"), mark("{name}, by its link"), _companies)
call_holders("table", mark("Somebody at the table, by its link"))

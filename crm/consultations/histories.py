"""How the history of a consultation record reads."""

from collections.abc import Collection
from uuid import UUID

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import Label, Named, name_records
from crm.consultations.permissions import Consultations
from crm.consultations.rules import CONSENTS, NEXT_STEPS, OUTCOMES, SOURCES, STATE_NAMES
from crm.consultations.tables import ConsultationRecord

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
        "consulted": Field(mark("Amount talked about")),
        "expected": Field(mark("Likely to be signed")),
        "currency": Field(mark("Currency")),
        "horizon": Field(mark("Within how many months")),
        "source": Field(mark("Who says so"), choices=lambda: SOURCES),
        "language": Field(mark("Language")),
    },
)


async def _records(records: Collection[UUID]) -> dict[UUID, Named]:
    there = ConsultationRecord.id.is_in(list(records))
    seen = Consultations.CONSULTATION_READ
    return {
        row["id"]: Named(Label(NAME), f"/desk/consultations/{row['id']}", seen)
        for row in await ConsultationRecord.select(ConsultationRecord.id).where(there)
    }


name_records("crm.consultations.", _records)

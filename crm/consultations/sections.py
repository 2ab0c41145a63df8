"""The record of a meeting on the meeting's own page."""

from uuid import UUID

from core.access.rules import may
from core.actor import Actor
from core.errors import mark
from core.web.given import AnyRequest
from crm.consultations.permissions import Consultations
from crm.consultations.queries import record_of_meeting
from crm.consultations.rules import STATE_NAMES
from directory.sections import Section, Told


async def _of_meeting(_request: AnyRequest, actor: Actor, meeting: UUID) -> Told | None:
    """None for who sees no records, and before there is one."""
    if not may(actor, Consultations.CONSULTATION_READ):
        return None
    found = await record_of_meeting(actor, meeting)
    return None if found is None else {"one": found, "states": STATE_NAMES}


SECTIONS = (
    Section("consultation", "meeting", mark("Consultation record"), "crm/consultations/_section.html", _of_meeting),
)

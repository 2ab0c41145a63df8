"""Withdrawing the link to a company's form, that went to the wrong people."""

from datetime import datetime
from secrets import token_bytes
from typing import Any
from uuid import UUID

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound
from core.journal.commands import record
from core.mail.tables import Letter
from crm.consultations.permissions import Consultations
from crm.followups.facts import FormLinkWithdrawn
from crm.followups.tables import FollowUpForm

DIGEST_BYTES = 32


async def withdraw_form_link(actor: Actor, form: UUID, *, now: datetime) -> None:
    """It leads nowhere, and no reminder carries it: from now on somebody answers for the company. A letter that still waits
    is not sent. Raises Denied, NotFound for one that was withdrawn already.
    """
    require(actor, Consultations.FOLLOW_UP_WRITE)
    async with transaction():
        # No link has this digest: it is of nothing.
        values: dict[Any, Any] = {FollowUpForm.digest: token_bytes(DIGEST_BYTES), FollowUpForm.left_out: "withdrawn"}
        mine = (FollowUpForm.id == form) & (FollowUpForm.left_out != "withdrawn")
        columns = (FollowUpForm.wave, FollowUpForm.company, FollowUpForm.letter)
        found = await FollowUpForm.update(values).where(mine).returning(*columns)
        if not found:
            raise NotFound
        await Letter.delete().where((Letter.id == found[0]["letter"]) & (Letter.state == "held"))
        await record(actor, FormLinkWithdrawn(wave=found[0]["wave"], company=found[0]["company"]), now=now)

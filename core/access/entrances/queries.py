"""What somebody on the way in still has to show."""

import json
from typing import Literal
from uuid import UUID

from core.access.proofs import has_second_step
from core.access.tables import Session
from core.actor import Actor

Stage = Literal["password", "enrolment", "second_step", "ask", "in"]


async def proofs_of(session: UUID) -> frozenset[str]:
    row = await Session.select(Session.proved).where(Session.id == session).first()
    return frozenset(json.loads(row["proved"])) if row else frozenset()


async def stage_of(actor: Actor) -> Stage:
    """`ask`: a password without a second step, and no link to enrol one: an administrator makes a new link."""
    if actor.account is None or actor.session is None or actor.complete:
        return "in"
    proved = await proofs_of(actor.session)
    if "first_link" in proved:
        return "enrolment" if proved & {"password", "oidc"} else "password"
    return "second_step" if await has_second_step(actor.account) else "ask"

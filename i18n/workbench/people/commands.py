"""Handing a language over from one translator to another: one loses it and the other has it, or nothing happens."""

from datetime import datetime
from uuid import UUID

from core.access.grants.commands import grant_role, revoke_role
from core.access.permissions import Core
from core.access.roles import Role
from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Conflict, NotFound, mark
from i18n.workbench.people.queries import teams


class SamePerson(Conflict):
    message = mark("Choose two different people.")


async def hand_over(actor: Actor, *, language: str, giver: UUID, taker: UUID, because: str, now: datetime) -> None:
    """What is open in the language is the taker's from now on: it was never anybody's own. Raises Denied, NotFound for a
    giver who has it not, SamePerson, and whatever giving a role does.
    """
    require(actor, Core.GRANT_WRITE)
    if giver == taker:
        raise SamePerson
    async with transaction():
        team = next((one for one in (await teams(actor, now=now)).by_language if one.language.code == language), None)
        held = next((one for one in team.own if one.account == giver), None) if team else None
        if team is None or held is None:
            raise NotFound
        await revoke_role(actor, held.grant, because=because, now=now)
        if all(one.account != taker for one in team.own):
            scope = f"language:{language}"
            await grant_role(actor, taker, role=Role.TRANSLATOR, scope=scope, because=because, now=now)

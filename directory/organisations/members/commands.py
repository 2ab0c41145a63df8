"""An owner invites colleagues to their own organisation, and ends what they may do there."""

from datetime import datetime
from uuid import UUID

from piccolo.columns.combination import WhereRaw

from core.access.accounts.commands import invite
from core.access.attempts import allow
from core.access.grants.commands import grant_role, revoke_role
from core.access.roles import Role, kind_of
from core.access.rules import require
from core.access.tables import Account, Grant
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound
from directory.organisations.rules import scope_of
from directory.permissions import Directory

STAFF = Role.EXHIBITOR_STAFF
INVITATIONS_AN_HOUR = 30


async def invite_member(
    actor: Actor, organisation: UUID, *, email: str, name: str, because: str, now: datetime
) -> bool:
    """True when an invitation is on its way, in the language of whoever invites; False for somebody who has an account
    as an exhibitor and needs none. Raises NotFound, HeldAlready, Limited.
    """
    scope = scope_of(organisation)
    require(actor, Directory.MEMBER_WRITE, scope)
    await allow("member_invitation", scope, most=INVITATIONS_AN_HOUR, seconds=3600, now=now)
    async with transaction():
        known = await _known(email)
        if known is not None:
            await grant_role(actor, known, role=STAFF, scope=scope, because=because, now=now, inviting=True)
            return False
        speaks = {"language": actor.language, "because": because, "now": now}
        await invite(actor, email=email, name=name, role=STAFF, scope=scope, **speaks)  # type: ignore[arg-type]
        return True


async def end_membership(actor: Actor, organisation: UUID, grant: UUID, *, because: str, now: datetime) -> None:
    """From their next request on. An owner's own role is the organisers' to end. Raises NotFound, OwnRole."""
    scope = scope_of(organisation)
    require(actor, Directory.MEMBER_WRITE, scope)
    async with transaction():
        theirs = (Grant.id == grant) & (Grant.scope == scope) & (Grant.role == STAFF.value)
        if not await Grant.exists().where(theirs):
            raise NotFound
        await revoke_role(actor, grant, because=because, now=now)


async def _known(email: str) -> UUID | None:
    row = (
        await Account.select(Account.id)
        .where(Account.kind == kind_of(STAFF))
        .where(WhereRaw("lower(email) = lower({})", email))
        .first()
    )
    return row["id"] if row else None

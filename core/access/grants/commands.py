"""Giving and taking away roles: each with who, why and until when."""

from datetime import datetime
from uuid import UUID, uuid4

from core.access.accounts.facts import RoleGranted, RoleRevoked
from core.access.grants.rules import check_invitation, may_give_here
from core.access.permissions import Core
from core.access.roles import ROLE_NAMES, SCOPES, Role, kind_of
from core.access.rules import require
from core.access.sessions.commands import end_sessions
from core.access.tables import Account, Grant
from core.access.tidings.commands import write_to_owner
from core.access.tidings.letters import role_given, role_taken
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Conflict, Invalid, NotFound, mark
from core.journal.commands import record
from core.notices.commands import News, give_notice
from core.notices.rules import ROLE_GIVEN, ROLE_TAKEN


class HeldAlready(Conflict):
    message = mark("This role is held already.")


class OwnRole(Conflict):
    message = mark("Nobody gives themselves a role, or takes their own away: another administrator does.")


class NobodyLeft(Conflict):
    message = mark("Somebody must remain who may give roles: this is the last administrator.")


class RoleOfAnotherKind(Conflict):
    message = mark("This kind of account cannot hold this role.")


async def grant_role(
    actor: Actor,
    account: UUID,
    *,
    role: Role,
    scope: str | None,
    because: str,
    now: datetime,
    expires_at: datetime | None = None,
    inviting: bool = False,
) -> UUID:
    """An expired grant of the same role makes way. Sessions end, since a token from before must not grow with the rights
    (ASVS 5.0, 7.2.4). Raises HeldAlready, OwnRole, RoleOfAnotherKind, Invalid, NotFound.
    """
    if inviting:
        check_invitation(actor, role, scope)
    else:
        require(actor, Core.GRANT_WRITE)
    if account == actor.account:
        raise OwnRole
    _check_scope(role, scope)
    async with transaction():
        kind = await _kind_for(role, account)
        await _end_expired(account, role, scope, now)
        grant = Grant(
            id=uuid4(),
            account=account,
            kind=kind,
            role=role.value,
            scope=scope,
            granted_at=now,
            granted_by=str(actor),
            reason=because,
            expires_at=expires_at,
        )
        async with refusing({"core_grant_live": HeldAlready()}):
            await Grant.insert(grant)
        await _given(actor, grant, now=now)
    return grant.id


async def _given(actor: Actor, grant: Grant, *, now: datetime) -> None:
    """Its sessions end, it is written down, and the account is told."""
    account, role = grant.account, Role(grant.role)
    await end_sessions(actor, account, now=now)
    fact = RoleGranted(account=account, grant=grant.id, role=role.value, scope=grant.scope)
    await record(actor, fact, now=now, because=grant.reason, about=account)
    await _tell(ROLE_GIVEN, account, grant.id, role.value, now)
    await write_to_owner(account, role_given(role), now=now)


async def revoke_role(actor: Actor, grant: UUID, *, because: str, now: datetime) -> UUID:
    """The account it was taken from; its sessions end, since what they were for has changed (ASVS 5.0, 7.4.3)."""
    async with transaction():
        row = await Grant.objects().where((Grant.id == grant) & Grant.revoked_at.is_null()).first().lock_rows()
        if row is None or not may_give_here(actor, row.role, row.scope):
            require(actor, Core.GRANT_WRITE)
        if row is None:
            raise NotFound
        if row.account == actor.account:
            raise OwnRole
        if row.role == Role.ADMINISTRATOR and not await administrators_but(row.account, now):
            raise NobodyLeft
        await Grant.update({Grant.revoked_at: now, Grant.revoked_by: str(actor), Grant.revoked_because: because}).where(
            Grant.id == grant
        )
        await end_sessions(actor, row.account, now=now)
        account: UUID = row.account
        taken = RoleRevoked(account=account, grant=grant, role=row.role)
        await record(actor, taken, now=now, because=because, about=account)
        await _tell(ROLE_TAKEN, account, grant, row.role, now)
        await write_to_owner(account, role_taken(Role(row.role)), now=now)
        return account


async def administrators_but(account: UUID, now: datetime) -> int:
    """How many others can still give roles; locks them, so that two cannot take each other away at once."""
    rows = await (
        Account.select(Account.id)
        .where(
            (Account.id != account)
            & Account.disabled_at.is_null()
            & Account.accepted_at.is_not_null()
            & Account.id.is_in(
                Grant.select(Grant.account).where(
                    (Grant.role == Role.ADMINISTRATOR.value)
                    & Grant.revoked_at.is_null()
                    & (Grant.expires_at.is_null() | (Grant.expires_at > now))
                )
            )
        )
        .lock_rows()
    )
    return len(rows)


async def _tell(what: str, account: UUID, grant: UUID, role: str, now: datetime) -> None:
    news = News(what, "/desk", f"{what}:{grant}", {"role": ROLE_NAMES[Role(role)]})
    await give_notice(news, account, now=now)


def _check_scope(role: Role, scope: str | None) -> None:
    wanted = SCOPES.get(role)
    if wanted is not None and not (scope or "").startswith(f"{wanted}:"):
        raise Invalid({"scope": mark("This role is for one organisation or one language: please say which.")})


async def _kind_for(role: Role, account: UUID) -> str:
    row = await Account.select(Account.kind).where(Account.id == account).first()
    if row is None:
        raise NotFound
    kind: str = row["kind"]
    if kind != kind_of(role):
        raise RoleOfAnotherKind
    return kind


async def _end_expired(account: UUID, role: Role, scope: str | None, now: datetime) -> None:
    same_scope = Grant.scope.is_null() if scope is None else Grant.scope == scope
    await Grant.update(
        {Grant.revoked_at: now, Grant.revoked_by: "system:madang", Grant.revoked_because: "expired"}
    ).where(
        (Grant.account == account)
        & (Grant.role == role.value)
        & same_scope
        & Grant.revoked_at.is_null()
        & (Grant.expires_at <= now)
    )

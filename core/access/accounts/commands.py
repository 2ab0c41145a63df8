"""Inviting people, suspending and restoring their accounts."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from core.access.accounts.facts import AccountCreated, AccountRestored, AccountSuspended
from core.access.accounts.letters import INVITATION
from core.access.accounts.rules import check_not_device
from core.access.grants.commands import NobodyLeft, administrators_but, grant_role
from core.access.grants.rules import check_invitation
from core.access.links.commands import make_link
from core.access.permissions import Core
from core.access.roles import Role, kind_of
from core.access.rules import require
from core.access.sessions.commands import end_sessions
from core.access.tables import Account
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Conflict, NotFound, mark
from core.journal.commands import record
from core.mail.commands import post
from core.mail.drafts import Recipient
from core.settings import settings

BY_MAIL = "first"


class AddressTaken(Conflict):
    message = mark("There is an account with this address already.")


class OwnAccount(Conflict):
    message = mark("Nobody changes their own account here: another administrator does.")


@dataclass(frozen=True, slots=True)
class Invited:
    """`token` is good for one use: it is in the letter, or the command line prints it; nobody else is shown it."""

    account: UUID
    token: str


async def invite(
    actor: Actor,
    *,
    email: str,
    name: str,
    role: Role,
    scope: str | None,
    because: str,
    now: datetime,
    language: str | None = None,
    purpose: str = BY_MAIL,
) -> Invited:
    """An account, its first role and a one-time link, mailed unless the command line asks. Raises AddressTaken, Denied,
    Invalid.
    """
    check_invitation(actor, role, scope)
    account = Account(id=uuid4(), kind=kind_of(role), email=email, name=name, language=language, created_at=now)
    async with refusing({"core_account_address": AddressTaken()}):
        await Account.insert(account)
        await record(actor, AccountCreated(account=account.id, of_kind=account.kind), now=now)
        await grant_role(actor, account.id, role=role, scope=scope, because=because, now=now, inviting=True)
        token = await make_link(actor, account.id, purpose=purpose, now=now)
        if purpose == BY_MAIL:
            await _write_to(account, token, now)
    return Invited(account.id, token)


async def invite_again(actor: Actor, account: UUID, *, now: datetime) -> None:
    """A new link for somebody who has not come in yet; the former one ends. Raises NotFound."""
    require(actor, Core.ACCOUNT_INVITE)
    async with transaction():
        waiting = (Account.id == account) & Account.accepted_at.is_null() & Account.disabled_at.is_null()
        found = await Account.objects().where(waiting).first()
        if found is None or found.email is None:
            raise NotFound
        await _write_to(found, await make_link(actor, account, purpose=BY_MAIL, now=now), now)


async def _write_to(account: Account, token: str, now: datetime) -> None:
    to = Recipient(account.email or "", account.name, account.language, account.id)
    await post(INVITATION, to, now=now, link=f"{settings().base_url}/account/first/{token}")


async def suspend(actor: Actor, account: UUID, *, because: str, now: datetime) -> None:
    """Ends every session at once. Raises OwnAccount, NobodyLeft, DeviceHasOwnPage, NotFound."""
    require(actor, Core.ACCOUNT_WRITE)
    if account == actor.account:
        raise OwnAccount
    async with transaction():
        check_not_device(await _kind(account))
        if not await administrators_but(account, now):
            raise NobodyLeft
        done = (
            await Account.update({Account.disabled_at: now})
            .where((Account.id == account) & Account.disabled_at.is_null())
            .returning(Account.id)
        )
        if not done:
            raise NotFound
        await end_sessions(actor, account, now=now)
        await record(actor, AccountSuspended(account=account), now=now, because=because, about=account)


async def restore(actor: Actor, account: UUID, *, because: str, now: datetime) -> None:
    """Raises NotFound when it is not suspended, DeviceHasOwnPage for what was revoked for good."""
    require(actor, Core.ACCOUNT_WRITE)
    async with transaction():
        check_not_device(await _kind(account))
        done = (
            await Account.update({Account.disabled_at: None})
            .where((Account.id == account) & Account.disabled_at.is_not_null())
            .returning(Account.id)
        )
        if not done:
            raise NotFound
        await record(actor, AccountRestored(account=account), now=now, because=because, about=account)


async def _kind(account: UUID) -> str:
    row = await Account.select(Account.kind).where(Account.id == account).first()
    if row is None:
        raise NotFound
    kind: str = row["kind"]
    return kind

"""Sample accounts of a developer's machine, one for each role, and links that let them in without a second step."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import UUID

from core.access.accounts.commands import invite
from core.access.links.commands import DEVELOPMENT, accept, make_link
from core.access.roles import EXHIBITORS, ROLE_NAMES, STAFF, Role, kind_of
from core.access.tables import Account
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Denied, mark
from core.journal.reasons import our_reason
from core.settings import settings

BECAUSE = our_reason(mark("sample account of a developer's machine"))
ROLES = tuple(sorted(STAFF | EXHIBITORS))
"""Those who sign in at the desk or the portal; attendees come by their own letter."""

Scopes = Callable[[], Awaitable[str]]
_scopes: dict[str, Scopes] = {"translator": lambda: _said("language:es")}


def scoped(role: Role, scopes: Scopes) -> None:
    """What a role is limited to on a developer's machine: said by the floor that knows, once, at the start."""
    _scopes[role] = scopes


async def sample_link(actor: Actor, *, role: Role = Role.ADMINISTRATOR, now: datetime) -> str:
    """The path of a link that is good once and for twelve hours. Raises Denied anywhere but on a developer's machine."""
    if not settings().development:
        raise Denied
    async with transaction():
        account = await sample_account(actor, role, now)
        return f"/account/first/{await make_link(actor, account, purpose=DEVELOPMENT, now=now)}"


def address_for(role: Role) -> str:
    return f"sample.{role.value.replace('_', '-')}@madang.example"


async def sample_account(actor: Actor, role: Role, now: datetime) -> UUID:
    """The one of this role, made at its first use."""
    address = address_for(role)
    mine = (Account.email == address) & (Account.kind == kind_of(role))
    row = await Account.select(Account.id).where(mine).first()
    if row is not None:
        known: UUID = row["id"]
        return known
    scopes = _scopes.get(role)
    made = await invite(
        actor,
        email=address,
        name=f"Sample {ROLE_NAMES[role].lower()}",
        role=role,
        scope=await scopes() if scopes else None,
        because=BECAUSE,
        now=now,
        purpose=DEVELOPMENT,
    )
    await Account.update({Account.sample: True}).where(Account.id == made.account)
    await accept(actor, made.account, now=now)
    return made.account


async def _said(scope: str) -> str:
    return scope

"""The sample administrator of a developer's machine, and a link that lets them in without a second step."""

from datetime import datetime
from uuid import UUID

from core.access.accounts.commands import invite
from core.access.links.commands import DEVELOPMENT, accept, make_link
from core.access.roles import Role
from core.access.tables import Account
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Denied
from core.settings import settings

ADDRESS, NAME = "sample.administrator@madang.example", "Sample administrator"
BECAUSE = "sample account of a developer's machine"


async def sample_link(actor: Actor, *, now: datetime) -> str:
    """The path of a link that is good once and for twelve hours. Raises Denied anywhere but on a developer's machine."""
    if not settings().development:
        raise Denied
    async with transaction():
        account = await _sample_account(actor, now)
        return f"/account/first/{await make_link(actor, account, purpose=DEVELOPMENT, now=now)}"


async def _sample_account(actor: Actor, now: datetime) -> UUID:
    row = await Account.select(Account.id).where((Account.email == ADDRESS) & (Account.kind == "staff")).first()
    if row is not None:
        known: UUID = row["id"]
        return known
    made = await invite(
        actor,
        email=ADDRESS,
        name=NAME,
        role=Role.ADMINISTRATOR,
        scope=None,
        because=BECAUSE,
        now=now,
        purpose=DEVELOPMENT,
    )
    await Account.update({Account.sample: True}).where(Account.id == made.account)
    await accept(actor, made.account, now=now)
    return made.account

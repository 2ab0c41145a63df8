"""Changing one's own password."""

from datetime import datetime
from uuid import UUID

from core.access.attempts import allow
from core.access.failures.commands import count_failed
from core.access.passwords.hashing import fits
from core.access.passwords.rules import LEAST, TOO_SHORT, weakness
from core.access.proofs import set_password
from core.access.sessions.commands import end_sessions
from core.access.tables import Account, Password
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Invalid, NotFound, mark

NOT_THIS_ONE = mark("This is not your password.")


async def has_password(account: UUID) -> bool:
    return await Password.exists().where(Password.account == account)


async def change_password(actor: Actor, former: str, password: str, *, now: datetime) -> None:
    """Ends every other session (ASVS 5.0, 6.2.3 and 7.4.3). `former` is needed where there is one; eight tries in five
    minutes. Raises Invalid, Limited, NotFound.
    """
    if actor.account is None:
        raise NotFound
    known = await Password.select(Password.hashed).where(Password.account == actor.account).first()
    if known is not None:
        await allow("password_change", str(actor.account), most=8, seconds=300, now=now)
        if not await fits(known["hashed"], former):
            await count_failed(actor.account, now=now)
            raise Invalid({"former": NOT_THIS_ONE})
    await check_strength(actor.account, password)
    async with transaction():
        await set_password(actor, actor.account, password, now=now)
        await end_sessions(actor, actor.account, now=now, but=actor.session)


async def check_strength(account: UUID, password: str) -> None:
    """Raises Invalid, NotFound."""
    row = await Account.select(Account.kind, Account.name, Account.email).where(Account.id == account).first()
    if row is None:
        raise NotFound
    weak = weakness(password, kind=row["kind"], about=(row["name"], row["email"] or ""))
    if weak == TOO_SHORT:
        raise Invalid({"password": TOO_SHORT}, least=LEAST.get(row["kind"], LEAST["staff"]))
    if weak is not None:
        raise Invalid({"password": weak})

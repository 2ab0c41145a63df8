"""Another authenticator app in the place of one's own. The one that was there goes on until the new one has shown a code."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from uuid import uuid4

from cryptography.exceptions import InvalidTag

from core.access.attempts import allow
from core.access.proofs import CodeDoesNotFit, fresh_recovery_codes
from core.access.sessions.commands import end_sessions
from core.access.tables import Account, Totp
from core.access.totp.rules import accepted_step, new_seed
from core.access.totp.sealing import opened, sealed
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Conflict, NotFound, mark


def offered(actor: Actor) -> str:
    """A new seed for this account, sealed as its form carries it: nothing is stored before a code shows that it is kept.
    Raises NotFound.
    """
    if actor.account is None:
        raise NotFound
    return urlsafe_b64encode(sealed(new_seed(), actor.account)).decode()


class NotOffered(Conflict):
    message = mark("This code was not made for you. Please scan the new one.")


def seed_in(actor: Actor, pending: str) -> str:
    """Raises NotFound, NotOffered."""
    if actor.account is None:
        raise NotFound
    try:
        return opened(urlsafe_b64decode(pending.encode("ascii")), actor.account)
    except (ValueError, InvalidTag) as error:
        raise NotOffered from error


async def change_app(actor: Actor, pending: str, code: str, *, now: datetime) -> list[str]:
    """Ten new recovery codes come back, to be shown once; those from before and every other session end. Raises
    CodeDoesNotFit, NotOffered, Limited, NotFound.
    """
    seed = seed_in(actor, pending)
    account = actor.account
    if account is None:
        raise NotFound
    await allow("second_step", str(account), most=10, seconds=300, now=now)
    async with transaction():
        await Account.select(Account.id).where(Account.id == account).lock_rows()
        step = accepted_step(seed, code.replace(" ", ""), last_step=0, now=now)
        if step is None:
            raise CodeDoesNotFit
        await Totp.delete().where(Totp.account == account)
        kept = sealed(seed, account)
        await Totp.insert(Totp(id=uuid4(), account=account, sealed=kept, last_step=step, confirmed_at=now))
        codes = await fresh_recovery_codes(actor, account, now=now)
        await end_sessions(actor, account, now=now, but=actor.session)
    return codes

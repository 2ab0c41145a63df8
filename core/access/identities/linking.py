"""Joining an account with the sign-on of its owner's organisation, and taking it off again."""

from datetime import datetime
from uuid import UUID, uuid4

from core.access.identities.facts import IdentityLinked, IdentityRemoved
from core.access.identities.queries import sign_on
from core.access.identities.tables import Identity
from core.access.links.commands import accept
from core.access.rules import ConfirmationNeeded, is_confirmed
from core.access.sessions.commands import Opened, add_proof, end_sessions
from core.access.ways import stays_open
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Conflict, NotFound, mark
from core.journal.commands import record
from core.notices.commands import News, give_notice
from core.notices.rules import IDENTITY_LINKED, IDENTITY_REMOVED

PAGE = "/account/identity"


class LinkedElsewhere(Conflict):
    message = mark("This sign-on belongs to another account already, or this account has one.")


class LastWayIn(Conflict):
    message = mark("This is your only way in: add a passkey first.")


async def link(actor: Actor, issuer: str, subject: str, proof: str, *, now: datetime) -> Opened | None:
    """The caller has asked whether the actor may. At the first entrance it is the way in, and ends what was open
    before; a whole session goes on as it was. Raises LinkedElsewhere.
    """
    if actor.account is None or actor.session is None:
        raise NotFound
    made = Identity(id=uuid4(), account=actor.account, issuer=issuer, subject=subject, linked_at=now)
    taken = LinkedElsewhere()
    async with refusing({"core_identity_subject": taken, "core_identity_account_key": taken}):
        await Identity.insert(made)
        await record(actor, IdentityLinked(account=actor.account, identity=made.id), now=now)
        await give_notice(News(IDENTITY_LINKED, PAGE, f"linked:{made.id}"), actor.account, now=now)
        if actor.complete:
            return None
        await end_sessions(actor, actor.account, now=now, but=actor.session)
        opened = await add_proof(actor.session, proof, now=now)
        if opened.complete:
            await accept(actor, actor.account, now=now)
        return opened


async def remove(actor: Actor, identity: UUID, *, now: datetime) -> None:
    """Never the last way in. Raises LastWayIn, NotFound, ConfirmationNeeded."""
    sign_on()
    if actor.account is None:
        raise NotFound
    if not is_confirmed(actor, now):
        raise ConfirmationNeeded
    async with transaction():
        own = (Identity.id == identity) & (Identity.account == actor.account)
        if not await Identity.exists().where(own):
            raise NotFound
        if not await stays_open(actor.account, without=identity):
            raise LastWayIn
        await Identity.delete().where(own)
        await record(actor, IdentityRemoved(account=actor.account, identity=identity), now=now)
        await give_notice(News(IDENTITY_REMOVED, PAGE, f"removed:{identity}"), actor.account, now=now)

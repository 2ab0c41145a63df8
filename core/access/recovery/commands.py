"""A new entrance for somebody who has lost all that they prove themselves with."""

from datetime import datetime
from uuid import UUID

from core.access.accounts.commands import OwnAccount
from core.access.grants.commands import NobodyLeft, administrators_but
from core.access.links.commands import make_link
from core.access.permissions import Core
from core.access.recovery.facts import EntranceRenewed
from core.access.recovery.letters import NEW_ENTRANCE
from core.access.rules import require
from core.access.sessions.commands import end_sessions
from core.access.tables import Account, Passkey, Password, RecoveryCode, Session, Totp
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound, SignInRequired
from core.journal.commands import record
from core.mail.commands import post
from core.mail.drafts import Recipient
from core.settings import settings

KINDS = ("staff", "exhibitor")
RENEWED = "renewed"


async def renew_entrance(actor: Actor, account: UUID, *, because: str, now: datetime) -> None:
    """Ends every proof and session; the link is mailed, and shown to nobody. Until it is used, the account counts as
    one that has not come in yet. Raises OwnAccount, NobodyLeft, NotFound.
    """
    require(actor, Core.ACCOUNT_WRITE)
    if account == actor.account:
        raise OwnAccount
    async with transaction():
        holder = await _lost(actor, account)
        if not await administrators_but(account, now):
            raise NobodyLeft
        for proof in (Password, Totp, RecoveryCode, Passkey):
            await proof.delete().where(proof.account == account)
        await Account.update({Account.accepted_at: None}).where(Account.id == account)
        await end_sessions(actor, account, now=now)
        token = await make_link(actor, account, purpose=RENEWED, now=now)
        await record(actor, EntranceRenewed(account=account), now=now, because=because, about=account)
        to = Recipient(holder.email or "", holder.name, holder.language, account)
        await post(NEW_ENTRANCE, to, now=now, link=f"{settings().base_url}/account/first/{token}")


async def _lost(actor: Actor, account: UUID) -> Account:
    """Locked together with whoever asks, always in the same order: of two administrators who do it to each other, the
    second one's session has ended. Raises NotFound, SignInRequired.
    """
    both = [one for one in (account, actor.account) if one is not None]
    await Account.select(Account.id).where(Account.id.is_in(both)).order_by(Account.id).lock_rows()
    if actor.session is not None and not await Session.exists().where(
        (Session.id == actor.session) & Session.ended_at.is_null()
    ):
        raise SignInRequired
    in_use = Account.accepted_at.is_not_null() & Account.disabled_at.is_null() & Account.email.is_not_null()
    found = await Account.objects().where((Account.id == account) & Account.kind.is_in(list(KINDS)) & in_use).first()
    if found is None:
        raise NotFound
    return found

"""New recovery codes for somebody who has used theirs up, or who no longer knows where they lie."""

from datetime import datetime

from core.access.codes.facts import RecoveryCodesRenewed
from core.access.proofs import has_second_step, put_recovery_codes
from core.access.tidings.commands import write_to_owner
from core.access.tidings.letters import RECOVERY_RENEWED
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound
from core.journal.commands import record


async def renew(actor: Actor, *, now: datetime) -> list[str]:
    """Shown once. Raises NotFound for who has no authenticator app, in whose place they stand."""
    if actor.account is None or not await has_second_step(actor.account):
        raise NotFound
    async with transaction():
        codes = await put_recovery_codes(actor.account)
        await record(actor, RecoveryCodesRenewed(account=actor.account), now=now)
        await write_to_owner(actor.account, RECOVERY_RENEWED, now=now)
    return codes

"""By what an account can be entered: of these the last is never taken away, whichever it is."""

from uuid import UUID

from core.access.identities.tables import Identity
from core.access.proofs import has_second_step
from core.access.tables import Account, Passkey, Password
from core.settings import settings


async def stays_open(account: UUID, *, without: UUID) -> bool:
    """Whether it can be entered without this passkey or sign-on. An authenticator app is a second step and never a way in
    by itself. The account stays locked, so that of two that are taken away at once the second sees what is left.
    """
    await Account.select(Account.id).where(Account.id == account).lock_rows()
    if await Passkey.exists().where((Passkey.account == account) & (Passkey.id != without)):
        return True
    if not await has_second_step(account):
        return False
    if await Password.exists().where(Password.account == account):
        return True
    linked = (Identity.account == account) & (Identity.id != without)
    return settings().oidc is not None and await Identity.exists().where(linked)

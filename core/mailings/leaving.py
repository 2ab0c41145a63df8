"""The link in letters that rest on a consent: it withdraws that consent of that account, and opens nothing else."""

from datetime import datetime
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.marked import in_link, of_link
from core.access.tables import Account
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import NotFound
from core.privacy.consents.commands import withdraw
from core.settings import settings

ID_BYTES = 16
PURPOSE = "unsubscribe"
DROP = """
UPDATE core_mail SET state = 'withdrawn' WHERE account = {} AND state IN ('held', 'queued')
AND batch IN (SELECT batch FROM core_mailing WHERE purpose = {})
"""


def link_for(account: UUID, purpose: str | None) -> str | None:
    """None for letters that rest on no consent."""
    return f"{settings().base_url}/unsubscribe/{token_for(account, purpose)}" if purpose else None


def token_for(account: UUID, purpose: str) -> str:
    return in_link(PURPOSE, account.bytes + purpose.encode())


def opened(token: str) -> tuple[UUID, str]:
    """Whose consent to what. Raises NotFound."""
    body = of_link(PURPOSE, token)
    if body is None or len(body) <= ID_BYTES:
        raise NotFound
    return UUID(bytes=body[:ID_BYTES]), body[ID_BYTES:].decode()


async def leave(token: str, *, now: datetime) -> None:
    """The same again is no mistake; what waits of it is not sent any more. Raises NotFound."""
    account, purpose = opened(token)
    row = await Account.select(Account.kind).where(Account.id == account).first()
    if row is None:
        return
    async with transaction():
        await withdraw(Actor(row["kind"], str(account), account=account), purpose, now=now)
        await DB.run_querystring(QueryString(DROP, account, purpose))

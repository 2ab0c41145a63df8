"""The ledger of erasures: it names nobody."""

from core.access.rules import require
from core.actor import Actor
from core.privacy.erasure.commands import Line
from core.privacy.permissions import Privacy
from core.privacy.tables import Erasure


async def ledger(actor: Actor, *, limit: int | None = None) -> list[Line]:
    """The latest first."""
    require(actor, Privacy.READ)
    query = Erasure.select(Erasure.subject, Erasure.salt, Erasure.digest, Erasure.reason, Erasure.erased_at)
    rows = query.order_by(Erasure.erased_at, ascending=False)
    return [Line(**row) for row in await (rows.limit(limit) if limit else rows)]

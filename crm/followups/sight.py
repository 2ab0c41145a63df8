"""Which lines of follow-up questions are told outside: none about a deal that not the whole team may see."""

from collections.abc import Collection
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB

KEPT = """
SELECT i.id FROM crm_follow_up_item i JOIN crm_deal d ON d.id = i.deal WHERE i.id = ANY({}) AND d.sight <> 'team'
"""


async def kept_to_few(items: Collection[UUID]) -> set[UUID]:
    """Of these, those about such a deal."""
    return {row["id"] for row in await DB.run_querystring(QueryString(KEPT, list(items)))}

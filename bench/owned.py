"""What each reader of `bench.access` has alone: a notice, a kept view, a passkey and the address of a calendar."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from piccolo.table import Table

from bench.readers import Places
from core.access.tables import Passkey
from core.lists.tables import ListView
from core.notices.tables import Notice
from crm.calendars.tables import DeskFeed

OWNED = ("feed", "notice", "passkey", "view")


async def owned(account: UUID, now: datetime) -> Places:
    """For whoever it is, whether they may go there or not."""
    mine: dict[str, Any] = {"account": account}
    rows: dict[str, Table] = {
        "feed": DeskFeed(**mine, digest=uuid4().bytes * 2, language="ko", made_at=now),
        "notice": Notice(**mine, what="bench", href="/desk", source=f"bench:{account}", at=now),
        "passkey": Passkey(**mine, credential=uuid4().bytes, public_key=b"x", name="bench", made_at=now),
        "view": ListView(owner=account, list="organisations", name="bench", address="", made_at=now),
    }
    for row in rows.values():
        await type(row).insert(row)
    return {place: str(row.id) for place, row in rows.items()}  # type: ignore[attr-defined]

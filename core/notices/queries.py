"""An account's own notices."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.actor import Actor
from core.notices.rules import SAYS, icon_of
from core.notices.tables import Notice

PAGE = 100


@dataclass(frozen=True, slots=True)
class Noticed:
    """`says` is a gettext id and so are the words in `places`; instants in UTC."""

    id: UUID
    says: str
    places: Mapping[str, str | int]
    icon: str
    href: str
    at: datetime
    read_at: datetime | None


async def notices(actor: Actor) -> list[Noticed]:
    """What is unread first, then the latest first; kinds that the code no longer knows are left out."""
    rows = (
        await Notice.select(*(Notice.id, Notice.what, Notice.places, Notice.href, Notice.at, Notice.read_at))
        .where(Notice.account == actor.account)
        .order_by(Notice.at, ascending=False)
        .limit(PAGE)
    )
    found = [
        Noticed(
            id=row["id"],
            says=SAYS[row["what"]],
            places=json.loads(row["places"]),
            icon=icon_of(row["what"]),
            href=row["href"],
            at=row["at"],
            read_at=row["read_at"],
        )
        for row in rows
        if row["what"] in SAYS
    ]
    return sorted(found, key=lambda one: one.read_at is not None)

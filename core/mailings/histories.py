"""What a mailing is called in the trail."""

from collections.abc import Collection
from uuid import UUID

from core.access.permissions import Core
from core.journal.names import Named, name_records
from core.mailings.tables import Mailing


async def _mailings(records: Collection[UUID]) -> dict[UUID, Named]:
    rows = await Mailing.select(Mailing.id, Mailing.batch.title.as_alias("title")).where(
        Mailing.id.is_in(list(records))
    )
    return {row["id"]: Named(row["title"], f"/desk/mailings/{row['id']}", Core.MAIL_READ) for row in rows}


name_records("core.mailings.", _mailings)

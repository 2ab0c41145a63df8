"""What letters are called in a trail: by what they are about."""

from collections.abc import Collection
from uuid import UUID

from core.access.permissions import Core
from core.journal.names import Named, name_records
from core.mail.tables import Letter


async def _letters(records: Collection[UUID]) -> dict[UUID, Named]:
    rows = await Letter.select(Letter.id, Letter.subject).where(Letter.id.is_in(list(records)))
    return {row["id"]: Named(row["subject"], f"/desk/mail/{row['id']}", Core.MAIL_READ) for row in rows}


name_records("core.mail.", _letters)
name_records("core.privacy.read", _letters)

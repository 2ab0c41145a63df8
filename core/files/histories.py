"""What files are called in a trail: as whoever uploaded them named them, unless that may name a person."""

from collections.abc import Collection
from uuid import UUID

from core.files.slots import slots
from core.files.tables import StoredFile
from core.journal.names import Label, Named, name_records


async def _files(records: Collection[UUID]) -> dict[UUID, Named]:
    """Those that belong to somebody are called by what they are: their names are read by whoever may read them."""
    columns = (StoredFile.id, StoredFile.slot, StoredFile.name)
    rows = await StoredFile.select(*columns).where(StoredFile.id.is_in(list(records)))
    known = slots()
    return {
        row["id"]: Named(
            Label(slot.label) if slot.personal else row["name"],
            f"/files/{row['id']}",
            slot.read,
        )
        for row in rows
        if (slot := known.get(row["slot"])) is not None
    }


name_records("core.files.", _files)

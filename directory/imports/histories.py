"""What an import is called in the trail."""

from collections.abc import Collection
from uuid import UUID

from core.journal.names import Named, name_records
from directory.imports.tables import SheetImport
from directory.permissions import Directory


async def name_imports(records: Collection[UUID]) -> dict[UUID, Named]:
    """By its file; for the trail, which asks whether the reader may see them."""
    rows = await SheetImport.select(SheetImport.id, SheetImport.file).where(SheetImport.id.is_in(list(records)))
    return {row["id"]: Named(row["file"], f"/desk/imports/{row['id']}", Directory.IMPORT_WRITE) for row in rows}


name_records("directory.imports.", name_imports)

"""What a record is called that was merged or kept apart: an organisation or a person."""

from collections.abc import Collection
from uuid import UUID

from core.journal.names import Named, name_records
from directory.organisations.histories import name_organisations
from directory.people.histories import name_people


async def _either(records: Collection[UUID]) -> dict[UUID, Named]:
    return await name_people(records) | await name_organisations(records)


name_records("directory.duplicates.", _either)

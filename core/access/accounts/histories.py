"""What accounts are called in a trail, and where their pages are."""

from collections.abc import Collection, Mapping
from uuid import UUID

from core.access.accounts.queries import names_of
from core.access.permissions import Core
from core.journal.names import Named, name_records


async def accounts_named(records: Collection[UUID]) -> Mapping[UUID, Named]:
    """By their names; of somebody who was erased there is none any more."""
    names = await names_of(set(records))
    return {one: Named(name, f"/desk/accounts/{one}", Core.ACCOUNT_READ) for one, name in names.items()}


name_records("core.access.", accounts_named)
name_records("core.privacy.", accounts_named)

"""Whose booths are: exhibitors by name, as those who may see them read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from expo.exhibitors.tables import Exhibitor
from i18n.text import Translated, required


@dataclass(frozen=True, slots=True)
class Tenant:
    code: str
    name: Translated


async def tenants_of(edition: UUID) -> Mapping[UUID, Tenant]:
    """By the exhibitor's id; to be shown to who may see exhibitors."""
    name = Exhibitor.organisation.name.as_alias("name")
    rows = await Exhibitor.select(Exhibitor.id, Exhibitor.code, name).where(Exhibitor.edition == edition)
    return {row["id"]: Tenant(row["code"], required(row["name"])) for row in rows}

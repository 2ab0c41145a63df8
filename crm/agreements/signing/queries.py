"""Who may sign for a party on a day: those who hold a post there."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from core.db.engine import DB
from i18n.text import Translated, from_json

IN_OFFICE = """
SELECT a.id, a.person, a.title, a.begins_on, a.ends_on, p.names, s.id AS party, o.name AS organisation
FROM crm_party s
JOIN directory_organisation o ON s.organisation IN (o.id, o.parent)
JOIN directory_appointment a ON a.organisation = o.id
JOIN directory_person p ON p.id = a.person
WHERE s.agreement = {} ORDER BY s.place, a.rank NULLS LAST, a.begins_on DESC NULLS LAST LIMIT 500
"""
SIGNED = """
SELECT a.id, a.person, a.title, a.begins_on, a.ends_on, p.names
FROM directory_appointment a JOIN directory_person p ON p.id = a.person
WHERE a.id = ANY({})
"""


@dataclass(frozen=True, slots=True)
class Signatory:
    """An appointment with its person; `names` by language."""

    appointment: UUID
    person: UUID
    party: UUID | None
    names: dict[str, str]
    title: Translated | None
    begins_on: date | None = None
    ends_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Also of a signature that was written down before the post was put right: the directory may say otherwise now."""
        return (self.begins_on is None or self.begins_on <= day) and (self.ends_on is None or day <= self.ends_on)


async def signatories(agreement: UUID) -> list[Signatory]:
    """All who hold or held a post of a party, in protocol order; the day decides at signing."""
    rows: list[dict[str, Any]] = await DB.run_querystring(QueryString(IN_OFFICE, agreement))
    return [_signatory(row) for row in rows]


async def signed_by(appointments: Collection[UUID]) -> dict[UUID, Signatory]:
    """By appointment; those who were erased are missing."""
    if not appointments:
        return {}
    rows: list[dict[str, Any]] = await DB.run_querystring(QueryString(SIGNED, sorted(appointments)))
    return {row["id"]: _signatory({"party": None, **row}) for row in rows}


def _signatory(row: dict[str, Any]) -> Signatory:
    names = msgspec.json.decode(row["names"], type=dict[str, str])
    title = from_json(row["title"])
    return Signatory(row["id"], row["person"], row["party"], names, title, row["begins_on"], row["ends_on"])

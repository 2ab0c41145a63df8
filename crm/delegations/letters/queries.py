"""Reading the register of letters, who may sign one, and whether one that is shown is genuine."""

from datetime import date
from hmac import compare_digest
from typing import Any
from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from core.db.engine import DB
from core.errors import NotFound
from crm.delegations.letters.rules import Issued, Signing
from crm.delegations.letters.tables import InvitationLetter
from i18n.text import from_json, required

COLUMNS = (
    *("id", "delegate", "year", "number", "version", "code", "name", "initials", "language", "host", "begins_on"),
    *("ends_on", "issued_on", "issued_at", "digest", "withdrawn_at", "withdrawn_because"),
)
IN_OFFICE = """
SELECT a.id, a.person, a.title, p.names, o.name AS house
FROM directory_appointment a
JOIN directory_person p ON p.id = a.person
JOIN directory_organisation o ON o.id = a.organisation
JOIN directory_country c ON c.id = o.country
WHERE c.code = 'KR' AND o.kind <> 'company'
AND (a.begins_on IS NULL OR a.begins_on <= {}) AND (a.ends_on IS NULL OR a.ends_on >= {})
ORDER BY o.kind <> 'ministry', o.code, a.rank NULLS LAST, a.id LIMIT 200
"""


async def letters_of(visit: UUID) -> list[Issued]:
    """The latest number first, its versions with the latest first."""
    return await _issued(InvitationLetter.visit == visit)


async def paper_of(visit: UUID, letter: UUID) -> tuple[Issued, bytes]:
    """Raises NotFound, also when its bytes were erased."""
    mine = (InvitationLetter.visit == visit) & (InvitationLetter.id == letter)
    found = await _issued(mine)
    row = await InvitationLetter.select(InvitationLetter.octets).where(mine).first()
    if not found or row is None or row["octets"] is None:
        raise NotFound
    return found[0], row["octets"]


async def shown_to_a_consulate(year: int, number: int, version: int, code: str) -> Issued | None:
    """None for an unknown number as for a wrong code: the two look the same."""
    mine = (InvitationLetter.year == year) & (InvitationLetter.number == number)
    found = await _issued(mine & (InvitationLetter.version == version))
    if found and compare_digest(found[0].code.encode(), code.encode()):
        return found[0]
    return None


async def signing_on(day: date) -> list[Signing]:
    """Posts at Korean authorities that are held that day."""
    rows: list[dict[str, Any]] = await DB.run_querystring(QueryString(IN_OFFICE, day, day))
    return [
        Signing(
            row["id"],
            row["person"],
            msgspec.json.decode(row["names"], type=dict[str, str]),
            from_json(row["title"]),
            required(row["house"]),
        )
        for row in rows
    ]


async def _issued(which: Any) -> list[Issued]:
    rows = await InvitationLetter.select(*(getattr(InvitationLetter, name) for name in COLUMNS)).where(which)
    ids = [row["id"] for row in rows]
    if not ids:
        return []
    later = InvitationLetter.replaces.is_in(ids)
    replaced = set(await InvitationLetter.select(InvitationLetter.replaces).where(later).output(as_list=True))
    found = [Issued(**{name: row[name] for name in COLUMNS}, latest=row["id"] not in replaced) for row in rows]
    return sorted(found, key=lambda one: (one.year, one.number, one.version), reverse=True)

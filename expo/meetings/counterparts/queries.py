"""Reading counterparts: for the desk, and for exhibitors who look whom to meet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from json import loads
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB
from core.errors import NotFound
from expo.meetings.counterparts.tables import CounterpartTime
from i18n.text import Translated, required

SELECTED = """
SELECT c.id, c.edition, c.code, c.spoken, c.revision, c.sample, o.id AS organisation, o.code AS organisation_code, o.name,
    o.kind, l.code AS country, e.slug, e.zone, k.seen_at, k.id IS NOT NULL AS reached,
    (SELECT count(*) FROM expo_meeting m WHERE m.counterpart = c.id AND m.state = 'requested') AS asked,
    (SELECT count(*) FROM expo_meeting m WHERE m.counterpart = c.id AND m.state IN ('agreed', 'held')) AS agreed
FROM expo_counterpart c JOIN directory_organisation o ON o.id = c.organisation JOIN expo_edition e ON e.id = c.edition
LEFT JOIN directory_country l ON l.id = o.country
LEFT JOIN expo_counterpart_link k ON k.counterpart = c.id AND k.withdrawn_at IS NULL
"""
OF_EDITION = f"{SELECTED} WHERE c.edition = {{}} ORDER BY o.code"
CALLED = f"{SELECTED} WHERE c.edition = {{}} AND c.code = {{}}"
ONE = f"{SELECTED} WHERE c.id = {{}}"


@dataclass(frozen=True, slots=True)
class Known:
    """A counterpart with what its organisation is called. `reached`: somebody has its link, who opened it `seen_at`.
    `asked` and `agreed` count its meetings, those that were held among the agreed.
    """

    id: UUID
    edition: UUID
    code: str
    spoken: tuple[str, ...]
    revision: int
    sample: bool
    organisation: UUID
    organisation_code: str
    name: Translated
    kind: str
    country: str | None
    slug: str
    zone: str
    seen_at: datetime | None
    reached: bool
    asked: int
    agreed: int


async def counterparts(edition: UUID) -> list[Known]:
    """By code. Asks nobody for permission: who takes part in the edition may know them."""
    return [_known(row) for row in await DB.run_querystring(QueryString(OF_EDITION, edition))]


async def counterpart_called(edition: UUID, code: str) -> Known:
    """Raises NotFound."""
    return _one(await DB.run_querystring(QueryString(CALLED, edition, code)))


async def counterpart_of(counterpart: UUID) -> Known:
    """Raises NotFound."""
    return _one(await DB.run_querystring(QueryString(ONE, counterpart)))


async def times_of(counterpart: UUID) -> frozenset[datetime]:
    """Half hours (UTC) that were stated; none: whenever the floor is open."""
    mine = CounterpartTime.counterpart == counterpart
    rows = await CounterpartTime.select(CounterpartTime.begins_at).where(mine)
    return frozenset(row["begins_at"].astimezone(UTC) for row in rows)


def _one(rows: Any) -> Known:
    if not rows:
        raise NotFound
    return _known(rows[0])


def _known(row: Mapping[str, Any]) -> Known:
    return Known(**{**row, "spoken": tuple(loads(row["spoken"])), "name": required(row["name"])})

"""Editions for tests, written to the database."""

from datetime import date
from typing import Any
from uuid import uuid4

from expo.editions.tables import Edition
from i18n.text import to_json, written


async def edition(slug: str = "wsce-2026", **changes: Any) -> Edition:
    given: dict[str, Any] = {
        "id": uuid4(),
        "slug": slug,
        "acronym": slug,
        "year": 2026,
        "name": to_json(written("ko", {"ko": "월드 스마트시티 엑스포", "en": "World Smart City Expo"})),
        "starts_on": date(2026, 12, 8),
        "ends_on": date(2026, 12, 10),
        "zone": "Asia/Seoul",
    }
    row = Edition(**given | changes)
    await Edition.insert(row)
    return row

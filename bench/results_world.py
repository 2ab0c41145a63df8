"""Deals as large as the ministry may have them in ten years, for `bench.results`: companies, countries, editions, fields."""

import random
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from piccolo.querystring import QueryString
from piccolo.table import Table

from core.db.engine import DB
from core.files.tables import StoredFile
from directory.countries.tables import Country
from directory.organisations.tables import Organisation
from expo.editions.tables import Edition
from i18n.text import to_json, written

COUNTRIES = (*("PE", "BR", "OM", "SA", "AE", "MY", "SG", "VN", "TH", "ID"), *("NL", "ES", "DE", "US", "MX", "KE"))
FIELDS = ("water", "mobility", "energy", "safety", "data", "housing", "")
EDITIONS = ("bench-2024", "bench-2025", "bench-2026")
PLACE = {"region": "asia", "longitude": 0.0, "latitude": 0.0, "zone": "Asia/Seoul"}
WRITE = """
INSERT INTO crm_deal (id, code, name, country, lead, buyer, edition, field, state, sight, version, sample)
SELECT id, code, code, country, lead, buyer, nullif(edition, lead), field, 'contracted', 'team', 1, false
FROM unnest({}::uuid[], {}::text[], {}::uuid[], {}::uuid[], {}::uuid[], {}::uuid[], {}::text[])
    AS t (id, code, country, lead, buyer, edition, field)
"""


async def written_deals(
    chance: random.Random, deals: int, companies: int
) -> tuple[dict[UUID, tuple[UUID, str, str, str]], UUID]:
    """By deal: its company, edition, country and field; and a paper that proves all of them."""
    countries = await _kept(
        {one: Country(id=uuid4(), code=one, alpha3=f"{one}X", **PLACE) for one in COUNTRIES}  # type: ignore[arg-type]
    )
    editions = await _kept({one: Edition(**_edition(one)) for one in EDITIONS})
    names = [f"bench-{number}" for number in range(companies)]
    leads = [*(await _kept({one: _organisation(one) for one in names})).values()]
    buyers = [*(await _kept({f"b{one}": _organisation(f"b{one}") for one in names[:200]})).values()]
    rows: dict[UUID, tuple[UUID, str, str, str]] = {}
    for _ in range(deals):
        edition = chance.choice((*EDITIONS, ""))
        rows[uuid4()] = (chance.choice(leads), edition, chance.choice(COUNTRIES), chance.choice(FIELDS))
    columns = [
        [*rows],
        [f"D-{number}" for number in range(deals)],
        [countries[one[2]] for one in rows.values()],
        [one[0] for one in rows.values()],
        [chance.choice(buyers) for _ in rows],
        [editions.get(one[1], one[0]) for one in rows.values()],
        [one[3] for one in rows.values()],
    ]
    await DB.run_querystring(QueryString(WRITE, *columns))
    return rows, await _paper()


async def _kept(rows: dict[str, Table]) -> dict[str, UUID]:
    table = type(next(iter(rows.values())))
    made = [*rows.values()]
    for first in range(0, len(made), 500):
        await table.insert(*made[first : first + 500])
    return {key: row.id for key, row in rows.items()}  # type: ignore[attr-defined]


def _organisation(code: str) -> Organisation:
    return Organisation(id=uuid4(), code=code, kind="company", name=to_json(written("en", {"en": code})))


def _edition(slug: str) -> dict[str, Any]:
    return {"id": uuid4(), "slug": slug, "acronym": slug, "year": 2026, "name": to_json(written("en", {"en": slug}))}


async def _paper() -> UUID:
    row = StoredFile(
        id=uuid4(),
        slot="crm.bench",
        kind="application/pdf",
        name="contract.pdf",
        size=1,
        sha256="0" * 64,
        scope="bench",
        state="clean",
        created_at=datetime(2024, 1, 1, tzinfo=UTC),
        created_by="bench",
    )
    await StoredFile.insert(row)
    return row.id

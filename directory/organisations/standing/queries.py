"""Reading what an organisation belongs to, by what it is known and how large it is; the caller has asked who may."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from core.db.among import among
from core.db.engine import DB
from directory.organisations.standing.rules import Kin, Known, Sized, Standing
from directory.organisations.standing.tables import Identifier, SizeClass
from directory.organisations.tables import Organisation
from i18n.text import Translated, required

NAMES = msgspec.json.Decoder(dict[str, str])
DEEPEST = 20
"""Floors of a house that anybody would want to read."""
ANY_DEPTH = 1_000
ABOVE = """
WITH RECURSIVE above AS (
  SELECT id, parent, 0 AS depth FROM directory_organisation WHERE id = {}
  UNION ALL SELECT o.id, o.parent, depth + 1 FROM above JOIN directory_organisation o ON o.id = above.parent
  WHERE depth < {}) SELECT id, parent FROM above ORDER BY depth
"""


async def standing_of(organisation: UUID) -> Standing:
    """Whole, for its page."""
    return Standing(
        above=await _above(organisation),
        below=[_kin(row) for row in await _kins(Organisation.parent == organisation)],
        known=await identifiers_of(organisation),
        sizes=await sizes_of(organisation),
        also=await further_names(organisation),
    )


async def identifiers_of(organisation: UUID) -> list[Known]:
    rows = await (
        Identifier.select(Identifier.id, Identifier.kind, Identifier.value)
        .where(Identifier.organisation == organisation)
        .order_by(Identifier.kind, Identifier.value)
    )
    return [Known(**row) for row in rows]


async def sizes_of(organisation: UUID) -> list[Sized]:
    """The latest first."""
    rows = await (
        SizeClass.select(SizeClass.id, SizeClass.size, SizeClass.begins_on, SizeClass.ends_on, SizeClass.source)
        .where(SizeClass.organisation == organisation)
        .order_by(SizeClass.begins_on, ascending=False)
    )
    return [Sized(**row) for row in rows]


async def further_names(organisation: UUID) -> dict[str, str]:
    """By language tag."""
    row = await Organisation.select(Organisation.also).where(Organisation.id == organisation).first()
    return NAMES.decode(row["also"]) if row else {}


async def ancestors(organisation: UUID, *, most: int = DEEPEST) -> dict[UUID, UUID | None]:
    """The parent of it, and of each of those above it, the nearest first."""
    rows = await DB.run_querystring(QueryString(ABOVE, organisation, most))
    return {row["id"]: row["parent"] for row in rows}


async def called(codes: Collection[str]) -> dict[str, Translated]:
    """What organisations are called, by their code."""
    rows = await _kins(among(Organisation.code, [*codes])) if codes else []
    return {row["code"]: required(row["name"]) for row in rows}


async def _above(organisation: UUID) -> list[Kin]:
    found = [one for one in await ancestors(organisation) if one != organisation]
    kins = {row["id"]: _kin(row) for row in await _kins(among(Organisation.id, found))} if found else {}
    return [kins[one] for one in found]


async def _kins(where: Any) -> list[dict[str, Any]]:
    return (
        await Organisation.select(Organisation.id, Organisation.code, Organisation.name)
        .where(where)
        .order_by(Organisation.code)
    )


def _kin(row: Mapping[str, Any]) -> Kin:
    return Kin(row["id"], row["code"], required(row["name"]))

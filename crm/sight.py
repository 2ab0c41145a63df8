"""Who may see a record of the co-operation desk (an agreement, a visit, a deal): one scope for lists, counts, searches,
exports, papers and the radar.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from piccolo.columns.combination import WhereRaw
from piccolo.querystring import QueryString
from piccolo.table import Table

from core.access.rules import may, reach
from core.actor import Actor
from core.db.engine import DB
from core.errors import mark

SIGHT_NAMES = {
    "team": mark("The whole co-operation team"),
    "country": mark("The desk of the country"),
    "own": mark("Its owner"),
    "confidential": mark("Confidential: only the lead and those named"),
}
READER = "EXISTS (SELECT FROM {readers} n WHERE n.{what} = {table}.id AND n.account = {{}})"
OWNER = "({table}.sight <> 'confidential' AND {table}.owner = {{}})"
TEAM = "{table}.sight = 'team'"
DESK = """
({table}.sight IN ('team', 'country')
 AND {table}.country IN (SELECT id FROM directory_country WHERE code = ANY({{}})))
"""
KEPT = "SELECT id FROM {table} WHERE id = ANY({{}}) AND sight <> 'team'"


def country_scope(code: str) -> str:
    """As grants name the desk of a country, by ISO 3166-1 alpha-2."""
    return f"country:{code}"


@dataclass(frozen=True, slots=True)
class Sight:
    """`table` has the columns `sight`, `owner` and `country`; those named to see a row stand in `readers`, which calls it
    `what`. `reading` is what it takes to see any, `clearing` to see the confidential ones.
    """

    table: type[Table]
    readers: type[Table]
    what: str
    reading: StrEnum
    clearing: StrEnum

    def seen_by(self, actor: Actor) -> WhereRaw:
        """The condition on the table for those that the actor may see; nothing for who may see none."""
        said, values = self._condition(actor)
        return WhereRaw(said, *values)

    def seen_in_sql(self, actor: Actor) -> QueryString:
        """The same, for statements of our own that have the table under its own name."""
        said, values = self._condition(actor)
        return QueryString(said, *values)

    async def kept_to_few(self, ids: Collection[UUID]) -> set[UUID]:
        """Of these, those that not the whole team may see: systems outside are told nothing of them."""
        rows = await DB.run_querystring(QueryString(KEPT.format(table=self.table._meta.tablename), list(ids)))
        return {row["id"] for row in rows}

    def _condition(self, actor: Actor) -> tuple[str, tuple[Any, ...]]:
        """Only what can be so of this actor: what is known beforehand is not asked of every row, nor planned each time.
        Without an owner that part is unknown, and what is not known to be seen must not pass where it is denied.
        """
        covered = reach(actor, self.reading)
        if not covered.everywhere and not covered.scopes:
            return "FALSE", ()
        if may(actor, self.clearing) and reach(actor, self.clearing).everywhere:
            return "TRUE", ()
        parts: list[tuple[str, tuple[Any, ...]]] = [(READER, (actor.account,)), (OWNER, (actor.account,))]
        if covered.everywhere:
            parts.append((TEAM, ()))
        if desks := sorted(covered.named("country")):
            parts.append((DESK, (desks,)))
        named = {"readers": self.readers._meta.tablename, "what": self.what, "table": self.table._meta.tablename}
        said = " OR ".join(part.format(**named) for part, _ in parts)
        return f"({said}) IS TRUE", tuple(value for _, values in parts for value in values)

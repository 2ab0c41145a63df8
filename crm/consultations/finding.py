"""Finding consultation records by their codes and by who met: by indexes, within what the reader may see."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.actor import Actor
from core.db.engine import DB
from crm.consultations.sight import LAND, seen_in_sql
from directory.finding.conditions import HOUSES, conditions, first_found, worded
from directory.finding.queries import LOOKED_AT, closeness
from i18n.text import Translated, from_json, required

CALLED = f"""
r.id IN (
  WITH {HOUSES}
  SELECT k.id FROM crm_consultation_record k
  WHERE directory_words(k.code || ' ' || k.counterpart_name) @@ CAST({{}}::text AS tsquery)
  UNION SELECT k.id FROM house JOIN crm_consultation_record k ON k.company = house.id
  UNION SELECT k.id FROM house JOIN crm_consultation_record k ON k.counterpart = house.id)
"""  # noqa: S608 -- our own constants
FOUND = f"""
SELECT r.id, r.code, o.name AS company, c.name AS other, r.counterpart_name
FROM crm_consultation_record r JOIN directory_organisation o ON o.id = r.company
{LAND}
WHERE {{}} AND {{}} LIMIT {{}}
"""  # noqa: S608 -- our own constants

called, nearly_called = conditions(CALLED)


@dataclass(frozen=True, slots=True)
class Met:
    """As a line of a search; `other_name` is what was written at the table of one whom the directory does not know."""

    id: UUID
    code: str
    company: Translated
    other: Translated | None
    other_name: str

    @property
    def names(self) -> list[str]:
        houses = [one for one in (self.company, self.other) if one]
        return [self.code, self.other_name, *(each.text for one in houses for each in one.renditions.values())]


async def found_records(actor: Actor, words: str, *, most: int) -> list[Met]:
    """Else by words with one mistake."""

    async def looked_for(asked: str) -> list[Met]:
        question = QueryString(FOUND, seen_in_sql(actor), worded(CALLED, asked), LOOKED_AT)
        rows: list[dict[str, Any]] = await DB.run_querystring(question)
        return [
            Met(row["id"], row["code"], required(row["company"]), from_json(row["other"]), row["counterpart_name"])
            for row in rows
        ]

    found = await first_found(words, looked_for)
    return sorted(found, key=lambda one: closeness([each for each in one.names if each], words))[:most]

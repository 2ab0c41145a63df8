"""Finding meetings by their codes and by who meets: by indexes, for those who may read of them."""

from dataclasses import dataclass
from typing import Any

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from directory.finding.conditions import HOUSES, conditions, first_found, worded
from directory.finding.queries import LOOKED_AT, closeness
from expo.meetings.permissions import Meetings
from i18n.text import Translated, required

CALLED = f"""
m.id IN (
  WITH {HOUSES}
  SELECT k.id FROM expo_meeting k WHERE directory_words(k.code) @@ CAST({{}}::text AS tsquery)
  UNION SELECT k.id FROM house JOIN expo_exhibitor a ON a.organisation = house.id JOIN expo_meeting k ON k.exhibitor = a.id
  UNION SELECT k.id FROM house JOIN expo_counterpart b ON b.organisation = house.id
  JOIN expo_meeting k ON k.counterpart = b.id)
"""  # noqa: S608 -- our own constants
FOUND = """
SELECT m.code, e.slug, us.name AS ours, them.name AS theirs FROM expo_meeting m JOIN expo_edition e ON e.id = m.edition
JOIN expo_exhibitor x ON x.id = m.exhibitor JOIN directory_organisation us ON us.id = x.organisation
JOIN expo_counterpart c ON c.id = m.counterpart JOIN directory_organisation them ON them.id = c.organisation
WHERE {} LIMIT {}
"""

called, nearly_called = conditions(CALLED)


@dataclass(frozen=True, slots=True)
class Meet:
    """As a line of a search."""

    code: str
    slug: str
    ours: Translated
    theirs: Translated

    @property
    def names(self) -> list[str]:
        return [self.code, *(each.text for one in (self.ours, self.theirs) for each in one.renditions.values())]


async def found_meetings(actor: Actor, words: str, *, most: int) -> list[Meet]:
    """Else by words with one mistake. Raises Denied."""
    require(actor, Meetings.MEETING_READ)

    async def looked_for(asked: str) -> list[Meet]:
        rows: list[dict[str, Any]] = await DB.run_querystring(QueryString(FOUND, worded(CALLED, asked), LOOKED_AT))
        return [Meet(row["code"], row["slug"], required(row["ours"]), required(row["theirs"])) for row in rows]

    found = await first_found(words, looked_for)
    return sorted(found, key=lambda one: closeness(one.names, words))[:most]

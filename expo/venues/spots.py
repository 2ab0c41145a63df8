"""Where a device may stand: halls and rooms of editions that are not over, in the words of who chooses."""

from datetime import timedelta

from piccolo.querystring import QueryString

from core.actor import Actor
from core.db.engine import DB
from core.web.given import AnyRequest
from i18n.locales import Language
from i18n.screens import language_for
from i18n.text import required

MOST = 200
TAKEN_DOWN = timedelta(days=7)
"""Gates and screens outlast the edition by some days."""
ALL = """
SELECT e.name AS edition, h.name AS hall, r.name AS room
FROM expo_edition e
JOIN (SELECT edition, id AS hall, NULL::uuid AS room FROM expo_hall
      UNION ALL SELECT edition, hall, id FROM expo_room) spot ON spot.edition = e.id
LEFT JOIN expo_hall h ON h.id = spot.hall
LEFT JOIN expo_room r ON r.id = spot.room
WHERE e.ends_on >= {}
ORDER BY e.starts_on, e.slug, h.position NULLS LAST, h.code, r.position NULLS FIRST, r.code
LIMIT {}
"""


async def spots(request: AnyRequest, actor: Actor) -> list[str]:
    """An edition's hall, then the rooms in it."""
    since, language = request.app.state.clock().date() - TAKEN_DOWN, language_for(request, actor)
    rows = await DB.run_querystring(QueryString(ALL, since, MOST))
    return [" · ".join(_read(one, language) for one in row.values() if one) for row in rows]


def _read(name: str, language: Language) -> str:
    return required(name).read(language.chain).text

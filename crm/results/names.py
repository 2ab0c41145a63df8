"""What the values of a report's sides are called, for those whose codes say nothing."""

from collections.abc import Mapping
from typing import Any

from piccolo.querystring import QueryString

from core.db.engine import DB
from i18n.text import required

NAMED = """
SELECT 'edition' AS side, slug AS value, name FROM expo_edition
UNION ALL SELECT 'agreement', code, title FROM crm_agreement WHERE sight = 'team'
    AND id IN (SELECT agreement FROM crm_deal)
UNION ALL SELECT 'visit', code, title FROM crm_visit WHERE sight = 'team' AND title IS NOT NULL
    AND id IN (SELECT visit FROM crm_deal)
"""


async def names_now() -> dict[tuple[str, str], Mapping[str, str]]:
    """By side and value: texts by language. Of what not the whole team may see there is none."""
    rows: list[dict[str, Any]] = await DB.run_querystring(QueryString(NAMED))
    return {(row["side"], row["value"]): _texts(row["name"]) for row in rows}


def _texts(stored: object) -> dict[str, str]:
    """The source first, so that a reader of another language is shown it."""
    text = required(stored)
    found = {text.source: text.original}
    return found | {tag: one.text for tag, one in text.renditions.items() if one.state != "draft"}

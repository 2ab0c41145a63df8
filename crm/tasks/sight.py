"""Which tasks are told outside: none that comes from what is kept to few, or is about it."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB
from crm.timeline.sight import kept_to_few as kept_entries

ABOUT_CONFIDENTIAL = """
EXISTS (SELECT FROM crm_task_subject s LEFT JOIN crm_agreement a ON a.id = s.agreement
        LEFT JOIN crm_visit v ON v.id = s.visit LEFT JOIN crm_deal d ON d.id = s.deal
        WHERE s.task = t.id AND 'confidential' = ANY (ARRAY[a.sight, v.sight, d.sight]))
"""
"""Of a `crm_task t`: no letter and no calendar calls it by its name."""
ABOUT = """
SELECT t.id, t.entry, EXISTS (SELECT FROM crm_task_subject s LEFT JOIN crm_agreement a ON a.id = s.agreement
                              LEFT JOIN crm_visit v ON v.id = s.visit LEFT JOIN crm_deal d ON d.id = s.deal
                              WHERE s.task = t.id AND 'team' <> ANY (ARRAY[a.sight, v.sight, d.sight])) AS closed
FROM crm_task t WHERE t.id = ANY({})
"""


async def kept_to_few(tasks: Collection[UUID]) -> set[UUID]:
    """Of these, those that not the whole team may see: systems outside are told nothing of them."""
    rows: list[dict[str, Any]] = await DB.run_querystring(QueryString(ABOUT, list(tasks))) if tasks else []
    closed = await kept_entries({row["entry"] for row in rows if row["entry"]})
    return {row["id"] for row in rows if row["closed"] or row["entry"] in closed}

"""Which papers belong to an agreement: only these are handed out on its pages."""

from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.actor import SYSTEM
from core.db.engine import DB
from core.errors import NotFound
from core.files.queries import Sendable, part_for
from crm.agreements.queries import Card

BELONGS = """
SELECT 1 WHERE {} IN (
    SELECT t.file FROM crm_language_text t JOIN crm_text_version v ON v.id = t.version WHERE v.agreement = {}
    UNION ALL SELECT file FROM crm_annex WHERE agreement = {} AND ended_at IS NULL
    UNION ALL SELECT document FROM crm_consultation WHERE agreement = {}
    UNION ALL SELECT document FROM crm_obligation WHERE agreement = {}
    UNION ALL SELECT scan FROM crm_agreement WHERE id = {})
"""


async def paper_of(card: Card, file: UUID) -> Sendable:
    """For somebody who sees the agreement. Raises NotFound for a file of something else."""
    of = [card.id] * 5
    rows: list[dict[str, Any]] = await DB.run_querystring(QueryString(BELONGS, file, *of))
    if not rows:
        raise NotFound
    return await part_for(SYSTEM, file)

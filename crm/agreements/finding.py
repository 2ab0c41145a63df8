"""Finding agreements by what they and their parties are called: by indexes, within what the reader may see."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.actor import Actor
from core.db.engine import DB
from crm.agreements.sight import seen_in_sql
from directory.finding.conditions import first_found
from directory.finding.queries import LOOKED_AT, closeness
from i18n.text import Translated, required

FOUND = """
SELECT id, code, title FROM crm_agreement
WHERE {} AND id IN (
  (SELECT a.id FROM crm_agreement a
   WHERE crm_agreement_words(a.code, a.title) @@ CAST({}::text AS tsquery))
  UNION
  (SELECT p.agreement FROM crm_party p WHERE p.organisation IN (SELECT o.id FROM directory_organisation o
   WHERE o.words @@ CAST({}::text AS tsquery) LIMIT {})))
LIMIT {}
"""


MOST_CALLED = 100_000
"""Of agreements in a list, and of organisations in it that may be their parties: more than there are."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """As a line of a search."""

    code: str
    title: Translated


async def found_agreements(actor: Actor, words: str, *, most: int) -> list[Agreement]:
    """By their titles in every language, their codes and their parties; else by words with one mistake."""
    found = [Agreement(row["code"], required(row["title"])) for row in await _fitting(actor, words, LOOKED_AT)]
    texts = {one.code: [each.text for each in one.title.renditions.values()] for one in found}
    return sorted(found, key=lambda one: closeness([one.code, *texts[one.code]], words))[:most]


async def called(actor: Actor, words: str) -> set[UUID]:
    """All of the same, for a list."""
    return {row["id"] for row in await _fitting(actor, words, MOST_CALLED)}


async def _fitting(actor: Actor, words: str, most: int) -> list[dict[str, Any]]:
    async def looked_for(asked: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = await DB.run_querystring(
            QueryString(FOUND, seen_in_sql(actor), asked, asked, most, most)
        )
        return rows

    return await first_found(words, looked_for)

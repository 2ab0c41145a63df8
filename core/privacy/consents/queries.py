"""What somebody has agreed to, and what they can."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.privacy.consents.rules import holds
from core.privacy.permissions import Privacy

CURRENT = """
SELECT DISTINCT ON (t.purpose) t.id, t.purpose, t.version, t.needed, t.texts, c.given_at, c.withdrawn_at,
       agreed.version AS agreed_version
FROM core_consent_text t
LEFT JOIN LATERAL (SELECT c.* FROM core_consent c JOIN core_consent_text o ON o.id = c.text
                   WHERE c.account = {} AND o.purpose = t.purpose ORDER BY c.given_at DESC LIMIT 1) c ON true
LEFT JOIN core_consent_text agreed ON agreed.id = c.text
WHERE t.effective_at <= {}
ORDER BY t.purpose, t.version DESC
"""
NOBODY = UUID(int=0)
COUNTS = """
SELECT t.purpose, t.version, t.needed, t.texts, t.effective_at,
       count(c.id) FILTER (WHERE c.withdrawn_at IS NULL) AS given, count(c.withdrawn_at) AS withdrawn
FROM core_consent_text t LEFT JOIN core_consent c ON c.text = t.id
GROUP BY t.id ORDER BY t.purpose, t.version DESC
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """The wording in force with what became of it; `texts` by language: title and body."""

    text: UUID
    purpose: str
    version: int
    needed: bool
    texts: Mapping[str, Mapping[str, str]]
    given_at: datetime | None
    agreed_version: int | None
    holds: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """A wording with how many agreed to it and how many withdrew."""

    purpose: str
    version: int
    needed: bool
    texts: Mapping[str, Mapping[str, str]]
    effective_at: datetime
    given: int
    withdrawn: int


async def asked_of(account: UUID, now: datetime) -> list[Asked]:
    """What is needed comes first."""
    rows = await DB.run_querystring(QueryString(CURRENT, account, now))
    found = [
        Asked(
            row["id"],
            row["purpose"],
            row["version"],
            row["needed"],
            json.loads(row["texts"]),
            row["given_at"],
            row["agreed_version"],
            row["given_at"] is not None and holds(row["given_at"], row["withdrawn_at"], needed=row["needed"], now=now),
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: (not one.needed, one.purpose))


async def told_to_all(now: datetime) -> list[Asked]:
    """The notices in force, for those who have no account yet."""
    return [one for one in await asked_of(NOBODY, now) if one.needed]


async def counts(actor: Actor) -> list[Counted]:
    """Every wording there ever was."""
    require(actor, Privacy.READ)
    rows = await DB.run_querystring(QueryString(COUNTS))
    return [Counted(**{**row, "texts": json.loads(row["texts"])}) for row in rows]

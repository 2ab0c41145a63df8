"""Who is in a scope, and who of them gets no letter and why.

A scope has accounts of one kind, and an address is there once within a kind (core_account_address): nobody is written to
twice.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB
from core.mailings.rules import Scope
from core.privacy.consents.rules import HOLDS

AGREED = """
EXISTS (SELECT FROM core_consent c JOIN core_consent_text t ON t.id = c.text
        WHERE c.account = a.id AND t.purpose = {} AND c.withdrawn_at IS NULL AND (t.needed OR c.given_at > {}))
"""
FIND = f"""
SELECT a.id, a.email, a.name, a.language,
       CASE WHEN a.disabled_at IS NOT NULL THEN 'suspended'
            WHEN a.email IS NULL THEN 'no_address'
            WHEN a.accepted_at IS NULL THEN 'not_accepted'
            WHEN {{}} <> '' AND NOT {AGREED} THEN 'no_consent' END AS left_out
FROM core_account a
WHERE a.kind = {{}} AND ({{}} = '' OR EXISTS (
    SELECT FROM core_grant g WHERE g.account = a.id AND g.role = {{}} AND g.revoked_at IS NULL
    AND g.granted_at <= {{}} AND (g.expires_at IS NULL OR g.expires_at > {{}})))
ORDER BY a.created_at, a.id
"""  # noqa: S608 -- our own constants
WITHOUT_CONSENT = f"""
UPDATE core_mail m SET state = 'withdrawn' FROM core_account a
WHERE m.batch = {{}} AND m.state IN ('held', 'queued') AND a.id = m.account AND NOT {AGREED}
RETURNING m.id
"""  # noqa: S608 -- our own constants


@dataclass(frozen=True, slots=True)
class Reached:
    """`left_out` is a reason of core.mailings.rules, None for who gets a letter."""

    account: UUID
    address: str
    name: str
    language: str | None
    left_out: str | None


async def reached(scope: Scope, now: datetime) -> list[Reached]:
    """Everybody in the scope, whether they get a letter or not."""
    purpose = scope.purpose or ""
    values = (purpose, purpose, now - HOLDS, scope.kind, scope.role, scope.role, now, now)
    rows = await DB.run_querystring(QueryString(FIND, *values))
    return [Reached(row["id"], row["email"] or "", row["name"], row["language"], row["left_out"]) for row in rows]


async def drop_who_withdrew(batch: UUID, purpose: str, now: datetime) -> int:
    """Between writing and sending people change their minds: how many letters stay here for that."""
    return len(await DB.run_querystring(QueryString(WITHOUT_CONSENT, batch, purpose, now - HOLDS)))

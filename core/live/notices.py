"""Telling every process that something changed: PostgreSQL's own NOTIFY, sent when the transaction commits."""

from piccolo.querystring import QueryString

from core.db.engine import DB

CHANNEL = "madang"
SUBJECT_LIMIT = 200


async def tell(subject: str) -> None:
    """`subject` is a short name such as `edition:wsce-2026`: names only, never content (a notice holds 8,000 bytes)."""
    if len(subject) > SUBJECT_LIMIT:
        raise ValueError("a notice carries a name, not content")
    await DB.run_querystring(QueryString("SELECT pg_notify({}, {})", CHANNEL, subject))

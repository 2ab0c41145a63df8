"""Whether the journal is still what was recorded: every link computed anew, from outside the database's own functions."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Literal

from piccolo.querystring import QueryString

from core.db.engine import DB

BATCH = 5_000
Fault = Literal["changed", "missing", "unsealed", "broken", "value", "cut"]

# `former` is the digest that the link before has; the first one follows nothing. A link whose entry is gone has no text.
LINKS = """
SELECT s.number, s.entry, e.id IS NULL AS gone,
       s.number = coalesce(lag(s.number) OVER (ORDER BY s.number), {}) + 1 AS follows,
       s.digest = sha256(
           coalesce(lag(s.digest) OVER (ORDER BY s.number), decode({}, 'hex'))
           || convert_to(jsonb_build_array(e.id, (extract(epoch FROM e.at) * 1000000)::bigint, e.actor, e.kind,
                                           e.record, e.payload)::text, 'UTF8')
           || coalesce((SELECT string_agg(v.digest, ''::bytea ORDER BY v.id) FROM core_entry_value v
                        WHERE v.entry = e.id), ''::bytea)) AS holds,
       encode(s.digest, 'hex') AS digest
FROM core_seal s LEFT JOIN core_entry e ON e.id = s.entry
WHERE s.number > {} ORDER BY s.number LIMIT {}
"""
UNSEALED = """
SELECT e.id FROM core_entry e LEFT JOIN core_seal s ON s.entry = e.id WHERE s.number IS NULL ORDER BY e.id LIMIT {}
"""
VALUES = """
SELECT entry FROM core_entry_value
WHERE salt IS NOT NULL
  AND digest <> sha256(salt || convert_to(jsonb_build_array(field, before, after)::text, 'UTF8'))
   OR salt IS NULL AND num_nonnulls(before, after) > 0
ORDER BY entry LIMIT {}
"""


@dataclass(frozen=True, slots=True)
class Head:
    """The last link; kept elsewhere, it shows later that nothing was cut off or written anew. `digest` in hex."""

    number: int
    digest: str

    def __str__(self) -> str:
        return f"{self.number}:{self.digest}"


@dataclass(frozen=True, slots=True)
class Finding:
    """`at` is the link's number (`broken`, `cut`) or the entry's."""

    fault: Fault
    at: int


async def head() -> Head:
    """Number 0 while nothing has been recorded."""
    rows = await DB.run_querystring(
        QueryString("SELECT number, encode(digest, 'hex') AS digest FROM core_seal ORDER BY number DESC LIMIT 1")
    )
    return Head(**rows[0]) if rows else Head(0, "")


async def verify(noted: Head | None = None) -> AsyncIterator[Finding]:
    """Each tampering that can be found, in the order of the chain; needs a pool, and reads everything in batches."""
    last, kept = Head(0, ""), noted is None or noted.number == 0
    while rows := await DB.run_querystring(QueryString(LINKS, last.number, last.digest, last.number, BATCH)):
        for row in rows:
            if noted is not None and row["number"] == noted.number:
                kept = row["digest"] == noted.digest
            if not row["follows"]:
                yield Finding("broken", row["number"])
            elif row["gone"]:
                yield Finding("missing", row["entry"])
            elif not row["holds"]:
                yield Finding("changed", row["entry"])
        last = Head(rows[-1]["number"], rows[-1]["digest"])
    if noted is not None and not kept:
        yield Finding("cut", noted.number)
    for row in await DB.run_querystring(QueryString(UNSEALED, BATCH)):
        yield Finding("unsealed", row["id"])
    for row in await DB.run_querystring(QueryString(VALUES, BATCH)):
        yield Finding("value", row["entry"])

"""Everything that points at a record, asked of the database itself, so that a new table is never forgotten."""

from dataclasses import dataclass
from uuid import UUID

from asyncpg.exceptions import IntegrityConstraintViolationError, RaiseError
from piccolo.querystring import QueryString

from core.db.engine import DB
from core.db.rights import ONLY_GROWS, ONLY_READ
from core.db.transaction import transaction
from directory.duplicates.subjects import Subject

LEFT_ALONE = frozenset(
    {*ONLY_GROWS, *ONLY_READ, "directory_merge", "directory_organisation_pair", "directory_person_pair"}
)
"""The journal tells what was so then; what is known of pairs goes with the record and comes back with it."""
KEYS = """
SELECT con.conrelid::regclass::text AS held, a.attname AS named, k.attname AS key, '' AS stem
FROM pg_constraint con
JOIN pg_attribute a ON a.attrelid = con.conrelid AND a.attnum = con.conkey[1]
JOIN pg_constraint p ON p.conrelid = con.conrelid AND p.contype = 'p'
JOIN pg_attribute k ON k.attrelid = con.conrelid AND k.attnum = p.conkey[1]
WHERE con.contype = 'f' AND con.confrelid = {}::text::regclass
"""
LOOSE = """
SELECT c.table_name AS held, c.column_name AS named, k.attname AS key,
    CASE WHEN c.column_name = 'scope' THEN {}::text ELSE '' END AS stem
FROM information_schema.columns c
JOIN pg_constraint p ON p.conrelid = format('%I', c.table_name)::regclass AND p.contype = 'p'
JOIN pg_attribute k ON k.attrelid = p.conrelid AND k.attnum = p.conkey[1]
JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
    AND t.table_type = 'BASE TABLE'
WHERE c.table_schema = 'public' AND (c.column_name = 'scope' AND c.data_type IN ('text', 'character varying')
    OR c.data_type = 'uuid' AND (c.column_name = {} OR c.table_name = 'core_commitment' AND c.column_name = 'resource'))
AND NOT EXISTS (SELECT 1 FROM pg_constraint f JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1]
    WHERE f.contype = 'f' AND f.conrelid = p.conrelid AND a.attname = c.column_name)
"""
MOVE = """
UPDATE {held} SET {named} = {{}}{cast} WHERE {named} = {{}}{cast}{some} RETURNING {key}::text AS key
"""


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that names the record: by its id, or as text after `stem` (`organisation:`)."""

    held: str
    named: str
    key: str
    stem: str

    def value(self, record: UUID) -> str | UUID:
        return f"{self.stem}{record}" if self.stem else record


@dataclass(frozen=True, slots=True)
class Moved:
    """Rows that pointed at one record and point at the other now."""

    reference: Reference
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Rows that cannot move, since the other record has what there may be one of."""

    held: str
    constraint: str


async def references_to(subject: Subject) -> list[Reference]:
    """Foreign keys, columns that are called after the record and have none, and scopes of grants and files."""
    loose = await _asked(QueryString(LOOSE, f"{subject.kind}:", subject.kind))
    found = {*await keys_to(subject.table), *loose}
    return sorted((one for one in found if one.held not in LEFT_ALONE), key=lambda one: (one.held, one.named))


async def keys_to(table: str) -> set[Reference]:
    """Foreign keys alone, on whichever floor they stand."""
    return await _asked(QueryString(KEYS, table))


async def _asked(question: QueryString) -> set[Reference]:
    rows = await DB.run_querystring(question)
    return {Reference(row["held"], row["named"], row["key"], row["stem"]) for row in rows}


async def move(subject: Subject, gone: UUID, survivor: UUID) -> tuple[list[Moved], list[Clash]]:
    """In the caller's transaction: all that can move has moved; what cannot stays where it was."""
    moved, clashes = [], []
    for one in await references_to(subject):
        try:
            async with transaction():
                keys = await moved_rows(one, from_=gone, to=survivor)
        except (IntegrityConstraintViolationError, RaiseError) as error:
            clashes.append(Clash(one.held, getattr(error, "constraint_name", None) or ""))
            continue
        if keys:
            moved.append(Moved(one, tuple(keys)))
    return moved, clashes


async def moved_rows(one: Reference, *, from_: UUID, to: UUID, only: list[str] | None = None) -> list[str]:
    """Their keys. With `only`, of these rows, and of them those that still point there."""
    asked = MOVE.format(
        held=_quoted(one.held),
        named=_quoted(one.named),
        key=_quoted(one.key),
        cast="::text" if one.stem else "::uuid",
        some=f" AND {_quoted(one.key)}::text = ANY({{}})" if only is not None else "",
    )
    values: list[object] = [one.value(to), one.value(from_)]
    rows = await DB.run_querystring(QueryString(asked, *values, *([only] if only is not None else [])))
    return [row["key"] for row in rows]


def _quoted(name: str) -> str:
    return '"' + name.strip('"').replace('"', '""') + '"'

"""The SQL that erases somebody, made from the classes of the columns: a table that is classed is never forgotten."""

from collections.abc import Iterator
from uuid import UUID

from piccolo.querystring import QueryString

from core.privacy.registry import About, Classified, Subject, classified


def statements(subject: Subject, whom: UUID) -> Iterator[QueryString]:
    """Each returns a row for each row it changed; the tables through which others are found come last."""
    for one in sorted(classified(), key=lambda each: (each.last, each.table)):
        for about in one.about:
            if about.subject == subject and (statement := _statement(one, about)):
                yield bound(f"{statement} RETURNING 1", whom)


def root_of(subject: Subject) -> str:
    """The table whose rows are the subjects themselves."""
    return next(one.table for one in classified() if one.last and any(about.subject == subject for about in one.about))


def presence(subject: Subject, whom: UUID) -> QueryString:
    """Locks the row that they are."""
    return QueryString(f"SELECT 1 FROM {root_of(subject)} WHERE id = {{}} FOR UPDATE", whom)  # noqa: S608 -- ours


def meant(subject: Subject, salt: bytes, digest: bytes) -> QueryString:
    """The ids, at most one, that a line of the ledger stands for."""
    query = f"SELECT id FROM {root_of(subject)} WHERE sha256({{}} || uuid_send(id)) = {{}} FOR UPDATE"  # noqa: S608 -- ours
    return QueryString(query, salt, digest)


def bound(sql: str, whom: UUID) -> QueryString:
    """With the id in every place of `$1`."""
    return QueryString(sql.replace("$1", "{}"), *[whom] * sql.count("$1"))


def _statement(one: Classified, about: About) -> str:
    if any(way.way == "row" for way in one.erasing.values()):
        return f"DELETE FROM {one.table} WHERE {about.rows}"  # noqa: S608 -- declared in classes.py, as below
    values = {"null": "NULL", "tombstone": "{}"}
    changes = [
        f"{column} = {values[way.way].format(way.value)}" for column, way in one.erasing.items() if way.way in values
    ]
    return f"UPDATE {one.table} SET {', '.join(changes)} WHERE {about.rows}" if changes else ""  # noqa: S608

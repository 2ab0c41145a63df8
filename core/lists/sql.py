"""A list's questions as statements: its scope, its filters and its place go into every one of them."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.like import literal
from core.lists.columns import Column, Kind, Listed, Looking, Sql
from core.lists.days import Span
from core.lists.rules import ME, NOBODY, Asked, Filter, sorts_of

AND, OR = " AND ", " OR "
LAST_OF_ALL = "\uffff"


def expression(sql: Sql, looking: Looking) -> QueryString:
    """With who looks written in."""
    if not isinstance(sql, str):
        made: QueryString = sql(looking)
        return made
    account = f"'{looking.actor.account}'::uuid" if looking.actor.account else "NULL::uuid"
    text = sql.replace(":reader", f"'{looking.reader}'").replace(":today", f"'{looking.today}'::date")
    return QueryString(text.replace(":account", account))


def sort_of(column: Column, looking: Looking, *, down: bool) -> QueryString:
    """Never null, what is empty last."""
    if column.sort:
        return expression(column.sort, looking)
    found = expression(column.sql, looking)
    if column.kind == Kind.DAY and column.given:
        return found
    if column.kind == Kind.DAY:
        return QueryString(f"coalesce({{}}, '{'-' if down else ''}infinity'::date)", found)
    if column.kind == Kind.CHOICE:
        codes = ", ".join(f"'{code}'" for code in column.choices)
        return QueryString(f"coalesce(array_position(ARRAY[{codes}]::text[], {{}}::text), 999)", found)
    shown = expression(column.shown, looking) if column.kind == Kind.PERSON and column.shown else found
    empty = "" if down else LAST_OF_ALL
    return QueryString(f"coalesce(nullif(lower({{}}::text), ''), '{empty}')", shown)


def where(listed: Listed, asked: Asked, looking: Looking) -> QueryString:
    """Scope first: nothing that is out of it is counted, grouped, found or taken out."""
    if listed.scope is None:
        raise LookupError(listed.name)
    parts = [listed.scope(looking), *(_fits(one, looking) for one in asked.filters)]
    if asked.only:
        parts.append(QueryString(f"{listed.key} = ANY({{}}::uuid[])", list(asked.only)))
    wording = listed.near if asked.near else listed.words
    if wording is not None:
        parts += [wording(one) for one in asked.words.split()]
    return joined(parts, AND)


def placed(listed: Listed, asked: Asked, looking: Looking) -> QueryString:
    """Behind the row that the address names: by one comparison of rows where all go one way, which an index can follow."""
    sorts = sorts_of(listed, asked)
    keys = [sort_of(column, looking, down=down) for column, down in sorts] + [QueryString(listed.key)]
    downs = [down for _, down in sorts] + [asked.descending]
    if len(set(downs)) == 1:
        row = joined(keys, ", ")
        mark = "<" if downs[0] else ">"
        values = joined([QueryString("{}", one) for one in asked.after], ", ")
        return QueryString(f"({{}}) {mark} ({{}})", row, values)
    steps = []
    for at, (key, down) in enumerate(zip(keys, downs, strict=True)):
        same = [QueryString("{} = {}", keys[before], asked.after[before]) for before in range(at)]
        further = QueryString(f"{{}} {'<' if down else '>'} {{}}", key, asked.after[at])
        steps.append(joined([*same, further], AND))
    return joined(steps, OR)


def page_of(listed: Listed, asked: Asked, looking: Looking, most: int) -> QueryString:
    """One row more than are shown says that there are more."""
    sorts = sorts_of(listed, asked)
    keys = [QueryString(f"{{}} AS s{at}", sort_of(one, looking, down=down)) for at, (one, down) in enumerate(sorts)]
    order = [f"s{at}{' DESC' if down else ''}" for at, (_, down) in enumerate(sorts)]
    order.append(f"id{' DESC' if asked.descending else ''}")
    chosen = [*_columns(listed, asked), *(column.name for column, _ in sorts)]
    fields = [
        QueryString(f"{{}} AS {stem}{column.name}", expression(sql, looking))
        for column in listed.columns
        if column.name in chosen
        for stem, sql in (("v_", column.sql), ("c_", column.shown))
        if sql
    ]
    further = placed(listed, asked, looking) if asked.after else QueryString("TRUE")
    own = f"{listed.key} AS id, {listed.version} AS version, {listed.href} AS href, {_open(listed)} AS open"
    place = f"ORDER BY {', '.join(order)} LIMIT {most}"
    return QueryString(
        f"SELECT {own}, {{}} FROM {listed.source} WHERE {{}} AND ({{}}) {place}",  # noqa: S608 -- the list's own
        joined([*fields, *keys], ", "),
        where(listed, asked, looking),
        further,
    )


def _open(listed: Listed) -> str:
    """Whether a day of it that has passed is overdue."""
    column = listed.column(listed.calendar)
    return f"({column.open_while})" if column else "TRUE"


def number_of(listed: Listed, asked: Asked, looking: Looking, most: int) -> QueryString:
    """Counts no further than `most`."""
    return QueryString(
        f"SELECT count(*) AS number FROM (SELECT 1 FROM {listed.source} WHERE {{}} LIMIT {most}) AS counted",  # noqa: S608 -- the list's own
        where(listed, asked, looking),
    )


def groups_of(listed: Listed, asked: Asked, looking: Looking, column: Column, most: int) -> QueryString:
    shown = expression(column.shown or column.sql, looking)
    return QueryString(
        f"SELECT {{}} AS value, min(({{}})::text) AS shown, count(*) AS number FROM {listed.source} WHERE {{}}"  # noqa: S608 -- the list's own
        f" GROUP BY 1 ORDER BY 3 DESC, 2 LIMIT {most}",
        expression(column.sql, looking),
        shown,
        where(listed, asked, looking),
    )


def joined(parts: Sequence[QueryString], between: str) -> QueryString:
    """Each in brackets where they are conditions."""
    one = "({})" if between in (AND, OR) else "{}"
    return QueryString(between.join(one for _ in parts), *parts)


def _columns(listed: Listed, asked: Asked) -> list[str]:
    """What is filtered is read as well: it can be edited, and a board or a calendar stands on it."""
    also = [name for name in (asked.group, listed.board, listed.calendar) if name]
    return [*asked.columns, *also]


def _fits(one: Filter, looking: Looking) -> QueryString:
    column, found = one.column, expression(one.column.sql, looking)
    if column.kind == Kind.DAY:
        return joined([_spans(found, span, column.open_while) for span in one.spans], OR)
    if column.kind == Kind.PERSON:
        return joined([_whose(found, text, looking) for text in one.texts], OR)
    if column.kind == Kind.TEXT:
        return joined([QueryString("{}::text ILIKE {}", found, f"%{literal(text)}%") for text in one.texts], OR)
    codes = [text for text in one.texts if text != "none"]
    parts = [_one_of(found, codes)] if codes else []
    parts += [QueryString("{} IS NULL", found)] if "none" in one.texts else []
    return joined(parts, OR)


def _one_of(found: QueryString, codes: list[str]) -> QueryString:
    """Of a single one an index keeps its order."""
    if len(codes) == 1:
        return QueryString("{} = {}", found, codes[0])
    return QueryString("{} = ANY({})", found, codes)


def _whose(found: QueryString, text: str, looking: Looking) -> QueryString:
    if text == NOBODY:
        return QueryString("{} IS NULL", found)
    whose = looking.actor.account if text == ME else UUID(text)
    return QueryString("{} = {}::uuid", found, whose)


def _spans(found: QueryString, span: Span, open_while: str) -> QueryString:
    ends: list[tuple[str, date | None]] = [(">=", span.first), ("<=", span.last)]
    within = [QueryString(f"{{}} {mark} {{}}", found, day) for mark, day in ends if day is not None]
    if span.late:
        within.append(QueryString(open_while))
    empty = [QueryString("{} IS NULL", found)] if span.empty else []
    return joined(empty + ([joined(within, AND)] if within else []), OR)

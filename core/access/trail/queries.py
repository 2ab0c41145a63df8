"""Reading the journal as a trail: who did what, when, to whom and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from piccolo.columns.combination import WhereRaw
from piccolo.query.methods.select import Select
from piccolo.querystring import QueryString

from core.access.accounts.queries import names_of
from core.access.permissions import Core
from core.access.rules import require
from core.access.tables import Account
from core.actor import Actor
from core.clock import SEOUL
from core.db.engine import DB
from core.db.like import literal
from core.journal.commands import REASON
from core.journal.facts import sentence_of
from core.journal.holders import Holder, holders_of
from core.journal.names import Named, names_of_records
from core.journal.tables import Entry, EntryValue
from core.privacy.reads.facts import KINDS as LOOKS
from core.privacy.reads.facts import QUESTION

PAGE = 50
HIGHEST = 2**63 - 1
MOST_PEOPLE = 200
SEALS = "SELECT entry, encode(digest, 'hex') AS digest FROM core_seal WHERE entry = ANY({})"


@dataclass(frozen=True, slots=True)
class Changed:
    """A field before and after; both None once they were destroyed for somebody's erasure."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """`who` is a name, by whose link it was, or the kind of actor that has no name; `says` a gettext id, empty for facts
    without a sentence. `about` is what the record is called, where somebody knows.
    """

    number: int
    at: datetime
    actor: str
    who: str | Holder
    kind: str
    says: str
    places: Mapping[str, Any]
    record: UUID | None
    reason: str
    changes: tuple[Changed, ...] = ()
    about: Named | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Everything that is not said narrows nothing. `who` are words of a name or an address, `since` and `until` days in
    Seoul, both inclusive. `within` is an id that facts carry by this name (`("edition", id)`); `without` leaves out the
    kinds that begin like this. `actors` are names as the journal has them, found before.
    """

    kind: str = ""
    record: UUID | None = None
    by: UUID | None = None
    who: str = ""
    since: date | None = None
    until: date | None = None
    within: tuple[str, UUID] | None = None
    without: str = ""
    actors: tuple[str, ...] = ()


async def trail(
    actor: Actor, wanted: Wanted | None = None, *, before: int | None = None, limit: int = PAGE + 1
) -> list[Step]:
    """The latest first, a page and one more; `before` is the number that the page before ended with. Raises Denied."""
    require(actor, Core.AUDIT_READ)
    return await told_where(wanted or Wanted(), before=before, limit=limit)


async def told_where(wanted: Wanted, *, before: int | None = None, limit: int = PAGE + 1) -> list[Step]:
    """As `trail`; the caller has asked whether the reader may see it."""
    rows = _selected().where(*await _narrowing(wanted))
    if before is not None:
        rows = rows.where(Entry.id < min(before, HIGHEST))
    return await _told(rows.order_by(Entry.id, ascending=False).limit(limit))


async def counted(actor: Actor, wanted: Wanted) -> int:
    """How many there are in all. Raises Denied."""
    require(actor, Core.AUDIT_READ)
    count: int = await Entry.count().where(*await _narrowing(wanted))
    return count


async def seals_of(entries: list[int]) -> dict[int, str]:
    """By entry, its link's digest in hex: what `litestar audit verify` computes anew."""
    rows = await DB.run_querystring(QueryString(SEALS, entries))
    return {row["entry"]: row["digest"] for row in rows}


async def _narrowing(wanted: Wanted) -> list[Any]:
    found: list[Any] = [Entry.id > 0]
    if wanted.kind:
        found.append(Entry.kind == wanted.kind)
    if wanted.record is not None:
        found.append(Entry.record == wanted.record)
    if wanted.by is not None:
        found.append(Entry.actor.like(f"%:{wanted.by}"))
    if wanted.who:
        found.append(Entry.actor.is_in(await actors_called(wanted.who)))
    if wanted.actors:
        found.append(Entry.actor.is_in(list(wanted.actors)))
    if wanted.since is not None:
        found.append(Entry.at >= datetime.combine(wanted.since, time.min, SEOUL))
    if wanted.until is not None:
        found.append(Entry.at < datetime.combine(wanted.until + timedelta(days=1), time.min, SEOUL))
    if wanted.within is not None:
        name, whole = wanted.within
        found.append(WhereRaw("payload ->> {} = {}", name, str(whole)))
    if wanted.without:
        found.append(Entry.kind.not_like(f"{literal(wanted.without)}%"))
    return found


async def newest() -> int:
    """The number of the latest entry, 0 while there is none."""
    row = await Entry.select(Entry.id).order_by(Entry.id, ascending=False).first()
    return row["id"] if row else 0


async def actors_called(words: str) -> list[str]:
    """As the journal has them; never empty, which Piccolo would take for no condition."""
    like = f"%{literal(words)}%"
    rows = (
        await Account.select(Account.id, Account.kind)
        .where(Account.name.ilike(like) | Account.email.ilike(like))
        .limit(MOST_PEOPLE)
    )
    others = [name for name in ("system:madang", "anonymous:anonymous") if words.casefold() in name]
    return ["", *others, *(f"{row['kind']}:{row['id']}" for row in rows)]


async def told_of(record: UUID) -> list[Step]:
    """A record's own history without the looks at it, the latest first, at most `PAGE`. The caller has asked whether the
    reader may see it.
    """
    rows = _selected().where((Entry.record == record) & Entry.kind.not_like(f"{literal(LOOKS)}%"))
    return await _told(rows.order_by(Entry.id, ascending=False).limit(PAGE))


def _selected() -> Select[Any]:
    return Entry.select(Entry.id, Entry.at, Entry.actor, Entry.kind, Entry.payload, Entry.record)


async def _told(query: Select[Any]) -> list[Step]:
    found = await query.output(load_json=True)
    names = await names_of({each for row in found for each in _accounts_in(row)})
    holders = await holders_of({row["actor"] for row in found})
    values = await _values_of([row["id"] for row in found])
    about = await names_of_records([(row["kind"], row["record"]) for row in found if row["record"]])
    return [_step(row, names, holders, values.get(row["id"], ()), about.get(row["record"])) for row in found]


async def kinds_there(actor: Actor) -> list[str]:
    """The kinds of fact that were ever recorded, for the filter."""
    require(actor, Core.AUDIT_READ)
    rows = await Entry.select(Entry.kind).distinct().order_by(Entry.kind)
    return [row["kind"] for row in rows]


def _accounts_in(row: Mapping[str, Any]) -> set[UUID]:
    return {one for one in (_id(row["actor"].partition(":")[2]), _id(row["payload"].get("account"))) if one}


async def _values_of(entries: list[int]) -> dict[int, tuple[Changed, ...]]:
    if not entries:
        return {}
    rows = (
        await EntryValue.select(EntryValue.entry, EntryValue.field, EntryValue.before, EntryValue.after)
        .where(EntryValue.entry.is_in(entries))
        .order_by(EntryValue.id)
    )
    found: dict[int, tuple[Changed, ...]] = {}
    for row in rows:
        found[row["entry"]] = (*found.get(row["entry"], ()), Changed(row["field"], row["before"], row["after"]))
    return found


def _step(
    row: Mapping[str, Any],
    names: Mapping[UUID, str],
    holders: Mapping[str, Holder],
    values: tuple[Changed, ...],
    about: Named | None,
) -> Step:
    kind, _, name = row["actor"].partition(":")
    actor, account = _id(name), _id(row["payload"].get("account"))
    places = {**row["payload"], "account": names.get(account, str(account)) if account else ""}
    who = names.get(actor, name) if actor else (name if kind == "command_line" else kind)
    return Step(
        row["id"],
        row["at"],
        row["actor"],
        holders.get(row["actor"], who),
        row["kind"],
        sentence_of(row["kind"]),
        places,
        row["record"],
        next((one.after or "" for one in values if one.field == REASON), ""),
        tuple(dict.fromkeys(one for one in (*values, *_own(row["payload"])) if one.field != REASON and _tells(one))),
        about,
    )


def _own(payload: Mapping[str, Any]) -> list[Changed]:
    """What a fact of nobody's texts tells itself: `changes`, by field, from what to what."""
    return [Changed(name, before or None, after) for name, (before, after) in payload.get("changes", {}).items()]


def _tells(one: Changed) -> bool:
    """What a list was asked for stands once for each who was on it, and says nothing where nothing was asked."""
    return one.field != QUESTION or one.after != ""


def _id(text: object) -> UUID | None:
    try:
        return UUID(str(text)) if text else None
    except ValueError:
        return None

"""Reading timelines: every read has the reader's scope in it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.among import among
from core.db.engine import DB
from core.db.transaction import one_moment
from core.errors import NotFound
from crm.subjects.rules import Subject, of_row
from crm.timeline.permissions import Desk
from crm.timeline.sight import seen
from crm.timeline.tables import EntryFile, EntryParticipant, EntryReader, EntrySubject
from directory.finding.rules import asked_for

PAGE = 30
FROM = """
FROM {} LEFT JOIN crm_confidential_words w ON w.entry = e.id
LEFT JOIN core_account a ON a.id = e.author
WHERE {} AND e.withdrawn_at IS NULL AND {}
"""
OF_ALL = "crm_timeline_entry e"
OF_ONE = "crm_entry_subject about JOIN crm_timeline_entry e ON e.id = about.entry"
"""Of one record: its subjects have the day, so that the latest entries are found without looking at the others."""
SELECTED = """
SELECT e.id, e.kind, e.happened_on, e.happened_at, e.zone, e.lang, e.confidential, e.author, e.made_at, e.edited_at,
       e.version, coalesce(w.title, e.title) AS title, coalesce(w.text, e.text) AS text, coalesce(a.name, '') AS author_name
"""
ORDER = "ORDER BY e.happened_on DESC, e.happened_at DESC NULLS LAST, e.made_at DESC, e.id LIMIT {} OFFSET {}"
WORDS = """
NOT e.confidential AND directory_plain_words(e.title || ' ' || e.text) @@ CAST({}::text AS tsquery)
"""
FOUND = """
(SELECT e.* FROM (SELECT e.* FROM crm_timeline_entry e WHERE e.withdrawn_at IS NULL AND {} LIMIT {}) e
 ORDER BY e.happened_on DESC, e.happened_at DESC NULLS LAST, e.made_at DESC, e.id OFFSET 0) e
"""
"""They stand in their order before anybody asks who may see them: only the first few are asked."""
COUNTED = f"SELECT count(*) FROM (SELECT {FROM} LIMIT {{}}) AS counted"  # noqa: S608 -- our own constants
LOOKED_AT = 300
"""Of so many that have the words the latest are found: who has typed so little sees some of many."""
MOST_COUNTED = 900
NEWS = """
e.author IS DISTINCT FROM {} AND greatest(e.made_at, e.edited_at) >= {} AND (EXISTS (
    SELECT FROM crm_entry_subject s JOIN crm_follow f ON f.account = {}
    AND (f.country = s.country OR f.organisation = s.organisation OR f.person = s.person OR f.agreement = s.agreement
         OR f.visit = s.visit OR f.deal = s.deal)
    WHERE s.entry = e.id) OR EXISTS (SELECT FROM crm_entry_mention m WHERE m.entry = e.id AND m.account = {}))
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a timeline is wanted; words are looked for in what is not confidential."""

    subject: Subject | None = None
    kind: str = ""
    since: date | None = None
    until: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """As its reader sees it; `people` are of the directory, `readers` named where it is confidential."""

    id: UUID
    kind: str
    happened_on: date
    happened_at: datetime | None
    zone: str | None
    title: str
    text: str
    lang: str
    confidential: bool
    author: UUID | None
    author_name: str
    made_at: datetime
    edited_at: datetime | None
    version: int
    subjects: tuple[Subject, ...]
    people: tuple[UUID, ...]
    colleagues: tuple[UUID, ...]
    readers: tuple[UUID, ...]
    files: int

    @property
    def local(self) -> datetime | None:
        """When it happened, on the clocks of that place."""
        return self.happened_at.astimezone(ZoneInfo(self.zone)) if self.happened_at and self.zone else None


async def entries(actor: Actor, asked: Asked, *, page: int = 1, most: int = PAGE) -> list[Entry]:
    """The latest first."""
    return await _read(actor, _fits(asked), most, (page - 1) * most, _source(asked))


async def found_entries(actor: Actor, words: str, *, most: int) -> list[Entry]:
    """The latest of those that have these words, where few have them."""
    asked = asked_for(words)
    if not asked:
        return []
    having = QueryString(FOUND, QueryString(WORDS, asked), LOOKED_AT)
    return await _read(actor, QueryString("TRUE"), most, 0, having)


async def number_of(actor: Actor, asked: Asked) -> int:
    """Not more than one above `MOST_COUNTED`: nobody turns so many pages, and counting on takes as long as there are."""
    require(actor, Desk.ENTRY_READ)
    among_these = (_source(asked), seen(actor), _fits(asked))
    rows = await DB.run_querystring(QueryString(COUNTED, *among_these, MOST_COUNTED + 1))
    count: int = rows[0]["count"]
    return count


async def entry_for(actor: Actor, entry: UUID) -> Entry:
    """Raises NotFound for one out of sight, and one withdrawn."""
    found = await _read(actor, QueryString("e.id = {}", entry), 1, 0)
    if not found:
        raise NotFound
    return found[0]


async def news_for(actor: Actor, since: datetime) -> list[Entry]:
    """What others wrote or changed since then on records that the actor follows, and where they are mentioned."""
    return await _read(actor, QueryString(NEWS, actor.account, since, actor.account, actor.account), PAGE, 0)


async def meetings_on(actor: Actor, day: date, until: date | None = None, *, most: int = PAGE) -> list[Entry]:
    """Meetings, calls and visits of that day, or of all days until another, which the actor wrote down or takes part in."""
    mine = "(e.author = {} OR EXISTS (SELECT FROM crm_entry_participant p WHERE p.entry = e.id AND p.account = {}))"
    asked = f"e.happened_on BETWEEN {{}} AND {{}} AND e.kind IN ('meeting', 'call', 'visit') AND {mine}"
    found = await _read(actor, QueryString(asked, day, until or day, actor.account, actor.account), most, 0)
    return found[::-1]


async def may_see(actor: Actor, entry: UUID) -> bool:
    asked = QueryString(f"SELECT e.id {FROM}", _source(), seen(actor), QueryString("e.id = {}", entry))
    rows = await DB.run_querystring(asked)
    return bool(rows)


def _fits(asked: Asked) -> QueryString:
    """Only what is asked for: a condition that may be none keeps the database from its indexes."""
    wanted, day = [], "e.happened_on"
    if asked.subject is not None:
        wanted.append(QueryString(f"about.{asked.subject.kind} = {{}}", asked.subject.id))
        day = "about.happened_on"
    if asked.kind:
        wanted.append(QueryString("e.kind = {}", asked.kind))
    if asked.since:
        wanted.append(QueryString(f"{day} >= {{}}", asked.since))
    if asked.until:
        wanted.append(QueryString(f"{day} <= {{}}", asked.until))
    if asked.words:
        words = asked_for(asked.words)
        wanted.append(QueryString(WORDS, words) if words else QueryString("FALSE"))
    return QueryString(" AND ".join(["TRUE", *("{}" for _ in wanted)]), *wanted)


def _source(asked: Asked | None = None) -> QueryString:
    return QueryString(OF_ONE if asked and asked.subject else OF_ALL)


async def _read(
    actor: Actor, wanted: QueryString, most: int, skipped: int, source: QueryString | None = None
) -> list[Entry]:
    require(actor, Desk.ENTRY_READ)
    of = source or _source()
    order = ORDER.replace("e.happened_on", "about.happened_on") if of.template == OF_ONE else ORDER
    async with one_moment():
        asked = QueryString(f"{SELECTED} {FROM} {order}", of, seen(actor), wanted, most, skipped)
        rows: list[dict[str, Any]] = await DB.run_querystring(asked)
        return await _whole(rows)


async def _whole(rows: Sequence[Mapping[str, Any]]) -> list[Entry]:
    ids = [row["id"] for row in rows]
    if not ids:
        return []
    subjects: dict[UUID, list[Subject]] = defaultdict(list)
    for row in await EntrySubject.select().where(among(EntrySubject.entry, ids)):
        subjects[row["entry"]].append(of_row(row))
    people: dict[UUID, list[UUID]] = defaultdict(list)
    ours: dict[UUID, list[UUID]] = defaultdict(list)
    for row in await EntryParticipant.select().where(among(EntryParticipant.entry, ids)):
        (people if row["person"] else ours)[row["entry"]].append(row["person"] or row["account"])
    readers: dict[UUID, list[UUID]] = defaultdict(list)
    for row in await EntryReader.select().where(among(EntryReader.entry, ids)):
        readers[row["entry"]].append(row["account"])
    papers: dict[UUID, set[UUID]] = defaultdict(set)
    for row in await EntryFile.select(EntryFile.entry, EntryFile.document).where(among(EntryFile.entry, ids)):
        papers[row["entry"]].add(row["document"])
    return [
        Entry(
            **row,
            subjects=tuple(sorted(subjects[row["id"]])),
            people=tuple(people[row["id"]]),
            colleagues=tuple(ours[row["id"]]),
            readers=tuple(readers[row["id"]]),
            files=len(papers[row["id"]]),
        )
        for row in rows
    ]

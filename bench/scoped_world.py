"""Random small worlds of the desk: who holds what since when and until when, and records that not everybody may see."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any, TypeVar
from uuid import UUID, uuid4

from core.access.roles import Role, kind_of
from core.access.sessions.commands import digest_of
from core.access.tables import Account, Grant, Session
from crm.agreements.tables import Agreement, NamedReader
from crm.deals.tables import Deal, DealReader
from crm.delegations.tables import Visit, VisitReader
from crm.tasks.tables import Task, TaskSubject
from crm.timeline.tables import ConfidentialWords, EntryParticipant, EntryReader, EntrySubject, TimelineEntry
from directory.countries.tables import Country
from directory.organisations.tables import Organisation
from directory.people.tables import Person
from i18n.text import to_json, written

CODES = ("KR", "PE", "VN")
ALPHA3 = {"KR": "KOR", "PE": "PER", "VN": "VNM"}
ROLES = (
    *(Role.COOPERATION_OFFICER, Role.COOPERATION_OFFICER, Role.COOPERATION_OFFICER, Role.COOPERATION_LEAD),
    *(Role.AUDITOR, Role.ADMINISTRATOR, Role.ORGANISER, Role.PROGRAMME_EDITOR, Role.PRIVACY_OFFICER),
)
SIGHTS = ("team", "country", "own", "confidential")
HOUR = timedelta(hours=1)
Row = TypeVar("Row")


@dataclass
class World:
    """Rows as they were written, and each account's session token."""

    chance: Random
    now: datetime
    countries: dict[UUID, str]
    accounts: list[Account] = field(default_factory=list)
    tokens: dict[UUID, str] = field(default_factory=dict)
    grants: list[Grant] = field(default_factory=list)
    houses: list[Organisation] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    deals: list[Deal] = field(default_factory=list)
    named: list[NamedReader | VisitReader | DealReader] = field(default_factory=list)
    entries: list[TimelineEntry] = field(default_factory=list)
    readers: list[EntryReader] = field(default_factory=list)
    took_part: list[EntryParticipant] = field(default_factory=list)
    about: list[EntrySubject] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    tasks_about: list[TaskSubject] = field(default_factory=list)

    def one_of(self, rows: Sequence[Row]) -> Row:
        """Another one each time, the same ones for the same world."""
        return self.chance.choice(rows)


async def countries() -> dict[UUID, str]:
    """Those of every world, by id; once a database."""
    rows = [
        Country(id=uuid4(), code=one, alpha3=ALPHA3[one], region="Asia", longitude=0.0, latitude=0.0, zone="Asia/Seoul")
        for one in CODES
    ]
    await Country.insert(*rows)
    return {row.id: row.code for row in rows}


async def build(chance: Random, lands: dict[UUID, str], now: datetime) -> World:
    """Another one for every state of `chance`."""
    world = World(chance, now, lands)
    _directory(chance, world)
    sessions = _accounts(chance, world)
    _agreements(chance, world)
    _visits(chance, world)
    _deals(chance, world)
    words = _entries(chance, world)
    _tasks(chance, world)
    await Account.insert(*world.accounts)
    await Session.insert(*sessions)
    await Organisation.insert(*world.houses)
    await Person.insert(*world.people)
    await Agreement.insert(*world.agreements)
    await Visit.insert(*world.visits)
    await Deal.insert(*world.deals)
    await TimelineEntry.insert(*world.entries)
    await Task.insert(*world.tasks)
    rest: list[list[Any]] = [world.grants, words, world.readers, world.took_part, world.about, world.tasks_about]
    for rows in (*rest, *_by_table(world.named)):
        if rows:
            await type(rows[0]).insert(*rows)
    return world


def _by_table(rows: Sequence[Any]) -> list[list[Any]]:
    return [[one for one in rows if type(one) is table] for table in (NamedReader, VisitReader, DealReader)]


def _directory(chance: Random, world: World) -> None:
    lands = [*world.countries, None]
    for number in range(3):
        name = to_json(written("en", {"en": f"House {number}"}))
        made = Organisation(id=uuid4(), code=f"house-{number}", kind="company", name=name)
        made.country = chance.choice(lands)
        world.houses.append(made)
    for number in range(2):
        world.people.append(Person(id=uuid4(), names=f'{{"en": "Person {number}"}}', country=chance.choice(lands)))


def _accounts(chance: Random, world: World) -> list[Session]:
    sessions = []
    for number in range(3):
        role = Role.EXHIBITOR_STAFF if chance.random() < 0.15 else chance.choice(ROLES)
        made = Account(id=uuid4(), kind=kind_of(role), name=f"Account {number}", created_at=world.now)
        made.accepted_at = world.now
        made.disabled_at = world.now if chance.random() < 0.05 else None
        world.accounts.append(made)
        known: set[tuple[Role, str | None]] = set()
        for _ in range(chance.choice((1, 1, 2, 3))):
            held = role if made.kind == "exhibitor" or not known else chance.choice(ROLES)
            scope = _scope(chance, world, held)
            if (held, scope) not in known:
                known.add((held, scope))
                world.grants.append(_grant(chance, made, held, scope, world.now))
        token = world.tokens[made.id] = secrets.token_hex(16)
        sessions.append(_session(made.id, token, world.now))
    return sessions


def _scope(chance: Random, world: World, role: Role) -> str | None:
    if role == Role.EXHIBITOR_STAFF:
        return f"organisation:{chance.choice(world.houses).id}"
    if role == Role.COOPERATION_OFFICER and chance.random() < 0.6:
        return f"country:{chance.choice(CODES)}"
    return None


def _grant(chance: Random, account: Account, role: Role, scope: str | None, now: datetime) -> Grant:
    made = Grant(
        id=uuid4(),
        account=account.id,
        kind=account.kind,
        role=role.value,
        scope=scope,
        granted_at=now - HOUR,
        granted_by="system:worlds",
        reason="a world",
    )
    made.expires_at = chance.choice((None, None, None, now + HOUR, now, now - HOUR / 2))
    if chance.random() < 0.1:
        made.revoked_at, made.revoked_by, made.revoked_because = now - HOUR / 2, "system:worlds", "a world"
    elif chance.random() < 0.05:
        made.granted_at = now + HOUR / 2
        made.expires_at = None
    return made


def _session(account: UUID, token: str, now: datetime) -> Session:
    return Session(
        id=uuid4(),
        account=account,
        digest=digest_of(token),
        complete=True,
        began_at=now,
        seen_at=now,
        ends_at=now + HOUR,
        idle_minutes=30,
    )


def _agreements(chance: Random, world: World) -> None:
    for number in range(4):
        title = to_json(written("en", {"en": f"Agreement {number}"}))
        made = Agreement(id=uuid4(), code=f"agreement-{number}", country=chance.choice([*world.countries]), title=title)
        world.agreements.append(_kept(chance, world, made))
        world.named += [NamedReader(agreement=made.id, **one) for one in _readers(chance, world)]


def _visits(chance: Random, world: World) -> None:
    for number in range(3):
        title = to_json(written("en", {"en": f"Visit {number}"}))
        made = Visit(id=uuid4(), code=f"visit-{number}", country=chance.choice([*world.countries]), title=title)
        made.organisation = chance.choice([None, *(one.id for one in world.houses)])
        world.visits.append(_kept(chance, world, made))
        world.named += [VisitReader(visit=made.id, **one) for one in _readers(chance, world)]


def _deals(chance: Random, world: World) -> None:
    for number in range(3):
        land, lead = chance.choice([*world.countries]), chance.choice(world.houses).id
        made = Deal(id=uuid4(), code=f"deal-{number}", name=f"Deal {number}", country=land, lead=lead)
        made.agreement = chance.choice([None, *(one.id for one in world.agreements)])
        made.visit = chance.choice([None, *(one.id for one in world.visits)])
        world.deals.append(_kept(chance, world, made))
        world.named += [DealReader(deal=made.id, **one) for one in _readers(chance, world)]


def _kept(chance: Random, world: World, made: Any) -> Any:
    """To whom it is kept, and whose it is."""
    made.sight, made.owner = chance.choice(SIGHTS), _somebody(chance, world)
    return made


def _readers(chance: Random, world: World) -> list[dict[str, Any]]:
    some = chance.sample(world.accounts, chance.choice((0, 0, 1, 2)))
    return [{"id": uuid4(), "account": one.id, "named_at": world.now, "named_by": "system:w"} for one in some]


def _entries(chance: Random, world: World) -> list[ConfidentialWords]:
    words = []
    for number in range(5):
        closed = chance.random() < 0.4
        made = TimelineEntry(
            id=uuid4(),
            kind="meeting",
            lang="en",
            confidential=closed,
            made_at=world.now,
            happened_on=world.now.date() - timedelta(days=number),
            title="" if closed else f"Entry {number}",
            text="" if closed else "Words",
        )
        made.author = _somebody(chance, world)
        made.withdrawn_at = world.now if chance.random() < 0.1 else None
        world.entries.append(made)
        if closed:
            words.append(ConfidentialWords(id=uuid4(), entry=made.id, title=f"Entry {number}", text="Words"))
            for account in chance.sample(world.accounts, chance.choice((0, 1))):
                world.readers.append(EntryReader(id=uuid4(), entry=made.id, account=account.id))
        for account in chance.sample(world.accounts, chance.choice((0, 0, 1))):
            world.took_part.append(EntryParticipant(id=uuid4(), entry=made.id, account=account.id))
        for column, record in _records(chance, world, chance.choice((1, 1, 2))):
            world.about.append(EntrySubject(id=uuid4(), entry=made.id, **dict[str, Any]({column: record})))
    return words


def _tasks(chance: Random, world: World) -> None:
    for number in range(4):
        made = Task(
            id=uuid4(),
            title=f"Task {number}",
            due_on=world.now.date(),
            made_by="system:worlds",
            made_at=world.now,
            changed_at=world.now,
        )
        made.owner = _somebody(chance, world)
        made.entry = chance.choice([None, *(one.id for one in world.entries)])
        world.tasks.append(made)
        for column, record in _records(chance, world, chance.choice((0, 1, 2))):
            world.tasks_about.append(TaskSubject(id=uuid4(), task=made.id, **dict[str, Any]({column: record})))


def _records(chance: Random, world: World, number: int) -> list[tuple[str, Any]]:
    every = [("country", one) for one in world.countries]
    every += [("organisation", one.id) for one in world.houses] + [("person", one.id) for one in world.people]
    every += 2 * [("agreement", one.id) for one in world.agreements] + 2 * [("visit", one.id) for one in world.visits]
    every += 2 * [("deal", one.id) for one in world.deals]
    return list(dict.fromkeys(chance.sample(every, number)))


def _somebody(chance: Random, world: World) -> UUID | None:
    found: UUID | None = chance.choice([None, *(one.id for one in world.accounts)])
    return found

"""The plan of one who is in programmes: what their page, their paper and their calendar show, which is the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from core.errors import NotFound, mark
from crm.delegations.programme.advice import latin
from crm.delegations.programme.cars import CarKnown, cars_known
from crm.delegations.programme.rules import PICKUP, READ_AS
from crm.delegations.programme.versions.changes import Changed, Party, changes_for, is_in
from crm.delegations.programme.versions.frozen import Frozen, FrozenItem
from crm.delegations.programme.versions.queries import before, latest_of, latest_with
from crm.delegations.tables import Delegate, Visit
from directory.people.queries import names_of_people
from expo.venues.tables import Room
from i18n.catalogue import say
from i18n.locales import DEFAULT, LANGUAGES, Language
from i18n.names import display_name
from i18n.text import Reading, required

NOBODY = {"und": "–"}
CAR, ROOM = mark("Car {plate}"), mark("Room {name}")
GUESTS = mark("{name} and {others} more")
BOOTH, TABLE = mark("Booth {number}"), mark("Table {code}")


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as its reader sees it; instants in the visit's zone. `on` is False for what is off."""

    item: FrozenItem
    begin: datetime
    end: datetime
    title: Reading
    kind: str
    place: Reading
    with_whom: tuple[str, ...]
    cars: tuple[CarKnown, ...]
    interpreters: tuple[str, ...]
    on: bool = True

    @property
    def leaves(self) -> datetime:
        """When one sets out."""
        return self.begin - timedelta(minutes=self.item.travel)


@dataclass(frozen=True)
class Pocket:
    """`number` is the version, 0 before the first one and for who is in several visits; `changes` are those since the one
    before, as (what, the item as it is now or was).
    """

    party: Party
    language: Language
    who: Reading
    title: Reading | None
    number: int
    published_at: datetime | None
    entries: tuple[Entry, ...]
    changes: tuple[tuple[Changed, Entry], ...] = ()

    @property
    def days(self) -> list[tuple[date, list[Entry]]]:
        """Of what is on, by day."""
        found: dict[date, list[Entry]] = {}
        for one in self.entries:
            if one.on:
                found.setdefault(one.begin.date(), []).append(one)
        return sorted(found.items())


def tongue_for(code: str) -> Language:
    """One of ours; readers of others read English."""
    return next((one for one in LANGUAGES if one.code == code), DEFAULT)


async def pocket_of(party: Party, language: Language) -> Pocket:
    """Of the versions that were published last. Raises NotFound for a member of nothing."""
    if party.whose == "member":
        return await _of_member(party, language)
    found = await latest_with(party.id)
    words = await words_for(found, language)
    return Pocket(
        party,
        language,
        await _called(party, language),
        None,
        0,
        max((one.published_at for one in found), default=None),
        tuple(_entries(found, party, words)),
    )


async def _of_member(party: Party, language: Language) -> Pocket:
    row = (
        await Delegate.select(Delegate.visit, Delegate.person, Delegate.visit.title.as_alias("title"))
        .where(Delegate.id == party.id)
        .first()
    )
    if row is None:
        raise NotFound
    frozen = await latest_of(row["visit"])
    who = display_name((await names_of_people([row["person"]])).get(row["person"], NOBODY), language)
    title = required(row["title"]).read(language.chain)
    if frozen is None:
        return Pocket(party, language, who, title, 0, None, ())
    previous = await before(frozen)
    words = await words_for([frozen, *([previous] if previous else [])], language)
    changes = [(one, words.entry(frozen, one.item, party)) for one in changes_for(previous, frozen, party)]
    entries = tuple(_entries([frozen], party, words))
    return Pocket(party, language, who, title, frozen.number, frozen.published_at, entries, tuple(changes))


@dataclass(frozen=True)
class Words:
    """Names of people, cars and whether a visit may be called by its name, in one language."""

    language: Language
    names: Mapping[UUID, Mapping[str, str]]
    cars: Mapping[UUID, CarKnown]
    open_visits: frozenset[UUID]

    def entry(self, frozen: Frozen, item: FrozenItem, party: Party, *, on: bool = True) -> Entry:
        zone, kind = ZoneInfo(frozen.zone), say(self.language, READ_AS[item.kind])
        told = party.whose in ("member", "interpreter") or item.kind == PICKUP or frozen.visit in self.open_visits
        title = item.title.read(self.language.chain) if told else Reading(kind, self.language.code, "source")
        return Entry(
            item,
            item.begin.astimezone(zone),
            item.end.astimezone(zone),
            title,
            kind,
            self._place(item),
            self._whom(frozen, item, party),
            tuple(self.cars[one] for one in item.cars if one in self.cars),
            tuple(self.name(one) for one in item.interpreters),
            on,
        )

    def name(self, person: UUID) -> str:
        return display_name(self.names.get(person, NOBODY), self.language).text

    def _place(self, item: FrozenItem) -> Reading:
        room = item.room_name.read(self.language.chain) if item.room_name else None
        booth = say(self.language, BOOTH, number=item.booth) if item.booth else ""
        table = say(self.language, TABLE, code=item.table) if item.table else ""
        said = " · ".join(filter(None, (item.place, room.text if room else "", booth, table)))
        return Reading(said, room.language if room and not item.place else "und", "source")

    def _whom(self, frozen: Frozen, item: FrozenItem, party: Party) -> tuple[str, ...]:
        """Members read with whom they are where it is not everybody; others whom they meet, by the first one's name."""
        persons = {one.id: one.person for one in frozen.members}
        others = [persons[one] for one in item.members if one in persons and one != party.id]
        if party.whose == "member":
            return tuple(self.name(one) for one in others) if len(item.members) < len(frozen.members) else ()
        if not others or party.whose == "room":
            return ()
        first, more = latin(self.names.get(others[0], NOBODY)), len(others) - 1
        return (say(self.language, GUESTS, name=first, others=more) if more else first,)


async def words_for(found: Sequence[Frozen], language: Language) -> Words:
    items = [item for one in found for item in (*one.items, *one.gone)]
    people = {member.person for one in found for member in one.members} | {
        person for item in items for person in item.interpreters
    }
    visits = [one.visit for one in found]
    rows = await Visit.select(Visit.id).where(Visit.id.is_in(visits), Visit.sight == "team") if visits else []
    cars = await cars_known({car for item in items for car in item.cars})
    return Words(language, await names_of_people(people), cars, frozenset(row["id"] for row in rows))


def _entries(found: Sequence[Frozen], party: Party, words: Words) -> list[Entry]:
    """By time, with those that are off."""
    made = [
        words.entry(one, item, party, on=on)
        for one in found
        for items, on in ((one.items, True), (one.gone, False))
        for item in items
        if is_in(item, party)
    ]
    return sorted(made, key=lambda one: (one.begin, one.end, one.item.id))


async def _called(party: Party, language: Language) -> Reading:
    """What a car, a room or an interpreter is called."""
    if party.whose == "interpreter":
        return display_name((await names_of_people([party.id])).get(party.id, NOBODY), language)
    if party.whose == "car":
        known = (await cars_known([party.id])).get(party.id)
        return Reading(say(language, CAR, plate=known.plate if known else "–"), language.code, "source")
    row = await Room.select(Room.name).where(Room.id == party.id).first()
    if row is None:
        raise NotFound
    name = required(row["name"]).read(language.chain)
    return Reading(say(language, ROOM, name=name.text), language.code, "source")

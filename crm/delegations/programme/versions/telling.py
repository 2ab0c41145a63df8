"""Who must be told of a version, looked at before it is mailed; whoever has no address is told in person."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.journal.commands import record
from core.mail.commands import post
from core.mail.drafts import Recipient
from core.settings import settings
from crm.agreements.days import day_in_seoul
from crm.delegations.permissions import Visits
from crm.delegations.programme.cars import CarKnown, cars_known
from crm.delegations.programme.facts import PeopleTold
from crm.delegations.programme.invitations.letters import CHANGED, FIRST
from crm.delegations.programme.links.commands import address_of_link, open_link
from crm.delegations.programme.links.pocket import Entry, tongue_for, words_for
from crm.delegations.programme.queries import held
from crm.delegations.programme.tables import ProgrammeTold, PublishedProgramme
from crm.delegations.programme.versions.changes import WHAT_NAMES, Changed, Party, to_be_told
from crm.delegations.programme.versions.frozen import Frozen
from crm.delegations.programme.versions.queries import before, version_of
from directory.people.contacts.rules import MAIL
from directory.people.contacts.tables import Contact
from directory.people.queries import names_of_people
from i18n import formats
from i18n.catalogue import say
from i18n.locales import Language
from i18n.names import display_name

NOBODY = {"und": "–"}


@dataclass(frozen=True)
class Telling:
    """`person` is who is written to: of a car its driver, None where nobody drives it yet. `changes` in the reader's
    language; `told_at` once they were, `by_letter` how.
    """

    party: Party
    person: UUID | None
    names: Mapping[str, str]
    plate: str
    language: str
    changes: tuple[tuple[Changed, Entry], ...]
    reachable: bool
    told_at: datetime | None
    by_letter: bool

    @property
    def key(self) -> str:
        """As a form names it."""
        return f"{self.party.whose}:{self.party.id}"


async def tellings_of(frozen: Frozen, tongue: Language, *, now: datetime) -> list[Telling]:
    """Members in protocol order, then cars and interpreters."""
    previous = await before(frozen)
    due = to_be_told(previous, frozen)
    members = {one.id: one for found in (previous, frozen) if found for one in found.members}
    cars = await cars_known({one.id for one in due if one.whose == "car"})
    persons = {party: _person(party, {one.id: one.person for one in members.values()}, cars) for party in due}
    names = await names_of_people({one for one in persons.values() if one})
    reached = set(await addresses_of([one for one in persons.values() if one], now=now))
    words = await words_for([one for one in (previous, frozen) if one], tongue)
    told = await _told(frozen)
    return [
        Telling(
            party,
            persons[party],
            names.get(persons[party] or UUID(int=0), NOBODY),
            cars[party.id].plate if party.id in cars else "",
            members[party.id].language
            if party.id in members
            else cars[party.id].language
            if party.id in cars
            else "ko",
            tuple((one, words.entry(frozen, one.item, party)) for one in changes),
            persons[party] in reached,
            *told.get(_subject(party, persons[party]), (None, False)),
        )
        for party, changes in due.items()
    ]


async def tell_of_version(
    actor: Actor, code: str, number: int, chosen: Collection[str], *, letters: bool, now: datetime
) -> int:
    """By letter those who can be reached, or as told in person; who was told already is not told again. How many.
    Raises NotFound.
    """
    require(actor, Visits.VISIT_WRITE)
    async with transaction():
        visit = await held(actor, code)
        frozen = await version_of(visit.id, number)
        mine = (PublishedProgramme.visit == visit.id) & (PublishedProgramme.number == number)
        row = await PublishedProgramme.select(PublishedProgramme.id).where(mine).first()
        due = [
            one
            for one in await tellings_of(frozen, tongue_for("en"), now=now)
            if one.key in chosen and one.told_at is None and (one.reachable or not letters)
        ]
        addresses = await addresses_of([one.person for one in due if one.person], now=now)
        for one in due:
            letter = await _written(actor, frozen, one, addresses[one.person], now) if letters and one.person else None
            subject = {"person": one.person} if one.party.whose != "car" else {"car": one.party.id}
            made = ProgrammeTold(
                id=uuid4(), programme=row["id"] if row else None, letter=letter, told_at=now, **subject
            )
            made.told_by = str(actor)
            await ProgrammeTold.insert(made)
        if due:
            await record(actor, PeopleTold(visit=visit.id, number=number, people=len(due)), now=now)
    return len(due)


async def addresses_of(people: Sequence[UUID], *, now: datetime) -> dict[UUID | None, str]:
    """Where each is written to: of an office before their own, the latest first."""
    if not people:
        return {}
    there = Contact.ended_on.is_null() | (Contact.ended_on >= day_in_seoul(now))
    rows = (
        await Contact.select(Contact.person, Contact.value, Contact.appointment)
        .where(Contact.person.is_in(list(people)), Contact.kind == MAIL, Contact.withdrawn_on.is_null(), there)
        .order_by(Contact.recorded_at)
    )
    ordered = sorted(rows, key=lambda row: row["appointment"] is not None)
    return {row["person"]: row["value"] for row in ordered}


async def _written(actor: Actor, frozen: Frozen, one: Telling, address: str, now: datetime) -> UUID:
    """In their language, with their own link."""
    tongue = tongue_for(one.language)
    link = await open_link(actor, one.party, language=one.language, now=now)
    words = await words_for([each for each in (await before(frozen), frozen) if each], tongue)
    lines = [_line(changed, words.entry(frozen, changed.item, one.party), tongue) for changed, _ in one.changes]
    title = frozen.title.read(tongue.chain).text if one.party.whose != "car" else one.plate
    to = Recipient(address, display_name(one.names, tongue).text, one.language)
    places: dict[str, Any] = {"title": title, "changes": "\n".join(lines)}
    draft = CHANGED if lines else FIRST
    return await post(draft, to, now=now, link=address_of_link(settings().base_url, link), **places)


def _line(changed: Changed, entry: Entry, tongue: Language) -> str:
    """Such as: • Another time: 8 December (Tue) 10:30–11:30, A meeting, Sejong."""
    what = ", ".join(say(tongue, WHAT_NAMES[one]) for one in changed.what)
    when = f"{formats.short_day(entry.begin.date(), tongue)} {formats.interval(entry.begin, entry.end)}"
    shown = [when, entry.title.text, *([entry.place.text] if entry.place.text else [])]
    return f"• {what}: " + ", ".join(formats.isolated(each, tongue) for each in shown)


def _person(party: Party, members: Mapping[UUID, UUID], cars: Mapping[UUID, CarKnown]) -> UUID | None:
    if party.whose == "member":
        return members.get(party.id)
    return cars[party.id].driver if party.id in cars else party.id if party.whose == "interpreter" else None


def _subject(party: Party, person: UUID | None) -> UUID | None:
    return party.id if party.whose == "car" else person


async def _told(frozen: Frozen) -> dict[UUID | None, tuple[datetime, bool]]:
    rows = await ProgrammeTold.select(
        ProgrammeTold.person, ProgrammeTold.car, ProgrammeTold.letter, ProgrammeTold.told_at
    ).where(ProgrammeTold.programme.visit == frozen.visit, ProgrammeTold.programme.number == frozen.number)
    return {row["car"] or row["person"]: (row["told_at"], row["letter"] is not None) for row in rows}

"""Meetings of the sample edition: tables, three interpreters, two counterparts and what they arranged; invented, marked."""

from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from core.actor import Actor
from core.spans import Span
from directory.organisations.tables import Organisation
from expo.editions.tables import Edition
from expo.exhibitors.rules import SHOWN
from expo.exhibitors.tables import Exhibitor
from expo.meetings.arranging import Arranged, arrange
from expo.meetings.asking import ask
from expo.meetings.counterparts.commands import add_counterpart
from expo.meetings.furnishing import add_tables
from expo.meetings.interpreters.commands import add_new_interpreter
from expo.meetings.tables import Counterpart, MeetingTable
from expo.meetings.voices import Voice

TABLES = tuple(f"T{number:02d}" for number in range(1, 7))
COUNTERPARTS = {"sample-cities-pe": ("es", "en"), "sample-cities-om": ("ar",)}
INTERPRETERS = (
    ({"ko": "김예시", "en": "Sample Kim"}, ("es", "ko")),
    ({"ko": "이예시", "en": "Sample Lee"}, ("ar", "ko", "en")),
    ({"ko": "박예시", "en": "Sample Park"}, ("zh-Hans", "ko")),
)
FIRST, APART = time(10), timedelta(hours=1)


async def load_meetings(actor: Actor, edition: Edition, *, now: datetime) -> int:
    """How many meetings were new; in the caller's transaction. Who is there already stays as organisers left them, and
    what is not there yet is done without.
    """
    if await Counterpart.exists().where(Counterpart.edition == edition.id):
        return 0
    came = await _counterparts(actor, edition, now)
    hosts: list[UUID] = await (
        Exhibitor.select(Exhibitor.id)
        .where((Exhibitor.edition == edition.id) & Exhibitor.state.is_in(sorted(SHOWN)) & (Exhibitor.sample == True))  # noqa: E712
        .order_by(Exhibitor.code)
        .limit(4)
        .output(as_list=True)
    )
    if not came or len(hosts) < len(came) + 1:
        return 0
    await add_tables(actor, edition=edition.slug, codes=TABLES, now=now)
    people = [
        await add_new_interpreter(actor, edition=edition.slug, names=names, spoken=spoken, sample=True, now=now)
        for names, spoken in INTERPRETERS
    ]
    wanted = await _wanted(edition, came, hosts, people)
    await arrange(actor, edition=edition.id, wanted=wanted, write=False, now=now)
    await ask(Voice(actor, "organiser"), exhibitor=hosts[-1], counterpart=came[0], begins_at=None, now=now)
    return len(wanted) + 1


async def _counterparts(actor: Actor, edition: Edition, now: datetime) -> list[UUID]:
    found = []
    for code, spoken in COUNTERPARTS.items():
        known = await Organisation.select(Organisation.id).where(Organisation.code == code).first()
        if known is not None:
            whom = {"edition": edition.slug, "organisation": known["id"]}
            found.append(await add_counterpart(actor, **whom, spoken=spoken, sample=True, now=now))
    return found


async def _wanted(edition: Edition, came: list[UUID], hosts: list[UUID], people: list[UUID]) -> list[Arranged]:
    """Each counterpart with the first exhibitors in turn, an hour apart, one at a table and the next at the booth."""
    tables = (
        await MeetingTable.select(MeetingTable.id).where(MeetingTable.edition == edition.id).order_by(MeetingTable.code)
    )
    begin = datetime.combine(edition.starts_on, FIRST, ZoneInfo(edition.zone))
    found = []
    for place, counterpart in enumerate(came):
        for number, host in enumerate(hosts[:2]):
            at = begin + (place + 2 * number) * APART
            seat = tables[place]["id"] if number == 0 else None
            span = Span(at, at + timedelta(minutes=30))
            spoken = list(COUNTERPARTS.values())[place][0]
            found.append(Arranged(host, counterpart, span, spoken, people[place], seat))
    return found

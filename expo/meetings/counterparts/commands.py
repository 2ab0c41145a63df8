"""Writing down counterparts, when they can be met, and sending them the link by which they arrange meetings."""

import secrets
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from json import dumps
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from core.access.rules import require
from core.access.sessions.commands import digest_of
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Conflict, NotFound, mark
from core.journal.commands import Change, record
from core.live.notices import tell
from core.mail.commands import post
from core.mail.drafts import Draft, Recipient
from directory.organisations.tables import Organisation
from expo.editions.queries import edition_called
from expo.editions.tables import Edition
from expo.exhibitors.meetings.rules import HALF_HOUR
from expo.exhibitors.tables import Exhibitor
from expo.meetings.counterparts.letters import INVITATION
from expo.meetings.counterparts.links import link_of
from expo.meetings.counterparts.queries import times_of
from expo.meetings.counterparts.sealing import sealed
from expo.meetings.counterparts.tables import CounterpartLink, CounterpartTime
from expo.meetings.facts import CounterpartInvited, CounterpartLinkWithdrawn, CounterpartTimesSet, CounterpartWritten
from expo.meetings.halving import Ticked, put_together
from expo.meetings.permissions import Meetings
from expo.meetings.rules import ChangedMeanwhile
from expo.meetings.tables import Counterpart
from expo.meetings.voices import Voice, check_voice
from expo.meetings.writing import SUBJECT
from i18n.formats import long_day
from i18n.locales import language as language_called
from i18n.text import required

TOKEN_BYTES = 32
AFTERWARDS = timedelta(days=30)
"""After the last day: whom they met is looked up when one is home again."""
WITHOUT_DATES = timedelta(days=180)


class CounterpartAlready(Conflict):
    message = mark("This organisation is a counterpart of this edition already.")


class ExhibitsHere(Conflict):
    message = mark("This organisation exhibits at this edition: its meetings are those of its booth.")


class NoLink(Conflict):
    message = mark("There is no link that could be withdrawn.")


async def add_counterpart(
    actor: Actor, *, edition: str, organisation: UUID, spoken: Sequence[str], sample: bool = False, now: datetime
) -> UUID:
    """Nobody is written to yet; nor ever, of a `sample`. Raises Denied, CounterpartAlready, ExhibitsHere, NoSuchEdition,
    NotFound.
    """
    require(actor, Meetings.MEETING_WRITE)
    async with transaction():
        row = await edition_called(edition)
        named = await Organisation.select(Organisation.code).where(Organisation.id == organisation).first()
        if named is None:
            raise NotFound
        if await Exhibitor.exists().where((Exhibitor.edition == row.id) & (Exhibitor.organisation == organisation)):
            raise ExhibitsHere
        made = Counterpart(id=uuid4(), edition=row.id, organisation=organisation, code=named["code"], sample=sample)
        made.spoken = dumps(list(spoken))
        there = {"expo_counterpart_once": CounterpartAlready(), "expo_counterpart_code_once": CounterpartAlready()}
        async with refusing(there):
            await Counterpart.insert(made)
        await record(actor, CounterpartWritten(edition=row.id, counterpart=made.id), now=now)
        await tell(SUBJECT)
    return made.id


async def set_spoken(
    voice: Voice, counterpart: UUID, spoken: Sequence[str], *, revision: int | None = None, now: datetime
) -> None:
    """The best first. Raises ChangedMeanwhile, Denied, NotFound."""
    async with transaction():
        row = await _locked(voice, counterpart)
        if revision is not None and row["revision"] != revision:
            raise ChangedMeanwhile
        values: dict[Any, Any] = {Counterpart.spoken: dumps(list(spoken)), Counterpart.revision: row["revision"] + 1}
        await Counterpart.update(values).where(Counterpart.id == counterpart)
        change = Change("spoken", _told(row["spoken"]), ", ".join(spoken))
        fact = CounterpartWritten(edition=row["edition"], counterpart=counterpart)
        await record(voice.actor, fact, now=now, changes=[change])
        await tell(SUBJECT)


async def set_times(voice: Voice, counterpart: UUID, ticked: Ticked, *, now: datetime) -> None:
    """The half hours in which they can be met; what somebody else ticked meanwhile stays, and what was agreed. Raises
    Denied, NotFound, ChangedMeanwhile.
    """
    async with transaction():
        row = await _locked(voice, counterpart)
        theirs = await times_of(counterpart)
        begins = put_together(ticked, theirs)
        if begins == theirs:
            return
        await CounterpartTime.delete().where(CounterpartTime.counterpart == counterpart)
        rows = [
            CounterpartTime(id=uuid4(), counterpart=counterpart, begins_at=one, ends_at=one + HALF_HOUR)
            for one in sorted(begins)
        ]
        if rows:
            await CounterpartTime.insert(*rows)
        fact = CounterpartTimesSet(edition=row["edition"], counterpart=counterpart, number=len(rows))
        await record(voice.actor, fact, now=now)
        await tell(SUBJECT)


async def send_link(actor: Actor, counterpart: UUID, *, name: str, address: str, language: str, now: datetime) -> None:
    """A letter with a link; a former one leads nowhere any more. Nobody is written to of a sample.
    Raises Denied, NotFound.
    """
    require(actor, Meetings.MEETING_WRITE)
    async with transaction():
        row = await _locked(Voice(actor, "organiser"), counterpart)
        there = await Edition.objects().get(Edition.id == row["edition"])
        if there is None:
            raise NotFound
        await _withdrawn(counterpart, now)
        key, token = uuid4(), secrets.token_urlsafe(TOKEN_BYTES)
        made: dict[str, Any] = {"made_at": now, "made_by": str(actor), "ends_at": _until(there, now)}
        await CounterpartLink.insert(
            CounterpartLink(
                id=key,
                counterpart=counterpart,
                name=name,
                address=address,
                language=language,
                digest=digest_of(token),
                sealed=sealed(key, token),
                **made,
            )
        )
        await record(actor, CounterpartInvited(edition=there.id, counterpart=counterpart), now=now)
        await tell(SUBJECT)
        if not row["sample"]:
            await _written(INVITATION, there, counterpart, now)


async def withdraw_link(actor: Actor, counterpart: UUID, *, now: datetime) -> None:
    """Raises Denied, NotFound, NoLink."""
    require(actor, Meetings.MEETING_WRITE)
    async with transaction():
        row = await _locked(Voice(actor, "organiser"), counterpart)
        if not await _withdrawn(counterpart, now):
            raise NoLink
        await record(actor, CounterpartLinkWithdrawn(edition=row["edition"], counterpart=counterpart), now=now)
        await tell(SUBJECT)


async def note_seen(link: UUID, *, now: datetime) -> None:
    """The page was opened for the first time."""
    unseen = (CounterpartLink.id == link) & CounterpartLink.seen_at.is_null()
    await CounterpartLink.update({CounterpartLink.seen_at: now}).where(unseen)


async def _locked(voice: Voice, counterpart: UUID) -> dict[str, Any]:
    if voice.side == "exhibitor":
        raise NotFound
    check_voice(voice, scope="", counterpart=counterpart)
    rows = await Counterpart.select().where(Counterpart.id == counterpart).lock_rows("NO KEY UPDATE")
    if not rows:
        raise NotFound
    return rows[0]


async def _withdrawn(counterpart: UUID, now: datetime) -> bool:
    live = (CounterpartLink.counterpart == counterpart) & CounterpartLink.withdrawn_at.is_null()
    values: dict[Any, Any] = {CounterpartLink.withdrawn_at: now}
    return bool(await CounterpartLink.update(values).where(live).returning(CounterpartLink.id))


async def _written(letter: Draft, row: Edition, counterpart: UUID, now: datetime) -> None:
    link = await link_of(counterpart)
    if link is None:
        return
    reader = language_called(link.language)
    await post(
        letter,
        Recipient(link.address, link.name, link.language),
        now=now,
        link=link.address_of_page,
        edition=required(row.name).read(reader.chain).text,
        until=long_day(link.ends_at.astimezone(ZoneInfo(row.zone)).date(), reader),
    )


def _until(row: Edition, now: datetime) -> datetime:
    last: date | None = row.ends_on
    return now + WITHOUT_DATES if last is None else datetime.combine(last, time.max, UTC) + AFTERWARDS


def _told(stored: str) -> str:
    return stored.strip("[]").replace('"', "")

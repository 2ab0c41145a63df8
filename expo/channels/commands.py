"""Writing interpretation: channels of rooms, and who interprets a session, whose time is promised with it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID, uuid4

import msgspec

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import NotFound
from core.forms.merging import Lines, merged
from core.forms.rows import Began, joined
from core.journal.commands import Change, record
from expo.channels.facts import ChannelAdded, ChannelChanged, ChannelRemoved, InterpretersSet
from expo.channels.queries import Plan, plan_of
from expo.channels.rules import ROWS, Channel, LanguageThere, NumberTaken, check_number, into
from expo.channels.tables import Channel as Row
from expo.channels.tables import Interpreting
from expo.editions.queries import held
from expo.permissions import Expo
from expo.programme.sessions.commands import session_in
from expo.programme.sessions.writing import put_session
from expo.programme.slots.queries import Draft, draft
from expo.releases.snapshot import Appearance
from expo.speakers.tables import Speaker

ONCE = {"expo_channel_number_once": NumberTaken(), "expo_channel_language_once": LanguageThere()}


async def add_channel(actor: Actor, *, edition: str, channel: Channel, now: datetime) -> UUID:
    """Raises Denied, NotFound, NumberTaken, LanguageThere."""
    require(actor, Expo.PROGRAMME_WRITE)
    key = uuid4()
    async with transaction():
        known, plan = await _known(edition)
        room = _checked(known, plan, channel, None)
        async with refusing(ONCE):
            await Row.insert(Row(id=key, **{**msgspec.to_builtins(channel), "room": room}))
        changes = [Change(name, None, line) for name, line in lines_of(channel).items() if line]
        await record(actor, ChannelAdded(edition=known.edition.id, channel=key), now=now, changes=changes)
    return key


async def change_channel(
    actor: Actor, *, edition: str, key: UUID, channel: Channel, seen: Lines, now: datetime
) -> None:
    """What others changed since it was `seen` stays. Raises Denied, NotFound, ChangedMeanwhile, NumberTaken,
    LanguageThere.
    """
    require(actor, Expo.PROGRAMME_WRITE)
    async with transaction():
        known, plan = await _known(edition)
        before = lines_of(plan.called(key))
        after = merged(seen, lines_of(channel), before)
        changes = [
            Change(name, before[name] or None, after[name] or None) for name in after if before[name] != after[name]
        ]
        if not changes:
            return
        wanted = msgspec.convert({**after, "number": int(after["number"])}, Channel)
        room = _checked(known, plan, wanted, key)
        async with refusing(ONCE):
            await Row.update({**msgspec.to_builtins(wanted), "room": room}).where(Row.id == key)
        await record(actor, ChannelChanged(edition=known.edition.id, channel=key), now=now, changes=changes)


async def remove_channel(actor: Actor, *, edition: str, key: UUID, now: datetime) -> None:
    """Raises Denied, NotFound."""
    require(actor, Expo.PROGRAMME_WRITE)
    async with transaction():
        known, plan = await _known(edition)
        gone = [Change(name, line, None) for name, line in lines_of(plan.called(key)).items() if line]
        await Row.delete().where(Row.id == key)
        await record(actor, ChannelRemoved(edition=known.edition.id, channel=key), now=now, changes=gone)


async def set_interpreters(
    actor: Actor,
    *,
    edition: str,
    session: str,
    people: Mapping[str, Sequence[str]],
    before: Began,
    reason: str = "",
    now: datetime,
) -> None:
    """By language, codes of the edition's speakers. What somebody else said of other people since `before` stays. Whoever is
    elsewhere at that hour is refused, or taken with a reason. Raises Denied, NotFound, ChangedMeanwhile, NeedsReason,
    TakenMeanwhile.
    """
    require(actor, Expo.PROGRAMME_WRITE)
    async with transaction():
        known, plan = await _known(edition)
        current = session_in(known, session)
        theirs = into(plan.interpreters[session])
        wanted = joined(ROWS, before, into(people), theirs)
        if not wanted.keys() <= known.speakers.keys():
            raise NotFound
        others = [
            one for one in current.appearances if one.role != "interpreter" or _unsaid(one.speaker, wanted, theirs)
        ]
        heard = (*others, *(Appearance(speaker=code, role="interpreter") for code in wanted))
        after = msgspec.structs.replace(current, appearances=heard)
        if set(after.appearances) != set(current.appearances):
            await put_session(actor, known, current, after, now=now, because=reason)
        await _written(known, UUID(current.id), wanted)
        if theirs != wanted:
            changes = [Change("interpreters", _told(theirs), _told(wanted))]
            fact = InterpretersSet(edition=known.edition.id, session=UUID(current.id))
            await record(actor, fact, now=now, because=reason, changes=changes)


def lines_of(channel: Channel) -> dict[str, str]:
    return {name: str(line) for name, line in msgspec.to_builtins(channel).items()}


async def _known(edition: str) -> tuple[Draft, Plan]:
    """Under the lock that all editors of the programme take."""
    known = await draft(await held(edition))
    return known, await plan_of(known)


def _checked(known: Draft, plan: Plan, channel: Channel, but: UUID | None) -> UUID:
    """The room's id."""
    if channel.room not in known.rooms:
        raise NotFound
    check_number(channel, (one for key, one in plan.channels.items() if key != but), plan.areas)
    return UUID(known.rooms[channel.room].id)


async def _written(known: Draft, session: UUID, wanted: Mapping[str, str]) -> None:
    rows = await Speaker.select(Speaker.id, Speaker.code).where(Speaker.edition == known.edition.id)
    ids = {row["code"]: row["id"] for row in rows}
    await Interpreting.delete().where(Interpreting.session == session)
    if wanted:
        await Interpreting.insert(
            *(Interpreting(session=session, speaker=ids[code], language=language) for code, language in wanted.items())
        )


def _unsaid(code: str, wanted: Lines, theirs: Lines) -> bool:
    """Somebody of whom nobody has said into which language: the form does not show them, and takes nobody away unseen."""
    return code not in wanted and code not in theirs


def _told(people: Mapping[str, str]) -> str | None:
    return ", ".join(f"{code} {language}" for code, language in sorted(people.items())) or None

"""A new edition made from an earlier one: halls, rooms, tracks, and as much of its programme as one wants."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from core.access.rules import require
from core.actor import Actor
from core.commitments.commands import promise
from core.commitments.queries import promises_of
from core.commitments.rules import Promise
from core.db.transaction import transaction
from core.journal.commands import record
from core.live.notices import tell
from core.spans import Span
from expo.audience.shelf import SUBJECT as SAID
from expo.audience.tables import Hearing
from expo.channels.tables import Channel, Interpreting
from expo.editions.commands import create_edition
from expo.editions.desk.copying import Ids, copied
from expo.editions.desk.exhibition import exhibition_along
from expo.editions.facts import EditionCloned
from expo.editions.queries import edition_called
from expo.editions.tables import Edition
from expo.extras.commands import clone_extras
from expo.passes.tables import PassQuota
from expo.permissions import Expo
from expo.programme.slots.queries import draft
from expo.programme.slots.writing import promises
from expo.programme.tables import Format, Session, Slot, Track
from expo.speakers.tables import Part, Speaker
from expo.venues.shelf import SUBJECT as WAYS
from expo.venues.tables import Hall, Room, Way
from expo.venues.ways import set_way
from expo.widget.shelf import SUBJECT as EMBEDDERS
from expo.widget.tables import Embedder
from i18n.glossary.tables import Term
from i18n.text import from_json

LEFT_BEHIND = {"cancelled_at": None, "revision": 1}


@dataclass(frozen=True, slots=True)
class Wanted:
    """`sessions` with their texts and people; `places` with their rooms and times, as many days later; `embedders` are the
    sites that may show the programme. `floor` is the plan of the halls as it is drawn, `fair` what exhibitors are told to
    do, and at what price.
    """

    slug: str
    names: Mapping[str, str]
    starts_on: date
    ends_on: date
    zone: str
    like: str | None = None
    sessions: bool = False
    places: bool = False
    embedders: bool = False
    floor: bool = False
    fair: bool = False


async def begin_edition(actor: Actor, wanted: Wanted, *, now: datetime) -> UUID:
    """Nothing of it is public before its first release. Raises Denied, Invalid, EditionThere, NoSuchEdition; an hour that
    a person has promised elsewhere meanwhile is not promised again: the editor shows it.
    """
    require(actor, Expo.EDITION_WRITE)
    async with transaction():
        like = await edition_called(wanted.like) if wanted.like else None
        made = await create_edition(
            actor,
            slug=wanted.slug,
            names=wanted.names,
            starts_on=wanted.starts_on,
            ends_on=wanted.ends_on,
            zone=wanted.zone,
            now=now,
            venue=_texts(like.venue) if like else None,
        )
        if like is not None:
            await _taken_along(like, await edition_called(wanted.slug), wanted, actor)
            await record(actor, EditionCloned(edition=made, like=like.id), now=now)
    return made


async def _taken_along(like: Edition, made: Edition, wanted: Wanted, actor: Actor) -> None:
    given = {"edition": made.id}
    halls = await copied(Hall, await Hall.objects().where(Hall.edition == like.id), given)
    rooms = await copied(Room, await Room.objects().where(Room.edition == like.id), given, hall=halls)
    tracks = await copied(Track, await Track.objects().where(Track.edition == like.id), given)
    formats = await copied(Format, await Format.objects().where(Format.edition == like.id), given)
    await _ways(halls)
    channels = await Channel.objects().where(Channel.room.is_in(list(rooms))) if rooms else []
    await copied(Channel, channels, {}, room=rooms)
    await _habits(like, made, wanted)
    await exhibition_along(like, made, halls, rooms, floor=wanted.floor, fair=wanted.fair)
    if not wanted.sessions:
        return
    speakers = await copied(Speaker, await Speaker.objects().where(Speaker.edition == like.id), given)
    there = await Session.objects().where((Session.edition == like.id) & Session.cancelled_at.is_null())
    sessions = await copied(Session, there, {**given, **LEFT_BEHIND}, track=tracks, format=formats)
    parts = await Part.objects().where(Part.session.is_in(list(sessions))) if sessions else []
    await copied(Part, parts, {}, session=sessions, speaker=speakers)
    spoken = await Interpreting.objects().where(Interpreting.session.is_in(list(sessions))) if sessions else []
    await copied(Interpreting, spoken, {}, session=sessions, speaker=speakers)
    if wanted.places and sessions:
        await _places(like, made, sessions, rooms, actor)


async def _habits(like: Edition, made: Edition, wanted: Wanted) -> None:
    """How an edition works: its words, what it asks its audience, what exhibitors can order with prices to be looked at, how
    many badges come with a booth. What is agreed with others is agreed anew each year: no
    fair's terms, no call for proposals, no machine that drafts.
    """
    await clone_extras(like, made)
    await copied(PassQuota, await PassQuota.objects().where(PassQuota.edition == like.id), {"edition": made.id})
    terms = await Term.objects().where(Term.place == like.slug)
    await copied(Term, terms, {"place": made.slug, "revision": 1})
    await copied(Hearing, await Hearing.objects().where(Hearing.edition == like.id), {"edition": made.id})
    await tell(SAID)
    if wanted.embedders:
        await copied(Embedder, await Embedder.objects().where(Embedder.edition == like.id), {"edition": made.id})
        await tell(EMBEDDERS)


async def _places(like: Edition, made: Edition, sessions: Ids, rooms: Ids, actor: Actor) -> None:
    """At the same time of day in the new edition's zone; what falls after its last day stays without a place."""
    later = made.starts_on - like.starts_on
    was, then = ZoneInfo(like.zone), ZoneInfo(made.zone)
    slots = []
    for slot in await Slot.objects().where(Slot.session.is_in(list(sessions))):
        before = slot.begins_at.astimezone(was)
        begin = datetime.combine(before.date() + later, before.time(), then)
        if begin.date() <= made.ends_on:
            slot.begins_at, slot.ends_at = begin, begin + (slot.ends_at - slot.begins_at)
            slots.append(slot)
    await copied(Slot, slots, {"revision": 1, "waived": "[]"}, session=sessions, room=rooms)
    known = await draft(await edition_called(made.slug))
    wanted = [one for slot in known.slots for one in promises(known, slot, known.state(slot), str(actor))]
    await promise(_without_clashes(wanted, await _promised(wanted)))


def _without_clashes(wanted: Sequence[Promise], others: Sequence[Promise]) -> list[Promise]:
    """The first of those that exclude each other: the rest is shown as what is to be looked at."""
    kept: dict[UUID, list[Promise]] = {}
    for one in others:
        kept.setdefault(one.resource, []).append(one)
    found = []
    for one in sorted(wanted, key=lambda each: (each.during, str(each.source))):
        mine = kept.setdefault(one.resource, [])
        if not any(other.override is None and other.during.overlaps(one.during) for other in mine):
            mine.append(one)
            found.append(one)
    return found


async def _promised(wanted: Sequence[Promise]) -> list[Promise]:
    if not wanted:
        return []
    whole = Span(min(one.during.begin for one in wanted), max(one.during.end for one in wanted))
    return await promises_of({one.resource for one in wanted}, whole)


async def _ways(halls: Ids) -> None:
    rows = await Way.select(Way.first, Way.then, Way.minutes)
    for row in rows:
        if row["first"] in halls and row["then"] in halls:
            await set_way(halls[row["first"]], halls[row["then"]], row["minutes"])
    await tell(WAYS)


def _texts(stored: object) -> dict[str, str] | None:
    text = from_json(stored)
    return {tag: one.text for tag, one in text.renditions.items()} if text else None

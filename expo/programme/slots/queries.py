"""The programme as it is edited: what a release would freeze, and what only editors know of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from piccolo.querystring import QueryString

from core.db.engine import DB
from core.db.transaction import one_moment
from core.spans import Span
from expo.editions.tables import Edition
from expo.programme.edits.commands import last_number
from expo.programme.edits.states import SlotState
from expo.programme.slots.advice import Advice, Duty, Stay, advice_on, unanswered
from expo.programme.slots.rules import Place, Taken
from expo.programme.tables import Block, Slot
from expo.releases.draft import draft_of
from expo.releases.snapshot import FrozenRoom, FrozenSession, FrozenSlot, FrozenSpeaker, Snapshot
from expo.venues.ways import Ways, ways_of
from i18n.text import Rendition, Translated

SLOT, BLOCK = "slot", "block"
"""Kinds of source in the commitments."""

PROMISED = """
SELECT c.resource, c.source, c.source_kind, c.begins_at, c.ends_at, c.exclusive, c.override_reason
FROM core_commitment c
WHERE c.resource IN (SELECT person FROM expo_speaker WHERE edition = {} UNION SELECT id FROM expo_room WHERE edition = {})
"""
SIGNED_UP = """
SELECT s.code, g.seats, g.taken FROM expo_seating g JOIN expo_session s ON s.id = g.session
WHERE s.edition = {} AND (g.closed_at IS NULL OR g.taken > 0)
"""


@dataclass(frozen=True, slots=True)
class BlockKnown:
    id: UUID
    room: str
    label: str
    during: Span
    revision: int


@dataclass(frozen=True)
class Draft:
    """`number` is that of the last step it shows; `revisions`, `waived` and `overrides` by slot; `signed` are the seats of
    a session's sign-up and how many are taken, by code.
    """

    edition: Edition
    snapshot: Snapshot
    number: int
    revisions: Mapping[UUID, int]
    waived: Mapping[UUID, tuple[str, ...]]
    overrides: Mapping[UUID, Mapping[str, str]]
    blocks: tuple[BlockKnown, ...]
    duties: tuple[Duty, ...]
    ways: Ways
    signed: Mapping[str, tuple[int, int]]

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.edition.zone)

    @cached_property
    def sessions(self) -> Mapping[str, FrozenSession]:
        return {one.code: one for one in self.snapshot.sessions}

    @cached_property
    def rooms(self) -> Mapping[str, FrozenRoom]:
        return {one.code: one for one in self.snapshot.rooms}

    @cached_property
    def speakers(self) -> Mapping[str, FrozenSpeaker]:
        return {one.code: one for one in self.snapshot.speakers}

    @cached_property
    def colours(self) -> Mapping[str, int]:
        """Of tracks."""
        return {one.code: one.colour for one in self.snapshot.tracks}

    @cached_property
    def slots(self) -> Mapping[UUID, FrozenSlot]:
        return {UUID(one.id): one for one in self.snapshot.slots}

    @cached_property
    def stays(self) -> tuple[Stay, ...]:
        """Of every session that is on."""
        return tuple(
            self.stay(one.session, Place(one.room, one.begin, one.end), UUID(one.id))
            for one in self.snapshot.slots
            if not self.sessions[one.session].cancelled
        )

    def persons(self, session: str) -> Mapping[UUID, Translated]:
        """Those who are in it, once each."""
        heard = (self.speakers[one.speaker] for one in self.sessions[session].appearances)
        return {UUID(one.id): _named(one.names) for one in heard}

    def stay(self, session: str, place: Place, slot: UUID | None) -> Stay:
        room = self.rooms[place.room]
        offered, signed = self.signed.get(session, (0, 0))
        return Stay(
            slot=slot,
            session=self.sessions[session],
            room=UUID(room.id),
            room_name=room.name,
            seats=room.capacity,
            hall=room.hall,
            during=Span(place.begin, place.end),
            persons=self.persons(session),
            offered=offered,
            signed=signed,
        )

    @cached_property
    def by_slot(self) -> Mapping[UUID, Stay]:
        return {stay.slot: stay for stay in self.stays if stay.slot is not None}

    @cached_property
    def _meeting(self) -> Mapping[object, list[Stay]]:
        """Stays that could have to do with each other: by person, and by room those with channels."""
        found: dict[object, list[Stay]] = defaultdict(list)
        for stay in self.stays:
            for key in _met_at(stay):
                found[key].append(stay)
        return found

    def advice(self, stay: Stay) -> list[Advice]:
        near = {id(one): one for key in _met_at(stay) for one in self._meeting.get(key, ())}
        return advice_on(stay, near.values(), self.duties, self.ways, self.zone)

    @cached_property
    def advised(self) -> Mapping[UUID, list[Advice]]:
        """Of every slot whose session is on."""
        return {slot: self.advice(stay) for slot, stay in self.by_slot.items()}

    def taken(self, but: UUID | None) -> list[Taken]:
        """Rooms that one session at a time has, without what `but` (a slot or block) takes."""
        sessions = [
            Taken(one.room, Span(one.begin, one.end), self.sessions[one.session].title)
            for one in self.snapshot.slots
            if UUID(one.id) != but and not self.sessions[one.session].cancelled and not self.rooms[one.room].parallel
        ]
        return [*sessions, *(Taken(one.room, one.during, one.label) for one in self.blocks if one.id != but)]

    def is_accepted(self, slot: UUID, advice: Advice) -> bool:
        """By whoever put either of the two there: this very conflict. A reason that an import gave for somebody's hour, or
        that was given before conflicts were told apart, stands for all that the person has at that hour.
        """
        there = advice.other
        return self._accepts(slot, advice) or (there is not None and self._accepts(there, advice.seen_from(slot)))

    def agreed(self, slot: UUID) -> list[tuple[Advice, str]]:
        """What was accepted about it, and why, as far as the reason is kept with somebody's hour."""
        lasting = [one for one in unanswered(self.advised.get(slot, ())) if self.is_accepted(slot, one)]
        return [(one, self._reason(slot, one)) for one in lasting]

    def _reason(self, slot: UUID, advice: Advice) -> str:
        given = (self.overrides.get(one, {}).get(str(advice.person), "") for one in (slot, advice.other) if one)
        return next((reason for reason in given if reason), "")

    def _accepts(self, slot: UUID, advice: Advice) -> bool:
        waived = self.waived.get(slot, ())
        if advice.key in waived or advice.kind in waived:
            return True
        told_apart = any(one.startswith(f"{advice.kind}:{advice.person}:") for one in waived)
        reason = self.overrides.get(slot, {}).get(str(advice.person), "")
        return advice.kind == "speaker" and bool(reason) and not told_apart

    def state(self, slot: UUID) -> SlotState:
        one = self.slots[slot]
        return SlotState(
            session=UUID(self.sessions[one.session].id),
            room=UUID(self.rooms[one.room].id),
            begin=one.begin,
            end=one.end,
            waived=self.waived[slot],
            overrides=dict(self.overrides.get(slot, {})),
        )


@one_moment()
async def draft(edition: Edition) -> Draft:
    """Fifteen queries of one moment, however long it is. Raises NoDates."""
    slots = await Slot.select(Slot.id, Slot.revision, Slot.waived).where(Slot.session.edition == edition.id)
    promised = await DB.run_querystring(QueryString(PROMISED, edition.id, edition.id))
    return Draft(
        edition=edition,
        snapshot=await draft_of(edition),
        number=await last_number(edition.id),
        revisions={row["id"]: row["revision"] for row in slots},
        waived={row["id"]: msgspec.json.decode(row["waived"], type=tuple[str, ...]) for row in slots},
        overrides=_overrides(promised),
        blocks=await _blocks(edition.id),
        duties=tuple(
            Duty(row["resource"], Span(row["begins_at"], row["ends_at"]))
            for row in promised
            if row["source_kind"] not in (SLOT, BLOCK)
        ),
        ways=await ways_of(edition.id),
        signed=await _signed(edition.id),
    )


async def _signed(edition: UUID) -> dict[str, tuple[int, int]]:
    rows = await DB.run_querystring(QueryString(SIGNED_UP, edition))
    return {row["code"]: (row["seats"], row["taken"]) for row in rows}


async def _blocks(edition: UUID) -> tuple[BlockKnown, ...]:
    rows: list[dict[str, Any]] = await (
        Block.select(
            Block.id, Block.room.code.as_alias("room"), Block.label, Block.begins_at, Block.ends_at, Block.revision
        )
        .where(Block.room.edition == edition)
        .order_by(Block.begins_at)
    )
    return tuple(
        BlockKnown(row["id"], row["room"], row["label"], Span(row["begins_at"], row["ends_at"]), row["revision"])
        for row in rows
    )


def _met_at(stay: Stay) -> list[object]:
    with_channels = any(one.channel is not None for one in stay.session.interpreted)
    return [*stay.persons, *([stay.room] if with_channels else [])]


def _overrides(promised: Iterable[Mapping[str, Any]]) -> dict[UUID, dict[str, str]]:
    found: dict[UUID, dict[str, str]] = {}
    for row in promised:
        if not row["exclusive"]:
            found.setdefault(row["source"], {})[str(row["resource"])] = row["override_reason"]
    return found


def _named(names: Mapping[str, str]) -> Translated:
    """As text that every language has: in its own where the person has such a name, else in the Latin letters."""
    source = "en" if "en" in names else next(iter(names))
    return Translated(source, {tag: Rendition(name) for tag, name in names.items()})

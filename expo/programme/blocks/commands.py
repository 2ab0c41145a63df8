"""Keeping rooms for what no reader sees: setting up, rehearsals, cleaning."""

from datetime import datetime
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound
from core.spans import Span
from expo.editions.queries import held
from expo.permissions import Expo
from expo.programme.blocks.rules import BlockChanged
from expo.programme.blocks.writing import put_block
from expo.programme.edits.states import BlockState
from expo.programme.rules import check_slot
from expo.programme.slots.queries import BlockKnown, Draft, draft
from expo.programme.slots.rules import Place, check_free


async def keep_room(actor: Actor, *, edition: str, label: str, place: Place, now: datetime) -> UUID:
    """Raises Denied, NotFound, RoomTaken, SlotEndsBeforeItBegins, SlotOutsideEdition, TakenMeanwhile."""
    require(actor, Expo.PROGRAMME_WRITE)
    async with transaction():
        known, block = await draft(await held(edition)), uuid4()
        await put_block(actor, known, block, None, _checked(known, block, label, place), now=now)
    return block


async def change_block(
    actor: Actor, *, edition: str, block: UUID, label: str | None, place: Place, revision: int, now: datetime
) -> None:
    """`label` None: as it is.

    Raises what `keep_room` does, and BlockChanged for another revision than the one that they saw."""
    require(actor, Expo.PROGRAMME_WRITE)
    async with transaction():
        known = await draft(await held(edition))
        before = block_state(known, _seen(known, block, revision))
        after = _checked(known, block, before.label if label is None else label, place)
        if before != after:
            await put_block(actor, known, block, before, after, now=now)


async def give_room_free(actor: Actor, *, edition: str, block: UUID, revision: int, now: datetime) -> None:
    """Raises Denied, NotFound, BlockChanged."""
    require(actor, Expo.PROGRAMME_WRITE)
    async with transaction():
        known = await draft(await held(edition))
        await put_block(actor, known, block, block_state(known, _seen(known, block, revision)), None, now=now)


def block_state(known: Draft, block: BlockKnown) -> BlockState:
    return BlockState(
        room=UUID(known.rooms[block.room].id), label=block.label, begin=block.during.begin, end=block.during.end
    )


def _seen(known: Draft, block: UUID, revision: int) -> BlockKnown:
    found = next((one for one in known.blocks if one.id == block), None)
    if found is None:
        raise NotFound
    if found.revision != revision:
        raise BlockChanged
    return found


def _checked(known: Draft, block: UUID, label: str, place: Place) -> BlockState:
    if place.room not in known.rooms:
        raise NotFound
    frame, room = known.edition, known.rooms[place.room]
    check_slot(place.begin, place.end, zone=known.zone, starts_on=frame.starts_on, ends_on=frame.ends_on)
    during = Span(place.begin, place.end)
    if not room.parallel:
        check_free(room.code, room.name, during, known.taken(block), known.zone)
    return BlockState(room=UUID(room.id), label=label, begin=during.begin, end=during.end)

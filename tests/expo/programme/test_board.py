"""The programme at the desk: placed, moved, kept, taken back; told to whoever has it open; refused where it must be."""

import json
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from core.access.csrf import token_for
from core.access.roles import Role
from core.actor import SYSTEM
from core.commitments.commands import promise
from core.commitments.rules import Override, Promise
from core.commitments.tables import Commitment
from core.errors import Denied
from core.journal.tables import Entry, EntryValue
from core.spans import Span
from expo.editions.queries import edition_called
from expo.programme.board.views import troubles_of
from expo.programme.edits.rules import ChangedSince
from expo.programme.edits.undoing import undo
from expo.programme.rules import RoomTaken
from expo.programme.slots.commands import move_slot, place_session, take_slot_away
from expo.programme.slots.facts import SessionMoved
from expo.programme.slots.queries import draft
from expo.programme.slots.rules import MovedMeanwhile, NeedsReason, Place, SessionIsCancelled, TakenAwayMeanwhile
from expo.programme.tables import Edit, Session, Slot
from expo.seats.offering import open_seating
from expo.seats.tables import Seating
from expo.speakers.tables import Part, Speaker
from expo.venues.tables import Room
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of
from tests.make.worlds import sample_world

EDITION = "wsce-2026"
PAGE = f"/desk/{EDITION}/programme"
DAWN = datetime(2026, 12, 8, 23, tzinfo=UTC)
"""Eight in the morning of the second day in Busan: nothing lies there in the sample."""


def place(room: str, *, after: int = 0, minutes: int = 50) -> Place:
    begin = DAWN + timedelta(minutes=after)
    return Place(room, begin, begin + timedelta(minutes=minutes))


async def two_slots() -> tuple[UUID, UUID]:
    """In two rooms for one session at a time, neither of them with people of the other."""
    rows = (
        await Slot.select(Slot.id, Slot.session, Slot.room).where(Slot.room.parallel.eq(False)).order_by(Slot.begins_at)
    )
    first = rows[0]
    people = {row["speaker"] for row in await Part.select(Part.speaker).where(Part.session == first["session"])}
    for other in rows[1:]:
        theirs = {row["speaker"] for row in await Part.select(Part.speaker).where(Part.session == other["session"])}
        if other["room"] != first["room"] and not people & theirs:
            return first["id"], other["id"]
    raise LookupError("the sample has two such slots")


async def room_of(slot: UUID) -> str:
    row = await Slot.select(Slot.room.code.as_alias("room")).where(Slot.id == slot).first()
    assert row is not None
    return str(row["room"])


async def lies(slot: UUID) -> tuple[str, datetime] | None:
    row = await Slot.select(Slot.room.code.as_alias("room"), Slot.begins_at).where(Slot.id == slot).first()
    return (row["room"], row["begins_at"]) if row else None


async def test_a_slot_moves_is_told_and_goes_back_with_what_it_makes_busy(db: None) -> None:
    await sample_world(NOW)
    slot, other = await two_slots()
    before, there = await lies(slot), await room_of(other)
    await move_slot(SYSTEM, edition=EDITION, slot=slot, place=place(there), revision=1, now=NOW)
    assert await lies(slot) == (there, DAWN)
    busy = await Commitment.select(Commitment.begins_at).where(Commitment.source == slot)
    assert busy
    assert {row["begins_at"] for row in busy} == {DAWN}
    told = await EntryValue.select(EntryValue.after).where(EntryValue.field == "place")
    assert any(there in (row["after"] or "") for row in told)
    with pytest.raises(RoomTaken):
        await move_slot(SYSTEM, edition=EDITION, slot=other, place=place(there, after=45), revision=1, now=NOW)
    with pytest.raises(MovedMeanwhile):
        await move_slot(SYSTEM, edition=EDITION, slot=slot, place=place(there, after=5), revision=1, now=NOW)
    await undo(SYSTEM, edition=EDITION, number=1, now=NOW)
    assert await lies(slot) == before
    with pytest.raises(ChangedSince):
        await undo(SYSTEM, edition=EDITION, number=1, now=NOW)
    await undo(SYSTEM, edition=EDITION, number=2, now=NOW)
    assert await lies(slot) == (there, DAWN)


async def test_what_was_changed_again_is_not_put_back_over_it(db: None) -> None:
    await sample_world(NOW)
    slot, other = await two_slots()
    there = await room_of(other)
    await move_slot(SYSTEM, edition=EDITION, slot=slot, place=place(there), revision=1, now=NOW)
    await move_slot(SYSTEM, edition=EDITION, slot=slot, place=place(there, after=5), revision=2, now=NOW)
    with pytest.raises(ChangedSince):
        await undo(SYSTEM, edition=EDITION, number=1, now=NOW)
    await take_slot_away(SYSTEM, edition=EDITION, slot=slot, revision=3, now=NOW)
    assert await Commitment.count().where(Commitment.source == slot) == 0
    with pytest.raises(TakenAwayMeanwhile):
        await move_slot(SYSTEM, edition=EDITION, slot=slot, place=place(there), revision=3, now=NOW)
    await undo(SYSTEM, edition=EDITION, number=None, now=NOW)
    assert await lies(slot) == (there, DAWN + timedelta(minutes=5))


async def test_somebody_in_two_places_needs_a_reason_that_is_kept(db: None) -> None:
    await sample_world(NOW)
    slot, other = await two_slots()
    there = await room_of(other)
    speaker = (
        await Part.select(Part.speaker)
        .where(Part.session.is_in([row["session"] for row in await Slot.select(Slot.session).where(Slot.id == other)]))
        .first()
    )
    mine = await Slot.select(Slot.session).where(Slot.id == slot).first()
    assert speaker is not None
    assert mine is not None
    await Part.insert(Part(session=mine["session"], speaker=speaker["speaker"], role="moderator", place=9))
    lying = await Slot.objects().get(Slot.id == other)
    assert lying is not None
    free = next(room for room in [await room_of(slot)] if room != there)
    same = Place(free, lying.begins_at, lying.ends_at)
    await Slot.delete().where((Slot.id != slot) & (Slot.id != other) & (Slot.begins_at < lying.ends_at))
    await Commitment.delete().where(Commitment.source.not_in([slot, other]))
    with pytest.raises(NeedsReason) as refused:
        await move_slot(SYSTEM, edition=EDITION, slot=slot, place=same, revision=1, now=NOW)
    assert "speaker" in {one.kind for one in refused.value.advice}
    given = {"edition": EDITION, "slot": slot, "place": same, "revision": 1, "now": NOW}
    await move_slot(SYSTEM, **given, reason="She opens both, on video.")
    kept = await Commitment.select(Commitment.override_reason).where(
        (Commitment.source == slot) & Commitment.exclusive.eq(False)
    )
    assert [row["override_reason"] for row in kept] == ["She opens both, on video."]
    await refused_for_a_visit_and_a_crowd(slot, same, speaker["speaker"])


async def refused_for_a_visit_and_a_crowd(slot: UUID, now_at: Place, speaker: UUID) -> None:
    """A duty that is no session is told by its hours only; who has signed up has to fit in."""
    person = await Speaker.select(Speaker.person).where(Speaker.id == speaker).first()
    mine = await Slot.select(Slot.session.code.as_alias("code")).where(Slot.id == slot).first()
    assert person is not None
    assert mine is not None
    later = Span(now_at.end + timedelta(days=1), now_at.end + timedelta(days=1, hours=1))
    await promise([Promise(person["person"], "visit_item", uuid4(), later)])
    seating = await open_seating(SYSTEM, edition=EDITION, session=mine["code"], seats=9, hold_minutes=60, now=NOW)
    await Seating.update({Seating.taken: 7}).where(Seating.id == seating)
    await Room.update({Room.capacity: 5}).where(Room.code == now_at.room)
    there = Place(now_at.room, later.begin, later.end)
    with pytest.raises(NeedsReason) as refused:
        await move_slot(SYSTEM, edition=EDITION, slot=slot, place=there, revision=2, now=NOW)
    told = {one.kind: one for one in refused.value.advice}
    assert set(told["duty"].places) == {"person", "begin", "end"}
    assert (told["capacity"].places["signed"], told["capacity"].places["seats"]) == (7, 5)
    given = {"edition": EDITION, "slot": slot, "place": there, "now": NOW}
    await move_slot(SYSTEM, **given, revision=2, reason="The visit ends at the session's door.")
    assert await against(slot) == []
    await told_although_its_like_was_accepted(slot, person["person"], there, seating)


async def told_although_its_like_was_accepted(slot: UUID, person: UUID, there: Place, seating: UUID) -> None:
    """One duty and one crowd were accepted: another duty of the same person at that hour and a larger crowd were not."""
    half = Span(there.begin + timedelta(minutes=10), there.begin + timedelta(minutes=20))
    accepted = Override("Both, on video.", str(SYSTEM))
    await promise([Promise(person, "visit_item", uuid4(), half, accepted)])
    await Seating.update({Seating.seats: 12}).where(Seating.id == seating)
    assert await against(slot) == ["capacity", "duty"]
    waived = (await Entry.select(Entry.payload).where(Entry.kind == SessionMoved.kind).order_by(Entry.id))[-1]
    assert json.loads(waived["payload"])["waived"] == ["capacity", "duty"]


async def against(slot: UUID) -> list[str]:
    """Kinds of what the board still tells about it."""
    known = await draft(await edition_called(EDITION))
    return sorted(one.advice.kind for one in troubles_of(known) if one.slot == slot)


async def test_a_cancelled_session_and_somebody_without_the_right_place_nothing(db: None) -> None:
    await sample_world(NOW)
    slot, _ = await two_slots()
    room = await room_of(slot)
    session = await Session.select(Session.code).order_by(Session.number).first()
    assert session is not None
    await Session.update({Session.cancelled_at: NOW}).where(Session.code == session["code"])
    wanted = {"edition": EDITION, "session": session["code"], "place": place(room), "now": NOW}
    with pytest.raises(SessionIsCancelled):
        await place_session(SYSTEM, **wanted)
    from core.access.sessions.queries import actor_of  # noqa: PLC0415

    translator = await actor_of(await session_of(await account(role=Role.TRANSLATOR)), NOW)
    assert translator is not None
    with pytest.raises(Denied):
        await place_session(translator, **wanted)
    assert await Edit.count() == 0


async def test_the_page_moves_refuses_with_what_was_typed_and_takes_back(db: None) -> None:
    await sample_world(NOW)
    slot, other = await two_slots()
    there = await room_of(other)
    token = await session_of(await account(role=Role.PROGRAMME_EDITOR, name="Minsu"))
    async with started(lambda: NOW + timedelta(minutes=1)) as app, browser(app, token) as editor:
        sent = {"csrf": token_for(token), "day": "2026-12-09", "begin": "08:00", "minutes": "50", "room": there}
        answer = await editor.post(f"{PAGE}/slots/{slot}", data={**sent, "revision": "1"})
        assert (answer.status_code, answer.headers["location"]) == (303, f"{PAGE}?day=2026-12-09#card-{slot}")
        page = (await editor.get(f"{PAGE}?day=2026-12-09")).text
        assert f'id="card-{slot}"' in page
        assert "Minsu" in page
        refused = await editor.post(f"{PAGE}/slots/{other}", data={**sent, "begin": "08:40", "revision": "1"})
        assert refused.status_code == 409
        assert 'value="08:40"' in refused.text
        assert "is taken from 08:00 to 08:50" in refused.text
        late = await editor.post(f"{PAGE}/slots/{slot}", data={**sent, "begin": "08:10", "revision": "1"})
        assert late.status_code == 409
        assert "Minsu changed this in the meantime" in late.text
        assert 'name="revision" value="2"' in late.text
        wrong = await editor.post(f"{PAGE}/slots/{slot}", data={**sent, "begin": "8 o'clock", "revision": "2"})
        assert wrong.status_code == 422
        assert "A time looks like 14:30." in wrong.text
        kept = {"csrf": token_for(token), "day": "2026-12-09", "begin": "09:00", "minutes": "30", "room": there}
        assert (await editor.post(f"{PAGE}/blocks", data={**kept, "label": "Rehearsal"})).status_code == 303
        taken = await editor.post(f"{PAGE}/slots/{other}", data={**sent, "begin": "09:10", "revision": "1"})
        assert "Rehearsal" in taken.text
        back = {"csrf": token_for(token), "day": "2026-12-09"}
        assert (await editor.post(f"{PAGE}/undo", data=back)).status_code == 303
        assert "Rehearsal" not in (await editor.get(f"{PAGE}?day=2026-12-09")).text.partition("steps-title")[0]

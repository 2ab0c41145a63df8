"""Halls, rooms, tracks and formats: added, changed by two at once, kept while something belongs to them."""

from datetime import timedelta

import pytest

from core.access.csrf import token_for
from core.access.roles import Role
from core.actor import SYSTEM
from core.commitments.tables import Commitment
from core.forms.merging import ChangedMeanwhile
from expo.editions.queries import edition_called
from expo.programme.frame.commands import add_thing, change_thing, set_ways, take_thing_away
from expo.programme.frame.queries import frame_of, thing_called
from expo.programme.frame.rules import CodeThere, SeveralAtOnce, StillUsed
from expo.programme.slots.queries import draft
from expo.programme.tables import Slot
from expo.venues.tables import Room
from expo.venues.ways import ways_of
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of
from tests.make.worlds import sample_world

EDITION = "wsce-2026"


async def test_two_who_change_a_room_keep_both_and_a_track_in_use_stays(db: None) -> None:
    await sample_world(NOW)
    row = await edition_called(EDITION)
    frame = await frame_of(row.id)
    room, track = frame["room"][0], frame["track"][0]
    given = {"actor": SYSTEM, "edition": EDITION, "now": NOW}
    await change_thing(**given, kind="room", code=room.code, lines={**room.lines, "capacity": "77"}, before=room.lines)
    mine = {**room.lines, "name_en": "Our hall"}
    await change_thing(**given, kind="room", code=room.code, lines=mine, before=room.lines)
    now = await thing_called(row.id, "room", room.code)
    assert (now.lines["capacity"], now.lines["name_en"]) == ("77", "Our hall")
    with pytest.raises(ChangedMeanwhile):
        again = {**room.lines, "capacity": "50"}
        await change_thing(**given, kind="room", code=room.code, lines=again, before=room.lines)
    with pytest.raises(StillUsed):
        await take_thing_away(**given, kind="track", code=track.code)
    with pytest.raises(CodeThere):
        await add_thing(**given, kind="track", code=track.code, lines=track.lines)
    await add_thing(**given, kind="track", code="new-line", lines=track.lines)
    await take_thing_away(**given, kind="track", code="new-line")
    assert "new-line" not in {one.code for one in (await frame_of(row.id))["track"]}


async def test_a_room_is_for_one_session_at_a_time_only_while_none_overlap(db: None) -> None:
    await sample_world(NOW)
    row = await edition_called(EDITION)
    lies = await Slot.objects().where(Slot.room.parallel.eq(False)).order_by(Slot.begins_at).first()
    assert lies is not None
    room = await Room.objects().get(Room.id == lies.room)
    assert room is not None
    given = {"actor": SYSTEM, "edition": EDITION, "kind": "room", "code": room.code, "now": NOW}
    thing = await thing_called(row.id, "room", room.code)
    await change_thing(**given, lines={**thing.lines, "parallel": "yes"}, before=thing.lines)
    assert await Commitment.count().where(Commitment.resource == room.id) == 0
    other = await Slot.objects().where(Slot.room == room.id).order_by(Slot.begins_at, ascending=False).first()
    assert other is not None
    times = {Slot.begins_at: lies.begins_at, Slot.ends_at: lies.ends_at}
    await Slot.update(times).where(Slot.id == other.id)
    now = await thing_called(row.id, "room", room.code)
    with pytest.raises(SeveralAtOnce):
        await change_thing(**given, lines=thing.lines, before=now.lines)
    await Slot.delete().where(Slot.id == other.id)
    await change_thing(**given, lines=thing.lines, before=now.lines)
    known = await draft(row)
    there = sum(one.room == room.code for one in known.snapshot.slots)
    assert await Commitment.count().where(Commitment.resource == room.id) == there


async def test_ways_are_kept_in_either_order_and_shown(db: None) -> None:
    await sample_world(NOW)
    row = await edition_called(EDITION)
    first, then = [one.code for one in (await frame_of(row.id))["hall"]][:2]
    await set_ways(SYSTEM, edition=EDITION, minutes={(first, then): 12}, now=NOW)
    await set_ways(SYSTEM, edition=EDITION, minutes={(then, first): 9}, now=NOW)
    assert (await ways_of(row.id)).minutes(first, then) == 9
    token = await session_of(await account(role=Role.PROGRAMME_EDITOR))
    page = f"/desk/{EDITION}/frame"
    async with started(lambda: NOW + timedelta(minutes=1)) as app, browser(app, token) as editor:
        csrf = {"csrf": token_for(token)}
        assert f'name="way_{first}_{then}" type="text" autocomplete="off" value="9"' in (await editor.get(page)).text
        wrong = await editor.post(f"/desk/{EDITION}/ways", data={**csrf, f"way_{first}_{then}": "999"})
        assert wrong.status_code == 422
        assert 'value="999"' in wrong.text
        refused = await editor.post(f"{page}/room", data={**csrf, "code": "Hall A!", "name_en": "Hall A"})
        assert refused.status_code == 422
        made = await editor.post(f"{page}/room", data={**csrf, "code": "hall-z", "name_en": "Hall Z", "capacity": "40"})
        assert made.status_code == 303
        shown = (await editor.get(f"{page}/room/hall-z")).text
        assert "changed the frame of the programme" in shown
        assert 'value="40"' in shown

"""Sessions edited by several people at once: what each changed stays, what both changed is asked about."""

from datetime import timedelta
from uuid import UUID

import msgspec
import pytest

from core.access.csrf import token_for
from core.access.roles import Role
from core.actor import SYSTEM
from core.commitments.tables import Commitment
from core.forms.merging import ChangedMeanwhile
from expo.editions.queries import edition_called
from expo.programme.bulk.commands import Wish, change_many
from expo.programme.edits.undoing import undo
from expo.programme.rules import RoomTaken
from expo.programme.sessions.commands import TAGS, change_session, set_cancelled
from expo.programme.sessions.rules import changed, columns, differing, lines_of, put_back
from expo.programme.slots.queries import Draft, draft
from expo.programme.tables import Session, Slot
from expo.releases.snapshot import Appearance, FrozenSession, Interpretation
from i18n.text import Rendition, Translated
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of
from tests.make.worlds import sample_world

EDITION = "wsce-2026"


def test_a_session_survives_its_form_and_a_step_its_way_back() -> None:
    title = Translated("ko", {"ko": Rendition("표준"), "en": Rendition("Standards", "reviewed", "x")})
    session = FrozenSession(
        id="1",
        code="AAAAAA",
        number=1,
        title=title,
        track="t",
        spoken=("ko", "en"),
        interpreted=(Interpretation(language="es", channel=3), Interpretation(language="kvk")),
        appearances=(Appearance(speaker="BBBBBB", role="moderator"),),
        capacity=30,
    )
    assert changed(session, lines_of(session, TAGS)) == session
    after = changed(session, {**lines_of(session, TAGS), "title_ko": "표준화", "capacity": "", "interpreted": "es 4"})
    assert differing(session, after) == ("title", "interpreted", "capacity")
    assert after.title.state("en") == "stale"
    assert put_back(after, columns(session, differing(session, after))) == session
    assert changed(session, {"title_ko": "표준."}, same_meaning=True).title.renditions["en"].text == "Standards"


async def now_in(code: str) -> tuple[Draft, FrozenSession, int]:
    known = await draft(await edition_called(EDITION))
    row = await Session.select(Session.revision).where(Session.code == code).first()
    assert row is not None
    return known, known.sessions[code], row["revision"]


async def first_code() -> str:
    row = await Slot.select(Slot.session.code.as_alias("code")).order_by(Slot.begins_at).first()
    assert row is not None
    return str(row["code"])


async def test_two_who_write_at_once_keep_both_and_are_asked_only_about_the_same_line(db: None) -> None:
    await sample_world(NOW)
    code = await first_code()
    known, session, revision = await now_in(code)
    lines = lines_of(session, TAGS)
    saw = {"edition": EDITION, "code": code, "seen": known.number, "revision": revision, "now": NOW}
    await change_session(SYSTEM, lines={**lines, "title_en": "Theirs", "level": "expert"}, **saw)
    await change_session(SYSTEM, lines={**lines, "subtitle_en": "Mine"}, **saw)
    _, after, _ = await now_in(code)
    assert (after.title.renditions["en"].text, after.level) == ("Theirs", "expert")
    assert after.subtitle is not None
    assert after.subtitle.renditions["en"].text == "Mine"
    with pytest.raises(ChangedMeanwhile) as asked:
        await change_session(SYSTEM, lines={**lines, "title_en": "Mine", "capacity": "12"}, **saw)
    assert asked.value.theirs == {"title_en": "Theirs"}
    assert [one.mine for one in asked.value.disputed] == ["Mine"]
    assert asked.value.before == {"title_en": lines["title_en"]}
    await change_session(SYSTEM, lines={**lines, "title_en": "Both"}, weighed=asked.value.theirs, **saw)
    _, settled, _ = await now_in(code)
    assert (settled.title.renditions["en"].text, settled.level) == ("Both", "expert"), "what only they wrote stays"
    await change_session(SYSTEM, lines={**lines, "title_en": "Theirs"}, weighed={"title_en": "Both"}, **saw)
    await undo(SYSTEM, edition=EDITION, number=1, now=NOW)
    _, again, _ = await now_in(code)
    assert again.title == session.title
    assert again.subtitle == after.subtitle


async def test_a_cancelled_session_frees_its_room_and_is_refused_when_that_is_taken(db: None) -> None:
    await sample_world(NOW)
    code = await first_code()
    known, session, _ = await now_in(code)
    slot = next(UUID(one.id) for one in known.snapshot.slots if one.session == code)
    await set_cancelled(SYSTEM, edition=EDITION, code=code, cancelled=True, reason="Illness.", now=NOW)
    assert await Commitment.count().where(Commitment.source == slot) == 0
    other = next(one for one in known.snapshot.slots if one.session != code)
    lies = known.slots[slot]
    room = UUID(known.rooms[lies.room].id)
    await Slot.update({Slot.room: room, Slot.begins_at: lies.begin, Slot.ends_at: lies.end}).where(
        Slot.id == UUID(other.id)
    )
    with pytest.raises(RoomTaken):
        await set_cancelled(SYSTEM, edition=EDITION, code=code, cancelled=False, now=NOW)
    await Slot.delete().where(Slot.id == UUID(other.id))
    await set_cancelled(SYSTEM, edition=EDITION, code=code, cancelled=False, now=NOW)
    assert await Commitment.count().where(Commitment.source == slot) == 1 + len(known.persons(session.code))


async def test_a_whole_room_goes_a_quarter_later_at_once_or_not_at_all(db: None) -> None:
    await sample_world(NOW)
    known = await draft(await edition_called(EDITION))
    room = next(slot.room for slot in known.snapshot.slots if not known.rooms[slot.room].parallel)
    codes = list(dict.fromkeys(slot.session for slot in known.snapshot.slots if slot.room == room))
    shift = {"actor": SYSTEM, "edition": EDITION, "now": NOW, "reason": "The keynote was late."}
    await change_many(**shift, codes=codes, wish=Wish({"recorded": ""}, shift=15))
    then = await draft(await edition_called(EDITION))
    for slot in known.snapshot.slots:
        late = timedelta(minutes=15 if slot.session in codes else 0)
        assert then.slots[UUID(slot.id)].begin == slot.begin + late
    assert not any(then.sessions[code].recorded for code in codes)
    with pytest.raises(RoomTaken):
        await change_many(**shift, codes=codes[:1], wish=Wish({"level": "late"}, shift=60))
    assert msgspec.to_builtins((await draft(await edition_called(EDITION))).snapshot) == msgspec.to_builtins(
        then.snapshot
    )


async def test_the_pages_make_edit_show_and_cancel_a_session(db: None) -> None:
    await sample_world(NOW)
    token = await session_of(await account(role=Role.PROGRAMME_EDITOR, name="Minsu"))
    page = f"/desk/{EDITION}/programme/sessions"
    async with started(lambda: NOW + timedelta(minutes=1)) as app, browser(app, token) as editor:
        csrf = {"csrf": token_for(token)}
        made = await editor.post(page, data={**csrf, "title_en": "How to share a street"})
        assert made.status_code == 303
        details = made.headers["location"]
        form = (await editor.get(details)).text
        assert 'value="How to share a street"' in form
        known = await draft(await edition_called(EDITION))
        speaker = known.snapshot.speakers[0].code
        sent = {**csrf, "title_en": "How to share a street", "seen": str(known.number), "revision": "1"}
        wrong = await editor.post(details, data={**sent, "person": "Nobody", "role": "speaker", "capacity": "many"})
        assert wrong.status_code == 422
        assert "There is no speaker" in wrong.text
        assert 'value="many"' in wrong.text
        good = await editor.post(details, data={**sent, "person": f"{speaker} Somebody", "role": "moderator"})
        assert good.status_code == 303
        shown = (await editor.get(good.headers["location"])).text
        assert "Moderator" in shown
        assert "changed a session" in shown
        refused = await editor.post(f"{good.headers['location']}/cancellation", data=csrf)
        assert refused.status_code == 422
        gone = await editor.post(f"{good.headers['location']}/cancellation", data={**csrf, "reason": "Rain."})
        assert gone.status_code == 303
        listed = (await editor.get(f"{page}?which=cancelled")).text
        assert "How to share a street" in listed
        assert "1 session" in listed

"""Histories in the reader's words: which record, which field, from what to what; an edition's all together."""

import re

import pytest

import expo.facts  # noqa: F401 -- names the fields
from core.access.roles import Role
from core.actor import SYSTEM
from core.journal.fields import Field, call_fields, told_field
from directory.organisations.rules import FIELDS
from expo.editions.queries import edition_called
from expo.exhibitors.fairs import rules as terms
from expo.exhibitors.pavilions.queries import arranged
from expo.programme.frame.commands import change_thing
from expo.programme.frame.queries import frame_of
from expo.programme.sessions.commands import TAGS, change_session
from expo.programme.sessions.rules import lines_of
from expo.programme.slots.queries import draft
from expo.programme.tables import Session, Slot
from expo.speakers.profiles import changed
from expo.speakers.queries import profile_called
from expo.speakers.tables import Speaker
from expo.translations.kinds import KINDS
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of
from tests.make.worlds import sample_world

EDITION = "wsce-2026"
NOT_NAMED = re.compile(r'<dt><span class="desk-code">')
WAY = re.compile(r"[a-z0-9-]+ – [a-z0-9-]+")


async def test_every_field_of_every_form_has_a_name_in_its_history(db: None) -> None:
    await sample_world(NOW)
    row = await edition_called(EDITION)
    known = await draft(row)
    session = next(iter(known.sessions.values()))
    code = (await Speaker.select(Speaker.code).where(Speaker.edition == row.id).first() or {})["code"]
    frame = {name for things in (await frame_of(row.id)).values() for one in things for name in one.lines}
    fields = {
        "expo.programme.session_changed": {*lines_of(session, TAGS), "place"},
        "expo.programme.frame_changed": frame,
        "expo.programme.room_blocked": {"place"},
        "expo.speakers.speaker_changed": set((await profile_called(row.id, code)).lines),
        "expo.exhibitors.fair_set": {*terms.INSTANTS, *terms.NUMBERS, terms.TAX, "currency"},
        "expo.exhibitors.pavilion_changed": set((await arranged(row.id))[0].lines),
        "directory.organisations.edited": {*FIELDS, "kind"},
        "expo.editions.edition_changed": {f"{name}_{tag}" for name in KINDS["edition"].fields for tag in TAGS},
    }
    assert len(frame) > 10
    unnamed = {(kind, name) for kind, names in fields.items() for name in names if told_field(kind, name) is None}
    assert unnamed == set()


def test_a_name_cannot_mean_two_things() -> None:
    told = told_field("expo.programme.session_changed", "title_zh-Hans")
    assert told is not None
    assert (told.field.label, told.language) == ("Title", "zh-Hans")
    assert told_field("expo.programme.session_changed", "nonsense_ko") is None
    with pytest.raises(ValueError, match="already"):
        call_fields("expo.programme.session_", {"title": Field("Heading")})


async def test_an_edition_tells_what_was_done_to_it_in_the_readers_words(db: None) -> None:
    await sample_world(NOW)
    title, speaker = await _edited()
    words = {"ko": ("세션", "예", "제목"), "en": ("changed a session", "Yes", "Title")}
    async with started() as app:
        for code, (says, yes, label) in words.items():
            editor = await session_of(await account(role=Role.PROGRAMME_EDITOR))
            async with browser(app, editor) as desk:
                desk.cookies.set("language", code, domain="expo.example")
                page = (await desk.get(f"/desk/{EDITION}/history")).text
                audit = await desk.get("/desk/audit")
            assert NOT_NAMED.search(page) is None, NOT_NAMED.search(page)
            assert all(one in page for one in (says, f"<ins>{yes}", label, title, speaker, "Ruritania Wing"))
            assert audit.status_code == 403
        floor = await session_of(await account(role=Role.FLOOR_MANAGER))
        async with browser(app, floor) as desk:
            page = (await desk.get(f"/desk/{EDITION}/history?who=madang")).text
            assert (title in page, speaker in page) == (True, False), (
                "What changed about a speaker is not theirs to see."
            )
            other = (await desk.get(f"/desk/{EDITION}/history?who=nobody-like-that")).text
            assert title not in other


async def _edited() -> tuple[str, str]:
    """A session, a room and a speaker, each changed; the session's title and the speaker's new family name."""
    row = await edition_called(EDITION)
    first = await Slot.select(Slot.session.code.as_alias("code")).order_by(Slot.begins_at).first()
    assert first is not None
    known = await draft(row)
    session = known.sessions[first["code"]]
    revision = (await Session.select(Session.revision).where(Session.code == session.code).first() or {})["revision"]
    lines = {**lines_of(session, TAGS), "title_en": "Streets that listen", "recorded": "yes", "capacity": "77"}
    lines["recorded"] = "" if session.recorded else "yes"
    saw = {"edition": EDITION, "code": session.code, "seen": known.number, "revision": revision, "now": NOW}
    await change_session(SYSTEM, lines=lines, **saw)
    known = await draft(row)
    saw |= {"seen": known.number, "revision": revision + 1}
    await change_session(SYSTEM, lines={**lines, "recorded": "" if lines["recorded"] else "yes"}, **saw)
    room = (await frame_of(row.id))["room"][0]
    after = {**room.lines, "name_en": "Ruritania Wing"}
    await change_thing(SYSTEM, edition=EDITION, kind="room", code=room.code, lines=after, before=room.lines, now=NOW)
    code = (await Speaker.select(Speaker.code).where(Speaker.edition == row.id).first() or {})["code"]
    person = await profile_called(row.id, code)
    await changed(SYSTEM, EDITION, person, {**person.lines, "family": "Qzfamilyq"}, now=NOW)
    return "Streets that listen", "Qzfamilyq"

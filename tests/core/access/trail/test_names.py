"""Every sentence about a record says which, in the reader's language, and leads to it those who may go there."""

import json
from uuid import uuid4

from core.access.roles import Role
from core.actor import SYSTEM, by_link
from core.jobs.commands import ask, cancel
from core.jobs.facts import JobCancelled
from core.journal.commands import record
from core.journal.tables import Entry
from core.mail.facts import LetterSentAgain
from core.mail.tables import Letter
from expo.programme.blocks.facts import RoomBlocked
from expo.programme.tables import Block
from expo.venues.tables import Room
from i18n.text import to_json, written
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of
from tests.make.organisations import organisation
from tests.make.worlds import sample_world


async def test_letters_work_and_kept_rooms_are_named_and_linked(db: None) -> None:
    await sample_world(NOW)
    room = await Room.objects().first()
    assert room is not None
    block = Block(room=room.id, label="Rehearsal of the choir", begins_at=NOW, ends_at=NOW.replace(hour=NOW.hour + 1))
    text = {"subject": "Your badge", "text": "t", "html": "h", "template": "test", "language": "en"}
    letter = Letter(id=uuid4(), address="a@maru.example", name="A", made_at=NOW, due_at=NOW, **text)  # type: ignore[arg-type]
    await Block.insert(block)
    await Letter.insert(letter)
    job = await ask(SYSTEM, "core.privacy.retention", {}, now=NOW)
    await cancel(SYSTEM, job, now=NOW)
    await record(SYSTEM, LetterSentAgain(letter=letter.id), now=NOW)
    await record(SYSTEM, RoomBlocked(edition=room.edition, block=block.id, room=room.id), now=NOW)
    token = await session_of(await account(role=Role.ADMINISTRATOR))
    async with started() as app, browser(app, token) as client:
        english = (await client.get("/desk/audit")).text
        client.cookies.set("language", "ko", domain="expo.example")
        korean = (await client.get(f"/desk/audit?kind={JobCancelled.kind}")).text
    assert f'<a href="/desk/mail/{letter.id}"><bdi>Your badge</bdi></a>' in english
    assert f'<a href="/desk/jobs/{job}">Destroy what the rules of retention no longer keep</a>' in english
    assert "Rehearsal of the choir" in english
    assert "<strong><bdi>The system</bdi></strong>" in english
    assert "<strong><bdi>시스템</bdi></strong>" in korean
    assert "Destroy what the rules of retention no longer keep" not in korean, (
        "a name that is ours is said in the reader's language"
    )
    payloads = [json.loads(one["payload"]) for one in await Entry.select(Entry.payload)]
    assert not any("Your badge" in str(one) or "choir" in str(one) for one in payloads), "ids only"


async def test_what_is_gone_is_told_without_a_name(db: None) -> None:
    await record(SYSTEM, LetterSentAgain(letter=uuid4()), now=NOW)
    token = await session_of(await account(role=Role.AUDITOR))
    async with started() as app, browser(app, token) as client:
        assert "had a letter sent again" in (await client.get("/desk/audit")).text


async def test_who_acted_by_a_secret_link_is_told_by_whose_link_it_was_and_no_person_is_named(db: None) -> None:
    house = await organisation("river", name=to_json(written("ko", {"ko": "강물소프트(주)"})))
    for one in (by_link("company", house.id), by_link("company", uuid4()), by_link("guest"), by_link("table")):
        await record(one, LetterSentAgain(letter=uuid4()), now=NOW)
    token = await session_of(await account(role=Role.AUDITOR))
    async with started() as app, browser(app, token) as client:
        english = (await client.get("/desk/audit")).text
        client.cookies.set("language", "ko", domain="expo.example")
        korean = (await client.get("/desk/audit")).text
    said = [f"<strong><bdi>{one}</bdi></strong>" for one in ("강물소프트(주)(전용 링크 이용)", "대표단 방문객")]
    assert [one in korean for one in said] == [True, True]
    for words in ("강물소프트(주), by its link", "A company, by its link", "Somebody at the table, by its link"):
        assert f"<strong><bdi>{words}</bdi></strong>" in english
    assert "The system" not in english

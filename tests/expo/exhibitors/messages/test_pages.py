"""A thread between the organisers and an exhibitor, over HTTP: written, mailed, read, and nobody else's."""

from litestar import Litestar

from core.access.roles import Role
from core.files.tables import StoredFile
from core.mail.tables import Letter
from directory.organisations.rules import scope_of
from expo.exhibitors.messages.tables import ExhibitorMessage
from tests.expo.exhibitors.test_pages import open_fair, send
from tests.make.accounts import account, browser, session_of
from tests.make.exhibitors import exhibitor

__all__ = ["open_fair"]
SLUG = "wsce-2026"


async def test_organisers_write_and_the_exhibitor_reads_and_answers(site: Litestar, open_fair: None) -> None:
    known, _ = await exhibitor("thread-maru", state="applied")
    desk, own = f"/desk/{SLUG}/exhibitors/{known.code}", f"/portal/thread-maru/exhibit/{SLUG}"
    staff = await session_of(await account(role=Role.ORGANISER))
    mine = await session_of(await account(role=Role.EXHIBITOR_OWNER, scope=scope_of(known.organisation)))
    async with browser(site, staff) as client:
        page = await client.get(f"{desk}/messages")
        silent = await send(client, f"{desk}/messages", page, words=" ")
        assert silent.status_code == 422
        assert (await send(client, f"{desk}/messages", page, words="Which hall?\nHall 2 is full.")).status_code == 303
        assert "Not read yet" in (await client.get(f"{desk}/messages")).text
    assert await Letter.exists().where(Letter.template == "exhibitor_message")
    async with browser(site, mine) as client:
        assert "1 open" in (await client.get(own)).text
        page = await client.get(f"{own}/messages")
        assert "Hall 2 is full." in page.text
        assert "1 open" not in (await client.get(own)).text
        answered = await send(client, f"{own}/messages", page, words="Hall 1, then.")
        assert answered.status_code == 303
    async with browser(site, staff) as client:
        listed = await client.get(f"/desk/{SLUG}/exhibitors?only=unread&q=thread-maru")
        assert "1 new" in listed.text
        page = await client.get(f"{desk}/messages")
        assert "Hall 1, then." in page.text
        assert "1 new" not in (await client.get(desk)).text


async def test_a_file_goes_along_and_a_message_sent_twice_is_one(site: Litestar, open_fair: None) -> None:
    known, _ = await exhibitor("thread-file", state="applied")
    address = f"/desk/{SLUG}/exhibitors/{known.code}/messages"
    async with browser(site, await session_of(await account(role=Role.ORGANISER))) as client:
        page = await client.get(address)
        fields = {}
        for name in ("csrf", "idempotency"):
            fields[name] = page.text.rpartition(f'name="{name}" value="')[2].partition('"')[0]
        for _ in range(2):
            file = {"file": ("list.csv", b"hall,booth\n1,2\n", "text/csv")}
            sent = await client.post(address, data={**fields, "words": "The list"}, files=file)
            assert sent.status_code == 303, sent.text
    assert await ExhibitorMessage.count().where(ExhibitorMessage.exhibitor == known.id) == 1
    assert await StoredFile.count().where(StoredFile.scope == known.scope) == 1


async def test_who_acts_for_another_company_reads_and_writes_nothing(site: Litestar, open_fair: None) -> None:
    known, _ = await exhibitor("thread-secret", state="applied")
    async with browser(site, await session_of(await account(role=Role.EXHIBITOR_OWNER))) as client:
        page = await client.get(f"/portal/thread-secret/exhibit/{SLUG}/messages")
        assert page.status_code == 404
        assert (await client.get(f"/desk/{SLUG}/exhibitors/{known.code}/messages")).status_code == 403


async def test_who_only_looks_leaves_no_mark_of_reading(site: Litestar, open_fair: None) -> None:
    known, _ = await exhibitor("thread-look", state="applied")
    own = f"/portal/thread-look/exhibit/{SLUG}/messages"
    mine = await session_of(await account(role=Role.EXHIBITOR_OWNER, scope=scope_of(known.organisation)))
    async with browser(site, mine) as client:
        await send(client, own, await client.get(own), words="Where do we park?")
    async with browser(site, await session_of(await account(role=Role.AUDITOR))) as client:
        assert (await client.get(f"/desk/{SLUG}/exhibitors/{known.code}/messages")).status_code == 200
    assert await ExhibitorMessage.count().where(
        (ExhibitorMessage.exhibitor == known.id) & ExhibitorMessage.read_at.is_null()
    )

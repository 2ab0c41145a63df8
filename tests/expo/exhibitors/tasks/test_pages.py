"""Tasks as organisers set them and exhibitors do them, over HTTP."""

from litestar import Litestar

from core.access.roles import Role
from directory.organisations.rules import scope_of
from tests.expo.exhibitors.test_pages import open_fair, send
from tests.make.accounts import account, browser, session_of
from tests.make.exhibitors import exhibitor

__all__ = ["open_fair"]
SLUG = "wsce-2026"
TASKS = f"/desk/{SLUG}/exhibitors/tasks"


async def test_an_organiser_sets_tasks_and_an_exhibitor_sees_and_does_them(site: Litestar, open_fair: None) -> None:
    known, _ = await exhibitor("tasks-maru", state="approved")
    await exhibitor("tasks-other", state="approved")
    desk, own = f"/desk/{SLUG}/exhibitors/{known.code}", f"/portal/tasks-maru/exhibit/{SLUG}"
    staff = await session_of(await account(role=Role.ORGANISER))
    mine = await session_of(await account(role=Role.EXHIBITOR_OWNER, scope=scope_of(known.organisation)))
    async with browser(site, staff) as client:
        added = await send(client, f"{TASKS}/standard", await client.get(TASKS))
        assert added.status_code == 303
        page = await client.get(TASKS)
        wrong = await send(client, TASKS, page, title_en="", due_on="soon", proof="tick")
        assert wrong.status_code == 422
        assert "Please give the title in at least one language." in wrong.text
        made = await send(client, TASKS, page, title_en="Send us a picture", due_on="2026-12-01", proof="tick")
        assert made.status_code == 303
        assert "Send us a picture" in (await client.get(TASKS)).text
    async with browser(site, mine) as client:
        assert f'href="{own}/tasks"' in (await client.get(own)).text
        page = await client.get(f"{own}/tasks")
        assert "Send us a picture" in page.text
        ticked = await send(client, f"{own}/tasks/power/tick", page, done="yes")
        assert ticked.status_code == 303
        assert "Take it back" in (await client.get(f"{own}/tasks")).text
        assert (await client.get(f"/portal/tasks-other/exhibit/{SLUG}/tasks")).status_code == 404
    async with browser(site, staff) as client:
        page = await client.get(desk)
        silent = await send(client, f"{desk}/tasks/insurance/waiver", page, because="")
        assert silent.status_code == 422
        waived = await send(client, f"{desk}/tasks/insurance/waiver", page, because="Their city pays.")
        assert waived.status_code == 303
        listed = await client.get(f"/desk/{SLUG}/exhibitors?only=unready&order=ready&q=tasks-maru")
        assert "tasks-maru" in listed.text
        assert 'class="ready-bar"' in listed.text

"""Who translates which language, and handing one over."""

from litestar import Litestar

from core.access.csrf import token_for
from core.access.roles import Role
from core.access.sessions.queries import actor_of
from core.journal.tables import Entry
from i18n.workbench.people.queries import teams
from tests.conftest import NOW
from tests.i18n.workbench.test_workbench import PLACE
from tests.make.accounts import account, browser, session_of


async def test_a_language_goes_from_one_translator_to_another_or_stays(site: Litestar) -> None:
    ana = await account(role=Role.TRANSLATOR, scope="language:es", name="Ana Ruiz")
    ben = await account(role=Role.TRANSLATOR, scope="language:ar", name="Ben Aziz")
    admin = await session_of(await account(role=Role.ADMINISTRATOR))
    actor = await actor_of(admin, NOW)
    assert actor is not None

    async def team(code: str) -> set[str]:
        found = (await teams(actor, now=NOW)).by_language
        return {one.name for each in found if each.language.code == code for one in each.own} & {"Ana Ruiz", "Ben Aziz"}

    async with browser(site, await session_of(ben)) as client:
        page = (await client.get(f"{PLACE}/people")).text
        assert "Ana Ruiz" in page
        assert 'name="giver"' not in page
        assert (await client.get(f"{PLACE}/es")).status_code == 404
    async with browser(site, admin) as client:
        form = {"csrf": token_for(admin), "language": "es", "giver": str(ana.id), "taker": str(ben.id)}
        facts = await Entry.count().where(Entry.kind.not_like("core.privacy.%"))
        assert (await client.post(f"{PLACE}/people", data=form)).status_code == 422
        wrong = {**form, "language": "ar", "because": "Leave"}
        assert (await client.post(f"{PLACE}/people", data=wrong)).status_code == 404
        itself = {**form, "taker": str(ana.id), "because": "Leave"}
        assert (await client.post(f"{PLACE}/people", data=itself)).status_code == 409
        assert await Entry.count().where(Entry.kind.not_like("core.privacy.%")) == facts
        assert (await client.post(f"{PLACE}/people", data={**form, "because": "Ana is on leave"})).status_code == 303
    assert (await team("es"), await team("ar")) == ({"Ben Aziz"}, {"Ben Aziz"})
    async with browser(site, await session_of(ben)) as client:
        assert (await client.get(f"{PLACE}/es")).status_code == 200
    async with browser(site, await session_of(await account(role=Role.ORGANISER))) as client:
        assert (await client.post(f"{PLACE}/people", data={**form, "because": "x"})).status_code == 403

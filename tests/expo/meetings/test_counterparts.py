"""Who comes to meet exhibitors is typed by name or code, and is nobody who exhibits."""

from litestar import Litestar

from core.access.roles import Role
from expo.meetings.tables import Counterpart
from tests.make.accounts import account, browser, session_of
from tests.make.exhibitors import exhibitor
from tests.make.meetings import SLUG
from tests.make.opened import opened
from tests.make.organisations import organisation

PAGE = f"/desk/{SLUG}/meetings/counterparts"


async def test_a_counterpart_is_added_by_name_and_an_exhibitor_is_none(site: Litestar) -> None:
    await organisation("callao", kind="city")
    host, _ = await exhibitor("meets-maru")
    async with browser(site, await session_of(await account(role=Role.ORGANISER))) as client:
        form = await opened(client, PAGE)
        answer = await form.sends(organisation="callao Inc.", spoken="es")
        assert (answer.status_code, answer.headers["location"]) == (303, f"{PAGE}/callao")
        again = await form.sends(organisation="callao", spoken="es")
        unknown = await form.sends(organisation="Nowhere", spoken="es")
        exhibits = await form.sends(organisation="meets-maru", spoken="es")
        assert [one.status_code for one in (again, unknown, exhibits)] == [409, 422, 409]
        assert 'value="Nowhere"' in unknown.text
        assert "exhibits at this edition" in exhibits.text
    assert not await Counterpart.exists().where(Counterpart.organisation == host.organisation)
    assert await Counterpart.count().where(Counterpart.code == "callao") == 1

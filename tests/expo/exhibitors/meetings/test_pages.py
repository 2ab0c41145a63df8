"""Meeting times over HTTP: ticked, a whole day at once, read by visitors, and kept apart by language."""

from litestar import Litestar

from core.access.roles import Role
from directory.organisations.rules import scope_of
from expo.exhibitors.meetings.queries import offer_of, slots_free
from tests.expo.exhibitors.events.test_pages import until
from tests.expo.exhibitors.test_pages import send
from tests.make.accounts import account, browser, session_of
from tests.make.booth_events import SLUG
from tests.make.exhibitors import exhibitor

EXPECTED = 14
"""Half hours of a day from 10:00 to 17:30 without one for lunch, as the sample has them."""


async def test_times_are_offered_without_a_script_and_read_by_language(site: Litestar) -> None:
    known, _ = await exhibitor("meets-http")
    own = f"/portal/meets-http/exhibit/{SLUG}/meetings"
    mine = await session_of(await account(role=Role.EXHIBITOR_OWNER, scope=scope_of(known.organisation)))
    before = {one.code for one in await slots_free(known.edition, "es")}
    async with browser(site, mine) as client:
        page = await client.get(own)
        said = {"parallel": "2", "lunch_from": "12:00", "lunch_to": "12:30"}
        wrong = await send(client, own, page, **said, fill="all 2026-12-08")
        assert wrong.status_code == 422
        assert "Please say in which languages you can hold meetings." in wrong.text
        sent = await send(client, own, page, **said, spoken=["es", "ko"], fill="all 2026-12-08")
        assert sent.status_code == 303
        offer = await offer_of(known.id)
        assert (offer.parallel, offer.spoken, len(offer.begins)) == (2, ("ko", "es"), EXPECTED)
        stale = await send(client, own, page, **said, spoken=["ko"], idempotency="another")
        assert stale.status_code == 409
        assert len((await offer_of(known.id)).begins) == EXPECTED, "nothing was overwritten"
    assert {one.code for one in await slots_free(known.edition, "es")} - before == {known.code}
    assert known.code not in {one.code for one in await slots_free(known.edition, "ar")}
    await until(lambda: site.state.shelf["exhibitors"][SLUG].by_code[known.code].meets == ("ko", "es"))
    async with browser(site) as client:
        assert "Takes meetings" in (await client.get(f"/en/{SLUG}/exhibitors/{known.code}")).text
    async with browser(site, await session_of(await account(role=Role.ORGANISER))) as client:
        page = await client.get(f"/desk/{SLUG}/exhibitors/{known.code}")
        assert "2 meetings at a time" in page.text
    async with browser(site, await session_of(await account(role=Role.EXHIBITOR_OWNER))) as client:
        assert (await client.get(own)).status_code == 404

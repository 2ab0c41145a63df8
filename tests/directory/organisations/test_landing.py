"""Where exhibitors arrive: in the portal, in its frame, and never in a frame whose doors are closed to them."""

import pytest
from litestar import Litestar

from core.access.entrances.addresses import landing
from core.access.roles import Role
from core.actor import Actor
from tests.directory.organisations.browsing import MINE, somebody

EXHIBITOR, STAFF = Actor("exhibitor", "x"), Actor("staff", "y")


@pytest.mark.parametrize(
    ("actor", "wanted", "lands"),
    [
        (EXHIBITOR, "/desk", "/portal"),
        (EXHIBITOR, "", "/portal"),
        (EXHIBITOR, "//evil.example", "/portal"),
        (EXHIBITOR, "/portal/maru/profile", "/portal/maru/profile"),
        (STAFF, "", "/desk"),
        (STAFF, "/portal/maru", "/portal/maru"),
        (STAFF, "https://evil.example", "/desk"),
    ],
)
def test_people_arrive_where_they_were_on_the_way_to_or_at_home(actor: Actor, wanted: str, lands: str) -> None:
    assert landing(actor, wanted) == lands


async def test_an_exhibitor_who_is_signed_in_is_led_to_the_portal(app: Litestar) -> None:
    async with somebody(app, Role.EXHIBITOR_STAFF, MINE) as kim:
        assert (await kim.sees("/account/sign-in")).headers["location"] == "/portal"
        for address, status in (("/account/sessions", 200), ("/desk", 403), ("/portal/absent", 404)):
            page = await kim.sees(address)
            assert (page.status_code, 'class="portal-page"' in page.text) == (status, True)
            assert 'href="/desk' not in page.text

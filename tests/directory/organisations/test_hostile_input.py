"""Whatever is typed into the portal or asked of its addresses: a sentence comes back, never an error of ours."""

import random
from urllib.parse import quote

from litestar import Litestar

from core.access.roles import Role
from directory.organisations.rules import FIELDS
from tests.core.access.test_hostile_input import NASTY
from tests.directory.organisations.browsing import MINE, somebody

ADDRESSES = ("/portal/{}", "/portal/{}/profile", "/portal/{}/members", "/portal/{}/sight", "/desk/organisations/{}",
             "/desk/organisations?q={}", "/desk/organisations?after={}", "/files/{}", "/media/{}")  # fmt: skip
ASIDE = ("theirs_name_en", "pick_name_en", "disputed_name_en", "before_name_en", "version", "write_on")
FORMS = {
    "/portal/maru/profile": (*FIELDS, *ASIDE),
    "/desk/organisations/maru/profile": (*FIELDS, *ASIDE),
    "/portal/maru/members": ("email", "name", "because"),
    "/desk/organisations/exports": ("q", "because"),
    "/portal/maru/logo": ("logo",),
    "/portal/maru/papers": ("paper",),
}
TRIES = 25


def octets_of(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


async def test_no_page_breaks_on_what_its_address_says(app: Litestar) -> None:
    async with somebody(app, Role.ORGANISER) as staff:
        asked = [address.format(octets_of(word)) for address in ADDRESSES for word in NASTY if len(word) < 1000]
        broken = [one for one in asked if (await staff.sees(one)).status_code >= 500]
    assert broken == []


async def test_no_form_breaks_on_what_is_typed_into_it(app: Litestar) -> None:
    chance = random.Random(3)
    broken: list[str] = []
    async with somebody(app, Role.EXHIBITOR_OWNER, MINE) as kim, somebody(app, Role.ORGANISER) as staff:
        for address, names in FORMS.items():
            person, page = (staff, "/desk/organisations") if address.startswith("/desk") else (kim, "/portal/maru")
            for _ in range(TRIES):
                typed = {name: chance.choice(NASTY) for name in names if chance.random() < 0.8}
                sent = {name: text.encode("utf-8", "replace").decode() for name, text in typed.items()}
                status = (await person.sends(address, sent, from_=page)).status_code
                broken += [f"{address} {sent}"] if status >= 500 else []
    assert broken == []

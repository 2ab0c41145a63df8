"""Lists in pages: complete, each row once, and cursors that nobody can write themselves."""

import base64

import httpx
import pytest
from litestar import Litestar

from core.api import answers
from directory.permissions import Directory
from tests.core.api.asking import asking, token
from tests.make.organisations import organisation

LIST = "/api/v1/organisations"


async def pages(client: httpx.AsyncClient, address: str, key: str) -> list[list[str]]:
    found, following = [], address
    while following:
        response = await client.get(following)
        assert response.status_code == 200, response.text
        found.append([one["code"] for one in response.json()[key]])
        following = response.links.get("next", {}).get("url", "")
    return found


async def test_every_row_stands_on_one_page(app: Litestar) -> None:
    for number in range(7):
        await organisation(f"maker-{number}")
    async with asking(app, await token(Directory.ORGANISATION_READ)) as client:
        found = await pages(client, f"{LIST}?limit=3&q=maker", "organisations")
    assert found == [["maker-0", "maker-1", "maker-2"], ["maker-3", "maker-4", "maker-5"], ["maker-6"]]


async def forged_is_taken(app: Litestar) -> bool:
    """Whether a cursor that somebody wrote themselves is followed."""
    for number in range(3):
        await organisation(f"maker-{number}")
    forged = base64.urlsafe_b64encode(b"\0" * 16 + b"maker-1").decode().rstrip("=")
    async with asking(app, await token(Directory.ORGANISATION_READ)) as client:
        response = await client.get(LIST, params={"cursor": forged})
    return response.status_code == 200 and "maker-2" in response.text


async def test_a_forged_cursor_is_refused(app: Litestar) -> None:
    assert not await forged_is_taken(app)


@pytest.mark.planted("unsigned cursor")
async def test_the_same_check_finds_cursors_that_are_not_signed(app: Litestar, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted flaw: the place is read out of whatever comes."""

    def unsigned(text: str, *_: object) -> str:
        return base64.urlsafe_b64decode(text + "==")[16:].decode()

    monkeypatch.setattr(answers, "place_in", unsigned)
    assert await forged_is_taken(app)


async def test_a_cursor_fits_no_other_reader_and_no_other_list(app: Litestar) -> None:
    for number in range(3):
        await organisation(f"maker-{number}")
    async with asking(app, await token(Directory.ORGANISATION_READ)) as one:
        following = (await one.get(f"{LIST}?limit=1")).links["next"]["url"]
        assert (await one.get(following)).status_code == 200
        assert (await one.get(following.replace("?", "?q=maker&"))).status_code == 400
    async with asking(app, await token(Directory.ORGANISATION_READ)) as other:
        assert (await other.get(following)).status_code == 400

"""Pages of the ways in, as a browser without JavaScript reads and sends them."""

import re

import httpx

PASSWORD = "seven otters counting lanterns"


def token_in(page: httpx.Response) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', page.text)
    assert found is not None, page.text[:500]
    return found[1]


async def send(client: httpx.AsyncClient, address: str, page: httpx.Response, **fields: str) -> httpx.Response:
    return await client.post(address, data={"csrf": token_in(page), **fields})


def seed_shown(page: httpx.Response) -> str:
    found = re.search(r'class="secret-text"[^>]*>([A-Z2-7 ]+)<', page.text)
    assert found is not None, page.text[:500]
    return found[1].replace(" ", "")


def hidden(page: httpx.Response, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', page.text)
    assert found is not None, page.text[:500]
    return found[1]

"""What tests of the editor's pages share: forms sent as a browser sends them."""

import re
from typing import Any

import httpx

SLUG = "wsce-2026"
FLOOR = f"/desk/{SLUG}/floor"
DRAWN = f"{FLOOR}/E1"


async def send(client: httpx.AsyncClient, action: str, page: httpx.Response, **fields: Any) -> httpx.Response:
    """The form of `page` that leads to `action`, with what was in it but for `fields`."""
    form = re.search(rf'<form[^>]*action="{re.escape(action)}".*?</form>', page.text, re.DOTALL)
    assert form is not None, action
    typed: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", form[0]):
        said = dict(re.findall(r'([a-z]+)="([^"]*)"', tag))
        if said.get("type") not in ("checkbox", "radio", "file"):
            typed[said["name"]] = said.get("value", "")
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form[0], re.DOTALL):
        values = re.findall(r'value="([^"]*)"( selected)?', options)
        typed[name] = next((value for value, on in values if on), values[0][0] if values else "")
    return await client.post(action, data=typed | fields)

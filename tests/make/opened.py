"""A form as somebody has it open in a browser without scripts: all that it would send, and what they change of it."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import httpx


@dataclass
class Opened:
    """One form of a page; `sends` leaves it as it is, as a second window would."""

    client: httpx.AsyncClient
    action: str
    fields: dict[str, list[str]]

    async def sends(self, *, silent: bool = False, **changes: str | None) -> httpx.Response:
        """With what was changed in it, None for a tick that was taken away; `silent` does not say what it began from."""
        sent = {name: values for name, values in self.fields.items() if not (silent and name.startswith("was_"))}
        sent |= {name: [] if value is None else [value] for name, value in changes.items()}
        return await self.client.post(self.action, data={**sent, "idempotency": []})


@dataclass
class _Fields(HTMLParser):
    action: str
    found: dict[str, list[str]] = field(default_factory=dict)
    there: bool = False
    inside: bool = False
    select: str = ""
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given: dict[str, str] = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = given.get("action") == self.action and given.get("method") == "post" and not self.there
            self.there = self.there or self.inside
        elif self.inside:
            self._control(tag, given)

    def _control(self, tag: str, given: dict[str, str]) -> None:
        name = given.get("name", "")
        if tag == "input" and (given.get("type") not in ("checkbox", "radio", "file") or "checked" in given):
            self.found.setdefault(name, []).append(given.get("value", ""))
        elif tag == "textarea":
            self.text = name
            self.found[name] = [""]
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and ("selected" in given or self.select not in self.found):
            self.found[self.select] = [given.get("value", "")]

    def handle_data(self, data: str) -> None:
        if self.inside and self.text:
            self.found[self.text][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.text:
            self.found[self.text] = [self.found[self.text][0].removeprefix("\n")]
            self.text = ""
        elif tag == "select":
            self.select = ""
        elif tag == "form":
            self.inside = False


async def opened(client: httpx.AsyncClient, page: str, action: str = "") -> Opened:
    """The form of the page that goes to `action`, else to where the page is."""
    return shown_again(client, await client.get(page), action or page)


def shown_again(client: httpx.AsyncClient, answer: httpx.Response, action: str) -> Opened:
    """The form in an answer: after a refusal it holds what was typed."""
    fields = _Fields(action)
    fields.feed(answer.text)
    assert fields.there, (answer.status_code, action)
    return Opened(client, action, fields.found)


def disputed(answer: httpx.Response) -> list[tuple[str, ...]]:
    """What was asked: what each line is called, then its readings."""
    assert answer.status_code == 409, re.sub(r"<[^>]+>|\s+", " ", answer.text)[:2000]
    (asked,) = re.findall(r'<dl class="session-facts">(.*?)</dl></div></div>', answer.text, re.DOTALL)
    found = re.findall(r"<div><dt>(.*?)</dt><dd>(.*?)</dd></div>", asked, re.DOTALL)
    return [(_words(name), *(_words(one) for one in readings.split("</p>") if one)) for name, readings in found]


def _words(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", text).replace("\u2068", "").replace("\u2069", "").split())

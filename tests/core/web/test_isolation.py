"""What other sites may do here, what every answer carries, and that no bytes in an address or form break anything."""

from collections.abc import AsyncIterator, Iterable
from itertools import product

import httpx
import pytest
from litestar import Litestar, get, post
from litestar.types import ASGIApp

from core.web.isolation import PERSONAL, Isolation
from core.web.locks import HEADERS, OVER_HTTPS, Locks

EVERYWHERE = {name.decode() for name, _ in [*HEADERS, *OVER_HTTPS]}
CROSS_SITE = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"}
LINK = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
SENDERS: list[dict[str, str]] = [
    LINK,
    CROSS_SITE,
    {**CROSS_SITE, "sec-fetch-site": "same-site"},
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"origin": "https://expo.example.evil.example"},
]


@post("/", sync_to_thread=False)
def change() -> str:
    return "changed"


@get("/", sync_to_thread=False)
def show() -> str:
    return "shown"


def application(*, careless: bool = False) -> Litestar:
    app = Litestar([change, show], openapi_config=None)
    inner: ASGIApp = app.asgi_handler
    app.asgi_handler = inner if careless else Isolation(inner, b"from another site")
    return app


async def taken_from_elsewhere(app: Litestar) -> int:
    """How many forms of other sites changed something."""
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://expo.example") as client:
        answers = [await client.post("/", headers=sender) for sender in SENDERS]
    return sum(answer.text == "changed" for answer in answers)


async def test_a_form_on_another_site_changes_nothing() -> None:
    assert await taken_from_elsewhere(application()) == 0


@pytest.mark.planted("cross-site request")
async def test_the_check_finds_a_site_that_takes_forms_from_anywhere() -> None:
    assert await taken_from_elsewhere(application(careless=True)) == len(SENDERS)


@pytest.mark.parametrize(
    "sender",
    [{}, {"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}, {"origin": "https://expo.example"}],
)
async def test_our_own_forms_and_programs_that_are_no_browsers_pass(sender: dict[str, str]) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(application()), base_url="https://expo.example") as one:
        assert (await one.post("/", headers=sender)).text == "changed"


@pytest.mark.parametrize("address", PERSONAL)
async def test_another_site_may_link_to_what_is_personal_but_not_embed_or_fetch_it(
    address: str, reader: httpx.AsyncClient
) -> None:
    embedding = {**LINK, "sec-fetch-dest": "iframe"}
    assert (await reader.get(address, headers=LINK)).status_code != 403
    assert [(await reader.get(address, headers=sent)).status_code for sent in (CROSS_SITE, embedding)] == [403, 403]


async def test_what_is_public_may_be_fetched_from_anywhere(reader: httpx.AsyncClient) -> None:
    assert (await reader.get("/ko/wsce-2026/schedule.ics", headers=CROSS_SITE)).status_code == 200


async def test_a_refusal_says_why_in_five_languages(reader: httpx.AsyncClient) -> None:
    page = (await reader.post("/account/sign-in", headers=CROSS_SITE)).text
    assert [page.count(f'lang="{code}" dir=') for code in ("en", "zh-Hans", "es", "ar")] == [1, 1, 1, 1]
    assert "다른 사이트에서 보낸 요청입니다." in page
    assert [page.count(f'href="/{code}/"') for code in ("ko", "en", "zh-Hans", "es", "ar")] == [1] * 5, "and a way on"


async def answers(client: httpx.AsyncClient) -> AsyncIterator[tuple[str, httpx.Response]]:
    """One of every class of answer."""
    kept = await client.get("/ko/wsce-2026/schedule")
    yield "a kept page", kept
    yield "304", await client.get("/ko/wsce-2026/schedule", headers={"if-none-match": kept.headers["etag"]})
    yield "HEAD", await client.head("/ko/wsce-2026/schedule")
    yield "OPTIONS", await client.options("/ko/wsce-2026/schedule")
    yield "a redirection", await client.get("/")
    yield "an asset", await client.get("/assets/none.css")
    yield "a probe", await client.get("/livez")
    yield "the way in", await client.get("/desk")
    yield "404", await client.get("/ko/nothing/there")
    yield "405", await client.delete("/ko/wsce-2026/schedule")
    yield "a form", await client.get("/account/sign-in")
    yield "413", await client.post("/account/sign-in", data={"email": "x" * 1_100_000})
    yield "a name that is not ours", await client.get("/ko/", headers={"host": "evil.example"})
    yield "an address that is no text", await client.get("/ko/%ff")
    yield "a form of another site", await client.post("/desk", headers=CROSS_SITE)


async def bare(given: Iterable[tuple[str, httpx.Response]]) -> dict[str, set[str]]:
    """What is missing where."""
    return {name: lacking for name, one in given if (lacking := EVERYWHERE - set(one.headers))}


async def test_every_answer_of_every_layer_carries_the_headers(reader: httpx.AsyncClient) -> None:
    found = [one async for one in answers(reader)]
    assert await bare(found) == {}
    assert {name: one.status_code for name, one in found if name[0].isdigit()} == {
        "304": 304, "404": 404, "405": 405, "413": 413,
    }  # fmt: skip
    assert dict(found)["405"].headers["allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.planted("headers given inside only")
async def test_the_check_finds_headers_that_are_given_inside_only() -> None:
    app = application()
    app.asgi_handler = Isolation(Locks(app.asgi_handler.app), b"from another site")  # type: ignore[attr-defined]
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://expo.example") as one:
        found = [("shown", await one.get("/")), ("refused", await one.post("/", headers=CROSS_SITE))]
    assert await bare(found) == {"refused": EVERYWHERE}


async def test_what_a_route_says_itself_stands_alone() -> None:
    @get("/", sync_to_thread=False, response_headers={"Content-Security-Policy": "sandbox"})
    def strict() -> str:
        return "a file"

    app = Litestar([strict], openapi_config=None)
    app.asgi_handler = Locks(app.asgi_handler)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://expo.example") as one:
        assert (await one.get("/")).headers.get_list("content-security-policy") == ["sandbox"]


HTML = "text/html; charset=utf-8"
BYTES = ["%00", "%ff", "%c3%28", "%ed%a0%80", "a%00b"]


@pytest.mark.parametrize(
    ("prefix", "octets"),
    list(product(["/ko/", "/ko/wsce-2026/schedule?q=", "/desk/accounts/", "/desk?next=", "/api/v1/people?q="], BYTES)),
)
async def test_an_address_that_is_no_text_is_refused_and_breaks_nothing(
    prefix: str, octets: str, reader: httpx.AsyncClient
) -> None:
    answer = await reader.get(f"{prefix}{octets}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == ("application/problem+json" if prefix.startswith("/api/") else HTML)


async def test_a_form_is_counted_while_it_comes_not_by_what_it_claims(reader: httpx.AsyncClient) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(64):
            yield b"password=" + b"x" * 99_991

    kind = {"content-type": "application/x-www-form-urlencoded"}
    answer = await reader.get("/account/sign-in")
    token = answer.text.split('name="csrf" value="')[1].split('"')[0]
    refused = await reader.post(
        "/account/sign-in",
        content=endless(),
        headers={**kind, "origin": "https://expo.example", "accept-language": "en"},
    )
    assert (refused.status_code, len(token)) == (413, 64)
    assert "This is more than can be sent at once." in refused.text


@pytest.mark.parametrize("value", ["\0", "a\0b", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1")])
async def test_bytes_in_a_form_that_are_no_text_are_a_mistake_and_not_an_accident(
    value: str, reader: httpx.AsyncClient
) -> None:
    page = await reader.get("/account/sign-in")
    token = page.text.split('name="csrf" value="')[1].split('"')[0]
    answer = await reader.post("/account/sign-in", data={"csrf": token, "email": value, "password": value})
    assert answer.status_code == 422

"""Under which names the site answers, and whose address is believed; each beside a twin that believes everybody."""

from collections.abc import Callable, Iterable

import httpx
import pytest
from litestar import Litestar, Request, get
from litestar.datastructures import State

from core.networks import Network, client_address, hosts, networks
from core.web.hosts import Hosts

OURS = hosts("www.expo.example", "https://expo.example")
FOREIGN = [
    "evil.example",
    "expo.example.evil.example",
    "evil.example:443",
    "expo.example@evil.example",
    "",
    "127.0.0.1",
]


@get(["/", "/livez", "/readyz"], sync_to_thread=False)
def link(request: Request[None, None, State]) -> str:
    """As careless code would do: an address made from what the request claims."""
    return f"https://{request.headers['host']}/account/first/token"


def application(*, careless: bool = False) -> Litestar:
    app = Litestar([link], openapi_config=None)
    if not careless:
        app.asgi_handler = Hosts(app.asgi_handler, OURS)
    return app


async def poisoned(app: Litestar) -> list[str]:
    """The claimed names that found their way into an answer."""
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="https://expo.example") as client:
        answers = [(name, await client.get("/", headers={"host": name})) for name in FOREIGN]
    return [name for name, answer in answers if answer.status_code != 400 or (name and name in answer.text)]


async def test_a_name_that_is_not_ours_is_refused_and_never_repeated() -> None:
    assert await poisoned(application()) == []


async def test_the_check_finds_a_site_that_takes_its_name_from_the_request() -> None:
    assert await poisoned(application(careless=True)) == FOREIGN


@pytest.mark.parametrize(
    "name", ["expo.example", "EXPO.example", "expo.example:443", "expo.example.", "www.expo.example"]
)
async def test_our_own_names_are_answered_in_any_spelling(name: str) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(application()), base_url="https://expo.example") as one:
        assert (await one.get("/", headers={"host": name})).status_code == 200


@pytest.mark.parametrize("probe", ["/livez", "/readyz"])
async def test_a_balancer_asks_for_our_health_by_address(probe: str) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(application()), base_url="http://10.0.0.7") as one:
        assert (await one.get(probe)).status_code == 200


async def test_two_names_at_once_are_refused() -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(application()), base_url="https://expo.example") as one:
        answer = await one.get("/", headers=[("host", "expo.example"), ("host", "evil.example")])
    assert answer.status_code == 400


def test_a_developers_machine_has_its_names_for_itself_and_a_public_one_has_not() -> None:
    assert hosts(None, "http://127.0.0.1:8000") == {"127.0.0.1", "localhost", "[::1]"}
    assert hosts(None, "http://0.0.0.0:8000") == {"0.0.0.0", "127.0.0.1", "localhost", "[::1]"}
    assert hosts(None, "https://expo.example") == {"expo.example"}
    assert hosts("a.example, b.example", "http://expo.example:8000") == {"expo.example", "a.example", "b.example"}


OUR_PROXIES = networks("10.0.0.0/8, fd00::/8")
Finder = Callable[[str, Iterable[str], tuple[Network, ...]], str]
CLAIMS = [
    ("203.0.113.9", ["1.2.3.4"], "203.0.113.9"),
    ("10.0.0.1", ["1.2.3.4", "203.0.113.9"], "203.0.113.9"),
    ("10.0.0.1", ["1.2.3.4", "203.0.113.9", "10.0.0.2"], "203.0.113.9"),
    ("10.0.0.1", ["<script>"], "10.0.0.1"),
]


def believed(finder: Finder) -> list[str]:
    """The addresses that somebody merely claimed to have."""
    return [found for peer, said, true in CLAIMS if (found := finder(peer, said, OUR_PROXIES)) != true]


def test_only_our_own_proxies_are_believed() -> None:
    assert believed(client_address) == []


@pytest.mark.planted("a believed X-Forwarded-For")
def test_the_check_finds_a_reader_of_the_header_who_believes_anybody() -> None:
    def naive(peer: str, forwarded: Iterable[str], _trusted: tuple[Network, ...]) -> str:
        return next(iter(forwarded), peer)

    assert believed(naive) == ["1.2.3.4", "1.2.3.4", "1.2.3.4", "<script>"]


def test_an_ipv6_subscriber_is_one_whatever_address_they_take_today() -> None:
    one, other = (client_address(f"2001:db8:1:2::{host}", [], ()) for host in ("1", "ffff"))
    assert one == other == "2001:db8:1:2::/64"
    assert client_address("::ffff:203.0.113.9", [], ()) == "203.0.113.9"

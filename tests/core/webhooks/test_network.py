"""Hostile addresses: none of them makes us connect to ourselves or our neighbours; a naive sender does, and is found."""

from collections.abc import Awaitable, Callable, Sequence
from itertools import product

import httpx
import pytest

from core.webhooks.network import Network
from core.webhooks.rules import AddressRefused, is_public, target_of

PUBLIC_ADDRESS = "93.184.215.14"
INSIDE = [
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "10.0.0.1",
    "10.255.0.9",
    "172.16.0.1",
    "172.31.255.1",
    "192.168.0.1",
    "192.168.1.254",
    "169.254.169.254",
    "169.254.0.1",
    "100.64.0.1",
    "100.127.255.1",
    "192.0.0.8",
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd12:3456::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::a00:1",
    "2002:7f00:1::1",
    "2002:a9fe:a9fe::1",
    "2001:0:7f00:1::1",
    "2001:db8::1",
    "fec0::1",
    "100::1",
    "fd00:ec2::254",
]
NAMES = [f"rebound-{number}.evil.example.com" for number in range(len(INSIDE))]
SPELLINGS = [
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "2130706433",
    "0x7f000001",
    "0x7f.0.0.1",
    "0177.0.0.1",
    "017700000001",
    "0",
    "0.0.0.0",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "localhost.localdomain",
    "169.254.169.254",
    "169.254.169.254.",
    "2852039166",
    "0xa9fea9fe",
    "0251.0376.0251.0376",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[0:0:0:0:0:ffff:7f00:1]",
    "[64:ff9b::7f00:1]",
    "[fe80::1%25eth0]",
    "10.0.0.1",
    "192.168.0.1",
    "metadata.google.internal",
    "metadata",
    "printer.local",
    "db.internal",
    "intranet",
    "router.lan",
    "x.corp",
    "1.0.0.127.in-addr.arpa",
    "①②⑦.⓪.⓪.①",
    "127。0。0。1",
    "ｌocalhost",
    "evil.example.com:22",
    "evil.example.com:443",
    "user@10.0.0.1",
    "evil.com@127.0.0.1",
    "127.0.0.1#evil.com",
    "127.0.0.1\\evil.com",
    "127.0.0.1%2f",
    "127.0.0.1%00.evil.com",
    "-.com",
    "a..b",
    ".com",
    "com",
]
FORMS = (
    "https://{}/",
    "https://{}",
    "http://{}/",
    "ftp://{}/",
    "gopher://{}:70/_x",
    "file://{}/etc/passwd",
    "https://user:pass@{}/",
    "https://evil.example.com@{}/",
)
HOSTILE = [form.format(host) for form, host in product(FORMS, SPELLINGS)]

Connect = Callable[[str], None]
Sender = Callable[[str, Callable[[str], Awaitable[Sequence[str]]], Connect], Awaitable[None]]


class Wire(httpx.AsyncBaseTransport):
    """The end of the wire: notes the address that was connected to."""

    def __init__(self, connected: Connect) -> None:
        self.connected = connected

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.connected(request.url.host)
        return httpx.Response(302, headers={"location": "https://127.0.0.1/"})


async def ours(url: str, resolve: Callable[[str], Awaitable[Sequence[str]]], connected: Connect) -> None:
    await Network(resolve, Wire(connected)).send(url, b"{}", {})


async def naive(url: str, resolve: Callable[[str], Awaitable[Sequence[str]]], connected: Connect) -> None:
    """The planted flaw: refuses the names it knows, looks once to check and once more to connect, follows redirects."""
    host = httpx.URL(url).host
    first = (await resolve(host))[0]
    if host in ("localhost", "127.0.0.1") or first.startswith(("127.", "10.", "192.168.")):
        return
    async with httpx.AsyncClient(transport=Wire(connected)) as client:
        await client.get(httpx.URL(url).copy_with(scheme="https", host=(await resolve(host))[0]))


async def reached(sender: Sender) -> list[str]:
    """The addresses inside that somebody made us connect to, by hostile spellings, names and names that rebind."""
    connected: list[str] = []
    asked: dict[str, int] = {}

    async def resolve(host: str) -> Sequence[str]:
        asked[host] = asked.get(host, 0) + 1
        if host.startswith("rebound-"):
            return [PUBLIC_ADDRESS if asked[host] == 1 else "127.0.0.1"]
        if host.startswith("inside-"):
            return [INSIDE[int(host.split("-")[1].partition(".")[0])]]
        return [host.strip("[].") if host[:1].isdigit() or ":" in host else "127.0.0.1"]

    names = [f"https://inside-{number}.evil.example.com/" for number in range(len(INSIDE))]
    for url in [*HOSTILE, *names, *(f"https://{name}/" for name in NAMES)]:
        try:
            await sender(url, resolve, connected.append)
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, TypeError):
            continue
    return [one for one in connected if not is_public(one)]


async def test_no_hostile_address_leads_inside() -> None:
    assert len(HOSTILE) + len(INSIDE) + len(NAMES) >= 300
    assert await reached(ours) == []


@pytest.mark.planted("SSRF in a webhook")
async def test_the_same_check_finds_a_naive_sender() -> None:
    assert len(await reached(naive)) > 20


@pytest.mark.parametrize("url", HOSTILE)
def test_no_hostile_spelling_is_even_written_down(url: str) -> None:
    with pytest.raises(AddressRefused):
        target_of(url)


async def test_one_address_inside_among_many_is_one_too_many() -> None:
    async def resolve(host: str) -> Sequence[str]:
        return [PUBLIC_ADDRESS, "10.0.0.1"]

    connected: list[str] = []
    answer = await Network(resolve, Wire(connected.append)).send("https://hooks.example.com/", b"", {})
    assert (answer.status, answer.trouble, connected) == (None, "AddressRefused", [])


async def test_the_very_address_that_was_looked_at_is_connected_to_under_its_name() -> None:
    sent: list[httpx.Request] = []

    class Kept(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            sent.append(request)
            return httpx.Response(204)

    async def resolve(host: str) -> Sequence[str]:
        return ["2606:2800:21f:cb07:6820:80da:af6b:8b2c"]

    answer = await Network(resolve, Kept()).send("https://hooks.example.com/in?a=1", b"{}", {"x": "y"})
    assert answer.taken
    assert [str(one.url) for one in sent] == ["https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/in?a=1"]
    assert (sent[0].headers["host"], sent[0].extensions["sni_hostname"]) == ("hooks.example.com", "hooks.example.com")

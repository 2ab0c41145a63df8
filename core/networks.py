"""Names of hosts and addresses of networks: which of them a deployment trusts, and whose address an address is."""

from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

Network = IPv4Network | IPv6Network

LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]"})
EVERY_INTERFACE = frozenset({"0.0.0.0", "[::]"})
HOUSEHOLD = 64
"""Bits of an IPv6 address that name one subscriber; the rest they choose as they like."""


def listed(given: str | None) -> list[str]:
    """The words of a list that is written with commas, spaces or both."""
    return (given or "").replace(",", " ").split()


def host_of(authority: str) -> str:
    """Without the port, in lower case; an IPv6 address keeps its brackets."""
    name = authority.strip().lower()
    if name.startswith("["):
        return name.partition("]")[0] + "]"
    return name.partition(":")[0].removesuffix(".")


def hosts(given: str | None, base_url: str) -> frozenset[str]:
    """Those that are listed and the one of `base_url`; on a developer's machine all its names for itself."""
    own = host_of(urlsplit(base_url).netloc.rpartition("@")[2])
    local = base_url.startswith("http://") and own in LOCAL | EVERY_INTERFACE
    return frozenset({own, *map(host_of, listed(given))}) | (LOCAL if local else frozenset())


def networks(given: str | None) -> tuple[Network, ...]:
    """Raises ValueError for what is neither an address nor a network."""
    return tuple(ip_network(one) for one in listed(given))


def client_address(peer: str, forwarded: Iterable[str], trusted: tuple[Network, ...]) -> str:
    """`forwarded` goes from the client to the last proxy. Only what a trusted proxy wrote is believed: from the last
    one back to the first that nobody here vouches for. An IPv6 address stands for its whole subscriber.
    """
    found = peer
    for claimed in reversed([one.strip() for one in forwarded]):
        if not is_trusted(found, trusted) or not _is_address(claimed):
            break
        found = claimed
    return _subscriber(found)


def is_trusted(address: str, trusted: tuple[Network, ...]) -> bool:
    return _is_address(address) and any(ip_address(address) in network for network in trusted)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _subscriber(text: str) -> str:
    if not _is_address(text):
        return text
    address = ip_address(text)
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or ip_network(f"{address}/{HOUSEHOLD}", strict=False))
    return text

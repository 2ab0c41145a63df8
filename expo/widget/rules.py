"""Which sites a policy can name, and the policy of a page that they may frame; pure."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from core.errors import Conflict, mark
from core.web.locks import DIRECTIVES

MOST_EMBEDDERS = 40
"""Each stands in a header of every answer."""

LONGEST_ORIGIN = 253
ON_THIS_MACHINE = ("localhost", "127.0.0.1")
"""Whoever builds a page tries it there, without a certificate."""

LARGEST_PORT = 65_535
_host = re.compile(r"(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")


class EmbedderThere(Conflict):
    message = mark("This site may show the programme already.")


class TooManyEmbedders(Conflict):
    message = mark(
        "A list of at most {most} sites, please: a star stands for all names below one (https://*.city.example)."
    )


def origin_of(typed: str) -> str | None:
    """What was typed or copied out of an address bar, as an origin in ASCII; None where a browser could not hold to it.

    Without a scheme it is https, and nothing else is good enough but on one's own machine. A star stands for the names
    below one that has two parts at least.
    """
    written = typed.strip().lower()
    try:
        parts = urlsplit(written if "://" in written else f"https://{written}")
        host, port = _ascii(parts.hostname or ""), parts.port
    except ValueError:
        return None
    here = host in ON_THIS_MACHINE
    if parts.username is not None or parts.scheme not in (("https", "http") if here else ("https",)):
        return None
    if not here and not _host.fullmatch(host):
        return None
    return f"{parts.scheme}://{host}" + (f":{port}" if port else "")


def _ascii(host: str) -> str:
    """Raises ValueError (a UnicodeError is one) for what no name server could be asked."""
    star, name = ("*.", host[2:]) if host.startswith("*.") else ("", host)
    return star + (name if name.isascii() else name.encode("idna").decode())


def framed_by(origins: Iterable[str]) -> str:
    """The policy of a page that these sites may frame, and our own pages."""
    ancestors = " ".join(("frame-ancestors 'self'", *origins))
    return "; ".join(ancestors if one.startswith("frame-ancestors") else one for one in DIRECTIVES)


FRAMING = "; ".join((*DIRECTIVES, "frame-src 'self'"))
"""Of a page of ours that shows another one of ours as it will stand elsewhere."""

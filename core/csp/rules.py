"""What of a report is counted: pure; whatever is not as the standards have it is passed over."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import msgspec

DIRECTIVES = frozenset(
    {"base-uri", "connect-src", "default-src", "font-src", "form-action", "frame-ancestors", "frame-src", "img-src"}
    | {"manifest-src", "media-src", "object-src", "require-trusted-types-for", "script-src", "script-src-attr"}
    | {"script-src-elem", "style-src", "style-src-attr", "style-src-elem", "trusted-types", "worker-src"}
)
WORDS = frozenset({"data", "blob", "eval", "inline", "self", "trusted-types-policy", "trusted-types-sink", "wasm-eval"})
EXTENSIONS = ("chrome-extension", "moz-extension", "ms-browser-extension", "safari-extension", "safari-web-extension")
"""What readers have added to their browsers is refused too, which is no news to us."""

MOST_AT_ONCE = 20
LONGEST = 200
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Refused:
    """What a browser refused: the directive, and an origin or a word."""

    directive: str
    blocked: str


class _Old(msgspec.Struct, rename="kebab"):
    """The body of `report-uri` (CSP 2)."""

    document_uri: str
    blocked_uri: str = ""
    violated_directive: str = ""
    effective_directive: str = ""
    source_file: str = ""


class _OldOne(msgspec.Struct):
    report: _Old = msgspec.field(name="csp-report")


class _New(msgspec.Struct, rename={"document": "documentURL", "blocked": "blockedURL", "source": "sourceFile"}):
    """The body of one report of `report-to` (Reporting API)."""

    document: str
    effectiveDirective: str  # noqa: N815 -- the standard's name
    blocked: str | None = None
    source: str | None = None


class _NewOne(msgspec.Struct):
    type: str
    body: msgspec.Raw = msgspec.Raw(b"")


def refused_in(octets: bytes, *, own: str) -> list[Refused]:
    """Of a report on pages of `own` (an origin), in either form; nothing when it is no such report."""
    try:
        return [one for one in _read(octets, own) if one is not None][:MOST_AT_ONCE]
    except (msgspec.MsgspecError, ValueError):
        return []


def _read(octets: bytes, own: str) -> Iterator[Refused | None]:
    if octets.lstrip()[:1] == b"[":
        for each in msgspec.json.decode(octets, type=list[_NewOne]):
            if each.type == "csp-violation":
                new = msgspec.json.decode(each.body, type=_New)
                yield _refused(new.document, new.effectiveDirective, new.blocked or "", new.source or "", own)
    else:
        old = msgspec.json.decode(octets, type=_OldOne).report
        directive = (old.effective_directive or old.violated_directive).split(" ")[0]
        yield _refused(old.document_uri, directive, old.blocked_uri, old.source_file, own)


def _refused(document: str, directive: str, blocked: str, source: str, own: str) -> Refused | None:
    if origin_of(document) != own or directive not in DIRECTIVES:
        return None
    if any(one.partition(":")[0] in EXTENSIONS for one in (blocked, source)):
        return None
    return Refused(directive, what_of(blocked))


def what_of(blocked: str) -> str:
    """An origin, a known word, a scheme, or `unknown`. Raises ValueError for an address that is none."""
    if blocked in WORDS:
        return blocked
    parts = urlsplit(blocked)
    if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname:
        origin = origin_of(blocked)
        return origin if len(origin) <= LONGEST else UNKNOWN
    return parts.scheme if parts.scheme in WORDS else UNKNOWN


def origin_of(address: str) -> str:
    """Without a name or password that somebody may have put into it."""
    parts = urlsplit(address)
    host = f"[{parts.hostname}]" if parts.hostname and ":" in parts.hostname else parts.hostname or ""
    return f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port else "")

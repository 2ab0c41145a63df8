"""Pages that cost nothing: rendered once per revision, compressed once, kept as bytes with a strong ETag."""

import gzip
import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field

import brotli

BROTLI_QUALITY = 5
GZIP_LEVEL = 6
SMALLEST_COMPRESSED = 256
BYTES_KEPT = 96 * 1024 * 1024
COMPRESSED_TYPES = ("text/", "application/json", "application/xml", "application/ld+json", "image/svg+xml")

Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Body:
    """One encoding of a page; `etag` differs by encoding, as a strong validator must."""

    octets: bytes
    etag: bytes
    headers: Headers


@dataclass(frozen=True, slots=True)
class Page:
    """A page in every encoding we serve; `stale_at` is a monotonic second after which it is rendered anew."""

    revision: int
    plain: Body
    gzip: Body | None
    brotli: Body | None
    stale_at: float | None = None

    def encoded_for(self, accepted: bytes) -> Body:
        """Brotli before gzip before none; `q=0` is not parsed out, since no browser sends it for these."""
        if self.brotli is not None and b"br" in accepted:
            return self.brotli
        if self.gzip is not None and b"gzip" in accepted:
            return self.gzip
        return self.plain

    @property
    def size(self) -> int:
        return sum(len(body.octets) for body in (self.plain, self.gzip, self.brotli) if body is not None)


def printed(octets: bytes, headers: Headers, revision: int, stale_at: float | None = None) -> Page:
    """Compresses once what will be sent often; `headers` are the response's own, without length, encoding and ETag."""
    digest = hashlib.sha256(octets).hexdigest()[:20].encode()
    kind = next((value for name, value in headers if name == b"content-type"), b"").decode("latin-1")
    if len(octets) < SMALLEST_COMPRESSED or not kind.startswith(COMPRESSED_TYPES):
        return Page(revision, _body(octets, digest, headers, None), None, None, stale_at)
    return Page(
        revision,
        _body(octets, digest, headers, None),
        _body(gzip.compress(octets, GZIP_LEVEL, mtime=0), digest, headers, b"gzip"),
        _body(brotli.compress(octets, quality=BROTLI_QUALITY), digest, headers, b"br"),
        stale_at,
    )


def _body(octets: bytes, digest: bytes, headers: Headers, encoding: bytes | None) -> Body:
    etag = b'"' + digest + (b"-" + encoding if encoding else b"") + b'"'
    full = [*headers, (b"etag", etag), (b"content-length", str(len(octets)).encode())]
    return Body(octets, etag, [*full, (b"content-encoding", encoding)] if encoding else full)


@dataclass
class Kept:
    """The pages of this process, least recently asked for first; bounded by bytes, not by number."""

    limit: int = BYTES_KEPT
    size: int = 0
    pages: OrderedDict[bytes, Page] = field(default_factory=OrderedDict)

    def find(self, address: bytes, revision: int, now: float) -> Page | None:
        page = self.pages.get(address)
        if page is None:
            return None
        if page.revision != revision or (page.stale_at is not None and page.stale_at <= now):
            self._drop(address)
            return None
        self.pages.move_to_end(address)
        return page

    def keep(self, address: bytes, page: Page) -> None:
        self._drop(address)
        self.pages[address] = page
        self.size += page.size
        while self.size > self.limit:
            self._drop(next(iter(self.pages)))

    def _drop(self, address: bytes) -> None:
        page = self.pages.pop(address, None)
        if page is not None:
            self.size -= page.size

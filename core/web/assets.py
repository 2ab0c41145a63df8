"""Our own style sheets, scripts, fonts and pictures: joined and compressed once, named after their content."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import brotli

STYLE_LAYERS = ("tokens.css", "base.css", "components/*.css", "features/*.css")
READER_LAYERS = ("reader/*.css",)
"""For pages where readers do something: mark, sign up, ask. The others do not pay for it."""

FLOOR_LAYERS = ("floor/*.css",)
"""For pages that draw a hall."""

DESK_LAYERS = ("desk/*.css",)
"""For signed-in pages, on top of the public style sheet, whose size readers on a bad line pay for."""

DRAWN_LAYERS = ("drawn/*.css",)
"""For the few pages of the desk that are drawings: a hall that is edited, the map of the world."""

SCREEN_LAYERS = ("tokens.css", "screens/*.css")
"""For screens in halls, which have nothing of a page but the fonts and colours."""

POCKET_LAYERS = ("tokens.css", "base.css", "pocket/*.css")
"""For a programme that is read on a phone, with a bad line."""

CHINESE = "vendor/noto-sans-sc"
"""A hundred slices of Noto Sans SC, for screens: whoever hangs up a bare player has no Chinese font, and a turn through
the languages would show boxes. A browser fetches the slices that a picture needs. Set-up puts them in place.
"""

WIDGET_LAYERS = ("tokens.css", "widget/*.css")
"""For what stands in frames of other sites: they, too, pay for little."""

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json",
}
COMPRESSED = {".css", ".js", ".svg", ".webmanifest"}
BROTLI_QUALITY = 11
_comment = re.compile(r"/\*.*?\*/", re.DOTALL)
_blank = re.compile(r"\s+")
_around = re.compile(r" ?([{};,]) ?|(?<=:) ")
_asset = re.compile(r"url\(\s*[\"']?asset:([^\"')]+)[\"']?\s*\)")


@dataclass(frozen=True)
class Asset:
    """`address` holds a hash of the content, so that it may be kept for ever. Compressed when the first reader asks: a
    process that starts has more urgent things to do.
    """

    address: str
    kind: str
    plain: bytes
    compressible: bool

    @cached_property
    def gzip(self) -> bytes | None:
        return gzip.compress(self.plain, 9, mtime=0) if self.compressible else None

    @cached_property
    def brotli(self) -> bytes | None:
        return brotli.compress(self.plain, quality=BROTLI_QUALITY) if self.compressible else None


class Assets:
    """Everything under `assets/`, ready to be sent; a style sheet names another asset as `url(asset:fonts/x.woff2)`."""

    def __init__(self, folder: Path) -> None:
        self._by_name: dict[str, Asset] = {}
        for name, octets in _single(folder):
            self._by_name[name] = _asset_of(name, octets)
        self._by_name["app.css"] = _asset_of("app.css", self._linked(_styles(folder, STYLE_LAYERS)).encode())
        self._by_name["reader.css"] = _asset_of("reader.css", self._linked(_styles(folder, READER_LAYERS)).encode())
        self._by_name["floor.css"] = _asset_of("floor.css", self._linked(_styles(folder, FLOOR_LAYERS)).encode())
        self._by_name["desk.css"] = _asset_of("desk.css", self._linked(_styles(folder, DESK_LAYERS)).encode())
        self._by_name["drawn.css"] = _asset_of("drawn.css", self._linked(_styles(folder, DRAWN_LAYERS)).encode())
        self._by_name["screens.css"] = _asset_of("screens.css", self._linked(_styles(folder, SCREEN_LAYERS)).encode())
        self._by_name["chinese.css"] = _asset_of("chinese.css", self._linked(_chinese(folder)).encode())
        self._by_name["pocket.css"] = _asset_of("pocket.css", self._linked(_styles(folder, POCKET_LAYERS)).encode())
        self._by_name["widget.css"] = _asset_of("widget.css", self._linked(_styles(folder, WIDGET_LAYERS)).encode())
        self._by_name["app.js"] = _asset_of("app.js", _joined(folder / "js" / "behaviours").encode())
        self._by_name["board.js"] = _asset_of("board.js", _joined(folder / "js" / "board").encode())
        self._by_name["desk.js"] = _asset_of("desk.js", _joined(folder / "js" / "desk").encode())
        self.by_address: Mapping[str, Asset] = {asset.address: asset for asset in self._by_name.values()}

    def __call__(self, name: str) -> str:
        """The address of an asset; raises KeyError for one that is not there, since a page would be broken."""
        return self._by_name[name].address

    def named(self, name: str) -> Asset:
        return self._by_name[name]

    def _linked(self, styles: str) -> str:
        return _asset.sub(lambda found: f"url({self(found[1])})", styles)


def _single(folder: Path) -> Iterator[tuple[str, bytes]]:
    for pattern in ("fonts/*", "images/*", "vendor/*", f"{CHINESE}/files/*-[0-9]*-wght-normal.woff2", "js/*.js"):
        for path in sorted(folder.glob(pattern)):
            if path.suffix in TYPES:
                yield path.relative_to(folder).as_posix(), path.read_bytes()


def _styles(folder: Path, layers: tuple[str, ...]) -> str:
    parts = (path.read_text() for layer in layers for path in sorted((folder / "css").glob(layer)))
    spaced = _blank.sub(" ", _comment.sub("", "\n".join(parts)))
    return _around.sub(lambda found: found[1] or "", spaced).replace(";}", "}")


def _chinese(folder: Path) -> str:
    """A face for each slice, which the device's own comes before; nothing where there are none."""
    listed = folder / CHINESE / "unicode.json"
    slices: dict[str, str] = json.loads(listed.read_bytes()) if listed.exists() else {}
    return "".join(
        '@font-face{font-family:"Madang Chinese";font-weight:100 900;font-display:swap;'
        'src:local("Noto Sans CJK SC"),local("NotoSansCJKsc-Regular"),'
        f'url(asset:{CHINESE}/files/noto-sans-sc-{name[1:-1]}-wght-normal.woff2) format("woff2");unicode-range:{codes}}}'
        for name, codes in slices.items()
        if name.startswith("[")
    )


def _joined(folder: Path) -> str:
    """Each script in a block of its own, so that their names do not meet."""
    return "".join(f"{{\n{path.read_text()}\n}}\n" for path in sorted(folder.glob("*.js")))


def _asset_of(name: str, octets: bytes) -> Asset:
    path = Path(name)
    digest = hashlib.sha256(octets).hexdigest()[:12]
    address = f"/assets/{path.with_suffix('').as_posix()}.{digest}{path.suffix}"
    return Asset(address, TYPES[path.suffix], octets, path.suffix in COMPRESSED)

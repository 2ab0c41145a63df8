"""The fonts of pictures: our own for Latin, Hangul and Arabic, Noto Sans SC for Chinese, each for what it has.

FreeType reads WOFF2, so that pictures and pages share their files. The licences are beside the files (OFL).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unicodedata import normalize

import msgspec
from PIL import ImageFont

ASSETS = Path(__file__).parent.parent.parent.parent / "assets"
OWN = ASSETS / "fonts"
CHINESE = ASSETS / "vendor" / "noto-sans-sc"
FALLBACK = OWN / "madang-latin.woff2"
WEIGHT_BOLD, WEIGHT_PLAIN = 760, 480

Face = ImageFont.FreeTypeFont


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring characters that one file draws."""

    text: str
    file: Path


def drawable(text: str) -> str:
    """What no file has stands in its plainer form (NFKC), where there is one of letters: ㈜ as (주)."""
    return "".join(one if ord(one) in _files() or one.isspace() else _plainer(one) for one in text)


def runs(text: str) -> Iterator[Run]:
    """White space is always drawn by the Latin file: the others have none."""
    current: list[str] = []
    file: Path | None = None
    for character in drawable(text):
        wanted = FALLBACK if character.isspace() else _file_for(character)
        if file is not None and wanted != file:
            yield Run("".join(current), file)
            current = []
        file = wanted
        current.append(character)
    if file is not None:
        yield Run("".join(current), file)


@cache
def face(file: Path, size: int, weight: int) -> Face:
    """`size` in pixels."""
    loaded = ImageFont.truetype(file, size)
    loaded.set_variation_by_axes([weight])
    return loaded


@cache
def _plainer(character: str) -> str:
    """Nothing that would end a string in JSON comes of it."""
    found = normalize("NFKC", character)
    return found if all(ord(one) in _files() and one not in '"\\' for one in found) else character


def _file_for(character: str) -> Path:
    return _files().get(ord(character), FALLBACK)


@cache
def _files() -> dict[int, Path]:
    """By code point; our own files come before the hundred of Noto Sans SC, which set-up puts in place."""
    found: dict[int, Path] = {}
    if (index := CHINESE / "unicode.json").exists():
        slices: dict[str, str] = msgspec.json.decode(index.read_bytes())
        for name, listed in slices.items():
            file = CHINESE / "files" / f"noto-sans-sc-{name.strip('[]')}-wght-normal.woff2"
            for part in listed.split(","):
                first, _, last = part.removeprefix("U+").partition("-")
                found |= dict.fromkeys(range(int(first, 16), int(last or first, 16) + 1), file)
    covered: dict[str, list[tuple[int, int]]] = msgspec.json.decode((OWN / "coverage.json").read_bytes())
    for name in sorted(covered, reverse=True):
        for begin, end in covered[name]:
            found |= dict.fromkeys(range(begin, end + 1), OWN / f"{name}.woff2")
    return found

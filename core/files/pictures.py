"""Pictures drawn anew: upright, without what cameras and attackers write beside the pixels, in the sizes we show."""

import warnings
from contextlib import suppress
from io import BytesIO

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from core.files.parts import WHOLE, Part
from core.files.unfit import NotWhatItSays, TooSmall

MOST_PIXELS = 40_000_000
LARGEST = 1024
SIDES = (64, 256)
MEASURED = ("RGB", "RGBA", "CMYK", "L")
"""Modes whose numbers a profile explains; of a palette it explains the colours."""
FAULTS = (
    *(UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError, EOFError, TypeError),
    *(IndexError, KeyError, OverflowError, ZeroDivisionError, AttributeError, RuntimeError),
)


def redrawn(format: str, content: bytes, square: int | None) -> list[Part]:
    """One decoder is tried, the one that the first octets call for; `square` cuts the middle out, and is the least that
    its side may be. A telephone's photo of fifty million pixels is opened at half or a quarter of its size, which JPEG
    allows. Raises NotWhatItSays, TooSmall.
    """
    warnings.simplefilter("ignore")
    try:
        with Image.open(BytesIO(content), formats=[format]) as opened:
            opened.draft(None, (2 * LARGEST, 2 * LARGEST))
            if opened.width * opened.height > MOST_PIXELS:
                raise NotWhatItSays("more pixels than any picture of ours")
            opened.load()
            plain = _as_meant(ImageOps.exif_transpose(opened), opened.info.get("icc_profile"))
    except FAULTS as error:
        raise NotWhatItSays(str(error)) from error
    largest = _within(plain if square is None else _middle(plain, square), LARGEST)
    sizes = [(f"{LARGEST}.png", largest, "png")]
    sizes += [(f"{side}.{ending}", _within(largest, side), ending) for side in SIDES for ending in ("webp", "png")]
    return [_part(WHOLE, largest, "webp"), *(_part(*size) for size in sizes)]


def _as_meant(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """In sRGB, which is what numbers without a profile are taken for: a telephone's photo (Display P3) would turn pale
    and one made for print (CMYK) gaudy. What its profile does not explain is taken as it is.
    """
    plain = "RGBA" if picture.has_transparency_data else "RGB"
    if profile:
        measured = picture if picture.mode in MEASURED else picture.convert(plain)
        given, ours = BytesIO(profile), ImageCms.createProfile("sRGB")
        with suppress(ImageCms.PyCMSError, OSError):
            found = ImageCms.profileToProfile(measured, given, ours, outputMode=plain)
            picture = found or picture
    return picture.convert(plain)


def _middle(picture: Image.Image, least: int) -> Image.Image:
    side = min(picture.size)
    if side < least:
        raise TooSmall
    return ImageOps.fit(picture, (side, side), centering=(0.5, 0.5))


def _within(picture: Image.Image, side: int) -> Image.Image:
    """Never larger than it came; from pixels alone, so that no profile, text or tail is carried over."""
    smaller = Image.new(picture.mode, picture.size)
    smaller.paste(picture)
    smaller.thumbnail((side, side), Image.Resampling.LANCZOS)
    return smaller


def _part(name: str, picture: Image.Image, ending: str) -> Part:
    written = BytesIO()
    picture.save(written, ending.upper(), **({"quality": 86, "method": 4} if ending == "webp" else {}))
    return Part(name, f"image/{ending}", written.getvalue(), picture.width, picture.height)

"""Takes the two pictures of the README from a running site with the sample edition.

make run                                                  (in another terminal)
python -m scripts.readme_pictures http://127.0.0.1:8000
"""

import io
import sys
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser import find_browser

TARGET = Path(__file__).parent.parent / "docs" / "images"
DESK: Any = {"width": 1440, "height": 900}
PHONE: Any = {"width": 390, "height": 844}
PHONES = (("ko/", "light"), ("es/wsce-2026/schedule?view=list", "light"), ("ar/wsce-2026/schedule?view=list", "dark"))
GAP = 32


def main(base: str) -> None:
    """Writes `home.png` (a desk, Korean) and `phones.png` (three phones: Korean, Spanish, Arabic in the dark)."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find_browser()))
        _squeezed(_picture(browser, f"{base}/ko/", DESK, "light")).save(TARGET / "home.png", optimize=True)
        phones = [_picture(browser, f"{base}/{path}", PHONE, scheme) for path, scheme in PHONES]
        browser.close()
    _squeezed(_beside(phones)).save(TARGET / "phones.png", optimize=True)


def _picture(browser: Browser, address: str, size: Any, scheme: Any) -> Image.Image:
    page = browser.new_page(viewport=size, color_scheme=scheme, device_scale_factor=1)
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    picture = Image.open(io.BytesIO(page.screenshot()))
    page.close()
    return picture


def _beside(pictures: list[Image.Image]) -> Image.Image:
    width = sum(one.width for one in pictures) + GAP * (len(pictures) + 1)
    joined = Image.new("RGB", (width, pictures[0].height + 2 * GAP), (223, 227, 236))
    left = GAP
    for one in pictures:
        joined.paste(one, (left, GAP))
        left += one.width + GAP
    return joined


def _squeezed(picture: Image.Image) -> Image.Image:
    return picture.convert("RGB").quantize(192)


if __name__ == "__main__":
    main(sys.argv[1])

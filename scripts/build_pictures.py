"""Draws the pictures that cannot be vectors from those that are: the home-screen icon.

Needs the browser of the tests (`python -m tests.browser` finds one).
"""

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import find_browser

IMAGES = Path(__file__).parent.parent / "assets" / "images"
SIDE = 180


def main() -> None:
    """Apple rounds the corners itself, so the square is filled."""
    drawing = (IMAGES / "favicon.svg").read_text().replace('rx="15" ', "")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find_browser()), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": SIDE, "height": SIDE})
        page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:{SIDE}px}}</style>{drawing}")
        page.screenshot(path=IMAGES / "apple-touch-icon.png")
        browser.close()


if __name__ == "__main__":
    main()

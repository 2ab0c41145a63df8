"""Photographs the running site: pages × languages × widths × schemes, into `var/shots/`, and says what axe and the
page's width have against them.

    python scripts/shots.py http://127.0.0.1:8000 [--pages home,partners] [--languages ko,ar] [--widths 390] [--full]
    python scripts/shots.py http://127.0.0.1:8000 --session TOKEN --pages /desk,/desk/audit   (of somebody signed in)
"""

import argparse
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser import find_browser

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "var" / "shots"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
EDITION = "wsce-2026"
PAGES = {
    "home": "",
    "schedule": f"{EDITION}/schedule",
    "speakers": f"{EDITION}/speakers",
    "partners": f"{EDITION}/partners",
    "sites": f"{EDITION}/sites",
    "about": "about",
    "accessibility": "accessibility",
    "privacy": "privacy",
    "missing": "nothing-here",
}
OVERFLOW = "document.documentElement.scrollWidth - innerWidth"
VIOLATIONS = """async () => (await axe.run()).violations.map(
    (v) => v.id + ": " + v.nodes.slice(0, 4).map((n) => n.target.join(" ")).join(" | "))"""


def main() -> None:
    """Prints one line a picture only when something is wrong."""
    wanted = _arguments()
    TARGET.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find_browser()), args=["--no-sandbox"])
        for name, language, width, scheme in product(wanted.pages, wanted.languages, wanted.widths, wanted.schemes):
            complaints = photograph(browser, wanted, name, language, width, scheme)
            for complaint in complaints:
                print(f"{name} {language} {width} {scheme}: {complaint}", flush=True)
        browser.close()


def photograph(
    browser: Browser, wanted: argparse.Namespace, name: str, language: str, width: int, scheme: str
) -> list[str]:
    """Takes one picture and returns what is wrong with the page."""
    height = 844 if width < 700 else 1000
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", bypass_csp=True)
    cookies = {"language": language, "madang": wanted.session or ""}
    context.add_cookies([{"name": one, "value": value, "url": wanted.address} for one, value in cookies.items()])
    page = context.new_page()
    page.emulate_media(color_scheme=scheme)
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(f"not loaded: {request.url}"))
    page.goto(wanted.address + (name if name.startswith("/") else f"/{language}/{PAGES.get(name, name)}"))
    page.wait_for_load_state("networkidle")
    slug = name.strip("/").replace("/", "-")
    page.screenshot(path=TARGET / f"{slug}-{language}-{width}-{scheme}.png", full_page=wanted.full)
    if (over := page.evaluate(OVERFLOW)) > 0:
        said.append(f"{over} px too wide")
    if wanted.axe:
        page.add_script_tag(path=AXE)
        said += page.evaluate(VIOLATIONS)
    context.close()
    return said


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address")
    for name, default, kind in (
        ("pages", list(PAGES), str),
        ("languages", ["ko", "ar", "en"], str),
        ("widths", [390, 1440], int),
        ("schemes", ["light", "dark"], str),
    ):
        parser.add_argument(
            f"--{name}", default=default, type=lambda text, kind=kind: [kind(one) for one in text.split(",")]
        )
    parser.add_argument("--session", help="the session cookie of somebody signed in, for pages named by their path")
    parser.add_argument("--full", action="store_true", help="the whole page, not its first screen")
    parser.add_argument("--axe", action="store_true", help="ask axe as well")
    return parser.parse_args()


if __name__ == "__main__":
    main()

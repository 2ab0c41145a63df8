"""Finding a browser for the tests, or getting one; `python -m tests.browser` prints where it is."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from bootstrap.environment import as_root
from bootstrap.places import PYTHON

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
APPLICATIONS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/snap/bin/chromium"),
)
INSTALLERS: tuple[tuple[list[str], list[str]], ...] = (
    (["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"], ["apt-get", "update", "-q"]),
    (["dnf", "install", "-y", "-q", "chromium"], []),
    (["apk", "add", "-q", "chromium"], []),
)


WHERE = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""
NONE_FOUND = (
    "The tests need a Chromium and none could be found or installed.\n"
    "Install chromium or Google Chrome, or name one: make test CHROMIUM=/path/to/chromium"
)


def find_browser() -> Path | None:
    """What CHROMIUM names, else one on the machine, else the one that Playwright keeps. Raises FileNotFoundError when
    CHROMIUM names nothing.
    """
    if named := os.environ.get("CHROMIUM"):
        found = shutil.which(named)
        if found is None:
            raise FileNotFoundError(f"CHROMIUM is {named!r}, and there is no such program.")
        return Path(found)
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    return next(filter(Path.exists, APPLICATIONS), None) or _of_playwright()


def executable() -> str:
    """For those who launch it. Raises FileNotFoundError with what to do when there is none."""
    found = find_browser()
    if found is None:
        raise FileNotFoundError(NONE_FOUND)
    return str(found)


def get_browser() -> Path | None:
    """Installs one: with the system's package manager where we may, else with Playwright."""
    allowed = as_root()
    for install, refresh in INSTALLERS:
        if allowed is None or shutil.which(install[0]) is None:
            continue
        _say(f"no browser found, installing chromium with {install[0]} …")
        if not _runs([*allowed, *install]) and refresh:
            _runs([*allowed, *refresh])
            _runs([*allowed, *install])
    if shutil.which("brew") and find_browser() is None:
        _runs(["brew", "install", "--quiet", "--cask", "chromium"])
    if (found := find_browser()) is not None:
        return found
    _say("installing Playwright's own chromium …")
    _runs([PYTHON, "-m", "playwright", "install", "chromium"])
    return find_browser()


def _of_playwright() -> Path | None:
    """Asked in a process of its own, since who asks us may be in an event loop already."""
    done = subprocess.run([PYTHON, "-c", WHERE], capture_output=True, text=True, check=False)
    path = Path(done.stdout.strip() or "/nowhere")
    return path if path.exists() else None


def _runs(command: list[str | Path]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)
    return done.returncode == 0


def _say(what: str) -> None:
    print(f"  {what}", file=sys.stderr, flush=True)


def main() -> None:
    try:
        found = find_browser() or get_browser()
    except FileNotFoundError as error:
        sys.exit(str(error))
    if found is None:
        sys.exit(NONE_FOUND)
    print(found)


if __name__ == "__main__":
    main()

"""The few front-end files from the npm registry, checked against package-lock.json and put into assets/vendor/."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from bootstrap.places import ENVIRONMENT, NODE_MODULES, ROOT, VENDOR
from bootstrap.stamps import digest, read_stamp, write_stamp
from bootstrap.words import SetupError, step

OLDEST_NODE = 18
STAMP = NODE_MODULES / "madang.json"
SERVED = {"htmx.min.js": "htmx.org/dist/htmx.min.js"}
FOLDERS = {"noto-sans-sc": "@fontsource-variable/noto-sans-sc"}
"""Simplified Chinese for pictures drawn on the server; browsers use the reader's own."""
INPUTS = (ROOT / "package.json", ROOT / "package-lock.json", ROOT / ".npmrc", Path(__file__))


def find_node() -> Path | None:
    """The folder of a Node on the machine that is new enough and has npm beside it or on the path."""
    for node in filter(None, (shutil.which("node"), shutil.which("nodejs"))):
        if shutil.which("npm") is None:
            return None
        try:
            answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
        except OSError:
            continue
        found = re.match(r"v(\d+)", answer.stdout)
        if found and int(found[1]) >= OLDEST_NODE:
            return Path(node).parent
    return None


def install_frontend(*, development: bool) -> None:
    """Raises SetupError. What only tests need (axe-core) comes with `development`."""
    stamp = read_stamp(STAMP)
    content = digest(INPUTS)
    enough = stamp.get("set") == "dev" or not development
    if enough and stamp.get("content") == content and all((VENDOR / name).exists() for name in (*SERVED, *FOLDERS)):
        return
    with step("front-end files"):
        _npm_ci(development=development)
        VENDOR.mkdir(parents=True, exist_ok=True)
        for name, source in SERVED.items():
            shutil.copyfile(NODE_MODULES / source, VENDOR / name)
        for name, source in FOLDERS.items():
            shutil.copytree(NODE_MODULES / source, VENDOR / name, dirs_exist_ok=True)
    write_stamp(STAMP, {"content": content, "set": "dev" if development else "run"})


def _npm_ci(*, development: bool) -> None:
    own = ENVIRONMENT / "bin"
    found = find_node()
    npm = shutil.which("npm") if found else str(own / "npm")
    path = os.pathsep.join([str(found or own), os.environ.get("PATH", "")])
    # Certificates that an organisation has added to the machine count.
    surroundings = {"NODE_USE_SYSTEM_CA": "1", **os.environ, "PATH": path}
    flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]
    command = [npm or "npm", "ci", *flags, *([] if development else ["--omit=dev"])]
    try:
        done = subprocess.run(command, cwd=ROOT, env=surroundings, check=False)
    except OSError as error:
        raise SetupError(f"npm could not be started: {error}") from error
    if done.returncode != 0:
        raise SetupError("The front-end files could not be installed: is the npm registry reachable? See above.")

"""The virtual environment and the Python packages in it, each checked against the hash in requirements/."""

import platform
import shutil
import sys
from pathlib import Path

from bootstrap.environment import make_environment, run_visibly
from bootstrap.places import ENVIRONMENT, PYTHON, REQUIREMENTS, ROOT
from bootstrap.stamps import digest, read_stamp, write_stamp
from bootstrap.words import SetupError, step

STAMP = ENVIRONMENT / "madang.json"
FILES = {"run": ("run.txt", "uv.txt"), "dev": ("dev.txt", "uv.txt")}


def install_packages(wanted: str, *, with_node: bool) -> str:
    """Installs the set and returns the one that is in place: what was installed for development stays."""
    stamp = read_stamp(STAMP)
    chosen = "dev" if "dev" in (wanted, stamp.get("set")) else "run"
    files = [REQUIREMENTS / name for name in FILES[chosen]]
    if with_node or stamp.get("node"):
        files.append(REQUIREMENTS / "node.txt")
    home = digest([], platform.python_version(), str(ROOT))
    content = digest(files)
    if PYTHON.exists() and stamp.get("home") == home and stamp.get("content") == content:
        return chosen
    if stamp and stamp.get("home") != home:
        with step("the folder or Python has changed, making the environment again"):
            shutil.rmtree(ENVIRONMENT)
    STAMP.unlink(missing_ok=True)
    pip = make_environment()
    with step(f"Python packages ({'to develop' if chosen == 'dev' else 'to run'})"):
        _install(pip, files)
    node = "yes" if files[-1].name == "node.txt" else ""
    write_stamp(STAMP, {"set": chosen, "home": home, "content": content, "node": node})
    return chosen


def _install(pip: list[str | Path], files: list[Path]) -> None:
    """With uv, which is ten times as fast; where uv does not reach the registry but pip is set up to, with pip."""
    flags = ["--quiet", "--disable-pip-version-check", "--no-input", "--no-deps", "--require-hashes"]
    if not run_visibly([*pip, "install", *flags, "-r", REQUIREMENTS / "uv.txt"]):
        raise SetupError("The first package could not be installed: is the package registry reachable? See above.")
    sync = ["-m", "uv", "pip", "sync", "--quiet", "--require-hashes", "--python"]
    if run_visibly([PYTHON, *sync, PYTHON, *files]):
        return
    print("  uv did not succeed, trying pip …", file=sys.stderr, flush=True)
    if not run_visibly([*pip, "install", *flags, *(part for file in files for part in ("-r", file))]):
        raise SetupError("The Python packages could not be installed: see above.")

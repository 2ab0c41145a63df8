"""The virtual environment and the Python packages in it, each checked against the hash in requirements/."""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from bootstrap.places import ENVIRONMENT, PYTHON, REQUIREMENTS, ROOT
from bootstrap.stamps import digest, read_stamp, write_stamp
from bootstrap.words import SetupError, step

STAMP = ENVIRONMENT / "madang.json"
FILES = {"run": ("run.txt", "uv.txt"), "dev": ("dev.txt", "schemas.txt", "uv.txt")}


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
    _make_environment()
    with step(f"Python packages ({'to develop' if chosen == 'dev' else 'to run'})"):
        _install(files)
    node = "yes" if files[-1].name == "node.txt" else ""
    write_stamp(STAMP, {"set": chosen, "home": home, "content": content, "node": node})
    return chosen


def _make_environment() -> None:
    if PYTHON.exists() and _runs([PYTHON, "-m", "pip", "--version"]):
        return
    with step("a virtual environment in .venv"):
        made = _runs([sys.executable, "-m", "venv", "--clear", ENVIRONMENT])
        if not made and _install_venv_module():
            made = _runs([sys.executable, "-m", "venv", "--clear", ENVIRONMENT])
    if not made:
        minor = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise SetupError(
            f"{sys.executable} cannot make virtual environments, because its module ensurepip is missing.\n"
            f"On Debian and Ubuntu install it with: sudo apt-get install python{minor}-venv"
        )


def _install_venv_module() -> bool:
    """Debian keeps ensurepip in a package of its own."""
    allowed = as_root()
    if allowed is None or shutil.which("apt-get") is None:
        return False
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    print(f"  installing {package} …", file=sys.stderr, flush=True)
    install: list[str | Path] = [*allowed, "apt-get", "install", "-y", "-q", "--no-install-recommends", package]
    return _runs(install) or (_runs([*allowed, "apt-get", "update", "-q"]) and _runs(install))


def as_root() -> list[str | Path] | None:
    """What to put before a command so that it may install system packages; None when we may not."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    return [sudo, "-n"] if sudo and _runs([sudo, "-n", "true"]) else None


def _install(files: list[Path]) -> None:
    """With uv, which is ten times as fast; where uv does not reach the registry but pip is set up to, with pip."""
    flags = ["--quiet", "--disable-pip-version-check", "--no-input", "--no-deps", "--require-hashes"]
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", *flags]
    uv: list[str | Path] = [
        PYTHON,
        "-m",
        "uv",
        "pip",
        "sync",
        "--quiet",
        "--require-hashes",
        "--python",
        PYTHON,
        *files,
    ]
    if not _runs([*pip, "-r", REQUIREMENTS / "uv.txt"], show=True):
        raise SetupError("The first package could not be installed: is the package registry reachable? See above.")
    if _runs(uv, show=True):
        return
    print("  uv did not succeed, trying pip …", file=sys.stderr, flush=True)
    named: list[str | Path] = [part for file in files for part in ("-r", file)]
    if not _runs([*pip, *named], show=True):
        raise SetupError("The Python packages could not be installed: see above.")


def _runs(command: list[str | Path], *, show: bool = False) -> bool:
    output = None if show else subprocess.DEVNULL
    # Certificates that an organisation has added to the machine count for uv as they do for pip.
    surroundings = {"UV_SYSTEM_CERTS": "1", **os.environ}
    try:
        return (
            subprocess.run(command, cwd=ROOT, env=surroundings, check=False, stdout=output, stderr=output).returncode
            == 0
        )
    except OSError:
        return False

"""The virtual environment, and a pip to put the first package into it."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bootstrap.places import ENVIRONMENT, PYTHON, ROOT
from bootstrap.words import SetupError, step

FIRST_PIP_FOR_OTHERS = (22, 3)
"""From there on pip installs into an environment that has no pip of its own (`--python`)."""


def make_environment() -> list[str | Path]:
    """Makes .venv unless it is there and returns the pip that installs into it. Copying a pip into it takes longer than
    everything else, and needs a module that Debian keeps apart: it is done only where Python itself has no pip.
    """
    outer = _pip_of_python()
    if _runs([PYTHON, "-c", ""]) and (outer or _has_pip()):
        return outer or _inner()
    with step("a virtual environment in .venv"):
        if outer and _runs([sys.executable, "-m", "venv", "--clear", "--without-pip", ENVIRONMENT]):
            return outer
        made = _make_with_pip() or (_install_venv_module() and _make_with_pip())
    if not made:
        minor = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise SetupError(
            f"{sys.executable} has neither pip nor the module ensurepip, so that nothing can be installed.\n"
            f"On Debian and Ubuntu install it with: sudo apt-get install python{minor}-venv"
        )
    return _inner()


def as_root() -> list[str | Path] | None:
    """What to put before a command so that it may install system packages; None when we may not."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    return [sudo, "-n"] if sudo and _runs([sudo, "-n", "true"]) else None


def run_visibly(command: Sequence[str | Path]) -> bool:
    """Whether it succeeded; what it says is for the person at the terminal."""
    # Certificates that an organisation has added to the machine count for uv as they do for pip.
    surroundings = {"UV_SYSTEM_CERTS": "1", **os.environ}
    return subprocess.run(command, cwd=ROOT, env=surroundings, check=False).returncode == 0


def _pip_of_python() -> list[str | Path] | None:
    command = [sys.executable, "-m", "pip", "--version"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    found = re.match(r"pip (\d+)\.(\d+)", answer.stdout)
    if answer.returncode != 0 or found is None or (int(found[1]), int(found[2])) < FIRST_PIP_FOR_OTHERS:
        return None
    return [sys.executable, "-m", "pip", "--python", PYTHON]


def _inner() -> list[str | Path]:
    return [PYTHON, "-m", "pip"]


def _has_pip() -> bool:
    return _runs([*_inner(), "--version"])


def _make_with_pip() -> bool:
    return _runs([sys.executable, "-m", "venv", "--clear", ENVIRONMENT])


def _install_venv_module() -> bool:
    """Debian keeps ensurepip in a package of its own."""
    allowed = as_root()
    if allowed is None or shutil.which("apt-get") is None:
        return False
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    print(f"  installing {package} …", file=sys.stderr, flush=True)
    install: list[str | Path] = [*allowed, "apt-get", "install", "-y", "-q", "--no-install-recommends", package]
    return _runs(install) or (_runs([*allowed, "apt-get", "update", "-q"]) and _runs(install))


def _runs(command: Sequence[str | Path]) -> bool:
    """Silently."""
    try:
        done = subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except OSError:
        return False
    return done.returncode == 0

"""Which versions run here: of Madang itself, and of what it stands on."""

import platform
import tomllib
from importlib.metadata import version
from pathlib import Path

PROJECT = Path(__file__).parent.parent / "pyproject.toml"
MADANG: str = tomllib.loads(PROJECT.read_text())["project"]["version"]


def versions() -> dict[str, str]:
    """By name, of this process."""
    return {"Madang": MADANG, "Python": platform.python_version()} | {
        name: version(name.lower()) for name in ("Litestar", "Piccolo", "Jinja2", "Babel")
    }

"""Remembering what was installed from which inputs, so that the second time there is nothing to do."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path


def digest(files: Iterable[Path], *more: str) -> str:
    """One value for the content of all those files and for `more`."""
    whole = hashlib.sha256("\0".join(more).encode())
    for path in files:
        whole.update(path.read_bytes())
    return whole.hexdigest()


def read_stamp(path: Path) -> dict[str, str]:
    """Empty when there is none, or when it is not one of ours."""
    try:
        found = json.loads(path.read_text())
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_stamp(path: Path, content: dict[str, str]) -> None:
    path.write_text(json.dumps(content))

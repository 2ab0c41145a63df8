"""The files that the house's rules are about: what git knows or would add, sorted."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
OURS = (
    "app.py",
    "bench",
    "bootstrap",
    "core",
    "crm",
    "directory",
    "expo",
    "i18n",
    "rail.py",
    "scripts",
    "seed",
    "tests",
)


@cache
def all_files() -> tuple[Path, ...]:
    command = [
        "git",
        "-c",
        "safe.directory=*",
        "-C",
        str(ROOT),
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    listed = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split("\0")
    return tuple(path for name in sorted(set(filter(None, listed))) if (path := ROOT / name).is_file())


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def sources(suffix: str, *folders: str) -> list[Path]:
    """Generated migrations apart."""
    return [
        path
        for path in all_files()
        if path.suffix == suffix and "migrations" not in path.parts and named(path).startswith(folders)
    ]


def modules() -> list[Path]:
    return sources(".py", *OURS)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), str(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node

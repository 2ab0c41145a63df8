"""The files that the house's rules are about: what git knows or would add, sorted."""

import ast
import subprocess
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Lines:
    """A class or a function: its name, and the numbers of its first and its last line."""

    name: str
    first: int
    last: int

    @property
    def number(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Outline:
    """What the rules ask of a module. Its tree is not kept: those of all modules are 360 MB, which every later collection of
    garbage would go through.
    """

    docstring: str
    classes: tuple[Lines, ...]
    functions: tuple[Lines, ...]


@cache
def outline(path: Path) -> Outline:
    tree = ast.parse(path.read_text(), str(path))
    nodes = list(ast.walk(tree))
    return Outline(
        ast.get_docstring(tree) or "",
        tuple(_lines_of(node) for node in nodes if isinstance(node, ast.ClassDef)),
        tuple(_lines_of(node) for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)),
    )


def _lines_of(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> Lines:
    return Lines(node.name, node.lineno, node.end_lineno or node.lineno)

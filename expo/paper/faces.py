"""The fonts of pages, as the setter of paper reads them: unpacked once, and named after their files.

Each file is a family of its own, so that a text's families are the files that have its characters.
"""

import os
from pathlib import Path

from core.settings import settings
from expo.agenda.cards.faces import FALLBACK, runs

FAMILY_NAMES = (1, 4, 6, 16)
"""In the name table: family, full name, PostScript name, typographic family."""


def families(text: str) -> tuple[Path, list[str]]:
    """The folder of fonts and the families that draw a text, in the order in which they are asked; the Latin one first."""
    used = {run.file for run in runs(text)} | {FALLBACK}
    files = sorted(used, key=lambda file: (file != FALLBACK, file.name))
    folder = {_unpacked(file).parent for file in files}.pop()
    return folder, [_family(file) for file in files]


def _unpacked(file: Path) -> Path:
    path = settings().data_dir / "fonts" / f"{file.stem}.{file.stat().st_size}.ttf"
    if not path.exists():
        from fontTools.ttLib import TTFont  # noqa: PLC0415 -- slow, and needed once

        path.parent.mkdir(parents=True, exist_ok=True)
        font = TTFont(file)
        font.flavor = None
        for number in FAMILY_NAMES:
            font["name"].setName(_family(file), number, 3, 1, 0x409)
        unfinished = path.with_suffix(f".{os.getpid()}")
        font.save(unfinished)
        unfinished.replace(path)
    return path


def _family(file: Path) -> str:
    """What looks like a style at the end of a name would be taken for one."""
    return file.stem.removesuffix("-wght-normal")

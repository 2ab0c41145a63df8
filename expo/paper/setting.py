"""Setting paper: words in, PDF out; kept on disk for what is written in them, as share cards are."""

import hashlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock
from typing import Any, Literal

import msgspec

from core.settings import settings
from expo.agenda.cards.faces import drawable
from expo.paper.faces import families
from expo.paper.written import booklet, doors, sheets
from expo.releases.publication import Publication
from i18n.locales import Language

PRINT = Path(__file__).parent / "print"
TAGGED: Literal["ua-1"] = "ua-1"
"""PDF/UA-1: a title, languages, and an order in which it can be read aloud. The setter refuses what falls short."""

KINDS: Mapping[str, Callable[[Publication, Language], dict[str, Any]]] = {
    "booklet": booklet,
    "doors": doors,
    "sheets": sheets,
}
_one_at_a_time = Lock()


def paper(kind: str, shown: Publication, language: Language) -> bytes:
    """From disk, or set now and kept: one at a time, since setting takes a whole core for a second."""
    words = msgspec.json.encode(KINDS[kind](shown, language))
    source = (PRINT / f"{kind}.typ").read_bytes() + (PRINT / "look.typ").read_bytes()
    name = hashlib.sha256(source + words).hexdigest()
    path = settings().data_dir / "paper" / name[:2] / f"{name}.pdf"
    with _one_at_a_time:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished = path.with_suffix(f".{os.getpid()}")
            unfinished.write_bytes(set_in_type(kind, words))
            unfinished.replace(path)
    return path.read_bytes()


def forget() -> None:
    """What lies on the disk of this machine: somebody who was erased may stand in it."""
    with _one_at_a_time:
        for path in (settings().data_dir / "paper").glob("*/*.pdf"):
            path.unlink(missing_ok=True)


def set_in_type(kind: str, words: bytes) -> bytes:
    """The same words give the same pages."""
    import typst  # noqa: PLC0415 -- large, and needed by who sets paper

    text = drawable(words.decode())
    folder, names = families(text)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    if missing := set(names) - set(fonts.families()):
        raise LookupError(missing)
    inputs = {"words": text, "fonts": msgspec.json.encode(names).decode()}
    setter = typst.Compiler(PRINT / f"{kind}.typ", root=PRINT, font_paths=fonts, sys_inputs=inputs)
    try:
        made = setter.compile(format="pdf", pdf_standards=TAGGED)
    except typst.TypstError:
        # A name may hold a character that no font of ours has: then a tagged file that is not quite PDF/UA is printed.
        made = setter.compile(format="pdf")
    if not isinstance(made, bytes):
        raise TypeError(kind)
    return made

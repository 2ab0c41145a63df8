"""Plain text as paragraphs: what organisers write becomes safe HTML with lists and links, and nothing else."""

import re
from collections.abc import Iterator

from markupsafe import Markup, escape

_link = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]}。、，）」]")
_bullet = re.compile(r"^\s*(?:[-*•·‧※]|\d{1,2}[.)])\s+(?=\S)")
_blank = re.compile(r"\n\s*\n")


def paragraphs(text: str) -> Markup:
    """Blank lines part paragraphs; lines that begin with a bullet become a list; addresses become links."""
    return Markup("").join(block for part in _blank.split(text.strip()) for block in _blocks(part.split("\n")))


def _blocks(lines: list[str]) -> Iterator[Markup]:
    run: list[str] = []
    listed = False
    for line in lines:
        bullet = bool(_bullet.match(line))
        if run and bullet != listed:
            yield _block(run, listed=listed)
            run = []
        listed = bullet
        run.append(line)
    if run:
        yield _block(run, listed=listed)


def _block(lines: list[str], *, listed: bool) -> Markup:
    if listed:
        items = (Markup("<li>{}</li>").format(_inline(_bullet.sub("", line))) for line in lines)
        return Markup("<ul>{}</ul>").format(Markup("").join(items))
    return Markup("<p>{}</p>").format(Markup("<br>").join(_inline(line.strip()) for line in lines if line.strip()))


def _inline(text: str) -> Markup:
    parts: list[Markup] = []
    at = 0
    for found in _link.finditer(text):
        address = found.group()
        parts += [escape(text[at : found.start()]), _anchor(address)]
        at = found.end()
    return Markup("").join([*parts, escape(text[at:])])


def _anchor(address: str) -> Markup:
    return Markup('<a href="{0}" rel="nofollow noopener" dir="ltr">{1}</a>').format(address, address)

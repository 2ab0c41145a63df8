"""Setting text in pictures: lines that fit, from the left or from the right, with each run in its own font."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import ImageDraw

from expo.agenda.cards.faces import Run, face, runs
from i18n.locales import Direction

CJK = range(0x2E80, 0x10000)
HANGUL = range(0xAC00, 0xD7A4)
Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Type:
    """`size` in pixels; `weight` 400 to 800; `leading` is the distance of lines in parts of the size."""

    size: int
    weight: int
    colour: Colour
    leading: float = 1.22


def width(text: str, kind: Type) -> float:
    return sum(_run_width(run, kind) for run in runs(text))


def lines(text: str, kind: Type, room: float) -> list[str]:
    """Breaks between words, and between characters where a script has no spaces."""
    found: list[str] = [""]
    for piece in _pieces(text):
        longer = found[-1] + piece
        if found[-1] and width(longer.rstrip(), kind) > room:
            found.append(piece.lstrip())
        else:
            found[-1] = longer
    return [line.rstrip() for line in found if line.strip()]


def fitted(text: str, kinds: Sequence[Type], room: float, height: float) -> tuple[Type, list[str]]:
    """The largest of `kinds` (given largest first) in which the text fits room and height; cut with … if none does."""
    for kind in kinds:
        set_in = lines(text, kind, room)
        if len(set_in) * kind.size * kind.leading <= height:
            return kind, set_in
    kept = set_in[: int(height / (kind.size * kind.leading))]
    kept[-1] = kept[-1].rstrip(" ,.;:·") + "…"
    return kind, kept


def draw_line(draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, kind: Type, direction: Direction) -> None:
    """`at` is where its baseline begins for its reader: at the left end, or at the right one when read from there."""
    x, y = at
    for run in runs(text):
        advance = _run_width(run, kind)
        font = face(run.file, kind.size, kind.weight)
        if direction == "rtl":
            behind = font.getlength(run.text[len(run.text.rstrip()) :])
            draw.text((x - advance + behind, y), run.text.strip(), kind.colour, font, anchor="ls")
            x -= advance
        else:
            draw.text((x, y), run.text, kind.colour, font, anchor="ls")
            x += advance


def _run_width(run: Run, kind: Type) -> float:
    return face(run.file, kind.size, kind.weight).getlength(run.text)


def _pieces(text: str) -> Iterator[str]:
    piece = ""
    for character in text:
        if piece and not character.isspace() and _may_break_after(piece[-1]):
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def _may_break_after(character: str) -> bool:
    """Korean breaks between words, Chinese and Japanese between any two characters."""
    return character.isspace() or (ord(character) in CJK and ord(character) not in HANGUL)

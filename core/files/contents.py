"""Each kind of file opened in earnest: what does not open is refused, pictures are drawn anew."""

from collections.abc import Callable

from core.files.documents import check_document
from core.files.drawings import redrawn_drawing
from core.files.kinds import CSV, DOCX, JPEG, PDF, PNG, SVG, WEBP, XLSX
from core.files.papers import check_paper
from core.files.parts import WHOLE, Part
from core.files.pictures import redrawn
from core.files.sheets import check_table, check_workbook
from core.files.unfit import NotWhatItSays, TooSmall

__all__ = ["NotWhatItSays", "TooSmall", "parts_of"]


def parts_of(kind: str, content: bytes, square: int | None = None) -> list[Part]:
    """`square` is the least side of pictures that are cut square. Raises NotWhatItSays, TooSmall."""
    if kind in DRAWN:
        return redrawn(DRAWN[kind], content, square)
    return OPENED[kind](content)


def _checked(check: Callable[[bytes], None], kind: str) -> Callable[[bytes], list[Part]]:
    def whole(content: bytes) -> list[Part]:
        check(content)
        return [Part(WHOLE, kind, content)]

    return whole


DRAWN: dict[str, str] = {PNG: "PNG", JPEG: "JPEG", WEBP: "WEBP"}
OPENED: dict[str, Callable[[bytes], list[Part]]] = {
    SVG: lambda content: [Part(WHOLE, SVG, redrawn_drawing(content))],
    PDF: _checked(check_document, PDF),
    XLSX: _checked(check_workbook, XLSX),
    DOCX: _checked(check_paper, DOCX),
    CSV: _checked(check_table, CSV),
}

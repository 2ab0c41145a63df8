"""Each kind of file opened in earnest: what does not open is refused, pictures are drawn anew."""

from collections.abc import Callable

from core.files.documents import check_document
from core.files.drawings import redrawn_drawing
from core.files.kinds import CSV, JPEG, PDF, PNG, SVG, WEBP, XLSX
from core.files.parts import WHOLE, Part
from core.files.pictures import redrawn
from core.files.sheets import check_table, check_workbook
from core.files.unfit import NotWhatItSays

__all__ = ["NotWhatItSays", "parts_of"]


def parts_of(kind: str, content: bytes) -> list[Part]:
    """Raises NotWhatItSays."""
    return OPENED[kind](content)


def _checked(check: Callable[[bytes], None], kind: str) -> Callable[[bytes], list[Part]]:
    def whole(content: bytes) -> list[Part]:
        check(content)
        return [Part(WHOLE, kind, content)]

    return whole


OPENED: dict[str, Callable[[bytes], list[Part]]] = {
    PNG: lambda content: redrawn("PNG", content),
    JPEG: lambda content: redrawn("JPEG", content),
    WEBP: lambda content: redrawn("WEBP", content),
    SVG: lambda content: [Part(WHOLE, SVG, redrawn_drawing(content))],
    PDF: _checked(check_document, PDF),
    XLSX: _checked(check_workbook, XLSX),
    CSV: _checked(check_table, CSV),
}

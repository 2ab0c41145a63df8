"""The kinds of file we know, told by what is in them."""

import re
import zipfile
from io import BytesIO
from typing import Literal

import filetype  # type: ignore[import-untyped]

Kind = Literal[
    "image/png",
    "image/jpeg",
    "image/webp",
    "image/svg+xml",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "text/csv",
]

PNG: Kind = "image/png"
JPEG: Kind = "image/jpeg"
WEBP: Kind = "image/webp"
SVG: Kind = "image/svg+xml"
PDF: Kind = "application/pdf"
XLSX: Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX: Kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CSV: Kind = "text/csv"

PICTURES: frozenset[Kind] = frozenset({PNG, JPEG, WEBP, SVG})
ENDINGS: dict[Kind, str] = {
    PNG: "png",
    JPEG: "jpg",
    WEBP: "webp",
    SVG: "svg",
    PDF: "pdf",
    XLSX: "xlsx",
    DOCX: "docx",
    CSV: "csv",
}
NAMES: dict[Kind, str] = {
    PNG: "PNG",
    JPEG: "JPEG",
    WEBP: "WebP",
    SVG: "SVG",
    PDF: "PDF",
    XLSX: "Excel (xlsx)",
    DOCX: "Word (docx)",
    CSV: "CSV",
}
WORKBOOK = "xl/workbook.xml"
PAPER = re.compile(r"word/document\d*\.xml")
"""Word for the web numbers it."""
HEAD = 4096
BOM = b"\xef\xbb\xbf"
_by_signature: dict[str, Kind] = {PNG: PNG, JPEG: JPEG, WEBP: WEBP, PDF: PDF}
_before_the_root = re.compile(
    rb"\s+|<\?[^>]{0,500}\?>|<!--(?:(?!-->).){0,3000}-->"
    rb"|<!DOCTYPE[^>\[]{0,500}(?:\[[^\]]{0,3000}\]\s*)?>",
    re.DOTALL,
)
_root = re.compile(rb"<(?:[A-Za-z]\w{0,20}:)?svg[\s>/]")
_control = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
NO_TABLE = (b"<", b"#!", b"%", b"{", b"MZ")


def sniffed(content: bytes) -> Kind | None:
    """The kind that the first octets promise; whether they keep the promise is for the examiner to find out."""
    found = filetype.guess_mime(content[:HEAD])
    if found in _by_signature:
        return _by_signature[found]
    if content.startswith(b"PK\x03\x04"):
        return _packed(content)
    if found is not None:
        return None
    if _is_drawing(content[:HEAD].removeprefix(BOM)):
        return SVG
    return CSV if _is_text(content) else None


def _packed(content: bytes) -> Kind | None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        return None
    if WORKBOOK in names:
        return XLSX
    return DOCX if any(PAPER.fullmatch(name) for name in names) else None


def _is_drawing(head: bytes) -> bool:
    at = 0
    while skipped := _before_the_root.match(head, at):
        at = skipped.end()
    return _root.match(head, at) is not None


def _is_text(content: bytes) -> bool:
    """A table in text begins like neither a page nor a program, and has no control characters."""
    head = content[:HEAD].removeprefix(BOM).lstrip()
    return bool(head) and not head.startswith(NO_TABLE) and not _control.search(content)

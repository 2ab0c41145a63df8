"""Files as people and attackers send them, made on the spot."""

import struct
import zipfile
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def picture(format: str = "PNG", size: tuple[int, int] = (320, 180), mode: str = "RGB", **given: Any) -> bytes:
    written = BytesIO()
    colour: tuple[int, ...] = (20, 60, 200) if mode == "RGB" else (20, 60, 200, 90)
    drawn = Image.new(mode, size, colour)
    drawn.paste((250, 220, 90, 255)[: len(colour)], (10, 10, 60, 40))
    drawn.save(written, format, **given)
    return written.getvalue()


def drawing(inside: str = '<rect width="3" height="3" fill="#0a3"/>', before: str = "") -> bytes:
    return (
        f'{before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 10 10">{inside}</svg>'
    ).encode()


def document(text: str = "Madang") -> bytes:
    """A PDF of one page, with a table of contents that points where it should."""
    stream = f"BT /F1 24 Tf 20 50 Td ({text}) Tj ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
    ]
    written, places = b"%PDF-1.4\n", []
    for number, inside in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj{inside}endobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 5\n0000000000 65535 f \n{table}trailer<</Size 5/Root 1 0 R>>\nstartxref\n{len(written)}\n%%EOF\n"
    return written + end.encode()


def workbook(extra: dict[str, bytes] | None = None) -> bytes:
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
    entries = {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "xl/workbook.xml": b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
        "xl/worksheets/sheet1.xml": sheet,
    }
    return archive(entries | (extra or {}))


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPED = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
LINKED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def paper(inside: str = "", *, kind: str = TYPED, links: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    """A Word document of one paragraph; `inside` stands after it, `links` are its relationships."""
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    types = f'<Override PartName="/word/document.xml" ContentType="{kind}"/>'
    body = f"<w:body><w:p><w:r><w:t>Madang</w:t></w:r></w:p>{inside}</w:body>"
    root = f'<Relationship Id="r1" Type="{LINKED}/officeDocument" Target="word/document.xml"/>'
    own = (
        f'<Relationship Id="r1" Type="{LINKED}/hyperlink" Target="https://example.org/" TargetMode="External"/>{links}'
    )
    entries = {
        "[Content_Types].xml": f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{relations}">{root}</Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}">{body}</w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{relations}">{own}</Relationships>',
    }
    return archive({name: text.encode() for name, text in entries.items()} | (extra or {}))


def archive(entries: dict[str, bytes]) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, octets in entries.items():
            packed.writestr(name, octets)
    return written.getvalue()


def pixel_flood(width: int = 30_000, height: int = 30_000) -> bytes:
    """A few kilobytes that claim to be 900 million pixels."""

    def chunk(kind: bytes, octets: bytes) -> bytes:
        return struct.pack("!I", len(octets)) + kind + octets + struct.pack("!I", zlib.crc32(kind + octets))

    head = chunk(b"IHDR", struct.pack("!IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1 << 20), 9)) + chunk(b"IEND", b"")


GOOD: dict[str, bytes] = {
    "png": picture(),
    "jpg": picture("JPEG"),
    "webp": picture("WEBP"),
    "transparent.png": picture(mode="RGBA"),
    "svg": drawing(),
    "pdf": document(),
    "xlsx": workbook(),
    "docx": paper(),
    "csv": "이름,값\n마당,1\n".encode(),
    "excel.csv": "이름,값\n마당,1\n".encode("cp949"),
}

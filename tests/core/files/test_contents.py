"""What a file really is decides, whatever it is called and whatever it claims."""

import re
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from core.files.contents import parts_of
from core.files.kinds import DOCX, sniffed
from core.files.unfit import NotWhatItSays
from core.files.uploads import cleaned_name, disposition
from tests.core.files import drawn

ATTACKS = {
    "a script": "<script>alert(1)</script>",
    "a handler": '<rect width="1" height="1" onload="alert(1)"/>',
    "a page inside": '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></body></foreignObject>',
    "a link that runs": '<a href="javascript:alert(1)"><text>x</text></a>',
    "an animation that writes a link": '<a><animate attributeName="href" values="javascript:alert(1)"/><text>x</text></a>',
    "a picture from elsewhere": '<image href="https://evil.example/x.png"/>',
    "a use from elsewhere": '<use xlink:href="https://evil.example/x.svg#a"/>',
    "a style from elsewhere": "<style>@import url(https://evil.example/x.css);</style>",
    "a fill from elsewhere": '<rect width="1" height="1" fill="url(https://evil.example/x.svg#a)"/>',
    "a style that fetches": '<rect width="1" height="1" style="fill:url(//evil.example/x)"/>',
    "a class that fetches": '<style>.a{fill:url(//evil.example/x)}</style><rect class="a" width="1" height="1"/>',
    "a data address": '<use href="data:image/svg+xml;base64,PHN2Zz4="/>',
    "a handler in another case": '<rect width="1" height="1" oNcLiCk="alert(1)"/>',
    "a set": '<set attributeName="onmouseover" to="alert(1)"/>',
}
FETCHED = f'<Relationship Id="r2" Type="{drawn.LINKED}/{{}}" Target="https://evil.example/x" TargetMode="External"/>'
PARTED = "<w:p><w:fldChar/><w:instrText>DDE</w:instrText><w:instrText>AUTO cmd</w:instrText></w:p>"
PAPERS = {
    "macros": drawn.paper(kind="application/vnd.ms-word.document.macroEnabled.main+xml"),
    "macros under another type": drawn.paper(extra={"word/vbaProject.bin": b"macro"}),
    "a control": drawn.paper(links=f'<Relationship Id="r2" Type="{drawn.LINKED}/control/activeX" Target="x.xml"/>'),
    "a remote template": drawn.paper(links=FETCHED.format("attachedTemplate")),
    "a remote picture": drawn.paper(links=FETCHED.format("image")),
    "a page inside": drawn.paper(links=f'<Relationship Id="r2" Type="{drawn.LINKED}/aFChunk" Target="x.htm"/>'),
    "a program called, in two runs": drawn.paper(PARTED),
    "a program called by a simple field": drawn.paper('<w:fldSimple w:instr="DDEAUTO cmd"/>'),
    "a bomb": drawn.paper(extra={"word/media/x.xml": bytes(50_000_000)}),
    "entities": drawn.paper(extra={"word/x.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
    "no paper": drawn.archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<a/>"}),
    "a place outside": drawn.paper(extra={"../../x.xml": b"<a/>"}),
}
DANGEROUS = re.compile(r"script|evil|alert|data:|@import|\son\w+=|foreignObject|animate|<set", re.IGNORECASE)


@pytest.mark.parametrize("name", sorted(drawn.GOOD))
def test_a_good_file_is_known_and_opens(name: str) -> None:
    content = drawn.GOOD[name]
    kind = sniffed(content)
    assert kind is not None
    assert parts_of(kind, content)[0].name == "whole"


@pytest.mark.parametrize("attack", sorted(ATTACKS))
def test_a_drawing_loses_what_could_run_or_fetch_and_keeps_its_shapes(attack: str) -> None:
    sent = drawn.drawing(ATTACKS[attack] + '<circle cx="5" cy="5" r="2" fill="#0a3"/>')
    kept = parts_of("image/svg+xml", sent)[0].octets.decode()
    assert DANGEROUS.search(kept) is None
    assert 'r="2"' in kept


@pytest.mark.planted("script in a drawing")
def test_the_check_of_drawings_finds_a_hardener_that_lets_scripts_pass() -> None:
    """The planted flaw: what a library alone lets through, inert or not, is not what we keep."""
    assert all(DANGEROUS.search(drawn.drawing(attack).decode()) for attack in ATTACKS.values())


def test_a_drawing_keeps_the_colours_that_its_classes_and_styles_say() -> None:
    sent = drawn.drawing('<style>.a,.b{fill:#123456}</style><rect class="b" width="1" height="1" style="stroke:red"/>')
    kept = parts_of("image/svg+xml", sent)[0].octets.decode()
    assert 'fill="#123456"' in kept
    assert 'stroke="red"' in kept


def test_a_billion_laughs_are_not_laughed() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    with pytest.raises(NotWhatItSays):
        parts_of("image/svg+xml", drawn.drawing("<text>&l9;</text>", before=f"<!DOCTYPE svg [{laughs}]>"))


def test_a_picture_stands_upright_and_tells_nothing_of_its_camera() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera of Kim"
    parts = parts_of("image/jpeg", drawn.picture("JPEG", size=(400, 200), exif=exif))
    assert (parts[0].width, parts[0].height) == (200, 400)
    for part in parts:
        assert b"Kim" not in part.octets
        with Image.open(BytesIO(part.octets)) as opened:
            assert not opened.getexif()


def test_a_workbook_may_say_how_it_is_printed_as_every_excel_writes_it() -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    sent = drawn.workbook({"xl/printerSettings/printerSettings1.bin": b"\x00driver"})
    assert parts_of(kind, sent)[0].octets == sent


def test_what_hangs_on_behind_a_picture_is_not_kept() -> None:
    jar = drawn.archive({"META-INF/MANIFEST.MF": b"Main-Class: Evil", "Evil.class": b"\xca\xfe\xba\xbe"})
    for part in parts_of("image/png", drawn.picture() + jar):
        assert b"PK\x03\x04" not in part.octets


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("image/png", drawn.pixel_flood()),
        ("image/png", drawn.picture()[:200]),
        ("application/pdf", drawn.document() + drawn.archive({"Evil.class": b"x"})),
        ("application/pdf", drawn.document()[:-40]),
        (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            drawn.workbook({"x.xml": bytes(50_000_000)}),
        ),
        (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            drawn.workbook({"xl/vbaProject.bin": b"macro"}),
        ),
        (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            drawn.workbook({"xl/embeddings/printerSettings1.bin": b"program"}),
        ),
        (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            drawn.workbook({"xl/x.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        ),
        *((DOCX, attack) for attack in PAPERS.values()),
        ("text/csv", b"a,b\n\xff\xfe\xfa\n"),
    ],
)
def test_bombs_and_disguises_are_not_opened_further(kind: str, content: bytes) -> None:
    with pytest.raises(NotWhatItSays):
        parts_of(kind, content)


@pytest.mark.parametrize(
    "content",
    [
        b"GIF89a" + bytes(40),
        b"<html><script>1</script></html>",
        b"#!/bin/sh\n",
        b"MZ\x90\x00",
        b"\x7fELF",
        bytes(30),
        b"{}",
    ],
)
def test_other_kinds_are_no_kind_of_ours(content: bytes) -> None:
    assert sniffed(content) is None


@pytest.mark.parametrize(
    ("claimed", "shown"),
    [
        ("../../etc/passwd", "passwd.png"),
        ("C:\\Windows\\logo.exe", "logo.png"),
        ("로고 최종.PNG", "로고 최종.png"),
        ("a\u202egnp.exe", "agnp.png"),
        ("..", "file.png"),
        ("", "file.png"),
        ('x";\r\nSet-Cookie: a=b.png', "xSet-Cookie a=b.png"),
        ("\x00.png", "file.png"),
    ],
)
def test_a_name_is_only_ever_a_name(claimed: str, shown: str) -> None:
    assert cleaned_name(claimed, "png") == shown


def test_the_name_is_told_to_old_readers_and_new() -> None:
    assert disposition("로고.png") == "attachment; filename=\"__.png\"; filename*=UTF-8''%EB%A1%9C%EA%B3%A0.png"


def _swapping() -> bytes:
    """A profile by which numbers for red mean blue, as one of another device would mean another red."""
    ours = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return ours.replace(b"rXYZ", b"####").replace(b"bXYZ", b"rXYZ").replace(b"####", b"bXYZ")


@pytest.mark.parametrize(("mode", "format"), [("RGB", "JPEG"), ("RGB", "PNG"), ("RGBA", "PNG"), ("RGB", "WEBP")])
@pytest.mark.parametrize(("profile", "blue"), [(_swapping(), True), (b"no profile at all", False), (b"", False)])
def test_a_picture_keeps_its_colours_when_it_loses_its_profile(
    mode: str, format: str, profile: bytes, blue: bool
) -> None:
    sent = BytesIO()
    red = (250, 0, 0, 255)[: len(mode)]
    Image.new(mode, (300, 300), red).save(sent, format, **({"icc_profile": profile} if profile else {}))
    kind = sniffed(sent.getvalue())
    assert kind is not None
    for part in parts_of(kind, sent.getvalue()):
        with Image.open(BytesIO(part.octets)) as drawn_anew:
            assert "icc_profile" not in drawn_anew.info
            found = drawn_anew.convert("RGB").getpixel((5, 5))
        assert isinstance(found, tuple)
        assert (found[2] > 200, found[0] > 200) == (blue, not blue)

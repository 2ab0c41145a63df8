"""Files that arrive damaged, disguised or swollen, always the same ones for the same seed, and good ones among them."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tests.core.files import drawn

Verdict = Literal["good", "bad", "either"]
SMALL = (48, 32)
LOGOS = {
    "png": drawn.picture(size=SMALL),
    "jpg": drawn.picture("JPEG", size=SMALL),
    "webp": drawn.picture("WEBP", size=SMALL),
    "svg": drawn.drawing(),
}
PAPERS = {name: drawn.GOOD[name] for name in ("pdf", "xlsx", "csv", "excel.csv")}
NAMES = (
    "../../../etc/cron.d/x",
    "..\\..\\x.exe",
    "\x00.png",
    "a" * 400 + ".png",
    "로고\u202egnp.exe",
    'x"; filename="y.html',
    "x\r\nSet-Cookie: a=b.png",
    ".htaccess",
    "con.png",
    "%2e%2e%2fx",
)


@dataclass(frozen=True, slots=True)
class Sent:
    """`good` must be taken, `bad` must not, and whatever is taken must be what it is kept as."""

    what: str
    slot: Literal["logo", "papers"]
    name: str
    content: bytes
    verdict: Verdict


def files(number: int, seed: int = 2026) -> Iterator[Sent]:
    """As many as asked for: first each fixed attack and good file, then damaged ones."""
    dice = random.Random(seed)
    fixed = [*_good(), *_disguised(), *_swollen(), *_named(dice)]
    yield from fixed[:number]
    for _ in range(number - len(fixed)):
        yield _damaged(dice)


def _good() -> Iterator[Sent]:
    for slot, given in (("logo", LOGOS), ("papers", PAPERS)):
        for name, content in given.items():
            yield Sent(f"good {name}", slot, f"file.{name}", content, "good")  # type: ignore[arg-type]


def _disguised() -> Iterator[Sent]:
    jar = drawn.archive({"META-INF/MANIFEST.MF": b"Main-Class: E", "E.class": b"\xca\xfe\xba\xbe"})
    page = b"<html><body><script>alert(document.domain)</script></body></html>"
    yield Sent("GIFAR", "logo", "a.png", b"GIF89a" + bytes(30) + jar, "bad")
    yield Sent("picture and archive", "logo", "a.png", LOGOS["png"] + jar, "either")
    yield Sent("picture and page", "logo", "a.jpg", LOGOS["jpg"] + page, "either")
    yield Sent("document and page", "papers", "a.pdf", b"%PDF-1.4\n" + page, "bad")
    yield Sent("page before document", "papers", "a.pdf", page + drawn.document(), "bad")
    yield Sent("document and archive", "papers", "a.pdf", drawn.document() + jar, "bad")
    yield Sent("drawing called png", "logo", "a.png", drawn.drawing("<script>alert(1)</script>"), "either")
    yield Sent("page called svg", "logo", "a.svg", page, "bad")
    yield Sent("page called csv", "papers", "a.csv", page, "bad")
    yield Sent("jar called xlsx", "papers", "a.xlsx", jar, "bad")
    yield Sent("macros", "papers", "a.xlsx", drawn.workbook({"xl/vbaProject.bin": b"m"}), "bad")
    yield Sent("program", "papers", "a.csv", b"MZ\x90\x00" + bytes(400), "bad")
    yield Sent("virus, without a scanner", "papers", "a.pdf", drawn.EICAR, "either")
    yield Sent("nothing", "logo", "a.png", b"", "bad")
    yield Sent("a place outside", "papers", "a.xlsx", drawn.workbook({"../../x.xml": b"<a/>"}), "bad")
    for kind in ("script", "foreignObject", "iframe", "embed", "style", "set", "animate", "image", "a"):
        attack = drawn.drawing(f'<{kind} href="javascript:alert(1)" onload="alert(1)">alert(1)</{kind}>')
        yield Sent(f"drawing with {kind}", "logo", "a.svg", attack, "either")


def _swollen() -> Iterator[Sent]:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    yield Sent("pixels", "logo", "a.png", drawn.pixel_flood(), "bad")
    yield Sent("a long line of pixels", "logo", "a.png", drawn.pixel_flood(1, 2_000_000_000), "bad")
    yield Sent("laughs", "logo", "a.svg", drawn.drawing("<text>&l9;</text>", f"<!DOCTYPE svg [{laughs}]>"), "bad")
    yield Sent("a deep drawing", "logo", "a.svg", drawn.drawing("<g>" * 50_000 + "</g>" * 50_000), "bad")
    yield Sent("a wide drawing", "logo", "a.svg", drawn.drawing("<g/>" * 200_000), "bad")
    yield Sent("zeros", "papers", "a.xlsx", drawn.workbook({"xl/media/x": bytes(60_000_000)}), "bad")
    yield Sent(
        "archives in an archive",
        "papers",
        "a.xlsx",
        drawn.archive({"a.zip": drawn.archive({"b": bytes(10_000_000)})}),
        "bad",
    )
    many = {f"xl/worksheets/s{number}.xml": b"<a/>" for number in range(2_000)}
    yield Sent("entries", "papers", "a.xlsx", drawn.workbook(many), "bad")
    yield Sent("too many octets", "logo", "a.png", LOGOS["png"] + bytes(3_000_000), "bad")
    yield Sent("one long cell", "papers", "a.csv", b'"' + b"a" * 2_000_000, "bad")


def _named(dice: random.Random) -> Iterator[Sent]:
    for name in NAMES:
        yield Sent(f"called {name[:20]!r}", "logo", name, LOGOS[dice.choice(("png", "svg"))], "good")


def _damaged(dice: random.Random) -> Sent:
    slot: Literal["logo", "papers"] = dice.choice(("logo", "papers"))
    kind, content = dice.choice(sorted((LOGOS if slot == "logo" else PAPERS).items()))
    harm = dice.choice((_cut, _flipped, _flipped, _filled, _crossed))
    return Sent(f"{harm.__name__} {kind}", slot, f"x.{kind}", harm(dice, content), "either")


def _cut(dice: random.Random, content: bytes) -> bytes:
    return content[: dice.randrange(1, len(content))]


def _flipped(dice: random.Random, content: bytes) -> bytes:
    harmed = bytearray(content)
    for _ in range(dice.choice((1, 3, 20))):
        harmed[dice.randrange(len(harmed))] ^= 1 << dice.randrange(8)
    return bytes(harmed)


def _filled(dice: random.Random, content: bytes) -> bytes:
    at = dice.randrange(len(content))
    return content[:at] + dice.randbytes(dice.randrange(1, 2_000)) + content[at:]


def _crossed(dice: random.Random, content: bytes) -> bytes:
    other = dice.choice([*LOGOS.values(), *PAPERS.values()])
    return content[: dice.randrange(1, len(content))] + other[dice.randrange(len(other)) :]

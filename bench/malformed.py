"""Bodies that no form of ours would send: broken in their framing, or whole with one field that lies."""

import gzip
import json
import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch
from urllib.parse import quote

from core.forms.form import Form

ENCODED, PARTS = "application/x-www-form-urlencoded", "multipart/form-data"
BOUNDARY = "0123456789"
MEGABYTE = 1_000_000
NASTY = (
    *("", " ", "\0", "a\0b", "\ud800", "\udfff\ud800", "\u202e\u2066gnp.exe", "\u200b", "\ufeff", "🧑‍🚀" * 50),
    *("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}", "%(name)s", "{actor}", "{0}", "%"),
    *(
        "'; DROP TABLE core_account; --",
        "\\",
        "../../etc/passwd",
        "//evil.example",
        "/desk/가",
        "/\\evil.example",
        "javascript:alert(1)",
    ),
    *("\r\nSet-Cookie: a=b", "=1+1", "가" * 50_000, "a" * 500_000, "[" * 20_000, '{"a":' * 5_000, "null", "[]", "{}"),
    *("1e999", "NaN", "-1", "0", "9" * 30, "999999999999", "1.5", "٣٤٥", "１２３", "0x10", "true", "infinity"),
    *("0000-01-01", "9999-12-31", "9999-12-31T23:59", "2026-02-30", "0001-01-01T00:00", "2026-12-08T25:61", "T"),
    *("not-a-uuid", "00000000-0000-4000-8000-00000000000", "{00000000-0000-4000-8000-000000000000}"),
    *("http://127.0.0.1/", "http://[::1", "https://a:99999/", "a@b", "a@b.c\n", "language:xx", "organisation:none"),
)
PLACES = (
    "not-a-uuid",
    "%00",
    "%ED%A0%80",
    "%FF",
    "..%2f..%2fetc",
    "a" * 3_000,
    "%E2%80%AE",
    "-1",
    "9" * 40,
    "9" * 5_000,
    "a%20b;c=d",
    "%0D%0ASet-Cookie:%20a=b",
    "%5Cevil.example",
    "{0}",
)
"""As they stand in an address."""

HEADS = (
    b"",
    b"Content-Disposition: form-data",
    b'Content-Disposition: form-data; name="',
    b"\0: \0",
    b":",
    b"a" * 99_999,
    b'Content-Disposition: form-data; name="a"\r\nContent-Type: text/plain; charset=klingon',
    b'Content-Disposition: form-data; name="a"\r\nContent-Transfer-Encoding: base64',
    b"Content-Disposition: form-data; name=\"a\"; filename*=klingon''%FF",
    b"Content-Disposition: form-data; name=\"a\"; filename*=UTF-8''%FF%00",
    b'Content-Disposition: form-data; name="\xff\xfe"; filename="\xff\0"',
    b"Content-Disposition: attachment; size=1e999",
)
"""Of one part."""


@dataclass(frozen=True, slots=True)
class Sent:
    """`kind` is the Content-Type, none when empty; `headers` lie about the body."""

    what: str
    body: bytes
    kind: str = ENCODED
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Known:
    """What a route's form has asked for so far, with something that fits each field: so that one lie among good
    fields is not refused for the others.
    """

    fields: dict[str, str] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)


FITTING = {"email": "somebody@expo.example", "number": "1", "secret": "courtyard meets village", "flag": "1"}


@contextmanager
def watched(known: Known) -> Iterator[None]:
    """Notes each field that is read meanwhile."""

    def noting(kind: str) -> Any:
        read = getattr(Form, kind)

        def noted(form: Form, name: str, *given: Any, **options: Any) -> Any:
            if kind == "file":
                known.files.add(name)
            elif kind == "choice":
                known.fields[name] = next(iter(given[0] if given else options["allowed"]), "")
            else:
                known.fields.setdefault(name, FITTING.get(kind, "Words"))
            return read(form, name, *given, **options)

        return noted

    kinds = ("choice", "email", "file", "flag", "many", "number", "raw", "secret", "text")
    with patch.multiple(Form, **{kind: noting(kind) for kind in kinds}):
        yield


def framings(known: Known) -> Iterator[Sent]:
    """The whole body is wrong."""
    yield from _parts(known)
    yield from _encoded(known)
    fields = json.dumps(known.fields).encode()
    for kind in ("application/json", "application/xml", "text/plain", "application/octet-stream", "x", "", "a/b; ="):
        yield Sent(f"JSON as {kind!r}", fields, kind)
    yield Sent("deep JSON", b"[" * 100_000, "application/json")
    bomb = gzip.compress(encoded(known.fields) + b"&pad=" + b"0" * 20 * MEGABYTE)
    yield Sent("a bomb", bomb, ENCODED, {"content-encoding": "gzip"})
    yield Sent("a bomb in parts", bomb, f"{PARTS}; boundary={BOUNDARY}", {"content-encoding": "br, gzip"})
    yield Sent("too long by its own words", b"a=1", ENCODED, {"content-length": str(2**63)})
    yield Sent("of no length", b"a=1", ENCODED, {"content-length": "-1"})
    yield Sent("of a length in words", b"a=1", ENCODED, {"content-length": "many"})
    yield Sent("large", b"a=" + b"a" * 20 * MEGABYTE)


def _parts(known: Known) -> Iterator[Sent]:
    good = parts({name: value.encode() for name, value in known.fields.items()}, sorted(known.files))
    kind = f"{PARTS}; boundary={BOUNDARY}"
    for cut in (1, len(good) // 2, len(good) - 6, len(good) - 2):
        yield Sent(f"cut after {cut}", good[:cut], kind)
    for said in ("", "; boundary=", "; boundary=other", '; boundary="', f"; boundary={'a' * 500}", "; charset=x"):
        yield Sent(f"parts with {said[:20]!r}", good, PARTS + said)
    yield Sent("an unknown charset", good, f"{kind}; charset=klingon")
    for head in HEADS:
        body = b"--%s\r\n%s\r\n\r\n\xff\x00\r\n--%s--\r\n" % (BOUNDARY.encode(), head, BOUNDARY.encode())
        yield Sent(f"a part headed {head[:60]!r}", body, kind)
    yield Sent("5,000 parts", parts({f"f{number}": b"1" for number in range(5_000)}), kind)
    yield Sent("files only", parts({}, sorted({*known.fields, *known.files})), kind)
    yield Sent("text for files", parts(dict.fromkeys({*known.fields, *known.files}, b"text")), kind)
    yield Sent("octets for text", parts(dict.fromkeys(known.fields, b"\xff\xfe\x00\x80")), kind)


def _encoded(known: Known) -> Iterator[Sent]:
    good = encoded(known.fields)
    bodies = (
        b"",
        b"&" * 5_000,
        b"=&=",
        b"a=%",
        b"a=%zz",
        b"%ED%A0%80=%ED%A0%80",
        b"\xff\xfe=\xff",
        b"\0",
        good + b"\0",
    )
    for body in bodies:
        yield Sent(f"encoded {body[:20]!r}", body)
    yield Sent("5,000 fields", b"&".join(b"f%d=1" % number for number in range(5_000)))
    yield Sent("each field 50 times", b"&".join([good] * 50))
    yield Sent("a deep name", b"a" + b"[b]" * 5_000 + b"=1")
    yield Sent("names in brackets", b"&".join(f"{name}[]=1&{name}[a]=1".encode() for name in known.fields))
    yield Sent("an unknown charset", good, f"{ENCODED}; charset=klingon")
    yield Sent("UTF-16", good.decode().encode("utf-16"), f"{ENCODED}; charset=utf-16")


def lies(known: Known, dice: random.Random) -> Iterator[Sent]:
    """All fields fit but one, or all but some; without end."""
    kind = f"{PARTS}; boundary={BOUNDARY}"
    while True:
        lied = dict(known.fields)
        for name in dice.sample(sorted(lied), k=min(len(lied), dice.choice((1, 1, 1, 2, 9)))) if lied else ():
            lied[name] = dice.choice(NASTY)
        told = str({name: value[:20] for name, value in lied.items() if value != known.fields[name]})
        if known.files or dice.random() < 0.2:
            octets = {name: value.encode("utf-8", "surrogatepass") for name, value in lied.items()}
            yield Sent(told, parts(octets, sorted(known.files), dice.choice(NASTY)), kind)
        else:
            yield Sent(told, encoded(lied))


def encoded(fields: Mapping[str, str]) -> bytes:
    octets = {name: quote(value.encode("utf-8", "surrogatepass"), safe="") for name, value in fields.items()}
    return "&".join(f"{name}={value}" for name, value in octets.items()).encode()


def parts(fields: Mapping[str, bytes], files: list[str] | tuple[str, ...] = (), filename: str = "a.pdf") -> bytes:
    heads = [(f'name="{name}"'.encode(), value) for name, value in fields.items()]
    called = filename[:1_000].encode("utf-8", "surrogatepass")
    heads += [(b'name="%s"; filename="%s"' % (name.encode(), called), b"%PDF-1.7 \0\xff cut") for name in files]
    between = b"--%s\r\n" % BOUNDARY.encode()
    bodies = [b"%sContent-Disposition: form-data; %s\r\n\r\n%s\r\n" % (between, head, value) for head, value in heads]
    return b"".join(bodies) + b"--%s--\r\n" % BOUNDARY.encode()

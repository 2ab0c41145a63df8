"""Reports of browsers: counted by directive and origin, nothing personal kept, no table filled by whoever invents them."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import msgspec
import pytest
from litestar import Litestar

from core.access.roles import Role
from core.access.sessions.queries import actor_of
from core.actor import SYSTEM
from core.csp.commands import MOST_KINDS_A_DAY, THE_REST, count_refused
from core.csp.queries import reported
from core.csp.routes import LARGEST, MOST
from core.csp.rules import Refused, refused_in
from core.csp.tables import CspReport
from core.errors import Denied
from tests.conftest import NOW, started
from tests.make.accounts import account, session_of

OWN = "https://expo.example"
SECRET = "kim-haneul-31415"
PAGE = f"{OWN}/account/first/{SECRET}?email={SECRET}@example.org"
ELSEWHERE = f"https://{SECRET}:{SECRET}@cdn.example:8443/{SECRET}.js?who={SECRET}#{SECRET}"


def old(**changes: str) -> bytes:
    body = {
        "document-uri": PAGE,
        "referrer": PAGE,
        "blocked-uri": ELSEWHERE,
        "violated-directive": "script-src 'self'",
        "effective-directive": "script-src-elem",
        "script-sample": SECRET,
    }
    return msgspec.json.encode({"csp-report": body | {name.replace("_", "-"): one for name, one in changes.items()}})


def new(kind: str = "csp-violation", **changes: str) -> dict[str, Any]:
    body = {"documentURL": PAGE, "blockedURL": "inline", "effectiveDirective": "style-src-attr", "sample": SECRET}
    return {"type": kind, "age": 5, "url": PAGE, "user_agent": SECRET, "body": body | changes}


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    async with started() as running_app:
        yield running_app


@pytest.fixture
async def anybody(app: Litestar) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=OWN) as client:
        yield client


@pytest.mark.parametrize(
    ("octets", "expected"),
    [
        (old(), [("script-src-elem", "https://cdn.example:8443")]),
        (old(effective_directive=""), [("script-src", "https://cdn.example:8443")]),
        (old(blocked_uri="data:text/html," + SECRET), [("script-src-elem", "data")]),
        (old(blocked_uri=SECRET), [("script-src-elem", "unknown")]),
        (old(blocked_uri="http://[::1/"), []),
        (old(document_uri="https://elsewhere.example/"), []),
        (old(document_uri="https://expo.example.elsewhere.example/"), []),
        (old(effective_directive="invented-src"), []),
        (old(blocked_uri="moz-extension://" + SECRET), []),
        (old(source_file="chrome-extension://abc/inject.js"), []),
        (
            msgspec.json.encode([new(), new("deprecation"), new(blockedURL="trusted-types-sink")]),
            [("style-src-attr", "inline"), ("style-src-attr", "trusted-types-sink")],
        ),
        (msgspec.json.encode([new()] * 50), [("style-src-attr", "inline")] * 20),
        *((octets, []) for octets in (b"", b"[", b"{}", b"[1]", b'{"csp-report": 7}', b"\xff\xfe", b"[" * 5000)),
    ],
)
def test_of_a_report_are_counted_the_directive_and_an_origin_or_a_word(octets: bytes, expected: list[Any]) -> None:
    assert [(one.directive, one.blocked) for one in refused_in(octets, own=OWN)] == expected


async def test_whoever_reports_is_answered_with_nothing_and_nothing_personal_is_kept(
    anybody: httpx.AsyncClient,
) -> None:
    from_nowhere = {"origin": "null", "sec-fetch-site": "cross-site", "content-type": "application/csp-report"}
    for octets in (old(), old(), msgspec.json.encode([new()]), b"no report at all"):
        answer = await anybody.post("/csp-reports", content=octets, headers=from_nowhere)
        assert (answer.status_code, answer.content) == (204, b"")
    rows = await CspReport.select(CspReport.counted_on, CspReport.directive, CspReport.blocked, CspReport.number)
    assert sorted(tuple(row.values()) for row in rows) == [
        (NOW.date(), "script-src-elem", "https://cdn.example:8443", 2),
        (NOW.date(), "style-src-attr", "inline", 1),
    ]
    assert SECRET not in str(rows)


async def test_too_many_and_too_large_ones_are_refused(anybody: httpx.AsyncClient) -> None:
    assert (await anybody.post("/csp-reports", content=b"x" * (LARGEST + 1))).status_code == 413
    answers = [await anybody.post("/csp-reports", content=old()) for _ in range(MOST + 5)]
    refused = [one for one in answers if one.status_code == 429]
    assert len(refused) in (5, 6)
    assert int(refused[0].headers["retry-after"]) > 0


@pytest.mark.planted("a table that strangers fill")
async def test_whoever_invents_origins_fills_no_table(db: None) -> None:
    invented = [Refused("img-src", f"https://{number}.example") for number in range(MOST_KINDS_A_DAY + 40)]
    await count_refused(invented, now=NOW)
    assert await CspReport.count() == MOST_KINDS_A_DAY + 1
    rest = await CspReport.select(CspReport.number).where(CspReport.blocked == THE_REST).first()
    assert rest == {"number": 40}
    await count_refused(invented[:1], now=NOW)
    assert await CspReport.count() == MOST_KINDS_A_DAY + 1


async def test_the_desk_sees_the_last_two_weeks_added_up_and_nobody_else_does(db: None) -> None:
    one = Refused("script-src", "inline")
    for days in (0, 1, 15):
        await count_refused([one, one], now=NOW - timedelta(days=days))
    assert [(each.number, each.last_on) for each in await reported(SYSTEM, NOW)] == [(4, NOW.date())]
    translator = await actor_of(await session_of(await account(role=Role.TRANSLATOR)), NOW)
    assert translator is not None
    with pytest.raises(Denied):
        await reported(translator, NOW)


async def test_every_page_tells_browsers_where_to_report(anybody: httpx.AsyncClient) -> None:
    headers = (await anybody.get("/account/sign-in")).headers
    assert headers["reporting-endpoints"] == 'csp="/csp-reports"'
    for part in (
        "report-uri /csp-reports",
        "report-to csp",
        "require-trusted-types-for 'script'",
        "trusted-types madang",
    ):
        assert part in headers["content-security-policy"]

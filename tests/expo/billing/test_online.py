"""Paying at a provider: only a notice that is signed, fresh and new records something, and only once."""

import json
import re
from collections.abc import AsyncIterator, Mapping
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from litestar import Litestar

from core.access.roles import Role
from core.settings import SettingsError, settings_from
from directory.organisations.rules import scope_of
from expo.billing.invoices.queries import Paper
from expo.billing.payments.providers import Notice, Provider, join, load
from expo.billing.payments.tables import Payment
from tests.conftest import NOW, started
from tests.expo.exhibitors.test_pages import send
from tests.make.accounts import account, browser, session_of
from tests.make.billing import billed, tariff
from tests.make.editions import edition
from tests.make.exhibitors import exhibitor, fair
from tests.make.lets import booths
from tests.make.paying import Paying, signed

NOTICES = "/payments/test-pay/notices"


@pytest.fixture
async def paying(db: None) -> AsyncIterator[Litestar]:
    async with started() as app:
        join(Paying())
        yield app
    join(None)


async def an_invoice() -> tuple[Paper, str]:
    """Of a company, and the session of somebody who acts for it."""
    row = await edition()
    await fair(row.id, booths_open_at=NOW - timedelta(days=1))
    await booths(row.id, 2)
    await tariff()
    known, _ = await exhibitor("maru", state="approved")
    owner = await account(role=Role.EXHIBITOR_OWNER, scope=scope_of(known.organisation))
    return await billed(known, ["A-101"]), await session_of(owner)


class Trusting(Paying):
    """Believes whoever calls."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def read(self, headers: Mapping[str, str], body: bytes) -> Notice:
        return super().read(signed(self.now, body), body)


def told(one: Paper, **changes: Any) -> bytes:
    said = {"id": "p1", "edition": one.slug, "invoice": one.reference, "minor": one.gross.minor, "currency": "KRW"}
    return json.dumps({**said, "day": one.issued_on.isoformat(), **changes}).encode()


async def notified(app: Litestar, body: bytes, headers: dict[str, str], at: str = NOTICES) -> httpx.Response:
    async with browser(app) as provider:
        return await provider.post(at, content=body, headers=headers)


async def test_a_company_pays_at_a_provider_and_counts_as_paid_when_its_notice_comes(paying: Litestar) -> None:
    one, token = await an_invoice()
    now, here = paying.state.clock(), f"/portal/maru/exhibit/{one.slug}/invoices/{one.reference}"
    async with browser(paying, token) as client:
        ready = await send(client, f"{here}/payment", await client.get(here))
        there = re.findall(r'href="(https://pay.example/[^"]+)"', ready.text)
        assert [address.split("?back=")[0] for address in there] == [
            f"https://pay.example/{one.slug}/{one.reference}/{one.gross.minor}"
        ]
        assert there[0].endswith(f"{here}/return")
        assert "We wait for the provider’s word." in (await client.get(f"{here}/return?paid=yes")).text
        answers = [await notified(paying, told(one), signed(now, told(one))) for _ in range(3)]
        assert [(each.status_code, each.json()["recorded"]) for each in answers] == [
            (200, True),
            (200, False),
            (200, False),
        ]
        assert "Thank you: the invoice is paid." in (await client.get(f"{here}/return")).text
        assert "Pay " not in re.sub(r"<title>.*?</title>", "", (await client.get(here)).text)
        assert (await client.post(f"{here}/payment", data={})).status_code in (403, 409)
    assert await Payment.count() == 1


@pytest.mark.planted("a payment notice that is believed unread")
async def test_what_is_unsigned_old_or_of_another_currency_records_nothing(paying: Litestar) -> None:
    one, _ = await an_invoice()
    now, body = paying.state.clock(), told(one)
    good = signed(now, body)
    old = signed(now - timedelta(minutes=11), body)
    dollars = told(one, currency="USD")
    strange = told(one, invoice="D-2026-9999")
    back = told(one, minor=-1)
    tries = [
        (body, {}, NOTICES, 401),
        (body + b" ", good, NOTICES, 401),
        (body, {**good, "x-sent": str(now.timestamp() + 1)}, NOTICES, 401),
        (body, old, NOTICES, 401),
        (dollars, signed(now, dollars), NOTICES, 409),
        (strange, signed(now, strange), NOTICES, 404),
        (back, signed(now, back), NOTICES, 409),
        (body, good, "/payments/other/notices", 404),
        (b"x" * 70_000, good, NOTICES, 413),
    ]
    for content, headers, address, status in tries:
        assert (await notified(paying, content, headers, address)).status_code == status
    assert await Payment.count() == 0
    join(Trusting(now))
    assert (await notified(paying, body, {})).status_code == 200  # what the tries above would let pass


def test_a_provider_is_named_by_a_setting() -> None:
    made: Provider | None = load("tests.make.paying:Paying")
    assert (made.name if made else "", load(None)) == ("test-pay", None)
    for wrong in ("tests.make.paying:Missing", "tests.nowhere:Paying", "datetime:timedelta"):
        with pytest.raises(SettingsError, match="PAYMENT_PROVIDER"):
            load(wrong)
    with pytest.raises(SettingsError, match="a module and a class"):
        settings_from({"PAYMENT_PROVIDER": "os.system('x')"})

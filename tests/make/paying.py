"""A payment provider for tests: its notices are signed with a key over the time and the body."""

import hmac
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime

from core.money import Money
from expo.billing.payments.providers import Notice, SignatureWrong

KEY = b"a key that provider and organiser share"


class Paying:
    name = "test-pay"

    async def begin(self, *, edition: str, reference: str, amount: Money, back_to: str) -> str:
        return f"https://pay.example/{edition}/{reference}/{amount.minor}?back={back_to}"

    def read(self, headers: Mapping[str, str], body: bytes) -> Notice:
        sent = headers.get("x-sent", "")
        if not hmac.compare_digest(headers.get("x-signature", ""), signature(sent, body)):
            raise SignatureWrong
        told = json.loads(body)
        amount = Money(told["minor"], told["currency"])
        day, at = date.fromisoformat(told["day"]), datetime.fromtimestamp(float(sent), UTC)
        return Notice(told["id"], told["edition"], told["invoice"], amount, day, at)


def signature(sent: str, body: bytes) -> str:
    return hmac.digest(KEY, sent.encode() + b"." + body, "sha256").hex()


def signed(at: datetime, body: bytes) -> dict[str, str]:
    """What a notice carries that is sent at that instant."""
    sent = str(at.timestamp())
    return {"x-sent": sent, "x-signature": signature(sent, body)}

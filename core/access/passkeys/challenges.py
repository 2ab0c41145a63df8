"""What an authenticator signs: made by us, kept in the database, good once."""

import json
import secrets
from base64 import urlsafe_b64decode
from datetime import datetime
from uuid import UUID, uuid4

from core.access.passkeys.rules import GOOD_FOR, LONGEST_ANSWER
from core.access.tables import Challenge
from core.errors import Conflict, mark

CHALLENGE_BYTES = 32


class KeyRefused(Conflict):
    message = mark("This passkey could not be used here. Please try again, or choose another way.")


async def challenge(account: UUID | None, purpose: str, *, now: datetime) -> bytes:
    """`account` None for signing in, when nobody is known yet."""
    octets = secrets.token_bytes(CHALLENGE_BYTES)
    await Challenge.insert(
        Challenge(id=uuid4(), account=account, purpose=purpose, octets=octets, ends_at=now + GOOD_FOR)
    )
    return octets


async def use_challenge(answer: str, account: UUID | None, purpose: str, *, now: datetime) -> bytes:
    """The challenge that the answer claims to sign, used up whatever comes of it. Raises KeyRefused."""
    octets = claimed(answer)
    whose = Challenge.account.is_null() if account is None else Challenge.account == account
    used = (
        await Challenge.update({Challenge.used_at: now})
        .where(
            (Challenge.octets == octets)
            & (Challenge.purpose == purpose)
            & whose
            & Challenge.used_at.is_null()
            & (Challenge.ends_at > now)
        )
        .returning(Challenge.id)
    )
    if not used:
        raise KeyRefused
    return octets


def claimed(answer: str) -> bytes:
    """What `clientDataJSON` says was signed. Raises KeyRefused for what no browser sends."""
    try:
        if len(answer) > LONGEST_ANSWER:
            raise KeyRefused
        given = json.loads(answer)
        told = json.loads(octets_of(given["response"]["clientDataJSON"]))
        return octets_of(told["challenge"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise KeyRefused from error


def octets_of(text: str) -> bytes:
    """Of base64url without padding, as authenticators write it. Raises ValueError."""
    return urlsafe_b64decode(f"{text}===")

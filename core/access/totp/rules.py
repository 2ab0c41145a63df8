"""Codes of an authenticator app: RFC 6238 with 30 seconds and six digits, each accepted once."""

import re
from datetime import datetime

import pyotp

STEP_SECONDS = 30
WINDOW = 1
"""One step to either side, for clocks that are a little off."""


def accepted_step(seed: str, code: str, *, last_step: int, now: datetime) -> int | None:
    """The time step that the code belongs to, None when it does not fit or was used already (5.2 of the RFC)."""
    if not re.fullmatch(r"[0-9]{6}", code):
        return None
    current = int(now.timestamp()) // STEP_SECONDS
    totp = pyotp.TOTP(seed)
    fitting = (step for step in range(current - WINDOW, current + WINDOW + 1) if _equal(totp, step, code))
    return next((step for step in fitting if step > last_step), None)


def new_seed() -> str:
    """160 bits in base 32, as RFC 4226 recommends."""
    return pyotp.random_base32()


def enrolment_address(seed: str, *, email: str, issuer: str) -> str:
    """What the QR code holds (otpauth:)."""
    return pyotp.TOTP(seed).provisioning_uri(name=email, issuer_name=issuer)


def _equal(totp: pyotp.TOTP, step: int, code: str) -> bool:
    return pyotp.utils.strings_equal(totp.generate_otp(step), code)

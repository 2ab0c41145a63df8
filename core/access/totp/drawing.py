"""A seed as pages show it to an authenticator app: QR code, key in groups of four, and an address on this device."""

from typing import Any

import segno

from core.access.totp.rules import enrolment_address

ISSUER = "Madang"


def drawn(seed: str, email: str) -> dict[str, Any]:
    """What `core/access/totp/_app.html` wants."""
    address = enrolment_address(seed, email=email, issuer=ISSUER)
    spaced = " ".join(seed[start : start + 4] for start in range(0, len(seed), 4))
    return {"seed": spaced, "qr": list(segno.make(address, error="m").matrix), "in_app": address}

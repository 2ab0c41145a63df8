"""The address of a calendar of meetings as a page shows it: once, as a link and as a code for a camera."""

from typing import Any
from urllib.parse import urlsplit

import segno

from core.settings import settings


def opened(edition: str, token: str) -> dict[str, Any]:
    """`address`, `webcal` and `qr` (rows of dark and light) for the template."""
    address = f"{settings().base_url}/{edition}/meetings/feeds/{token}.ics"
    parts = urlsplit(address)
    return {
        "address": address,
        "webcal": f"webcal://{parts.netloc}{parts.path}",
        "qr": list(segno.make(address, error="m").matrix),
    }

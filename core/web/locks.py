"""The headers that every answer carries, errors and assets too, whichever layer gives it."""

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from core.settings import settings

REPORTS = "/csp-reports"
DIRECTIVES = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types madang",
    f"report-uri {REPORTS}",
)
"""What scripts make pages of goes through the one policy of assets/js/head.js; browsers tell us what they refused."""

TURNED_OFF = ("browsing-topics", "camera", "display-capture", "geolocation", "microphone", "payment", "usb")
HEADERS = [
    (b"content-security-policy", "; ".join(DIRECTIVES).encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"permissions-policy", ", ".join(f"{name}=()" for name in TURNED_OFF).encode()),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
]
OVER_HTTPS = [
    (b"content-security-policy", "; ".join((*DIRECTIVES, "report-to csp")).encode()),
    (b"reporting-endpoints", f'csp="{REPORTS}"'.encode()),
    (b"strict-transport-security", b"max-age=63072000; includeSubDomains"),
]
"""Browsers that know `report-to` pass `report-uri` over, and have no endpoints where there is no TLS."""


class Locks:
    """The outermost layer. What a route says itself stands: a file has a stricter policy, a badge may be shown elsewhere."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        over_https = OVER_HTTPS if settings().base_url.startswith("https://") else []
        self.headers = list((dict(HEADERS) | dict(over_https)).items())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def locked(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = list(message["headers"])
                own = {name.lower() for name, _ in given}
                message = {**message, "headers": [*given, *(one for one in self.headers if one[0] not in own)]}
            await send(message)

        await self.app(scope, receive, locked if scope["type"] == ScopeType.HTTP else send)

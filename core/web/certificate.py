"""How long the certificate is good that readers are shown, looked at by the clock as a reader would."""

import asyncio
import ssl
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from core.settings import settings

KIND = "core.web.certificate"
TIMEOUT_SECONDS = 20.0
HTTPS = 443


async def good_until(host: str, port: int, trusting: ssl.SSLContext | None = None) -> datetime:
    """Raises ssl.SSLError for one that a reader's browser would refuse, OSError when nobody answers."""
    async with asyncio.timeout(TIMEOUT_SECONDS):
        _, writer = await asyncio.open_connection(host, port, ssl=trusting or ssl.create_default_context())
        try:
            shown = writer.get_extra_info("peercert")
        finally:
            writer.close()
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(shown["notAfter"]), tz=UTC)


async def _look(_arguments: Arguments, _now: datetime, _progress: Progress) -> Result:
    """That nobody answers, or with one that a browser would refuse, is what was found out."""
    parts = urlsplit(settings().base_url)
    if parts.scheme != "https" or parts.hostname is None:
        return {"until": "–"}
    try:
        return {"until": (await good_until(parts.hostname, parts.port or HTTPS)).isoformat()}
    except (OSError, TimeoutError) as error:
        return {"until": "–", "trouble": f"{type(error).__name__}: {error}"}


WORK = Work(
    KIND, mark("Look at the certificate that readers are shown"), mark("Good until {until}"), _look, timedelta(days=1)
)

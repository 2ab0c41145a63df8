"""Where browsers report to by themselves, whoever looks at the page."""

from litestar import Response, post

from core.access.attempts import allow
from core.access.policies import PUBLIC
from core.csp.commands import count_refused
from core.csp.rules import origin_of, refused_in
from core.settings import settings
from core.web.addresses import address_of
from core.web.given import AnyRequest, GivenNow
from core.web.locks import REPORTS

LARGEST = 64_000
"""Octets: browsers send some reports together, each of about one thousand."""

MOST, SECONDS = 30, 60


@post(REPORTS, name="core.csp.create", policy=PUBLIC, request_max_body_size=LARGEST)
async def create(request: AnyRequest, now: GivenNow) -> Response[None]:
    """Counts what it can read and says nothing, not even whether it could."""
    await allow("csp-reports", address_of(request), most=MOST, seconds=SECONDS, now=now)
    refused = refused_in(await request.body(), own=origin_of(settings().base_url))
    await count_refused(refused, now=now)
    return Response(None, status_code=204, headers={"cache-control": "no-store"})


ROUTES = [create]

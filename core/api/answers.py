"""How the API answers: pages of a list with a link to the next, and validators, so that nothing is sent twice."""

import hashlib
from collections.abc import Callable, Sequence
from typing import Annotated, Any, TypeVar
from urllib.parse import urlencode

import msgspec
from litestar import Response
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import HeaderParameter, QueryParameter

from core.access.guard import given_actor
from core.access.policies import PUBLIC
from core.api.cursors import cursor, place_in
from core.api.problems import PROBLEM, Changed, ConditionNeeded, Problem
from core.forms.form import typed
from core.idempotency.once import HEADER, LONGEST_KEY
from core.settings import settings
from core.web.caching import FRESH_FOR
from core.web.given import AnyRequest

One = TypeVar("One")
JSON = "application/json"
MOST = 200
ROOT = "/api/v1/"
Limit = Annotated[int, QueryParameter(name="limit", ge=1, le=MOST, description="How many at most.")]
Cursor = Annotated[str, QueryParameter(name="cursor", max_length=800, description="From the Link of the page before.")]
IdempotencyKey = Annotated[
    str,
    HeaderParameter(
        name=HEADER,
        min_length=1,
        max_length=LONGEST_KEY,
        description="Of your making, new for each thing that is made; the same request with it again has no second effect.",
    ),
]
A_PAGE = 50


def documented(shape: Any, *refusals: int, success: int = 200) -> dict[int, ResponseSpec]:
    """What a handler may answer: `shape` with success, problems with the others."""
    problems = {
        status: ResponseSpec(Problem, media_type=PROBLEM, generate_examples=False, description="See Problems.")
        for status in {400, 404, 500, *refusals}
    }
    shown = ResponseSpec(shape, media_type=JSON, generate_examples=False, description="As described.")
    return {success: shown, **problems}


def answer(request: AnyRequest, shown: Any, *, link: str = "") -> Response[bytes]:
    """What everybody may read is kept for everybody; the rest is the reader's own and carries its own validator."""
    octets = msgspec.json.encode(shown)
    headers = {"link": link} if link else {}
    if request.route_handler.opt.get("policy") == PUBLIC:
        return Response(octets, media_type=JSON, headers={**headers, FRESH_FOR.decode(): "revision"})
    etag = etag_of(octets)
    headers |= {"etag": etag, "cache-control": "private, no-cache", "vary": "authorization"}
    if _names(request.headers.get("if-none-match"), etag):
        return Response(b"", status_code=304, headers=headers)
    return Response(octets, media_type=JSON, headers=headers)


def created(shown: Any, address: str) -> Response[bytes]:
    """It is there now, at `address` below the API."""
    headers = {"location": settings().base_url + ROOT + address, "cache-control": "private, no-store"}
    return Response(msgspec.json.encode(shown), status_code=201, media_type=JSON, headers=headers)


def etag_of(octets: bytes) -> str:
    """Strong: other bytes, another tag."""
    return f'"{hashlib.sha256(octets).hexdigest()[:32]}"'


def require_seen(request: AnyRequest, shown: Any) -> None:
    """Whoever changes something says what they saw. Raises ConditionNeeded, Changed."""
    given = request.headers.get("if-match")
    if given is None:
        raise ConditionNeeded
    if not _names(given, etag_of(msgspec.json.encode(shown)), strong=True):
        raise Changed


def started(request: AnyRequest, text: str) -> str:
    """The place that a cursor names; empty at the beginning."""
    return place_in(text, given_actor(request), _listing(request))


def paged(
    request: AnyRequest, found: Sequence[One], limit: int, place: Callable[[One], str]
) -> tuple[Sequence[One], str]:
    """`found` has one more than the page when there is a next one: the page, and the `Link` to the next."""
    page = found[:limit]
    if len(found) <= limit:
        return page, ""
    following = cursor(given_actor(request), _listing(request), place(page[-1]))
    query = [*_narrowing(request), ("limit", str(limit)), ("cursor", following)]
    return page, f'<{settings().base_url}{request.scope["path"]}?{urlencode(query)}>; rel="next"'


def after(ordered: Sequence[One], start: str, limit: int, place: Callable[[One], str]) -> Sequence[One]:
    """Of a list in memory: one more than a page, from the one after `start`; a list that changed goes on at its place."""
    places = [place(one) for one in ordered]
    begin = places.index(start) + 1 if start in places else 0
    return ordered[begin : begin + limit + 1]


def word(text: str) -> str:
    """Of an address, fit for being looked up."""
    return typed(text)


def _narrowing(request: AnyRequest) -> list[tuple[str, str]]:
    pairs = request.query_params.multi_items()
    return sorted((name, str(value)) for name, value in pairs if name not in ("cursor", "limit"))


def _listing(request: AnyRequest) -> str:
    return f"{request.scope['path']}?{_narrowing(request)}"


def _names(given: str | None, etag: str, *, strong: bool = False) -> bool:
    if given is None:
        return False
    tags = [one.strip() for one in given.split(",")]
    return "*" in tags or etag in (tags if strong else [one.removeprefix("W/") for one in tags])

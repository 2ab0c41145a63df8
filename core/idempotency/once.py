"""Doing something once, however often a request for it arrives."""

import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from secrets import token_bytes
from typing import Any

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from litestar import Response
from litestar.datastructures import Cookie
from piccolo.querystring import QueryString

from core.access.guard import given_actor
from core.access.secret import sealing_key, tag
from core.access.sessions.cookie import visitor_mark
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import Conflict, Invalid, mark
from core.forms.form import sent_in
from core.idempotency.tables import Answer
from core.web.given import AnyRequest

FIELD = "idempotency"
HEADER = "idempotency-key"
LONGEST_KEY = 200
NONCE_BYTES = 12
WITH_COOKIES, LINE = b"\0cookies ", b"\n"
OWN_FIELDS = frozenset({FIELD, "csrf"})
CLAIM = """
INSERT INTO core_answer (key, sent, status, location, media_type, answered_at) VALUES ({}, {}, 0, '', '', {})
ON CONFLICT (key) DO NOTHING RETURNING key
"""


class KeyUsedOtherwise(Conflict):
    status = 422
    message = mark("This form was sent already, with other values. Please open it again.")


class KeyOfAnotherRequest(Conflict):
    """The same over the API, where nobody opens a form."""

    status = 422
    message = mark("This Idempotency-Key came before, with another body. Please take a new key for another request.")


class KeyTooLong(Invalid):
    message = mark("An Idempotency-Key has at most 200 characters.")


Effect = Callable[[], Awaitable[Response[Any]]]


async def once(request: AnyRequest, effect: Effect, *, now: datetime, key: str = "") -> Response[Any]:
    """`effect` in one transaction with its answer; the same key again gets that answer, and nothing happens.

    Where no `key` is given it comes with the form or as `Idempotency-Key`; without one the effect simply runs. A second
    request that arrives meanwhile waits for the first one's commit. A refusal leaves no trace, so the corrected form
    may use the same key. Raises KeyUsedOtherwise or KeyOfAnotherRequest when the key comes with other values (Stripe's
    rule, 422).
    """
    fields = await _fields(request)
    given = key or request.headers.get(HEADER) or next(iter(fields.get(FIELD, ())), "")
    if not given:
        return await effect()
    if len(given) > LONGEST_KEY:
        raise KeyTooLong({})
    whom = str(given_actor(request)) + (visitor_mark(request) or "")
    row = tag("answer", whom.encode(), request.url.path.encode(), given.encode("utf-8", "surrogatepass")).hex()
    sent = await _digest(request, fields)
    async with transaction():
        if not await DB.run_querystring(QueryString(CLAIM, row, sent, now)):
            return await _former(row, sent, KeyUsedOtherwise if FIELD in fields else KeyOfAnotherRequest)
        answer = await effect()
        await _keep(row, answer)
        return answer


async def _fields(request: AnyRequest) -> Mapping[str, Sequence[str]]:
    if "form" not in request.headers.get("content-type", ""):
        return {}
    fields: dict[str, list[str]] = {}
    for name, value in (await sent_in(request)).multi_items():
        fields.setdefault(name, []).append(value if isinstance(value, str) else f"file:{value.filename}")
    return fields


async def _digest(request: AnyRequest, fields: Mapping[str, Sequence[str]]) -> str:
    body = json.dumps(sorted((name, values) for name, values in fields.items() if name not in OWN_FIELDS)).encode()
    return hashlib.sha256(body if fields else await request.body()).hexdigest()


async def _former(key: str, sent: str, other: type[Conflict]) -> Response[Any]:
    row = await Answer.select().where(Answer.key == key).first()
    if row is None or row["sent"] != sent:
        raise other
    headers = {"cache-control": "private, no-store", "idempotency-replayed": "true"}
    if row["location"]:
        headers["location"] = row["location"]
    body, cookies = _parted(_opened(key, row["body"])) if row["body"] else (None, [])
    media_type = row["media_type"] or None
    return Response(body or None, status_code=row["status"], media_type=media_type, headers=headers, cookies=cookies)


async def _keep(key: str, answer: Response[Any]) -> None:
    body = _joined(answer.content if isinstance(answer.content, bytes) else b"", answer.cookies)
    await Answer.update(
        {
            Answer.status: answer.status_code or 200,
            Answer.location: answer.headers.get("location") or "",
            Answer.media_type: str(answer.media_type or ""),
            Answer.body: _sealed(key, body) if body else None,
        }
    ).where(Answer.key == key)


def _joined(body: bytes, cookies: Sequence[Cookie]) -> bytes:
    """What the answer left in the browser goes before it: who sends again has not got it."""
    return WITH_COOKIES + msgspec.json.encode(cookies) + LINE + body if cookies else body


def _parted(octets: bytes) -> tuple[bytes, list[Cookie]]:
    if not octets.startswith(WITH_COOKIES):
        return octets, []
    cookies, _, body = octets.removeprefix(WITH_COOKIES).partition(LINE)
    return body, [Cookie(**one) for one in json.loads(cookies)]


def _sealed(key: str, body: bytes) -> bytes:
    nonce = token_bytes(NONCE_BYTES)
    return nonce + AESGCM(sealing_key("answer")).encrypt(nonce, body, key.encode())


def _opened(key: str, octets: bytes) -> bytes:
    return AESGCM(sealing_key("answer")).decrypt(octets[:NONCE_BYTES], octets[NONCE_BYTES:], key.encode())

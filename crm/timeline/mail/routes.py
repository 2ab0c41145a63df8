"""Letters on their way to a timeline: dropped on a page, or sent by a gateway to the address of a record."""

import hmac
from datetime import UTC, datetime
from typing import Any

from litestar import Response, post

from core.access.attempts import allow
from core.access.policies import PUBLIC
from core.actor import SYSTEM
from core.errors import Denied, NotFound
from core.files.receiving import ROOM_FOR_THE_REST, received
from core.forms.form import Form, read_form
from core.idempotency.once import once
from core.settings import settings
from core.web.addresses import address_of
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved
from core.webhooks.rules import signature
from crm.delegations.programme.invitations.replies import take_reply
from crm.timeline.colleagues import colleagues
from crm.timeline.forms import Desk as Typing
from crm.timeline.forms import chosen, lines_in
from crm.timeline.mail.commands import take_letter
from crm.timeline.mail.drops import dropped_on, renew_drop
from crm.timeline.mail.rules import LARGEST, read_letter
from crm.timeline.permissions import Desk
from crm.timeline.routes import LIST, list_again, subject_sent
from i18n.locales import DEFAULT
from i18n.screens import language_for

FRESH_SECONDS = 300


@post(
    f"{LIST}/letters",
    name="crm.timeline.mail.create",
    policy=Desk.ENTRY_WRITE,
    request_max_body_size=LARGEST + ROOM_FOR_THE_REST,
)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """From a form with a `letter` (.eml); leads to the entry, where what it is about can be put right."""
    form = await read_form(request, shown_by=_dropped_again)
    upload = await received(form, "letter")
    tongue = language_for(request, actor)
    typing = Typing(actor, tongue, [*await colleagues(now)])
    subjects = [*chosen(form), *(one.subject for one in await lines_in(form, "about", typing))]
    form.check()

    async def effect() -> Response[None]:
        entry = await take_letter(actor, upload.content, subjects, lang=tongue.code, now=now)
        return moved(f"{LIST}/{entry}/edit")

    return await once(request, effect, now=now)


@post(f"{LIST}/addresses", name="crm.timeline.mail.renew", policy=Desk.ENTRY_WRITE)
async def renew(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """Letters about the `subject` have another address from now on."""
    subject = await subject_sent(request)

    async def effect() -> Response[None]:
        await renew_drop(actor, subject, now=now)
        return moved(f"{LIST}?subject={subject}&letters=renewed#letters")

    return await once(request, effect, now=now)


@post("/intake/mail", name="crm.timeline.mail.take", policy=PUBLIC, request_max_body_size=LARGEST)
async def take(request: AnyRequest, now: GivenNow) -> Response[Any]:
    """A whole letter (message/rfc822) as a mail gateway sends it on, signed as Standard Webhooks says (webhook-id,
    webhook-timestamp, webhook-signature). The same letter again is the same entry. What a calendar answers to an
    invitation is kept as that. 404 where no gateway is set up.
    """
    key = settings().mail_intake_key
    if not key or not settings().mail_intake:
        raise NotFound
    await allow("mail-intake", address_of(request), most=600, seconds=60, now=now)
    body = await request.body()
    if not signed(key, request.headers, body, now):
        raise Denied
    letter = read_letter(body)
    answers = await take_reply(letter, now=now)
    if answers is not None:
        return Response({"answers": answers}, status_code=200, headers={"cache-control": "no-store"})
    subjects = await dropped_on(letter.delivered)
    if not subjects:
        raise NotFound
    entry = await take_letter(SYSTEM, body, subjects, lang=DEFAULT.code, now=now)
    return Response({"entry": str(entry)}, status_code=200, headers={"cache-control": "no-store"})


def signed(key: str, headers: Any, body: bytes, now: datetime) -> bool:
    """Whether the gateway sent exactly this, in the last five minutes."""
    name, stamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not (stamp.isascii() and stamp.isdecimal() and len(stamp) < 13):
        return False
    if abs(int(stamp) - now.timestamp()) > FRESH_SECONDS:
        return False
    right = signature(key.encode(), name, datetime.fromtimestamp(int(stamp), UTC), body).encode()
    return any(hmac.compare_digest(one.encode(), right) for one in headers.get("webhook-signature", "").split())


async def _dropped_again(request: AnyRequest, form: Form) -> Response[bytes]:
    form.values["dropped"] = ["yes"]
    return await list_again(request, form)


ROUTES = [create, renew, take]

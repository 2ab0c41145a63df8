"""The texts of an agreement: put in, weighed, compared side by side, beside their annexes."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.accounts.forms import LONGEST_REASON
from core.files.receiving import ROOM_FOR_THE_REST, received, told_at
from core.forms.form import Form, blank, read_form
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import screen
from crm.agreements.annexes.queries import annexes_of, withdrawn_from
from crm.agreements.desk.page import ONE, card_of, effected
from crm.agreements.lines import TAGS
from crm.agreements.meanwhile import seen_in
from crm.agreements.sight import may_change
from crm.agreements.slots import PAPER
from crm.agreements.texts import commands
from crm.agreements.texts.queries import sides_of, versions_of
from crm.agreements.texts.rules import LONGEST_BODY, side_by_side
from crm.permissions import Crm
from i18n.locales import LANGUAGES

ROOM = PAPER.largest + ROOM_FOR_THE_REST
PARTNERS = (*TAGS, "fr", "pt", "ru", "ja", "vi", "id", "ms", "nl", "de", "uz", "kk", "mn", "th")
"""Languages that texts of agreements come in, those of the site first (BCP-47)."""


@get(f"{ONE}/texts", name="crm.agreements.texts.index", policy=Crm.AGREEMENT_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """The latest first; `?left=1-ko&right=2-ko` (or `2-ko.1`, its first draft) sets two beside each other."""
    return await texts_page(request, blank())


@post(f"{ONE}/texts", name="crm.agreements.texts.create", policy=Crm.AGREEMENT_WRITE, request_max_body_size=ROOM)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """In one language; `note` says what was wrong with a text that is signed."""
    form = await read_form(request, shown_by=texts_page)
    language = form.choice("language", PARTNERS)
    body, note = (
        form.text("body", most=LONGEST_BODY, needed=False),
        form.text("note", most=LONGEST_REASON, needed=False),
    )
    seen = seen_in(form)
    form.check()
    upload = await received(form, "file") if "file" in form.files and form.files["file"].filename else None

    async def put() -> None:
        with told_at("file"):
            said = {"language": language, "body": body, "upload": upload, "note": note, "seen": seen}
            await commands.put_text(actor, code, now=now, **said)  # type: ignore[arg-type]

    return await effected(request, put, "texts")


@post(f"{ONE}/texts/weights", name="crm.agreements.texts.weigh", policy=Crm.AGREEMENT_WRITE)
async def weigh(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """`authentic` once for each, `prevails` a language or `equal`."""
    form = await read_form(request, shown_by=texts_page)
    authentic, prevails = form.many("authentic"), form.choice("prevails", (*PARTNERS, "equal"), needed=False)
    seen = seen_in(form)
    form.check()
    equal = prevails == "equal"
    chosen = {"authentic": authentic, "prevailing": "" if equal else prevails, "equal": equal, "seen": seen}
    return await effected(request, lambda: commands.weigh(actor, code, now=now, **chosen), "texts")  # type: ignore[arg-type]


@post(f"{ONE}/texts/withdrawals", name="crm.agreements.texts.withdraw", policy=Crm.AGREEMENT_WRITE)
async def withdraw(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """The draft in one `language`."""
    form = await read_form(request, shown_by=texts_page)
    language = form.choice("language", PARTNERS)
    seen = seen_in(form)
    form.check()
    return await effected(request, lambda: commands.withdraw_text(actor, code, language, seen=seen, now=now), "texts")


async def texts_page(request: AnyRequest, form: Form) -> Response[bytes]:
    """With the annexes below them; `form` when one on it was refused."""
    actor, card = request.scope["state"]["actor"], await card_of(request)
    versions = await versions_of(card.id)
    sides = {one.code: one for one in sides_of(versions)}
    left, right = (sides.get(request.query_params.get(name, "")) for name in ("left", "right"))
    return screen(
        request,
        "crm/agreements/texts/index.html",
        section="agreements",
        form=form,
        one=card,
        versions=versions,
        drafts=commands.drafts_seen(versions[0] if versions else None),
        weights_seen=commands.weights_seen,
        annexes=await annexes_of(card.id),
        withdrawn=await withdrawn_from(card.id),
        offered=PARTNERS,
        spoken=LANGUAGES,
        sides=list(sides.values()),
        left=left,
        right=right,
        pairs=side_by_side(left.body, right.body) if left and right else [],
        writes=may_change(actor, card.country),
    )


ROUTES = [index, create, weigh, withdraw]

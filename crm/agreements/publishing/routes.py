"""What the public may read of an agreement: asked for by one, approved by another."""

from typing import Any

from litestar import Response, post
from litestar.params import FromPath

from core.errors import mark
from core.forms.form import read_form
from core.web.given import AnyRequest, GivenActor, GivenNow
from crm.agreements.desk.page import ONE, effected, show_page
from crm.agreements.forms import some_day
from crm.agreements.lines import LONGEST_SUMMARY, LONGEST_TITLE, TAGS
from crm.agreements.publishing import commands
from crm.permissions import Crm
from directory.organisations.rules import NOT_SECURE, is_secure_address

SOURCE_NEEDED = mark("Please name what backs it, such as a press release.")


@post(f"{ONE}/publications", name="crm.agreements.publishing.create", policy=Crm.AGREEMENT_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """Title, summary and obligations as they shall be public, and the source that backs them."""
    form = await read_form(request, shown_by=show_page)
    lines = {f"title_{tag}": form.text(f"title_{tag}", most=LONGEST_TITLE, needed=False) for tag in TAGS}
    lines |= {f"summary_{tag}": form.text(f"summary_{tag}", most=LONGEST_SUMMARY, needed=False) for tag in TAGS}
    told, url = form.text("told", needed=form.raw("has_source") != "yes"), form.text("url", most=300, needed=False)
    if url and not is_secure_address(url):
        form.mistake("url", NOT_SECURE)
    published_on = some_day(form, "published_on")
    form.check()
    promises = set(form.many("promises"))

    async def ask() -> None:
        source = {"told": told, "url": url, "published_on": published_on, "promises": promises}
        await commands.ask_to_publish(actor, code, lines=lines, now=now, **source)  # type: ignore[arg-type]

    return await effected(request, ask, "public")


@post(f"{ONE}/publications/approval", name="crm.agreements.publishing.approve", policy=Crm.AGREEMENT_PUBLISH)
async def approve(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """By somebody else than who asked; it is public at once."""
    form = await read_form(request, shown_by=show_page)
    read = form.text("publication", needed=False)
    return await effected(request, lambda: commands.approve_publication(actor, code, read=read, now=now), "public")


@post(f"{ONE}/publications/end", name="crm.agreements.publishing.destroy", policy=Crm.AGREEMENT_WRITE)
async def destroy(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """`which` is the one that waits, or the live one."""
    form = await read_form(request, shown_by=show_page)
    which = form.choice("which", ("waiting", "live"))
    read = form.text("publication", needed=False)
    form.check()
    said = {"waiting": which == "waiting", "read": read}
    return await effected(request, lambda: commands.end_publication(actor, code, now=now, **said), "public")  # type: ignore[arg-type]


ROUTES = [create, approve, destroy]

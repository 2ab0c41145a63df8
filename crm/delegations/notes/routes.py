"""Briefing notes of a visit at the desk: written in versions, and read."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.errors import NotFound
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from crm.delegations.desk.page import LIST, ONE, card_of, words
from crm.delegations.desk.staff import doers_of
from crm.delegations.lines import TAGS
from crm.delegations.notes import commands
from crm.delegations.notes.commands import note_of, notes_of
from crm.delegations.permissions import Visits
from crm.delegations.sight import may_change
from i18n.screens import language_for

NOTES = f"{ONE}/notes"
LONGEST_SUBJECT, LONGEST_BODY, MOST = 200, 20_000, 100_000


@get(f"{NOTES}/new", name="crm.delegations.notes.new", policy=Visits.VISIT_WRITE)
async def new(request: AnyRequest, actor: GivenActor) -> Response[bytes]:
    """`?after=` is the version that is written on: its words stand in the form; `?of=` one to be had in another language."""
    card = await card_of(request)
    given = {"lang": language_for(request, actor).code, "follows": "0"}
    for note in await notes_of(card.id):
        if str(note.id) == request.query_params.get("after"):
            given = {"subject": note.subject, "lang": note.lang, "follows": str(note.number), "body": note.body}
        elif str(note.id) == request.query_params.get("of"):
            given["subject"] = note.subject
    return await _new(request, blank(**given))


@post(NOTES, name="crm.delegations.notes.create", policy=Visits.VISIT_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """`follows` is the number of the version that it began from."""
    form = await read_form(request, shown_by=_new)
    given: dict[str, Any] = {
        "subject": form.text("subject", most=LONGEST_SUBJECT),
        "lang": form.choice("lang", TAGS),
        "body": form.text("body", most=LONGEST_BODY),
        "follows": form.whole("follows", least=0, most=MOST),
    }
    form.check()

    async def effect() -> Response[None]:
        note = await commands.write_note(actor, code, now=now, **given)
        return moved(f"{LIST}/{code}/notes/{note}")

    return await once(request, effect, now=now)


@get(f"{NOTES}/{{note:uuid}}", name="crm.delegations.notes.show", policy=Visits.VISIT_READ)
async def show(request: AnyRequest, actor: GivenActor, note: FromPath[UUID]) -> Response[bytes]:
    """One version, with the others of its subject beside it."""
    card = await card_of(request)
    found = await note_of(card.id, note)
    others = [one for one in await notes_of(card.id) if one.subject == found.subject]
    return screen(
        request,
        "crm/delegations/notes/show.html",
        section="visits",
        one=card,
        note=found,
        others=others,
        writes=may_change(actor, card.country),
        doers=await doers_of(others),
        **words(),
    )


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, card = request.scope["state"]["actor"], await card_of(request)
    if not may_change(actor, card.country):
        raise NotFound
    newer = next(
        (
            one
            for one in await notes_of(card.id)
            if isinstance(form.refusal, commands.NewerNote)
            and (one.subject, one.lang) == (form.raw("subject"), form.raw("lang"))
        ),
        None,
    )
    if newer is not None:  # saving again is then knowingly written on top of theirs
        form.values["follows"] = [str(newer.number)]
    subjects = sorted({one.subject for one in await notes_of(card.id)})
    return screen(
        request,
        "crm/delegations/notes/new.html",
        section="visits",
        form=form,
        one=card,
        newer=newer,
        subjects=subjects,
        **words(),
    )


ROUTES = [new, create, show]

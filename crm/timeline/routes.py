"""Timelines at the desk: of everything or of one record, read, filtered, written, changed, withdrawn and taken out."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.accounts.forms import LONGEST_REASON
from core.access.guard import FAR_REACHING
from core.access.rules import may
from core.access.trail.queries import told_of
from core.actor import Actor
from core.errors import NotFound
from core.forms.form import Form, blank, day_in, read_form, typed
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import PRIVATE, moved, screen
from crm.agreements.days import day_in_seoul
from crm.subjects.queries import named, offered
from crm.subjects.rules import KIND_NAMES as RECORD_NAMES
from crm.subjects.rules import Subject, subject_in
from crm.tasks.queries import tasks_of_entry
from crm.timeline import commands
from crm.timeline.colleagues import colleagues, offered_to
from crm.timeline.contacts import last_contact
from crm.timeline.exports import export
from crm.timeline.files.queries import papers_of
from crm.timeline.follows.commands import follow, follows, unfollow
from crm.timeline.forms import ZONES, empty, entry_in, filled
from crm.timeline.forms import Desk as Typing
from crm.timeline.mail.drops import drop_address
from crm.timeline.permissions import Desk
from crm.timeline.queries import MOST_COUNTED, PAGE, Asked, Entry, entries, entry_for, number_of
from crm.timeline.rules import ICONS, KIND_NAMES, EntryChanged
from crm.timeline.views import names_in
from directory.duplicates.merges.redirects import elsewhere
from i18n.screens import language_for

LIST = "/desk/timeline"
ONE = f"{LIST}/{{entry:uuid}}"
WORDS: dict[str, Any] = {"kinds": KIND_NAMES, "icons": ICONS, "records": RECORD_NAMES}


@get(LIST, name="crm.timeline.index", policy=Desk.ENTRY_READ)
async def index(request: AnyRequest) -> Response[Any]:
    """`?subject=&kind=&since=&until=&q=&page=`; of a record that was merged, that of the one it went into."""
    asked = subject_in(request.query_params.get("subject", ""))
    if asked and (found := await elsewhere(asked.id, asked.kind)):
        return moved(f"{LIST}?subject={Subject(asked.kind, found)}")
    return await list_again(request, blank())


@get(f"{LIST}/new", name="crm.timeline.new", policy=Desk.ENTRY_WRITE)
async def new(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[bytes]:
    """`?subject=` as often as there are, `?kind=`, `?title=`."""
    asked = request.query_params
    given = [one for text in asked.getall("subject", []) if (one := subject_in(text))]
    kind = asked.get("kind", "meeting")
    form = empty(language_for(request, actor), day_in_seoul(now), given, kind if kind in KIND_NAMES else "meeting")
    form.values["title"] = [typed(asked.get("title", ""), most=200)]
    form.values["colleagues"] = [str(actor.account)]
    return await _form(request, form)


@post(LIST, name="crm.timeline.create", policy=Desk.ENTRY_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """Leads to the entry, or with `back` to the day."""
    form = await read_form(request, shown_by=_form)
    given = await entry_in(form, await _typing(request))

    async def effect() -> Response[None]:
        entry = await commands.add_entry(actor, given, now=now)
        return moved("/desk/today?kept=entry" if form.flag("back") else f"{LIST}/{entry}")

    return await once(request, effect, now=now)


@post(f"{LIST}/exports", name="crm.timeline.export", policy=Desk.ENTRY_WRITE, opt={FAR_REACHING: True})
async def take_out(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[bytes]:
    """As CSV; never what is confidential. That it was taken, and why, is recorded."""
    form = await read_form(request, shown_by=list_again)
    because = form.text("because", most=LONGEST_REASON)
    form.check()
    asked = _asked({name: form.raw(name) for name in ("subject", "kind", "since", "until", "q")})
    sheet = await export(actor, asked, because=because, tongue=language_for(request, actor), now=now)
    name = f'attachment; filename="timeline-{now:%Y%m%d}.csv"'
    headers = {**PRIVATE, "content-disposition": name, "x-content-type-options": "nosniff"}
    return Response(sheet, media_type="text/csv", headers=headers, status_code=200)


@post(f"{LIST}/follows", name="crm.timeline.follows.create", policy=Desk.ENTRY_READ)
async def begin(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """From now on they hear of what is new there."""
    subject, back = await _subject_sent(request)
    await follow(actor, subject, now=now)
    return moved(await _record_of(request, actor, subject) if back else f"{LIST}?subject={subject}")


@post(f"{LIST}/follows/end", name="crm.timeline.follows.destroy", policy=Desk.ENTRY_READ)
async def end(request: AnyRequest, actor: GivenActor) -> Response[Any]:
    """They hear of it no more."""
    subject, back = await _subject_sent(request)
    await unfollow(actor, subject)
    return moved(await _record_of(request, actor, subject) if back else f"{LIST}?subject={subject}")


@get(ONE, name="crm.timeline.show", policy=Desk.ENTRY_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """With its papers, what is to be done, who sees it and what happened to it."""
    return await show_again(request, blank())


@get(f"{ONE}/edit", name="crm.timeline.edit", policy=Desk.ENTRY_WRITE)
async def edit(request: AnyRequest, actor: GivenActor, now: GivenNow, entry: FromPath[UUID]) -> Response[bytes]:
    """As it is now."""
    one = await entry_for(actor, entry)
    names = await names_in(actor, [one], language_for(request, actor), now=now)
    return await _form(request, filled(one, [names.people[each] for each in one.people if each in names.people]))


@post(ONE, name="crm.timeline.update", policy=Desk.ENTRY_WRITE)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, entry: FromPath[UUID]) -> Response[Any]:
    """Only from the version that they saw."""
    form = await read_form(request, shown_by=_form)
    version = form.number("version")
    given = await entry_in(form, await _typing(request))

    async def effect() -> Response[None]:
        await commands.edit_entry(actor, entry, given, version=version, now=now)
        return moved(f"{LIST}/{entry}")

    return await once(request, effect, now=now)


@post(f"{ONE}/withdrawal", name="crm.timeline.destroy", policy=Desk.ENTRY_WRITE)
async def destroy(request: AnyRequest, actor: GivenActor, now: GivenNow, entry: FromPath[UUID]) -> Response[Any]:
    """Not without a reason."""
    form = await read_form(request, shown_by=show_again)
    because = form.text("because", most=LONGEST_REASON)
    form.check()
    await commands.withdraw_entry(actor, entry, because=because, now=now)
    return moved(LIST)


async def list_again(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    tongue = language_for(request, actor)
    given = {**request.query_params, **{name: form.raw(name) for name in form.values}}
    asked = _asked(given)
    number = await number_of(actor, asked)
    wanted, pages = str(given.get("page", ""))[:6], -(-min(number, MOST_COUNTED) // PAGE)
    page = max(1, min(int(wanted) if wanted.isascii() and wanted.isdecimal() else 1, pages))
    found = await entries(actor, asked, page=page)
    last = await last_contact(actor, asked.subject, now) if asked.subject else None
    also = [asked.subject, last.about] if asked.subject and last else [asked.subject] if asked.subject else []
    names = await names_in(actor, found, tongue, now=now, also=also)
    if asked.subject and asked.subject not in names.records:
        raise NotFound
    return screen(
        request,
        "crm/timeline/index.html",
        section="timeline",
        form=form,
        asked=asked,
        about=names.records.get(asked.subject) if asked.subject else None,
        found=found,
        names=names,
        number=number,
        page=page,
        pages=pages,
        most=MOST_COUNTED,
        last=last,
        follows=await follows(actor, asked.subject) if asked.subject else False,
        **await _letters(request, asked.subject),
        **WORDS,
    )


async def _letters(request: AnyRequest, subject: Subject | None) -> dict[str, Any]:
    """The address to which letters about a record are sent, for who may add to it; whether it was just given up."""
    writes = may(request.scope["state"]["actor"], Desk.ENTRY_WRITE)
    renewed = request.query_params.get("letters", "") == "renewed"
    return {"address": await drop_address(subject) if subject and writes else "", "renewed": renewed}


async def show_again(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    one = await entry_for(actor, request.path_params["entry"])
    return screen(
        request,
        "crm/timeline/show.html",
        section="timeline",
        form=form,
        one=one,
        names=await names_in(actor, [one], language_for(request, actor), now=now),
        papers=await papers_of(one),
        tasks=await tasks_of_entry(actor, one.id, now=now),
        history=await told_of(one.id),
        today=day_in_seoul(now),
        staff=await offered_to(actor, now),
        **WORDS,
    )


async def _form(request: AnyRequest, form: Form) -> Response[bytes]:
    """For a new one, and for one that is there; what stands there now beside it when somebody else saved."""
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    tongue = language_for(request, actor)
    entry = request.path_params.get("entry")
    one: Entry | None = await entry_for(actor, entry) if entry else None
    theirs = one if isinstance(form.refusal, EntryChanged) else None
    if theirs:
        form.values["version"] = [str(theirs.version)]
    subjects = [each for text in form.many("subject") if (each := subject_in(text))]
    return screen(
        request,
        "crm/timeline/edit.html" if one else "crm/timeline/new.html",
        section="timeline",
        form=form,
        one=one,
        theirs=theirs,
        chosen=[*(await named(actor, subjects, tongue)).values()],
        offered=await offered(actor, tongue),
        zones=ZONES,
        staff=await offered_to(actor, now),
        **WORDS,
    )


async def _typing(request: AnyRequest) -> Typing:
    actor = request.scope["state"]["actor"]
    return Typing(actor, language_for(request, actor), [*await colleagues(request.app.state.clock())])


async def subject_sent(request: AnyRequest) -> Subject:
    """The record that a form is about, shown again as the timeline's where something is wrong. Raises NotFound."""
    return (await _subject_sent(request))[0]


async def _subject_sent(request: AnyRequest) -> tuple[Subject, bool]:
    """Which record, and whether they stand on its own page. Raises NotFound."""
    form = await read_form(request, shown_by=list_again)
    subject = subject_in(form.raw("subject"))
    if subject is None:
        raise NotFound
    return subject, form.flag("back")


async def _record_of(request: AnyRequest, actor: Actor, subject: Subject) -> str:
    """The record's own page, its timeline where it has none."""
    there = (await named(actor, [subject], language_for(request, actor))).get(subject)
    return f"{there.href}#timeline" if there and there.href else f"{LIST}?subject={subject}"


def _asked(given: dict[str, Any]) -> Asked:
    kind = str(given.get("kind", ""))
    return Asked(
        subject=subject_in(str(given.get("subject", ""))),
        kind=kind if kind in KIND_NAMES else "",
        since=day_in(str(given.get("since", ""))),
        until=day_in(str(given.get("until", ""))),
        words=typed(str(given.get("q", ""))),
    )


ROUTES = [index, new, create, take_out, begin, end, show, edit, update, destroy]

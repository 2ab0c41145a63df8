"""An edition's meetings at the desk: a day's tables, one meeting with all that can be done, and new ones."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from core.access.trail.queries import told_of
from core.forms.form import Form, blank, day_in, read_form
from core.idempotency.once import once
from core.privacy.reads.commands import note_list, note_look
from core.privacy.reads.rules import INTERPRETERS, MEETING
from core.spans import Span
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from directory.sections import sections_of
from expo.editions.queries import edition_called
from expo.exhibitors.hours.queries import days_of
from expo.exhibitors.meetings.rules import HALF_HOUR
from expo.exhibitors.stands.rules import SPOKEN
from expo.meetings import rules
from expo.meetings.acts import LONGEST, do, said_in
from expo.meetings.arranging import Arranged, arrange, move, walk_in
from expo.meetings.asking import ask
from expo.meetings.book import book_of
from expo.meetings.desk.choices import names_of, offered_in
from expo.meetings.desk.forms import KINDS, LONGEST_REASON, arranged_in, filled, one_in, span_in
from expo.meetings.desk.grid import days_in, grid_of
from expo.meetings.outcomes import MISSED_NAMES
from expo.meetings.permissions import Meetings
from expo.meetings.queries import meeting_called, meeting_of, meetings_of
from expo.meetings.views import by_day, cards
from expo.meetings.voices import Voice
from i18n.text import required

PAGE = "/desk/{edition:str}/meetings"


@get(PAGE, name="expo.meetings.desk.index", policy=Meetings.MEETING_READ)
async def index(
    request: AnyRequest, now: GivenNow, edition: FromPath[str], day: FromQuery[str] = ""
) -> Response[bytes]:
    """`?day=`; today while the edition is on, else its first one."""
    row = await edition_called(edition)
    zone, book, meets = ZoneInfo(row.zone), await book_of(row.id), await meetings_of("edition", row.id)
    days = days_in(book.halves, zone)
    shown = _day(day, days, now.astimezone(zone).date())
    tables = [one.code for one in book.tables]
    return screen(
        request,
        "expo/meetings/desk/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        zone=zone,
        days=days,
        shown=shown,
        tables=tables,
        grid=grid_of(meets, book.halves, tables, shown, zone) if shown else [],
        waiting=[one for one in meets if one.state == "requested"],
        number={state: sum(one.state == state for one in meets) for state in rules.STATE_NAMES},
        states=rules.STATE_NAMES,
    )


@get(f"{PAGE}/new", name="expo.meetings.desk.new", policy=Meetings.MEETING_WRITE)
async def new(request: AnyRequest, now: GivenNow, edition: FromPath[str]) -> Response[bytes]:
    """Who, when, where; what is known already comes in the address."""
    row = await edition_called(edition)
    asked = {name: request.query_params.get(name, "") for name in ("exhibitor", "counterpart", "day", "time", "table")}
    first = next((one.isoformat() for one in days_of(row)), "")
    given = {**asked, "day": asked["day"] or first, "minutes": "30", "kind": "agreed"}
    return await _new(request, blank(**given))


@post(PAGE, name="expo.meetings.desk.create", policy=Meetings.MEETING_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Arranged, proposed to both, or held now."""
    form = await read_form(request, shown_by=_new)
    row = await edition_called(edition)
    offered, kind = await offered_in(row.id), form.choice("kind", tuple(KINDS))
    host, them = one_in(form, "exhibitor", offered.exhibitors), one_in(form, "counterpart", offered.counterparts)
    begin = now.replace(second=0, microsecond=0)
    during = Span(begin, begin + HALF_HOUR) if kind == "now" else span_in(form, ZoneInfo(row.zone))
    override = form.text("override", most=LONGEST_REASON, needed=False)
    message = form.text("message", most=LONGEST, needed=False)
    form.check()
    wanted = arranged_in(form, host, them, during, offered) if host and them else None
    form.check()

    async def effect() -> Response[None]:
        voice = Voice(actor, "organiser")
        if wanted is None:
            return moved(f"/desk/{edition}/meetings")
        if kind == "asked":
            whom = {"exhibitor": wanted.exhibitor, "counterpart": wanted.counterpart}
            key = await ask(voice, **whom, begins_at=wanted.during.begin, message=message, now=now)
        elif kind == "now":
            key = await walk_in(voice, wanted, edition=row.id, override=override, now=now)
        else:
            (key,) = await arrange(actor, edition=row.id, wanted=[wanted], now=now)
        return moved(f"/desk/{edition}/meetings/{(await meeting_of(key)).code}")

    return await once(request, effect, now=now)


@get(f"{PAGE}/{{meeting:str}}", name="expo.meetings.desk.show", policy=Meetings.MEETING_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """What it is, what can be done, what happened."""
    return await _show(request, blank())


@post(f"{PAGE}/{{meeting:str}}", name="expo.meetings.desk.update", policy=Meetings.MEETING_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], meeting: FromPath[str]
) -> Response[Any]:
    """Another time, table, language or interpreter, all as they are to be."""
    form = await read_form(request, shown_by=_show)
    row = await edition_called(edition)
    known = await meeting_called(actor, row.id, meeting)
    offered, during = await offered_in(row.id, known), span_in(form, ZoneInfo(row.zone))
    wanted = arranged_in(form, known.exhibitor, known.counterpart, during, offered)
    override, revision = form.text("override", most=LONGEST_REASON, needed=False), form.number("revision")
    form.check()

    async def effect() -> Response[None]:
        if isinstance(wanted, Arranged):
            await move(actor, known.id, wanted, override=override, revision=revision, now=now)
        return moved(f"/desk/{edition}/meetings/{known.code}")

    return await once(request, effect, now=now)


@post(f"{PAGE}/{{meeting:str}}/acts/{{side:str}}", name="expo.meetings.desk.act", policy=Meetings.MEETING_WRITE)
async def act(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    edition: FromPath[str],
    meeting: FromPath[str],
    side: FromPath[str],
) -> Response[Any]:
    """For a `side` who called, or as the organiser: yes, no, another time, held, did not come."""
    form = await read_form(request, shown_by=_show)
    known = await meeting_called(actor, (await edition_called(edition)).id, meeting)
    speaks: rules.Side = side if side in rules.SIDE_NAMES else "organiser"  # type: ignore[assignment]
    said = said_in(form)
    form.check()

    async def effect() -> Response[None]:
        await do(Voice(actor, speaks), known.id, said, now=now)
        return moved(f"/desk/{edition}/meetings/{known.code}")

    return await once(request, effect, now=now)


def _day(asked: str, days: list[date], today: date) -> date | None:
    chosen = day_in(asked)
    if chosen in days:
        return chosen
    return today if today in days else days[0] if days else None


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(str(request.path_params["edition"]))
    more: dict[str, Any] = {
        "row": row,
        "name": required(row.name),
        "zone": ZoneInfo(row.zone),
        "kinds": KINDS,
        "spoken": SPOKEN,
    }
    names = await names_of(row.id)
    await note_list(request.scope["state"]["actor"], INTERPRETERS, names.people, now=request.app.state.clock())
    return screen(request, "expo/meetings/desk/new.html", section="programme", form=form, names=names, **more)


async def _show(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    row = await edition_called(str(request.path_params["edition"]))
    one = await meeting_called(actor, row.id, str(request.path_params["meeting"]))
    if one.person is not None:
        await note_look(actor, MEETING, one.person, opened=one.id, now=now)
    zone, names = ZoneInfo(row.zone), await names_of(row.id, one)
    await note_list(actor, INTERPRETERS, names.people, now=now)
    sides: tuple[rules.Side, ...] = ("exhibitor", "counterpart", "organiser")
    seen = {side: (await cards([one], side, now=now))[0] for side in sides}
    return screen(
        request,
        "expo/meetings/desk/show.html",
        section="programme",
        row=row,
        name=required(row.name),
        one=one,
        sections=await sections_of(request, actor, "meeting", one.id),
        form=form if form.values else filled(one, zone),
        zone=zone,
        cards=seen,
        days=by_day(seen["exhibitor"].times, zone),
        states=rules.STATE_NAMES,
        sides=rules.SIDE_NAMES,
        missed=MISSED_NAMES,
        names=names,
        spoken=SPOKEN,
        history=await told_of(one.id),
    )


ROUTES = [index, new, create, show, update, act]

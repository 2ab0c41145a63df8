"""The page of one visit: what it is, who comes, where it is, what is next, and what was said and agreed."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Response

from core.access.rules import may
from core.access.trail.queries import told_of
from core.actor import Actor
from core.forms.again import again
from core.forms.before import was
from core.forms.form import Form, blank
from core.idempotency.once import once
from core.journal.holders import Holder
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import VISIT
from core.web.given import AnyRequest
from core.web.screens import moved, screen
from crm.agreements.days import day_in_seoul
from crm.agreements.queries import called as agreements_called
from crm.agreements.readers.queries import Reader
from crm.delegations import rules
from crm.delegations.desk.staff import doers_of, offered_to
from crm.delegations.guards import Guard
from crm.delegations.lines import SIGHT_HINTS
from crm.delegations.members.commands import as_coming
from crm.delegations.notes.commands import Note, notes_of
from crm.delegations.official import OfficialMeeting, official_meetings
from crm.delegations.permissions import Visits
from crm.delegations.protocol.queries import Kept, gone_from, lists_kept, members_of
from crm.delegations.protocol.rules import Member
from crm.delegations.protocol.rules import moved as put_elsewhere
from crm.delegations.queries import Card, visit_for
from crm.delegations.readers.queries import readers_of
from crm.delegations.records.queries import Written, written_down
from crm.delegations.records.rules import SIDE_NAMES
from crm.delegations.sight import may_change
from crm.delegations.steps.commands import steps_of, waivers_of
from crm.delegations.steps.dossier import missing_for
from crm.delegations.steps.duties import Asked, asked_of
from crm.sight import SIGHT_NAMES
from crm.subjects.rules import Subject
from crm.tasks.rules import STATE_NAMES as TASK_STATES
from crm.timeline.sections import told_of_subject
from directory.people.appointments.queries import posts_now
from directory.people.appointments.rules import RANKS
from directory.permissions import Directory
from directory.sections import sections_of
from expo.editions.tables import Edition
from i18n.locales import LANGUAGES, Language, language
from i18n.screens import language_for
from i18n.text import Translated, required

LIST = "/desk/visits"
ONE = f"{LIST}/{{code:str}}"


@dataclass(frozen=True, slots=True)
class Whole:
    """All that belongs to a visit; rows as they are stored where nothing more is known of them. `elsewhere` says where
    protocol would put those who were given a place, `unwritten` which official meetings have no record.
    """

    guards: tuple[Guard, ...]
    to: str | None
    members: tuple[Member, ...]
    gone: tuple[Member, ...]
    elsewhere: Mapping[UUID, int]
    steps: list[dict[str, Any]]
    waivers: list[dict[str, Any]]
    asked: list[Asked]
    records: list[Written]
    unwritten: list[OfficialMeeting]
    notes: list[Note]
    kept: list[Kept]
    readers: list[Reader]
    agreement: tuple[str, Translated] | None
    edition: tuple[str, Translated] | None
    doers: dict[str, str | Holder]

    @property
    def latest_notes(self) -> list[Note]:
        """Each subject and language once, with its last version."""
        found: dict[tuple[str, str], Note] = {}
        for note in self.notes:
            found.setdefault((note.subject, note.lang), note)
        return [*found.values()]


async def card_of(request: AnyRequest) -> Card:
    """The one that the address names. Raises NotFound."""
    return await visit_for(request.scope["state"]["actor"], str(request.path_params["code"]))


async def show_page(request: AnyRequest, form: Form) -> Response[bytes]:
    """With what was typed last, should it have been refused."""
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    card, tongue = await card_of(request), language_for(request, actor)
    writes = may_change(actor, card.country)
    whole = await whole_of(actor, card, tongue, now=now)
    await note_list(actor, VISIT, _shown(whole), chosen=card.code, now=now)
    today = day_in_seoul(now)
    return screen(
        request,
        "crm/delegations/desk/show.html",
        section="visits",
        form=again(form),
        one=card,
        whole=whole,
        today=today,
        writes=writes,
        waives=may_change(actor, card.country, Visits.VISIT_WAIVE),
        arranges=writes and may(actor, Directory.NEED_READ),
        posts=await posts_now([one.who.id for one in whole.members], today) if writes else {},
        staff=await offered_to(actor, card.country, now=now) if writes else [],
        began={one.id: blank(**was({**as_coming(one).lines, "put": one.put})) for one in whole.members},
        timeline=await told_of_subject(request, actor, Subject("visit", card.id)),
        sections=await sections_of(request, actor, "visit", card.id),
        history=await told_of(card.id),
        **words(),
    )


def words() -> dict[str, Any]:
    """What codes are called, for templates."""
    return {
        "states": rules.STATE_NAMES,
        "step_names": rules.STEP_NAMES,
        "way": rules.WAY,
        "back": rules.BACK,
        "exits": rules.exits,
        "waiting": rules.WAITING_FOR,
        "directions": rules.DIRECTION_NAMES,
        "grades": rules.GRADE_NAMES,
        "roles": rules.ROLE_NAMES,
        "ranks": RANKS,
        "sides": SIDE_NAMES,
        "task_states": TASK_STATES,
        "sights": SIGHT_NAMES,
        "sight_hints": SIGHT_HINTS,
        "spoken": [one.code for one in LANGUAGES],
    }


async def whole_of(actor: Actor, card: Card, tongue: Language, *, now: datetime) -> Whole:
    """For somebody who sees it."""
    members = await members_of(card)
    steps, waivers, notes = await steps_of(card.id), await waivers_of(card.id), await notes_of(card.id)
    records, asked, kept = await written_down(card.id), (await asked_of([card]))[card.id], await lists_kept(card.id)
    items = {one.item for one in records}
    called = await agreements_called(actor, [card.agreement]) if card.agreement else {}
    return Whole(
        guards=await missing_for(card, tongue=tongue, now=now),
        to=rules.next_state(card.state),
        members=members,
        gone=await gone_from(card),
        elsewhere=put_elsewhere(members, language(card.alphabet)),
        steps=steps,
        waivers=waivers,
        asked=asked,
        records=records,
        unwritten=[one for one in await official_meetings(card.id) if one.id not in items],
        notes=notes,
        kept=kept,
        readers=await readers_of(card, now=now),
        agreement=called.get(card.agreement) if card.agreement else None,
        edition=await _edition(card),
        doers=await doers_of([*steps, *waivers, *asked, *records, *notes, *kept]),
    )


async def effected(request: AnyRequest, act: Callable[[], Awaitable[Any]], anchor: str) -> Response[Any]:
    """Does it once, however often the form arrives, and leads back to its place on the page."""

    async def effect() -> Response[None]:
        await act()
        return moved(f"{LIST}/{request.path_params['code']}#{anchor}")

    return await once(request, effect, now=request.app.state.clock())


def _shown(whole: Whole) -> set[UUID]:
    """Everybody whom the page shows."""
    people = {one.who.id for one in (*whole.members, *whole.gone)}
    people |= {one.person for kept in whole.kept for one in kept.members}
    people |= {one.id for record in whole.records for one in record.people}
    return (
        people | {one.account for one in whole.readers} | {one for record in whole.records for one in record.colleagues}
    )


async def _edition(card: Card) -> tuple[str, Translated] | None:
    if card.edition is None:
        return None
    row = await Edition.select(Edition.slug, Edition.name).where(Edition.id == card.edition).first()
    return (row["slug"], required(row["name"])) if row else None

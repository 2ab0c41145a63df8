"""A list as a page, whichever it is: what the address asks, how it is shown, and what can be done with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl
from uuid import UUID

from litestar import Response

from core.access.rules import may
from core.actor import Actor
from core.forms.form import Form, blank
from core.lists import days, queries
from core.lists.columns import Column, Kind, Listed, Looking, Row
from core.lists.registry import Editing, Field, as_handed_in, editing_of
from core.lists.rules import LONGEST_ADDRESS, MOST_ASKED, Asked, address_of, asked_of, kept_address
from core.lists.sheets import Sheet
from core.lists.views.queries import View, views_of
from core.web.given import AnyRequest
from core.web.screens import moved, screen
from directory.organisations.queries import country_codes
from i18n.formats import SEOUL
from i18n.screens import language_for

AS_IT_COMES = "view=all"
"""In an address that asks for nothing else, lest the reader's own view opens instead."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a list's page stands on; `people` and `countries` are what may be asked for, `refused` is the row that was to be
    changed and stayed as it is.
    """

    listed: Listed
    asked: Asked
    looking: Looking
    sheet: Sheet
    views: list[View]
    people: list[tuple[str, str]]
    countries: list[str]
    weeks: Sequence[Sequence[Any]] = ()
    editing: Editing | None = None
    offered: dict[str, list[tuple[str, str]]] | None = None
    refused: Row | None = None

    @property
    def today(self) -> date:
        return self.looking.today

    @property
    def offered_days(self) -> tuple[str, ...]:
        return days.OFFERED

    @property
    def columns(self) -> list[Column]:
        return [column for name in self.asked.columns if (column := self.listed.column(name))]

    @property
    def others(self) -> list[Column]:
        return [one for one in self.listed.columns if one.name not in self.asked.columns]

    @property
    def view(self) -> View | None:
        """The one that the address names."""
        return next((one for one in self.views if str(one.id) == self.asked.view), None)

    @property
    def kept(self) -> str:
        return kept_address(self.listed, self.asked)

    @property
    def whole(self) -> str:
        """The address of this very page."""
        return address_of(self.listed, self.asked)

    def to(self, **changes: Any) -> str:
        """A link to the same list, asked otherwise, from its start."""
        changes = {"after": (), "edit": None, **changes}
        return f"{self.listed.path}?{address_of(self.listed, self.asked, **changes) or AS_IT_COMES}"

    def sorted_to(self, column: Column) -> str:
        """By this column; once more, the other way."""
        return self.to(sort=f"-{column.name}" if self.asked.sort == column.name else column.name)

    def moved_to(self, name: str, by: int) -> str:
        """With a column one place further."""
        names = list(self.asked.columns)
        at = names.index(name)
        names.insert(max(0, at + by), names.pop(at))
        return self.to(columns=tuple(names))

    def without(self, name: str) -> str:
        return self.to(columns=tuple(one for one in self.asked.columns if one != name))

    def spoken(self, text: str) -> tuple[str, dict[str, object]]:
        return days.said(text)

    def fields(self, *, many: bool = False) -> list[Field]:
        return [one for one in self.editing.fields if one.many or not many] if self.editing else []

    def options(self, one: Field) -> list[tuple[str, str]]:
        return (self.offered or {}).get(one.name, [])

    def line(self, row: Row, one: Field) -> str:
        """How it is now, as a form has it."""
        value = row.values.get(one.name)
        return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)

    @property
    def mover(self) -> Field | None:
        """The field by which a card is moved on the board."""
        return next((one for one in self.fields() if one.name == self.listed.board), None)

    @property
    def month_before(self) -> date:
        return (self.month - timedelta(days=1)).replace(day=1)

    @property
    def month_after(self) -> date:
        return days.end_of_month(self.month) + timedelta(days=1)

    @property
    def month(self) -> date:
        return self.asked.month or self.today.replace(day=1)

    def on(self, day: date) -> list[Row]:
        """Whose day it is."""
        return [row for row in self.sheet.rows if row.values.get(self.listed.calendar) == day]

    @property
    def refused_here(self) -> bool:
        """Whether the row that stayed as it is stands on this page of the list."""
        return self.refused is not None and any(one.id == self.refused.id for one in self.sheet.rows)

    def of_group(self, value: Any) -> int:
        return next((one.number for one in self.sheet.groups if one.value == value), 0)


async def opened(request: AnyRequest, listed: Listed) -> Response[Any] | None:
    """Where the list opens for somebody who asked for nothing: their own view of it, None as it comes."""
    if request.url.query:
        return None
    listed = as_handed_in(listed)
    chosen = [one for one in await views_of(_actor(request), listed) if one.chosen]
    return moved(chosen[0].href(listed)) if chosen else None


async def list_page(
    request: AnyRequest, listed: Listed, template: str, form: Form | None = None, **context: Any
) -> Response[bytes]:
    """As its address asks; `form` when one on it was refused."""
    form = form or blank()
    shown = await shown_of(request, listed, form)
    return screen(request, template, section=listed.section, form=form, shown=shown, **context)


async def shown_of(request: AnyRequest, listed: Listed, form: Form) -> Shown:
    actor, now = _actor(request), request.app.state.clock()
    looking, listed = looking_of(request, actor, now), as_handed_in(listed)
    asked = asked_of(listed, asking_of(request, form), looking.today)
    weeks = days.weeks_of(asked.month) if asked.way == "calendar" and asked.month else []
    if weeks:
        sheet = await queries.month_of(listed, asked, looking, [weeks[0][0], weeks[-1][-1]])
    elif asked.way == "board":
        sheet = await queries.board_of(listed, asked, looking)
    else:
        sheet = await queries.sheet_of(listed, asked, looking)
    editing = editing_of(listed)
    editing = editing if editing and may(actor, editing.permission) else None
    asks_people = any(one.kind == Kind.PERSON for one in listed.columns) and listed.offered is not None
    sources = [one.offered for one in editing.fields if one.offered] if editing else []
    if asks_people and listed.offered:
        sources.append(listed.offered)
    offered = {source: await source(looking) for source in dict.fromkeys(sources)}
    return Shown(
        listed,
        asked,
        looking,
        sheet,
        await views_of(actor, listed),
        offered[listed.offered] if asks_people and listed.offered else [],
        await country_codes() if any(one.kind == Kind.COUNTRY for one in listed.columns) else [],
        weeks,
        editing,
        {one.name: offered[one.offered] for one in editing.fields if one.offered} if editing else None,
        await _refused(request, listed, form, looking),
    )


async def _refused(request: AnyRequest, listed: Listed, form: Form, looking: Looking) -> Row | None:
    """The row that a refused form was about, as it stands now; None where it was about many, or about none."""
    row = request.path_params.get("row")
    if form.refusal is None or not isinstance(row, UUID):
        return None
    return (await queries.rows_called(listed, [row], looking)).get(row)


def looking_of(request: AnyRequest, actor: Actor, now: datetime) -> Looking:
    return Looking(actor, language_for(request, actor).code, now, now.astimezone(SEOUL).date())


def asking_of(request: AnyRequest, form: Form) -> list[tuple[str, str]]:
    """What a form on the page was sent with, else what stands in the address."""
    if address := form.raw("address")[:LONGEST_ADDRESS]:
        return parse_qsl(address, keep_blank_values=True, max_num_fields=None)[:MOST_ASKED]
    return [(name, str(value)) for name, value in request.query_params.multi_items()]


def asked_in(request: AnyRequest, listed: Listed, form: Form) -> Asked:
    """The same for commands: what the list showed when the form was sent."""
    looking = looking_of(request, _actor(request), request.app.state.clock())
    return replace(asked_of(listed, asking_of(request, form), looking.today), after=())


def _actor(request: AnyRequest) -> Actor:
    actor: Actor = request.scope["state"]["actor"]
    return actor

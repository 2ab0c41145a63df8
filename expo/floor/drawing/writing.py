"""Things of the floor from one state to another: their rows, the step, what is recorded; in the caller's transaction."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec

from core.actor import Actor
from core.db.transaction import refusing
from core.journal.commands import Change as Told
from core.journal.commands import record
from core.live.notices import tell
from expo.floor.drawing import rules
from expo.floor.drawing.queries import Drawing, last_number
from expo.floor.drawing.rules import NumberThere
from expo.floor.drawing.states import (
    Act,
    BoothState,
    Change,
    ConnectionState,
    FeatureState,
    GroundState,
    State,
    encode,
)
from expo.floor.facts import FloorDrawn
from expo.floor.geometry.outlines import area
from expo.floor.tables import Booth, Connection, Feature, FloorStep, Ground
from expo.reservations.carrying import Lot, carry_over
from expo.reservations.turns import turn
from i18n.text import to_json

SUBJECT = "floor_drawing"
"""Of the notice that a step was committed, followed by the edition's slug."""
NUMBER_ONCE = "expo_booth_number_once"
TABLES: Mapping[type[State], Any] = {
    GroundState: Ground,
    BoothState: Booth,
    FeatureState: Feature,
    ConnectionState: Connection,
}
WORDS = {GroundState: "ground", BoothState: "booth", FeatureState: "feature", ConnectionState: "connection"}


async def draw(
    actor: Actor, drawing: Drawing, act: Act, changes: Sequence[Change], *, now: datetime, undoes: int | None = None
) -> int:
    """The step's number; every page that is open hears of it at the commit. The edition is to be held by the caller.

    Who has a booth that goes has what comes in its place. Raises what `rules.check` and `carry_over` raise, ChangedSince.
    """
    after = rules.applied(drawing.things, changes)
    rules.check(after, {change.target for change in changes})
    edition = drawing.edition
    going = _lots({change.target: change.before for change in changes if change.after is None})
    if going:
        await turn(edition.id)
    step = await last_number(edition.id) + 1
    async with refusing({NUMBER_ONCE: NumberThere(number=_first_number(changes))}):
        await _take_away([change for change in changes if change.after is None], now)
        await _put(edition.id, step, {change.target: change.after for change in changes if change.after is not None})
    coming = _lots({change.target: change.after for change in changes if change.before is None})
    await carry_over(actor, edition.id, going, coming, now=now)
    await FloorStep.insert(
        FloorStep(
            id=uuid4(),
            edition=edition.id,
            number=step,
            at=now,
            actor=str(actor),
            act=act,
            changes=encode(changes),
            undoes=undoes,
        )
    )
    fact = FloorDrawn(edition=edition.id, step=step)
    await record(actor, fact, now=now, changes=[_told(change) for change in changes])
    await tell(f"{SUBJECT}:{edition.slug}")
    return step


def _lots(states: Mapping[UUID, State | None]) -> list[Lot]:
    return [Lot(key, one.number, one.hall, one.polygon) for key, one in states.items() if isinstance(one, BoothState)]


def _first_number(changes: Sequence[Change]) -> str:
    return next((one.after.number for one in changes if isinstance(one.after, BoothState)), "")


async def _take_away(changes: Sequence[Change], now: datetime) -> None:
    for shape, table in TABLES.items():
        gone = [change.target for change in changes if isinstance(change.before, shape)]
        if gone and shape is BoothState:
            await Booth.update({Booth.retired_at: now}).where(Booth.id.is_in(gone))
        elif gone:
            await table.delete().where(table.id.is_in(gone))


async def _put(edition: UUID, step: int, states: Mapping[UUID, State]) -> None:
    """Rows that are there are written over: also those of booths that come back. `step` is their revision."""
    for shape, table in TABLES.items():
        rows = [
            table(id=key, edition=edition, **_columns(state, step))
            for key, state in states.items()
            if isinstance(state, shape)
        ]
        if rows:
            columns = [one for one in table._meta.columns if one._meta.name not in ("id", "edition")]
            await table.insert(*rows).on_conflict(action="DO UPDATE", target=table.id, values=columns)


def _columns(state: State, step: int) -> dict[str, Any]:
    match state:
        case GroundState():
            return {"hall": state.hall, "outline": _json(state.outline), "revision": step}
        case BoothState():
            return {
                "hall": state.hall,
                "number": state.number,
                "kind": state.kind,
                "polygon": _json(state.polygon),
                "area": area(state.polygon),
                "lineage": _json(state.lineage),
                "retired_at": None,
                "revision": step,
            }
        case FeatureState():
            return {
                "hall": state.hall,
                "kind": state.kind,
                "shape": _json(state.shape),
                "name": to_json(state.name),
                "room": state.room,
                "stepped": state.stepped,
                "slope": state.slope,
            }
        case ConnectionState():
            return {
                "kind": state.kind,
                "first": state.first,
                "first_at": _json(state.first_at),
                "then": state.then,
                "then_at": _json(state.then_at),
                "metres": state.metres,
                "slope": state.slope,
            }


def _told(change: Change) -> Told:
    """For the journal: what people call the thing, with its area where that is what counts."""
    what = next(WORDS[type(state)] for state in (change.after, change.before) if state is not None)
    return Told(what, _line(change.before), _line(change.after))


def _line(state: State | None) -> str | None:
    if state is None:
        return None
    if isinstance(state, BoothState):
        return f"{state.number}, {state.kind}, {area(state.polygon)} m²"
    return rules.named(state)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()

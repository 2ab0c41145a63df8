"""Calls made, changed, opened, closed and extended, with their questions: by those who manage the programme."""

from dataclasses import replace
from datetime import datetime
from random import SystemRandom
from typing import Any, Literal
from uuid import UUID, uuid4

from msgspec.json import encode

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Conflict, NotFound
from core.journal.commands import Change, record
from core.live.notices import tell
from expo.calls.facts import CallChanged, CallMade, CallMoved, QuestionAsked, QuestionRemoved
from expo.calls.queries import call_called
from expo.calls.rules import Kind, Wanted, moved
from expo.calls.shelf import SUBJECT
from expo.calls.tables import Call, CallQuestion, Terms
from expo.editions.queries import held
from expo.permissions import Expo
from expo.programme.rules import new_code
from i18n.text import Translated, to_json

Act = Literal["open", "close", "extend"]


async def make_call(actor: Actor, *, edition: str, wanted: Wanted, now: datetime, sample: bool = False) -> str:
    """Its code. Raises Denied, NotFound."""
    require(actor, Expo.CALL_WRITE)
    async with transaction():
        row = await held(edition)
        taken = await Call.select(Call.code).where(Call.edition == row.id)
        code, key = new_code({one["code"] for one in taken}, SystemRandom()), uuid4()
        await Call.insert(Call(id=key, edition=row.id, code=code, sample=sample, **_columns(wanted)))
        await _put_terms(key, 0, wanted.terms, now)
        await record(actor, CallMade(edition=row.id, call=key), now=now)
        await tell(SUBJECT)
    return code


async def change_call(actor: Actor, *, edition: str, code: str, wanted: Wanted, revision: int, now: datetime) -> None:
    """`revision` is what the editor saw. When it opens is `move_call`'s. Raises Denied, NotFound, Conflict."""
    require(actor, Expo.CALL_WRITE)
    async with transaction():
        await held(edition)
        known = await call_called(edition, code)
        if known.revision != revision:
            raise Conflict
        kept = replace(wanted, opens_at=known.wanted.opens_at, closes_at=known.wanted.closes_at)
        await _write(known.id, _columns(kept))
        if wanted.terms != known.wanted.terms and wanted.terms is not None:
            await _put_terms(known.id, known.terms_version, wanted.terms, now)
        changes = _changes(known.wanted, kept)
        await record(actor, CallChanged(edition=known.edition, call=known.id), now=now, changes=changes)
        await tell(SUBJECT)


async def move_call(
    actor: Actor, *, edition: str, code: str, act: Act, until: datetime | None, reason: str, now: datetime
) -> None:
    """Opens it now, closes it now, or says when else it closes. Raises Denied, NotFound, WindowNotPossible."""
    require(actor, Expo.CALL_WRITE)
    async with transaction():
        await held(edition)
        known = await call_called(edition, code)
        opens_at, closes_at = moved(act, known.wanted, until, now)
        await _write(known.id, {"opens_at": opens_at, "closes_at": closes_at})
        fact = CallMoved(edition=known.edition, call=known.id, act=act, until=closes_at.isoformat())
        await record(actor, fact, now=now, because=reason)
        await tell(SUBJECT)


async def ask_question(
    actor: Actor,
    *,
    edition: str,
    code: str,
    label: Translated,
    kind: Kind,
    needed: bool,
    choices: tuple[Translated, ...],
    now: datetime,
) -> None:
    """At the end of the others. Raises Denied, NotFound."""
    require(actor, Expo.CALL_WRITE)
    async with transaction():
        await held(edition)
        known = await call_called(edition, code)
        last = (
            await CallQuestion.select(CallQuestion.place)
            .where(CallQuestion.call == known.id)
            .order_by(CallQuestion.place, ascending=False)
            .limit(1)
        )
        values: dict[str, Any] = {"label": to_json(label), "kind": kind, "needed": needed, "choices": _json(choices)}
        place = last[0]["place"] + 1 if last else 0
        await CallQuestion.insert(CallQuestion(id=uuid4(), call=known.id, place=place, **values))
        await record(actor, QuestionAsked(edition=known.edition, call=known.id), now=now)


async def remove_question(actor: Actor, *, edition: str, code: str, question: UUID, now: datetime) -> None:
    """What was answered stays with the proposals. Raises Denied, NotFound."""
    require(actor, Expo.CALL_WRITE)
    async with transaction():
        known = await call_called(edition, code)
        there = (CallQuestion.id == question) & (CallQuestion.call == known.id) & CallQuestion.removed_at.is_null()
        if not await CallQuestion.update({CallQuestion.removed_at: now}).where(there).returning(CallQuestion.id):
            raise NotFound
        await record(actor, QuestionRemoved(edition=known.edition, call=known.id), now=now)


async def _put_terms(call: UUID, version: int, text: Translated | None, now: datetime) -> None:
    if text is not None:
        await Terms.insert(Terms(id=uuid4(), call=call, version=version + 1, text=to_json(text), made_at=now))


async def _write(call: UUID, columns: dict[str, Any]) -> None:
    values: dict[Any, Any] = {**columns, Call.revision: Call.revision + 1}
    await Call.update(values).where(Call.id == call)


def _columns(wanted: Wanted) -> dict[str, Any]:
    plain = ("opens_at", "closes_at", "grace_minutes", "anonymous", "reviews")
    return {
        "title": to_json(wanted.title),
        "text": to_json(wanted.text),
        **{name: _json(getattr(wanted, name)) for name in ("formats", "tracks", "lengths", "languages", "criteria")},
        **{name: getattr(wanted, name) for name in plain},
    }


def _changes(before: Wanted, after: Wanted) -> list[Change]:
    names = ("grace_minutes", "anonymous", "reviews", "formats", "tracks", "lengths", "languages")
    told = [(name, _told(getattr(before, name)), _told(getattr(after, name))) for name in names]
    texts = [(name, getattr(before, name), getattr(after, name)) for name in ("title", "text", "terms")]
    told += [(name, was.original if was else "", then.original if then else "") for name, was, then in texts]
    return [Change(name, was or None, then or None) for name, was, then in told if was != then]


def _told(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _json(value: Any) -> str:
    return encode(value).decode()

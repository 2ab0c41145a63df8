"""Planning sessions with their people: who they are, and what of them changed on which side; pure."""

from collections.abc import Mapping
from typing import Any

import msgspec

from core.errors import Conflict
from expo.interchange.merging import merged_text
from expo.interchange.parsed import ParsedSession, Problem
from expo.interchange.reconcile.known import Planning
from expo.interchange.reconcile.people import FIELD, Parts, people
from expo.interchange.reconcile.places import in_known_rooms, places
from expo.interchange.reconcile.plan import Outcome, SessionStep, Step
from expo.interchange.reconcile.stored import Row
from expo.interchange.reconcile.things import compared, created
from expo.interchange.reconcile.weighing import Scale, words
from expo.releases.snapshot import Interpretation
from i18n.text import Translated

TEXTS = ("title", "subtitle", "abstract", "description")
REFERENCES = ("track", "format")
PLAIN = ("level", "spoken", "interpreted", "capacity", "url", "recorded", "cancelled")
EMPTY: Mapping[str, Any] = {"spoken": (), "interpreted": (), "recorded": True, "cancelled": False}
LONGEST_LEVEL = 40


def plan_session(planning: Planning, session: ParsedSession, number: int) -> SessionStep | Problem:
    """The step, or the refusal of this row: a time outside the edition, a room that nobody knows."""
    try:
        slots = in_known_rooms(planning, session)
    except Conflict as refusal:
        return refused(session, refusal)
    row = planning.row_of("session", session.key)
    step, parts = _new(planning, session) if row is None else _known(planning, session, row)
    lies = places(planning, session, step.id, slots, known=row is not None)
    changed = list(step.changed)
    if row is not None:
        changed += [FIELD] if parts != planning.stored.appearances.get(row.id, ()) else []
        changed += ["slots"] if any(slot.outcome != "unchanged" for slot in lies.steps) else []
    outcome: Outcome = "created" if row is None else ("updated" if changed else "unchanged")
    found = (*step.weighed, *lies.weighed)
    done = Step(
        "session", step.key, step.id, step.code, outcome, step.fields, tuple(changed), step.name, found, step.says
    )
    planning.found["session", session.key] = done.id
    return SessionStep(done, parts, lies.steps, number if row is None else None)


def refused(session: ParsedSession, refusal: Conflict) -> Problem:
    """The refusal as a line of the report."""
    return Problem(
        severity="refused",
        kind=type(refusal).__name__,
        row=session.key,
        message=refusal.message,
        parameters={name: str(value) for name, value in refusal.parameters.items()},
    )


def _new(planning: Planning, session: ParsedSession) -> tuple[Step, Parts]:
    carries = planning.programme.carries
    fields: dict[str, Any] = {}
    says: dict[str, Any] = {}
    for name in (*TEXTS, *REFERENCES, *PLAIN):
        given = getattr(session, name)
        if name not in carries:
            fields[name] = EMPTY.get(name)
        elif name in TEXTS or isinstance(given, Translated):
            fields[name] = merged_text(None, planning.offered(None, given), session.spoken)
            says[name] = {tag: one.text for tag, one in given.renditions.items()} if given else {}
        else:
            says[name] = _raw(session, name)
            fields[name] = _meant(planning, name, says[name])
    parts: Parts = ()
    if FIELD in carries:
        parts, keys = _heard(planning, session)
        says[FIELD] = [[keys[who], role] for who, role in parts]
    return created("session", session.key, fields, planning, session, says), parts


def _known(planning: Planning, session: ParsedSession, row: Row) -> tuple[Step, Parts]:
    """What the format cannot say stays as it is stored; a text that is gone from the file stays too."""
    carries, scale = planning.programme.carries, planning.scale("session", session.key, row.id)
    names = (*TEXTS, *REFERENCES, *PLAIN)
    fields = {
        name: _again(planning, scale, session, name, row) if name in carries else row.fields.get(name, EMPTY.get(name))
        for name in names
    }
    parts: Parts = planning.stored.appearances.get(row.id, ())
    if FIELD in carries:
        parts = _appearing(planning, scale, session, parts)
    return compared("session", session.key, row, fields, scale), parts


def _again(planning: Planning, scale: Scale, session: ParsedSession, name: str, row: Row) -> Any:
    desk: Any = row.fields.get(name)
    if name in TEXTS:
        return scale.text(name, desk, planning.offered(desk, getattr(session, name)), session.spoken)
    raw = _raw(session, name)

    def meant(said: Any) -> Any:
        return _meant(planning, name, said)

    def show(value: Any) -> str:
        return shown_value(planning, name, value)

    return scale.value(name, raw, meant(raw), desk, empty=EMPTY.get(name), resolve=meant, show=show)


def _raw(session: ParsedSession, name: str) -> Any:
    """As JSON has it."""
    given = getattr(session, name)
    if name == "level":
        return (given or "")[:LONGEST_LEVEL] or None
    if name == "interpreted":
        return [msgspec.to_builtins(one) for one in given]
    return list(given) if name == "spoken" else given


def _meant(planning: Planning, name: str, raw: Any) -> Any:
    if name == "track":
        return planning.id_of("track", raw)
    if name == "format":
        return planning.id_of("format", raw)
    if name == "interpreted":
        return tuple(msgspec.convert(one, Interpretation) for one in raw)
    return tuple(raw) if name == "spoken" else raw


def shown_value(planning: Planning, name: str, value: Any) -> str:
    """As people read it: tracks by their names, channels behind languages."""
    if name == "track":
        return planning.name_of("track", value)
    if name == "format":
        return planning.name_of("format", value)
    if name == "interpreted":
        return ", ".join(f"{one.language} {one.channel or ''}".strip() for one in value)
    return ("yes" if value else "no") if isinstance(value, bool) else words(value)


def _heard(planning: Planning, session: ParsedSession) -> tuple[Parts, dict[Any, str]]:
    """Speakers and roles, and the file's keys of the speakers; one that nobody knows is left out and noted."""
    found: dict[tuple[Any, str], None] = {}
    keys: dict[Any, str] = {}
    for one in session.appearances:
        speaker = planning.id_of("speaker", one.speaker)
        if speaker is not None:
            found.setdefault((speaker, one.role))
            keys[speaker] = one.speaker
        elif not planning.was_there("speaker", one.speaker):
            planning.oddities.note("speaker_unknown", session.key, speaker=one.speaker)
    return tuple(found), keys


def _appearing(planning: Planning, scale: Scale, session: ParsedSession, desk: Parts) -> Parts:
    file, keys = _heard(planning, session)
    base: Parts | None = None
    said = (scale.said or {}).get(FIELD)
    if said is not None:
        spoken = [(planning.id_of("speaker", key), key, role) for key, role in said]
        keys |= {who: key for who, key, _ in spoken if who is not None and who not in keys}
        base = tuple((who, role) for who, _, role in spoken if who is not None)
    return people(scale, desk, file, base, keys=keys, name_of=lambda who: planning.name_of("speaker", who))

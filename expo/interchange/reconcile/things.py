"""Planning halls, rooms, tracks, formats and speakers: found again by their keys, weighed field by field; pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from expo.interchange.merging import merged_names, merged_text
from expo.interchange.parsed import ParsedSession
from expo.interchange.reconcile.known import Planning, called, pointed_at
from expo.interchange.reconcile.plan import Aside, Step
from expo.interchange.reconcile.stored import SLOT, Kind, Row
from expo.interchange.reconcile.weighing import NOWHERE, Scale, remembered, weighed
from i18n.text import Translated

COLOURS = 8
LONGEST_FAMILY = 200
LARGEST_CAPACITY = 1_000_000
PARTS: Mapping[Kind, tuple[str, ...]] = {
    "hall": ("name",),
    "room": ("name", "hall", "capacity", "parallel"),
    "track": ("name", "description", "colour"),
    "format": ("name",),
    "speaker": ("names", "family", "country", "position", "organisation", "biography", "languages"),
}
EMPTY: Mapping[str, Any] = {"parallel": False, "languages": ()}


def plan_things(planning: Planning) -> None:
    """In the order in which they point at each other."""
    programme, wanted = planning.programme, _wanted_anew(planning)
    _plan(planning, "hall", programme.halls, wanted)
    _plan(planning, "room", programme.rooms, wanted)
    _plan(planning, "track", programme.tracks, wanted)
    _plan(planning, "format", programme.formats, wanted)
    _plan(planning, "speaker", programme.speakers, wanted)


def _wanted_anew(planning: Planning) -> set[tuple[str, str]]:
    """What sessions need now and did not need when the file came last: made again, should the desk have removed it."""
    found: set[tuple[str, str]] = set()
    for session in planning.programme.sessions:
        found |= pointed_at(session) - _needed_before(planning, session)
    halls = {("hall", room.hall) for room in planning.programme.rooms if room.hall and ("room", room.key) in found}
    return found | halls


def _needed_before(planning: Planning, session: ParsedSession) -> set[tuple[str, Any]]:
    said = planning.said_of("session", session.key)
    if said is None or planning.row_of("session", session.key) is None:
        return set()
    rooms = {("room", (planning.said_of(SLOT, slot.key) or {}).get("room")) for slot in session.slots}
    speakers = {("speaker", key) for key, _ in said.get("appearances") or ()}
    return rooms | speakers | {(kind, said.get(kind)) for kind in ("track", "format")}


def _plan(planning: Planning, kind: Kind, items: Iterable[Any], wanted: set[tuple[str, str]]) -> None:
    for place, item in enumerate(items):
        row = planning.row_of(kind, item.key)
        if row is not None and planning.is_left(kind, item.key):
            planning.found[kind, item.key] = row.id
            planning.aside.append(Aside(kind, item.key, called(row.fields), code=row.code))
        elif row is None and planning.was_there(kind, item.key) and (kind, item.key) not in wanted:
            _removed(planning, kind, item, place)
        else:
            planning.plan_step(_step(planning, kind, item, row, place))


def _removed(planning: Planning, kind: Kind, item: Any, place: int) -> None:
    """Taken away at the desk: that stands, unless the file has changed it and somebody gives the file the last word."""
    step = _step(planning, kind, item, None, place)
    verdict = weighed(file_changed=planning.said_of(kind, item.key) != step.says, desk_changed=True, agree=False)
    scale = planning.scale(kind, item.key, step.id)
    if scale.takes(NOWHERE, verdict, "", called(step.fields), ""):
        planning.plan_step(step)
    else:
        planning.aside.append(Aside(kind, item.key, called(step.fields), tuple(scale.found)))


def _step(planning: Planning, kind: Kind, item: Any, row: Row | None, place: int) -> Step:
    raw = _raw(planning, kind, item)
    if row is None:
        fields = {name: _first(planning, item, name, raw, place) for name in PARTS[kind]}
        if "names" in raw:
            raw["names"] = {tag: name for tag, name in raw["names"].items() if fields["names"].get(tag) == name}
        return created(kind, item.key, fields, planning, item, raw)
    scale = planning.scale(kind, item.key, row.id)
    fields = {name: _again(planning, scale, item, name, raw, row) for name in PARTS[kind]}
    return compared(kind, item.key, row, fields, scale)


def created(
    kind: Kind, key: str, fields: Mapping[str, Any], planning: Planning, item: Any, says: Mapping[str, Any]
) -> Step:
    minting = planning.minting
    name = getattr(item, "name", None)
    label = name.original if isinstance(name, Translated) else ""
    if kind in ("speaker", "session"):
        code = minting.spoken_code(kind, getattr(item, "code", None))
    else:
        code = minting.written_code(kind, *_labels(key, label))
    return Step(kind, key, minting.id(), code, "created", fields, name=called(fields), says=remembered(kind, key, says))


def compared(kind: Kind, key: str, row: Row, fields: Mapping[str, Any], scale: Scale) -> Step:
    """A step that updates, or leaves alone."""
    changed = tuple(name for name, value in fields.items() if value != row.fields.get(name))
    outcome = "updated" if changed else "unchanged"
    found = tuple(scale.found)
    return Step(kind, key, row.id, row.code, outcome, fields, changed, called(fields), found, scale.says)  # type: ignore[arg-type]


def _labels(key: str, name: str) -> tuple[str, str]:
    """A key of letters says more than a number or a UUID does."""
    wordy = any(letter.isalpha() for letter in key) and len(key) <= 20
    return (key, name) if wordy else (name, key)


def _raw(planning: Planning, kind: Kind, item: Any) -> dict[str, Any]:
    """What the file really says, as JSON values; what it does not say is not there."""
    found: dict[str, Any] = {}
    for name in PARTS[kind]:
        given = getattr(item, name)
        if isinstance(given, Translated):
            found[name] = {tag: one.text for tag, one in given.renditions.items()}
        elif name == "country":
            given = _country(planning, item.key, given)
        elif name == "capacity":
            given = _capacity(planning, f"{kind} {item.key}", given)
        elif name == "colour":
            given = given if given and 1 <= given <= COLOURS else None
        elif name == "family":
            given = (given or "")[:LONGEST_FAMILY] or None
        elif name == "languages":
            given = list(given) or None
        if given is not None and name not in found:
            found[name] = given
    return found


def _first(planning: Planning, item: Any, name: str, raw: Mapping[str, Any], place: int) -> Any:
    given = getattr(item, name)
    if isinstance(given, Translated):
        return merged_text(None, planning.offered(None, given))
    if name == "names":
        return merged_names({}, planning.offered_names({}, given))
    if name == "colour":
        return raw.get(name) or place % COLOURS + 1
    return _meant(planning, name, raw[name]) if name in raw else EMPTY.get(name)


def _again(planning: Planning, scale: Scale, item: Any, name: str, raw: Mapping[str, Any], row: Row) -> Any:
    """The value a field is to have; what the file does not say stays as it is stored."""
    given, desk = getattr(item, name), row.fields.get(name)
    if isinstance(given, Translated):
        return scale.text(name, desk, planning.offered(desk, given))
    if name == "names":
        return scale.names(desk or {}, planning.offered_names(desk or {}, given))
    file = _meant(planning, name, raw[name]) if name in raw else None
    if file is None:
        return desk

    def meant(said: Any) -> Any:
        return _meant(planning, name, said)

    def show(value: Any) -> str:
        return _shown(planning, name, value)

    return scale.value(name, raw[name], file, desk, empty=EMPTY.get(name), resolve=meant, show=show)


def _meant(planning: Planning, name: str, raw: Any) -> Any:
    """What the file's word stands for here."""
    if name == "hall":
        return planning.id_of("hall", raw)
    if name == "country":
        return planning.stored.countries.get(raw)
    return tuple(raw) if name == "languages" else raw


def _shown(planning: Planning, name: str, value: Any) -> str:
    if name == "hall":
        return planning.name_of("hall", value)
    if name == "country":
        return next((code for code, row in planning.stored.countries.items() if row == value), "")
    return ", ".join(value) if name == "languages" else ("" if value is None else str(value))


def _country(planning: Planning, key: str, code: str | None) -> str | None:
    found = (code or "").upper()
    if code and found not in planning.stored.countries:
        planning.oddities.note("country", f"person {key}", country=code)
    return found if found in planning.stored.countries else None


def _capacity(planning: Planning, row: str, given: int | None) -> int | None:
    if given is None or 0 < given < LARGEST_CAPACITY:
        return given
    planning.oddities.note("number", row, value=given)
    return None

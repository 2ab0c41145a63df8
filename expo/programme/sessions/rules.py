"""A session as a form has it: one line of text for each thing that can be changed; pure."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from core.forms.merging import Lines
from expo.releases.snapshot import Appearance, FrozenSession, Interpretation
from i18n.text import Translated, written

TEXTS = ("title", "subtitle", "abstract", "description")
PLAIN = ("track", "format", "level", "url")
NAMES = (*TEXTS, *PLAIN, "spoken", "interpreted", "capacity", "recorded", "cancelled", "appearances")
"""The fields of a FrozenSession that an editor changes."""

ROLES = ("speaker", "moderator", "panellist", "interpreter")
TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
CARRIED = re.compile(r"([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)(?:\s+([1-9][0-9]?))?")


def lines_of(session: FrozenSession, languages: Iterable[str]) -> dict[str, str]:
    """Texts by language (`title_ko`), the others by their name; empty where there is nothing."""
    texts: dict[str, Translated | None] = {name: getattr(session, name) for name in TEXTS}
    tongues = list(languages)
    return {
        **{f"{name}_{tag}": _text(text, tag) for name, text in texts.items() for tag in tongues},
        **{name: getattr(session, name) or "" for name in PLAIN},
        "spoken": " ".join(session.spoken),
        "interpreted": ", ".join(_carried(one) for one in session.interpreted),
        "capacity": "" if session.capacity is None else str(session.capacity),
        "recorded": "yes" if session.recorded else "",
        "cancelled": "yes" if session.cancelled else "",
        "people": "\n".join(f"{one.speaker} {one.role}" for one in session.appearances),
    }


def changed(session: FrozenSession, lines: Lines, *, same_meaning: bool = False) -> FrozenSession:
    """With the lines written into it. `same_meaning`: what the source text says is not changed by a mended typo, so
    that its translations stay current. Lines that are absent change nothing.
    """
    now = {f"{name}_{tag}": text for name in TEXTS for tag, text in _renditions(getattr(session, name)).items()}
    texts = {name: _written(name, getattr(session, name), lines, now, same_meaning=same_meaning) for name in TEXTS}
    plain = {name: lines[name] or None for name in PLAIN if name in lines}
    return msgspec.structs.replace(session, **texts, **plain, **_shaped(lines))


def differing(before: FrozenSession, after: FrozenSession) -> tuple[str, ...]:
    return tuple(name for name in NAMES if getattr(before, name) != getattr(after, name))


def columns(session: FrozenSession, names: Iterable[str]) -> dict[str, Any]:
    """As JSON values, for a step of editing."""
    return {name: msgspec.to_builtins(getattr(session, name)) for name in names}


def put_back(session: FrozenSession, fields: Mapping[str, Any]) -> FrozenSession:
    """The inverse of `columns`."""
    return msgspec.convert({**msgspec.to_builtins(session), **fields}, FrozenSession)


def carried(line: str) -> list[Interpretation] | None:
    """From `en 1, es 2, kvk`; None for what cannot be read. Languages as BCP-47 tags, channels 1 to 99."""
    found = [CARRIED.fullmatch(part.strip()) for part in line.split(",") if part.strip()]
    if any(one is None for one in found):
        return None
    return [Interpretation(language=one[1], channel=int(one[2]) if one[2] else None) for one in found if one]


def heard(line: str) -> list[Appearance]:
    """From `CODE role` a line."""
    parts = (row.split() for row in line.splitlines() if row.strip())
    return [Appearance(speaker=code, role=role) for code, role in parts]  # type: ignore[arg-type]


def _shaped(lines: Lines) -> dict[str, Any]:
    shapes: dict[str, Any] = {
        "spoken": lambda line: tuple(line.split()),
        "interpreted": lambda line: tuple(carried(line) or ()),
        "capacity": lambda line: int(line) if line else None,
        "recorded": bool,
        "cancelled": bool,
    }
    found = {name: shape(lines[name]) for name, shape in shapes.items() if name in lines}
    if "people" in lines:
        found["appearances"] = tuple(heard(lines["people"]))
    return found


def _written(name: str, text: Translated | None, lines: Lines, now: Lines, *, same_meaning: bool) -> Translated | None:
    wanted = {key.removeprefix(f"{name}_"): line for key, line in lines.items() if key.startswith(f"{name}_")}
    if text is None:
        return written("ko", wanted)
    for tag, line in wanted.items():
        if line == now.get(f"{name}_{tag}", ""):
            continue
        if tag == text.source and line and same_meaning:
            text = text.same_meaning(line)
        elif line:
            text = text.with_rendition(tag, line)
        elif tag != text.source:
            text = text.without(tag)
    return text if wanted.get(text.source, text.original) else _without_source(name, text, wanted)


def _without_source(name: str, text: Translated, wanted: Lines) -> Translated | None:
    """The source was emptied: another language becomes it, unless nothing is left."""
    left = {tag: one.text for tag, one in text.renditions.items() if tag != text.source and wanted.get(tag, one.text)}
    return written(next(iter(left)), left) if left else (text if name == "title" else None)


def _renditions(text: Translated | None) -> Mapping[str, str]:
    return {} if text is None else {tag: one.text for tag, one in text.renditions.items()}


def _text(text: Translated | None, tag: str) -> str:
    return _renditions(text).get(tag, "")


def _carried(one: Interpretation) -> str:
    return one.language if one.channel is None else f"{one.language} {one.channel}"

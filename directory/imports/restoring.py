"""A record's row taken back field by field: what nobody changed since is as it was, the rest stays and is named; pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from directory.imports.rows.stored import Row

Path = tuple[str, ...]
COUNTED = ("version",)
"""Goes up with every change, also with this one."""
LATIN = "family"
"""Follows from the names."""


@dataclass(frozen=True, slots=True)
class Restored:
    """The row as it is to be, None where nothing is to be done, and the fields that stay since they were changed."""

    row: Row | None
    kept: tuple[str, ...]


def untouched(now: Row, after: Row) -> tuple[str, ...]:
    """The fields that are others than the import left them."""
    left, here = spread(after), spread(now)
    paths = dict.fromkeys((*left, *here))
    return tuple(dict.fromkeys(field_of(path) for path in paths if left.get(path) != here.get(path)))


def restored(now: Row, before: Row, after: Row) -> Restored:
    was, left, here = spread(before), spread(after), spread(now)
    touched = [path for path in dict.fromkeys((*was, *left)) if was.get(path) != left.get(path)]
    kept = [path for path in touched if here.get(path) not in (left.get(path), was.get(path))]
    back = [path for path in touched if path not in kept and here.get(path) != was.get(path)]
    if not back:
        return Restored(None, _named(kept))
    whole = dict(here)
    for path in back:
        if path in was:
            whole[path] = was[path]
        else:
            del whole[path]
    row = gathered(whole)
    if not _sound(row):
        return Restored(None, _named([*kept, *back]))
    for name in COUNTED:
        if name in now:
            row[name] = now[name] + 1
    return Restored({**dict.fromkeys(now), **row}, _named(kept))


def field_of(path: Path) -> str:
    """As a form calls it: `name_ko`, `country`."""
    words = [one for one in path if one not in ("renditions", "text", "of", "state", "source")]
    stem = {"names": "name", "families": "family"}.get(words[0], words[0])
    return "_".join([stem, *words[1:]])


def _named(paths: list[Path]) -> tuple[str, ...]:
    """The source of a text is not told apart from its words."""
    return tuple(dict.fromkeys(field_of(path) for path in paths))


def spread(row: Mapping[str, Any]) -> dict[Path, Any]:
    """Every value by the way that leads to it; an object with nothing in it is a value."""
    found: dict[Path, Any] = {}
    for name, value in row.items():
        if name in COUNTED:
            continue
        if isinstance(value, dict) and value:
            found |= {(name, *path): one for path, one in spread(value).items()}
        else:
            found[(name,)] = value
    return found


def gathered(values: Mapping[Path, Any]) -> Row:
    """The inverse of `spread`; a place that became an object leaves no empty one beside it."""
    row: Row = {}
    for path, value in values.items():
        place = row
        for name in path[:-1]:
            inner = place.get(name)
            if not isinstance(inner, dict):
                inner = place[name] = {}
            place = inner
        if path[-1] not in place or not place[path[-1]]:
            place[path[-1]] = value
    return row


def _sound(row: Row) -> bool:
    """A text has the language that it was written in, and a name is there at all."""
    texts = [row.get(name) for name in ("name", "description", "title")]
    whole = all(one["source"] in one.get("renditions", {}) for one in texts if isinstance(one, dict) and one)
    return whole and row.get("names") != {} and ("name" not in row or bool(row["name"]))

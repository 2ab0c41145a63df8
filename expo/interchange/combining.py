"""Several files of one programme as one: days and speakers that stand in files of their own, one file a language."""

from collections.abc import Iterable
from typing import Any

import msgspec

from expo.interchange.merging import merged_names, merged_text, offered
from expo.interchange.parsed import ParsedSession, ParsedSpeaker, Programme
from i18n.text import Translated

LISTS = ("halls", "rooms", "tracks", "formats", "speakers", "sessions")


def combined(programmes: Iterable[Programme]) -> Programme:
    """The same key in two files is one thing: its texts are merged, of anything else the first file's word counts."""
    first, *others = programmes
    for other in others:
        first = _joined(first, other)
    return first


def _joined(first: Programme, second: Programme) -> Programme:
    lists: dict[str, Any] = {name: _by_key(first, second, name) for name in LISTS}
    return msgspec.structs.replace(
        first,
        title=first.title or second.title,
        zone=first.zone or second.zone,
        starts_on=first.starts_on or second.starts_on,
        ends_on=first.ends_on or second.ends_on,
        carries=first.carries | second.carries,
        languages=tuple(dict.fromkeys((*first.languages, *second.languages))),
        problems=first.problems + tuple(one for one in second.problems if one not in first.problems),
        **lists,
    )


def _by_key(first: Programme, second: Programme, name: str) -> tuple[Any, ...]:
    found = {one.key: one for one in getattr(first, name)}
    for other in getattr(second, name):
        known = found.get(other.key)
        found[other.key] = other if known is None else _merged(known, other, first.languages, second.languages)
    return tuple(found.values())


def _merged(first: Any, second: Any, settled: tuple[str, ...], languages: tuple[str, ...]) -> Any:
    spoken = first.spoken if isinstance(first, ParsedSession) else ()
    changes: dict[str, Any] = {}
    for name in first.__struct_fields__:
        mine, other = getattr(first, name), getattr(second, name)
        if isinstance(other, Translated):
            changes[name] = merged_text(mine, offered(mine, other, languages, settled), spoken)
        elif mine in (None, ()) and other not in (None, ()):
            changes[name] = other
    if isinstance(first, ParsedSpeaker):
        changes["names"] = merged_names(first.names, second.names)
    return msgspec.structs.replace(first, **changes)

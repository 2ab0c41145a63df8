"""The words of two programmes beside each other: what a session said in a language before, and says after; pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from expo.releases.comparison import TEXTS, Comparison
from expo.releases.snapshot import FrozenSession, Snapshot
from i18n.locales import LANGUAGES
from i18n.text import Translated


@dataclass(frozen=True, slots=True)
class Reworded:
    """`before` or `after` is empty where there is nothing in that language."""

    field: str
    language: str
    before: str
    after: str


def reworded(
    before: Snapshot | None, after: Snapshot, changes: Comparison, language: str = ""
) -> Mapping[str, tuple[Reworded, ...]]:
    """By session's code, of those that are in both; in every language, or in one."""
    if before is None:
        return {}
    old, new = ({one.code: one for one in each.sessions} for each in (before, after))
    return {
        one.code: tuple(_differing(old[one.code], new[one.code], language))
        for one in changes.sessions
        if one.code in old and one.code in new
    }


def _differing(old: FrozenSession, new: FrozenSession, language: str) -> Iterator[Reworded]:
    for field in TEXTS:
        was, becomes = getattr(old, field), getattr(new, field)
        for tag in _tags(was, becomes):
            one = Reworded(field, tag, _said(was, tag), _said(becomes, tag))
            if one.before != one.after and language in ("", tag):
                yield one


def _tags(*texts: Translated | None) -> list[str]:
    """Our languages first, in their order."""
    there = {tag for text in texts if text is not None for tag in text.renditions}
    ours = [one.code for one in LANGUAGES if one.code in there]
    return [*ours, *sorted(there.difference(ours))]


def _said(text: Translated | None, tag: str) -> str:
    rendition = text.renditions.get(tag) if text is not None else None
    return rendition.text if rendition is not None else ""

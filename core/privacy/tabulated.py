"""The classes as tables for docs/privacy.md: one list a table of the database, columns by class."""

from collections.abc import Iterable

from core.privacy.registry import Classified, Ending, Erasing, Kind, classified
from core.privacy.retention.rules import kept_things

ERASED = {
    "row": "the row is deleted",
    "null": "emptied",
    "forgotten": "destroyed, the journal's chain still holds",
}


def tabulated() -> str:
    """Markdown; tables without anything about anybody follow in one list."""
    everything = classified()
    about_people = [one for one in everything if one.of(Kind.PERSONAL, Kind.CONFIDENTIAL, Kind.SECRET)]
    others = [one for one in everything if one not in about_people]
    return "\n".join([*map(_section, about_people), _rest(others)])


def rules_tabulated() -> str:
    """Markdown: every rule of retention with its days and who may change them."""
    head = ["| what | table | days | counted from | why | changed by |", "|---|---|---|---|---|---|"]
    rows = [
        f"| {one.what} | {one.table} | {one.ending.days} | `{' '.join(one.ending.ended.split())}` | {one.ending.basis} "
        f"| {_changed_by(one.ending)} |"
        for one in kept_things()
    ]
    return "\n".join([*head, *rows, ""])


def _changed_by(ending: Ending) -> str:
    if ending.fixed:
        return "nobody"
    return "the privacy officer" + (f", not below {ending.least}" if ending.least > 1 else "")


def _section(one: Classified) -> str:
    whom = " or ".join(f"{about.subject}: `{about.rows}`" for about in one.about) or "nobody in particular"
    seen = ", ".join(f"`{name}`" for name in one.seen_with) or "its subject alone"
    lines = [f"### {one.table}", "", f"{one.why} {one.long}".strip(), "", f"- About: {whom}", f"- Seen with: {seen}"]
    lines += [f"- {kind.value.capitalize()}: {_names(one.of(kind))}" for kind in Kind if one.of(kind)]
    ways = dict.fromkeys(one.erasing.values())
    lines += [f"- When erased: {_names(_with(one, way))}: {_said(way)}" for way in ways]
    return "\n".join([*lines, ""])


def _rest(others: Iterable[Classified]) -> str:
    head = ["### Tables about nobody", "", "| Table | Public | Internal |", "|---|---|---|"]
    rows = [f"| {one.table} | {_names(one.of(Kind.PUBLIC))} | {_names(one.of(Kind.INTERNAL))} |" for one in others]
    return "\n".join([*head, *rows, ""])


def _with(one: Classified, way: Erasing) -> list[str]:
    return [column for column, each in one.erasing.items() if each == way]


def _said(way: Erasing) -> str:
    if way.way == "tombstone":
        return f"replaced by `{way.value}`"
    return ERASED.get(way.way) or f"kept. {way.basis}"


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f"`{one}`" for one in columns)

"""What a file said last time, what it says now, what stands in the draft: whose word counts, field by field; pure."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from msgspec.json import encode

from expo.interchange.merging import merged_names, merged_text
from i18n.text import Rendition, Translated

Verdict = Literal["same", "taken", "kept", "conflict"]
Side = Literal["file", "desk"]
Said = Mapping[str, Any]
"""What the file gave for one of its things, as JSON values by field: keys of tracks, texts by language."""
NOWHERE = "nowhere"
"""The field of a thing, a place or a session that one side has taken away."""
Shown = Callable[[Any], str]
HASH_CHARACTERS = 24
OF_PEOPLE = "speaker"
"""Of this kind only hashes are kept: what is told of a person must go with the person."""


def memorable(kind: str, key: str, raw: Any) -> Any:
    """As it is kept: tells whether a file says something else now; of people without the words themselves."""
    if kind != OF_PEOPLE or raw is None:
        return raw
    return hashlib.sha256(encode([key, raw])).hexdigest()[:HASH_CHARACTERS]


def remembered(kind: str, key: str, says: Mapping[str, Any]) -> dict[str, Any]:
    """All that is kept of a thing, field by field, texts language by language."""
    return {
        name: {tag: memorable(kind, key, one) for tag, one in raw.items()}
        if isinstance(raw, Mapping)
        else memorable(kind, key, raw)
        for name, raw in says.items()
    }


def weighed(*, file_changed: bool, desk_changed: bool, agree: bool) -> Verdict:
    """An edit of one side only always stands; the same edit on both sides is none."""
    if agree:
        return "same"
    if not file_changed:
        return "kept"
    return "conflict" if desk_changed else "taken"


@dataclass(frozen=True, slots=True)
class Weighed:
    """One field on which file and draft differ, as people read it. `before` is what the file said last time, None where
    that was not kept; `decided` is who was given the last word on a conflict, empty where nobody was asked.
    """

    field: str
    verdict: Verdict
    before: str | None
    file: str
    desk: str
    decided: str = ""
    label: str = ""
    """What the field is about where its name does not say it: a speaker's name, a place."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """`fields` by (kind, key, field); `otherwise` for every other conflict: empty leaves it open, with the desk's word in
    force. `left` are rows of the file that are not to be taken at all.
    """

    fields: Mapping[tuple[str, str, str], Side] = field(default_factory=dict)
    otherwise: Side | Literal[""] = ""
    left: frozenset[tuple[str, str]] = frozenset()


def words(value: Any) -> str:
    """As people read it, whichever type it has."""
    if value is None or value == ():
        return ""
    if isinstance(value, (list, tuple)):
        return ", ".join(words(one) for one in value)
    return str(value)


@dataclass
class Scale:
    """Weighs the fields of one thing. `said` None: no file's words were kept; then an edit at the desk is known by
    `touched`, the fields that the journal tells of. What is to be kept as said from now on gathers in `says`.
    """

    kind: str
    key: str
    said: Said | None
    touched: frozenset[str]
    decisions: Decisions
    prefix: str = ""
    """Before the names of fields, where one row has several things of a kind: `place:KEY:`."""
    found: list[Weighed] = field(default_factory=list)
    says: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.says = dict(self.said or {})

    def edited(self, name: str) -> bool:
        """By the journal, for what was loaded before words were kept."""
        name = "slots" if self.prefix else name
        return any(one == name or one.startswith(f"{name}_") for one in self.touched)

    def takes(self, name: str, verdict: Verdict, before: str | None, file: str, desk: str, label: str = "") -> bool:
        """Whether the file's word counts."""
        decided, called = "", f"{self.prefix}{name}"
        if verdict == "conflict":
            decided = self.decisions.fields.get((self.kind, self.key, called), self.decisions.otherwise)
        if verdict != "same":
            self.found.append(Weighed(called, verdict, before, file, desk, decided, label))
        return verdict == "taken" or decided == "file"

    def heard(self, verdict: Verdict) -> bool:
        """Whether the last word is to be remembered as said: not while a conflict is open, so that it comes again."""
        return verdict != "conflict" or bool(self.found[-1].decided)

    def value(
        self,
        name: str,
        raw: Any,
        file: Any,
        desk: Any,
        *,
        empty: Any = None,
        resolve: Callable[[Any], Any] = lambda raw: raw,
        show: Shown = words,
    ) -> Any:
        """The value that a field is to have. `raw` is the file's word as JSON, `file` what it stands for here."""
        known, hashed = self.said is not None, self.kind == OF_PEOPLE
        was = self.said.get(name) if self.said else None
        base = resolve(was) if was is not None and not hashed else empty
        verdict = weighed(
            file_changed=not known or name not in (self.said or {}) or was != memorable(self.kind, self.key, raw),
            desk_changed=self._edited_since(was, base, desk, show) if known else self.edited(name),
            agree=file == desk,
        )
        before = show(base) if known and not hashed else None
        taken = self.takes(name, verdict, before, show(file), show(desk))
        if self.heard(verdict):
            self.says[name] = memorable(self.kind, self.key, raw)
        return file if taken else desk

    def _edited_since(self, was: Any, base: Any, desk: Any, show: Shown) -> bool:
        if self.kind != OF_PEOPLE or was is None:
            return bool(desk != base)
        raw = list(desk) if isinstance(desk, tuple) else show(desk)
        return bool(was != memorable(self.kind, self.key, raw))

    def text(
        self, name: str, desk: Translated | None, given: Translated | None, spoken: tuple[str, ...] = ()
    ) -> Translated | None:
        """Language by language; a language that the file does not have is none of its business."""
        if given is None:
            return desk
        stands = {tag: one.text for tag, one in desk.renditions.items()} if desk else {}
        taken = {tag: one for tag, one in given.renditions.items() if self._takes_words(name, tag, one.text, stands)}
        merged = merged_text(desk, _only(given, taken), spoken)
        now = {tag: one.text for tag, one in merged.renditions.items()} if merged else {}
        self._remember(name, {tag: one.text for tag, one in given.renditions.items()}, now)
        return merged

    def names(self, desk: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
        """A person's, by language."""
        taken = {tag: name for tag, name in given.items() if self._takes_words("names", tag, name, desk)}
        merged = merged_names(desk, taken)
        self._remember("names", given, merged)
        return merged

    def _takes_words(self, name: str, tag: str, file: str, stands: Mapping[str, str]) -> bool:
        there = stands.get(tag)
        if there is None and file in stands.values():
            return True  # the same words in another language: merging knows what to do, and nothing is lost
        said: Mapping[str, str] = (self.said or {}).get(name) or {}
        was = said.get(tag)
        known, hashed = self.said is not None, self.kind == OF_PEOPLE
        verdict = weighed(
            file_changed=was != memorable(self.kind, self.key, file),
            desk_changed=memorable(self.kind, self.key, there) != was
            if known
            else there is not None and self.edited(name),
            agree=there == file,
        )
        before = (was or "") if known and not hashed else None
        return self.takes(f"{name}@{tag}", verdict, before, file, there or "")

    def _remember(self, name: str, given: Mapping[str, str], now: Mapping[str, str]) -> None:
        """Only words that were heard: taken, or left aside by somebody's decision."""
        said = dict((self.said or {}).get(name) or {})
        aside = {one.field: one for one in self.found if one.field.startswith(f"{name}@")}
        for tag, words_of_it in given.items():
            met = aside.get(f"{name}@{tag}")
            if now.get(tag) == words_of_it or (met is not None and met.decided == "desk"):
                said[tag] = memorable(self.kind, self.key, words_of_it)
        self.found = [one for one in self.found if not self._came_to_nothing(one, name, given, now)]
        self.says[name] = said

    @staticmethod
    def _came_to_nothing(one: Weighed, name: str, given: Mapping[str, str], now: Mapping[str, str]) -> bool:
        """Words that are there in another language already are not added, whatever was decided."""
        tag = one.field.removeprefix(f"{name}@")
        return one.verdict == "taken" and tag != one.field and now.get(tag) != given[tag]


def _only(given: Translated, kept: Mapping[str, Rendition]) -> Translated | None:
    if not kept:
        return None
    return Translated(given.source if given.source in kept else next(iter(kept)), dict(kept))

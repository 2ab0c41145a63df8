"""Translated text: one field in many languages, with the state of each rendition and computed staleness."""

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import msgspec

State = Literal["machine", "draft", "reviewed"]
ReadState = Literal["source", "machine", "draft", "reviewed", "stale", "missing"]

HASH_CHARACTERS = 16
BIDI_CONTROLS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])


class Rendition(msgspec.Struct, frozen=True, omit_defaults=True):
    """One language's text. `of` is `source_hash` of the source it was made from; of the source itself None, or that of the
    first of the texts that mean the same.
    """

    text: str
    state: State = "reviewed"
    of: str | None = None


class Translated(msgspec.Struct, frozen=True):
    """The renditions by BCP-47 tag; `source` names the language the text was written in and is always among them."""

    source: str
    renditions: dict[str, Rendition]

    @property
    def original(self) -> str:
        return self.renditions[self.source].text

    @property
    def meaning(self) -> str:
        """The same for two sources of which one only mends a typo of the other."""
        return self.renditions[self.source].of or source_hash(self.original)

    def state(self, language: str) -> ReadState:
        """*Stale* is computed from the hash, never stored, so that no edit can forget it."""
        if language == self.source:
            return "source"
        rendition = self.renditions.get(language)
        if rendition is None:
            return "missing"
        if rendition.of is not None and rendition.of != source_hash(self.original):
            return "stale"
        return rendition.state

    def read(self, chain: Iterable[str]) -> "Reading":
        """The first language of `chain` that has a text fit for readers, else the source: never any other language.

        A draft is nobody's to read yet; machine and stale texts are, and say what they are.
        """
        for language in chain:
            state = self.state(language)
            if state not in ("missing", "draft"):
                return Reading(self.renditions[language].text, language, state)
        return Reading(self.original, self.source, "source")

    def with_rendition(self, language: str, text: str, state: State = "reviewed") -> "Translated":
        """A new text for `language`, made from today's source; writing the source makes the others stale."""
        of = None if language == self.source else source_hash(self.original)
        return Translated(self.source, {**self.renditions, language: Rendition(clean(text), state, of)})

    def same_meaning(self, text: str) -> "Translated":
        """A typo mended in the source: what was current stays current, what was stale stays stale."""
        before, after = source_hash(self.original), source_hash(text)
        kept = {
            language: msgspec.structs.replace(rendition, of=after) if rendition.of == before else rendition
            for language, rendition in self.renditions.items()
        }
        return Translated(self.source, {**kept, self.source: Rendition(clean(text), of=self.meaning)})

    def without(self, language: str) -> "Translated":
        """Takes a rendition away; the source cannot be taken."""
        if language == self.source:
            raise ValueError("the source text cannot be taken away from its translations")
        return Translated(self.source, {tag: r for tag, r in self.renditions.items() if tag != language})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader really gets: the text, the language it is in, and what it is worth."""

    text: str
    language: str
    state: ReadState


def clean(text: str) -> str:
    """NFC, no bidi controls (they can disguise a text), no NUL, unix line ends, no outer blanks."""
    unix = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return unicodedata.normalize("NFC", unix).translate(BIDI_CONTROLS).strip()


def source_hash(text: str) -> str:
    """Of the meaning-bearing characters only: white space and normal form do not make a translation stale."""
    folded = " ".join(clean(text).split())
    return hashlib.sha256(folded.encode()).hexdigest()[:HASH_CHARACTERS]


def written(source: str, texts: Mapping[str, str], states: Mapping[str, str] | None = None) -> Translated | None:
    """Builds a Translated from plain texts; blank texts count as missing; None when nothing is left.

    `states` may say machine, draft or stale for a language (stale: made from an earlier source).
    """
    filled = {language: clean(text) for language, text in texts.items() if clean(text)}
    if not filled:
        return None
    first = source if source in filled else next(iter(filled))
    made_from = source_hash(filled[first])
    return Translated(
        first,
        {
            language: Rendition(text)
            if language == first
            else _rendition(text, (states or {}).get(language), made_from)
            for language, text in filled.items()
        },
    )


def _rendition(text: str, state: str | None, made_from: str) -> Rendition:
    if state == "stale":
        return Rendition(text, "reviewed", source_hash(f"before {made_from}"))
    if state == "machine":
        return Rendition(text, "machine", made_from)
    if state == "draft":
        return Rendition(text, "draft", made_from)
    return Rendition(text, "reviewed", made_from)


def to_json(text: Translated | None) -> str | None:
    """For a JSONB column."""
    return None if text is None else msgspec.json.encode(text).decode()


def required(stored: object) -> Translated:
    """From a JSONB column that is never null."""
    text = from_json(stored)
    if text is None:
        raise ValueError("a text that must be there is missing")
    return text


def from_json(stored: object) -> Translated | None:
    """From a JSONB column, loaded or as the text the driver gives."""
    if stored is None:
        return None
    return (
        msgspec.json.decode(stored, type=Translated) if isinstance(stored, str) else msgspec.convert(stored, Translated)
    )

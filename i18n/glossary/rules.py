"""Where a term stands in a text, and whether a translation says it as it is wanted, however it is inflected; pure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from core.errors import Conflict, mark

LONGEST, LONGEST_NOTE, MOST_FORBIDDEN = 120, 500, 10
WORD = re.compile(r"[\w'’-]+")
UNSPACED = frozenset({"zh", "ja"})
"""Written without spaces between words: a term is wherever its characters are."""
STEM_SHARE, STEM_LEAST = 0.7, 4
ARABIC_BEFORE = re.compile(r"^(?:[وف]?(?:[بك]?ال|لل)|[وفبكل](?=\w{3}))")
"""The article, `and` and short prepositions are written in one word with what they belong to."""


class TermThere(Conflict):
    message = mark("This term is in the glossary already.")


@dataclass(frozen=True, slots=True)
class Term:
    """`place` is empty for all editions; `wanted` and `forbidden` by language."""

    id: UUID
    place: str
    language: str
    source: str
    as_is: bool = False
    note: str = ""
    wanted: Mapping[str, str] = field(default_factory=dict)
    forbidden: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def said(self, language: str) -> str:
        """What is to stand in a text of that language; empty when nobody said."""
        return self.source if self.as_is else self.wanted.get(language, "")


@dataclass(frozen=True, slots=True)
class Piece:
    """Of a source text; `term` where one stands."""

    text: str
    term: Term | None = None


def folded(text: str) -> str:
    """As two words are compared: without case, width and accents that only inflection adds; Hangul stays whole."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).casefold())
    bare = "".join(one for one in plain if not unicodedata.combining(one))
    return " ".join(unicodedata.normalize("NFC", bare).split())


def pieces(text: str, terms: Iterable[Term]) -> list[Piece]:
    """The whole text again, with the terms that stand in it; of two that overlap the longer one counts."""
    found: list[tuple[int, int, Term]] = []
    for term in sorted(terms, key=lambda one: (-len(one.source), one.place == "")):
        for begin, end in places_of(term.source, text, term.language):
            if all(end <= first or begin >= last for first, last, _ in found):
                found.append((begin, end, term))
    there, at = [], 0
    for begin, end, term in sorted(found, key=lambda one: one[0]):
        there += [Piece(text[at:begin])] if begin > at else []
        there.append(Piece(text[begin:end], term))
        at = end
    return [*there, Piece(text[at:])] if at < len(text) else there


def places_of(term: str, text: str, language: str) -> Iterator[tuple[int, int]]:
    """From the beginning of a word on; what follows in the same word is an ending or a particle, of three letters at most
    where words stand apart.
    """
    spaces = r"\s*" if language in ("ko", "zh-Hans") else r"\s+"
    words = spaces.join(re.escape(one) for one in term.split())
    if language.split("-", maxsplit=1)[0] in UNSPACED:
        pattern = words
    elif language == "ko":
        pattern = rf"(?<!\w){words}"
    else:
        before = r"(?:[وف]?(?:[بك]?ال|لل)|[وفبكل])?" if language == "ar" else ""
        pattern = rf"(?<!\w){before}{words}\w{{0,3}}(?!\w)"
    return ((one.start(), one.end()) for one in re.finditer(pattern, text, re.IGNORECASE))


def present(terms: Iterable[Term], text: str, spoken: str) -> list[Term]:
    """Of those of the text's language, in the order in which they stand in it, each once."""
    mine = [one for one in terms if one.language == spoken]
    return list({one.term.id: one.term for one in pieces(text, mine) if one.term is not None}.values())


def says(wanted: str, text: str, language: str) -> bool:
    """Whether it stands in the text, in whatever form the sentence asks for."""
    mine, there = folded(wanted), folded(text)
    if language.split("-", maxsplit=1)[0] in UNSPACED or language == "ko":
        return mine.replace(" ", "") in there.replace(" ", "")
    words = [_bare(one, language) for one in WORD.findall(there)]
    return all(
        any(word.startswith(stem) for word in words)
        for stem in (_stem(_bare(one, language)) for one in WORD.findall(mine))
    )


def says_exactly(name: str, text: str) -> bool:
    """For what is left as it is: letter by letter."""
    return unicodedata.normalize("NFC", name) in unicodedata.normalize("NFC", text)


def says_forbidden(term: str, text: str, language: str) -> bool:
    return next(places_of(term, text, language), None) is not None


def _bare(word: str, language: str) -> str:
    return ARABIC_BEFORE.sub("", word) if language == "ar" else word


def _stem(word: str) -> str:
    """What is left when it is inflected."""
    return word if len(word) <= STEM_LEAST else word[: max(STEM_LEAST, round(len(word) * STEM_SHARE))]

"""What a machine gets to see of a text, and what has to come back unharmed; pure."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from core.errors import Conflict, mark
from i18n.glossary import rules as glossary
from i18n.glossary.checking import findings_of
from i18n.text import Translated, source_hash
from i18n.workbench.checks import LINKS, NUMBERS, PLACES, TAGS, Finding, findings
from i18n.workbench.registry import Item, Kind

HELD = re.compile(f"{LINKS.pattern}|{TAGS.pattern}|{PLACES.pattern}", re.IGNORECASE)
"""What no translation changes."""
MASK = re.compile("⟦([0-9]{1,4})⟧")
BRACKETS = re.compile("[⟦⟧]")
REFUSED = frozenset(
    {"as_is", "controls", "copied", "fits", "forbidden", "length", "links", "numbers", "places", "tags", "term"}
)
"""The findings with which a text is not kept; a person may see to a comma."""
MOST_TEXTS, MOST_CHARACTERS = 20, 8_000
"""Of one request."""

EMPTY = Finding("empty", mark("Nothing came back."))
HARMED = Finding("masks", mark("What must stay as it is came back changed, doubled or not at all."))
MARKED = Finding("tags", mark("The tags differ from those of the source."))


class WrittenMeanwhile(Conflict):
    """Whatever a person does comes before what a machine says."""

    message = mark("This text was changed or translated in the meantime.")


@dataclass(frozen=True, slots=True)
class Masked:
    """`text` has `⟦1⟧`, `⟦2⟧` … where `kept` comes back: placeholders, tags, addresses, numbers, the glossary's words."""

    text: str
    kept: tuple[str, ...]


def may_be_sent(item: Item, kinds: dict[str, Kind]) -> bool:
    """What is written about people stays here; so does what would be taken for a mask."""
    return not kinds[item.kind].people and BRACKETS.search(item.text.original) is None


def masked(text: str, terms: Iterable[glossary.Term], *, spoken: str, language: str) -> Masked:
    known = [one for one in terms if one.language == spoken and one.said(language)]
    kept: list[str] = []

    def keep(words: str) -> str:
        kept.append(words)
        return f"⟦{len(kept)}⟧"

    def own(part: str) -> str:
        return "".join(
            keep(one.term.said(language)) if one.term else NUMBERS.sub(lambda found: keep(found[0]), one.text)
            for one in glossary.pieces(part, known)
        )

    return Masked("".join(_split(text, own, keep)), tuple(kept))


def _split(text: str, own: Callable[[str], str], keep: Callable[[str], str]) -> Iterator[str]:
    at = 0
    for found in HELD.finditer(text):
        yield own(text[at : found.start()])
        yield keep(found[0])
        at = found.end()
    yield own(text[at:])


def unmasked(sent: Masked, answer: str) -> tuple[str, list[Finding]]:
    """The text as it would be read, and why it must not be."""
    wanted = Counter(range(1, len(sent.kept) + 1))
    bare = MASK.sub("", answer)
    if Counter(int(one) for one in MASK.findall(answer)) != wanted or BRACKETS.search(bare):
        return "", [HARMED]
    if set("<>") & (set(bare) - set(sent.text)):
        return "", [MARKED]
    return MASK.sub(lambda found: sent.kept[int(found[1]) - 1], answer).strip(), []


def found_in(
    item: Item, sent: Masked, answer: str, terms: Sequence[glossary.Term], *, language: str, most: int
) -> tuple[str, list[Finding]]:
    """The draft, and what forbids to keep it."""
    text, harm = unmasked(sent, answer)
    if harm or not text:
        return text, harm or [EMPTY]
    source, spoken = item.text.original, item.text.source
    found = findings(source, text, spoken=spoken, language=language, most=most)
    found += findings_of(terms, source, text, spoken=spoken, language=language)
    return text, [one for one in found if one.code in REFUSED]


def drafted(text: Translated, *, language: str, line: str, of: str) -> Translated:
    """Only where nothing stands, from the very source that was sent. Raises WrittenMeanwhile."""
    if language in text.renditions or source_hash(text.original) != of:
        raise WrittenMeanwhile
    return text.with_rendition(language, line, "machine")


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """As many as one request may carry; a long text goes alone."""
    batch: list[Item] = []
    size = 0
    for one in items:
        length = len(one.text.original)
        if batch and (len(batch) == MOST_TEXTS or size + length > MOST_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(one)
        size += length
    if batch:
        yield batch

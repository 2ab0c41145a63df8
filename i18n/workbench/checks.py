"""What may be wrong with a translation, seen from its source: pure, hard findings refuse, soft ones ask."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from core.digits import usual_digits
from core.errors import mark

PLACES = re.compile(r"%\([a-z_]\w*\)[sd]|\{[a-z_]\w*\}|%[sd](?![\w%])", re.IGNORECASE)
LINKS = re.compile(r"https?://[^\s<>\"'）)]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
TAGS = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*[^<>]*>")
NUMBERS = re.compile(r"\d+(?:[.,٫٬]\d+)*")
CONTROLS = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
PAIRS = {"(": ")", "[": "]", "{": "}", "「": "」", "『": "』", "《": "》", "“": "”", "«": "»", "（": "）"}
ENDS = {
    "ko": ".!?…",
    "en": ".!?…",
    "es": ".!?…",
    "zh-Hans": "。！？…",
    "ar": ".!؟…",
}
FOREIGN = {"ar": {"?": "؟", ",": "،", ";": "؛"}, "zh-Hans": {"?": "？", "!": "！", ",": "，", ";": "；"}}
ALL_ENDS = "".join(ENDS.values())
WIDE = ("W", "F")
LONGER, SHORTER, LEAST = 2.5, 0.35, 24
COPIED_LEAST = 12


@dataclass(frozen=True, slots=True)
class Finding:
    """`says` is a gettext id whose places `places` fills; `hard` ones cannot be waved through."""

    code: str
    says: str
    hard: bool = False
    places: dict[str, str] = field(default_factory=dict)


def findings(source: str, text: str, *, spoken: str, language: str, most: int) -> list[Finding]:
    """`spoken` is the language of the source, `language` that of the text; `most` characters fit where it is shown."""
    found = [one for check in _CHECKS for one in check(source, text)]
    return [
        *found,
        *_long(source, text, most),
        *_ends(source, text, language),
        *_copied(source, text, spoken, language),
    ]


def hard(found: list[Finding]) -> list[Finding]:
    return [one for one in found if one.hard]


def digits(text: str) -> list[str]:
    """The numbers in a text, in ASCII digits and without separators: 1,200 and ١٬٢٠٠ are the same number."""
    return sorted(re.sub(r"[.,٫٬]", "", one) for one in NUMBERS.findall(usual_digits(text)))


def width(text: str) -> int:
    """Columns: a Hangul syllable or a Han character says as much as two letters."""
    return sum(2 if unicodedata.east_asian_width(one) in WIDE else 1 for one in text)


def _places(source: str, text: str) -> Iterator[Finding]:
    wanted, there = Counter(PLACES.findall(source)), Counter(PLACES.findall(text))
    if wanted != there:
        what = " ".join(sorted({*(wanted - there), *(there - wanted)}))
        says = mark("These placeholders must stand in both texts: {what}")
        yield Finding("places", says, hard=True, places={"what": what})


def _controls(_: str, text: str) -> Iterator[Finding]:
    if CONTROLS.search(text):
        yield Finding("controls", mark("There are control characters in it that nobody can see."), hard=True)


def _links(source: str, text: str) -> Iterator[Finding]:
    missing = set(LINKS.findall(source)) - set(LINKS.findall(text))
    if missing:
        yield Finding("links", mark("This address is missing: {what}"), places={"what": " ".join(sorted(missing))})


def _tags(source: str, text: str) -> Iterator[Finding]:
    if Counter(TAGS.findall(source)) != Counter(TAGS.findall(text)):
        yield Finding("tags", mark("The tags differ from those of the source."))


def _numbers(source: str, text: str) -> Iterator[Finding]:
    lost = Counter(digits(LINKS.sub("", source))) - Counter(digits(LINKS.sub("", text)))
    if lost:
        yield Finding("numbers", mark("These numbers are not in it: {what}"), places={"what": " ".join(sorted(lost))})


def _spaces(_: str, text: str) -> Iterator[Finding]:
    if text != text.strip() or re.search(r"[^\n] {2,}\S", text):
        yield Finding("spaces", mark("There are spaces too many."))


def _pairs(source: str, text: str) -> Iterator[Finding]:
    for opening, closing in PAIRS.items():
        if text.count(opening) != text.count(closing) and source.count(opening) == source.count(closing):
            yield Finding("pairs", mark("One of a pair is missing: {what}"), places={"what": f"{opening} {closing}"})


_CHECKS: tuple[Callable[[str, str], Iterator[Finding]], ...] = (
    _places,
    _controls,
    _links,
    _tags,
    _numbers,
    _spaces,
    _pairs,
)


def _long(source: str, text: str, most: int) -> Iterator[Finding]:
    if len(text) > most:
        yield Finding(
            "fits", mark("It is too long for its place: at most {what} characters."), places={"what": str(most)}
        )
    before, now = width(source), width(text)
    if max(before, now) > LEAST and not before * SHORTER <= now <= max(before * LONGER, LEAST):
        yield Finding("length", mark("It is much longer or shorter than the source."))


def _ends(source: str, text: str, language: str) -> Iterator[Finding]:
    if not source or not text:
        return
    own = ENDS.get(language, ".!?…")
    if (source[-1] in ALL_ENDS) != (text[-1] in ALL_ENDS):
        yield Finding("ends", mark("Only one of the two ends with a full stop or another mark."))
    elif text[-1] in ALL_ENDS and text[-1] not in own:
        yield Finding("ends", mark("In this language a sentence ends with one of these: {what}"), places={"what": own})
    foreign = [mine for theirs, mine in FOREIGN.get(language, {}).items() if theirs in LINKS.sub("", text[:-1])]
    if foreign:
        yield Finding("marks", mark("This language has marks of its own: {what}"), places={"what": " ".join(foreign)})
    if language == "es" and (text.count("?") != text.count("¿") or text.count("!") != text.count("¡")):
        yield Finding("marks", mark("This language has marks of its own: {what}"), places={"what": "¿ ? ¡ !"})


def _copied(source: str, text: str, spoken: str, language: str) -> Iterator[Finding]:
    if spoken != language and source == text and len(text) > COPIED_LEAST and any(one.isalpha() for one in text):
        yield Finding("copied", mark("It is the source itself."))

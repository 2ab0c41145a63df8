"""How alike two names of organisations are, read as a person reads them: first the own name, then what tells apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from directory.duplicates.folding import jamo, skeleton, sound
from directory.duplicates.meanings import soft
from directory.duplicates.readings import Reading

STATES = frozenset({"korea", "china", "japan", "peru", "mexico", "spain", "oman", "egypt", "saudi", "qatar", "uae"})
NEAR_LATIN, NEAR_JAMO, LONG = 5, 6, 14
"""Shorter words that differ by one letter are two words."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """`value` from 0 to 1; `code` is the reason in one word; a `common` name has nothing of its own."""

    value: float
    code: str
    common: bool = False


def likeness(left: Reading, right: Reading) -> Likeness:
    """Of two names in whatever scripts."""
    if left.numbers != right.numbers and ((left.numbers and right.numbers) or left.script == right.script):
        return Likeness(0.1, "number_other")
    if left.words == right.words:
        return Likeness(1.0, "name", common=not left.own)
    own, code = _own(left, right)
    place = _place(left, right)
    if place < 0.3:
        return Likeness(own * place, "place_other")
    meaning = _meaning(left, right)
    value = own * place * meaning
    if own < 0.4 or meaning < 0.45:
        return Likeness(value, "word_other")
    if code == "name" and meaning * place < 1:
        code = "name_part"
    return Likeness(value, code, common=not (left.own or right.own))


def is_short_for(short: Reading, long: Reading) -> bool:
    """KAIA of the Korea Agency for Infrastructure Advancement; not of fewer than three letters."""
    if len(short.words) != 1 or not short.words[0].isascii() or len(long.words) < len(short.words[0]) >= 3:
        return False
    return "".join(word[0] for word in long.words) == short.words[0]


def near(left: str, right: str, *, hangul: bool = False) -> bool:
    """A slip of the pen: one letter in five, two in fourteen, never the first."""
    one, other = (jamo(left), jamo(right)) if hangul else (left, right)
    shortest = min(len(one), len(other))
    if shortest < (NEAR_JAMO if hangul else NEAR_LATIN) or one[0] != other[0]:
        return False
    if hangul and len(left) != len(right):
        return False
    allowed = 2 if shortest >= LONG else 1
    return OSA.distance(one, other, score_cutoff=allowed) <= allowed


def _own(left: Reading, right: Reading) -> tuple[float, str]:
    if not left.own and not right.own:
        return 1.0, "name"
    if not left.own or not right.own:
        return 0.3, "name_part"
    if left.script != right.script:
        return _heard(left, right), "name_sound"
    if left.joined == right.joined or sorted(left.own) == sorted(right.own):
        return 1.0, "name"
    if near(left.joined, right.joined, hangul=left.script == "hangul"):
        return (0.95 if min(len(left.joined), len(right.joined)) >= LONG else 0.9), "name_near"
    return _aligned(left, right)


def _heard(left: Reading, right: Reading) -> float:
    one, other = (sound("".join(side.own)) for side in (left, right))
    bones, others = (skeleton("".join(side.own)) for side in (left, right))
    if not one or not other:
        return 0.2
    alike, framed = fuzz.ratio(one, other) / 100, fuzz.ratio(bones, others) / 100
    if "han" in (left.script, right.script):
        return 0.96 if one == other else 0.3
    unvowelled = "arabic" in (left.script, right.script)
    if framed == 1 and len(bones) > 1 and (alike >= 0.6 or unvowelled):
        return 0.96
    mean = (framed * 2 + alike) / 3 if unvowelled else (framed + alike) / 2
    return 0.9 if mean >= 0.84 else mean * 0.4


def _aligned(left: Reading, right: Reading) -> tuple[float, str]:
    """Word by word: what is left over on both sides makes two of them."""
    theirs, over, slips = list(right.own), [], 0
    for word in left.own:
        found = _found(word, theirs, hangul=left.script == "hangul")
        if found is None:
            over.append(word)
        else:
            slips += found != word
            theirs.remove(found)
    if over and theirs:
        return 0.25, "word_other"
    if over or theirs:
        matched = len(left.own) - len(over)
        return (0.6 if matched else 0.2), "name_part"
    return (0.9 if slips == 1 else 0.8), "name_near"


def _found(word: str, among: Sequence[str], *, hangul: bool) -> str | None:
    if word in among:
        return word
    return next((one for one in among if near(word, one, hangul=hangul)), None)


def _place(left: Reading, right: Reading) -> float:
    if left.where == right.where:
        return 1.0
    if left.where - right.where and right.where - left.where:
        return 0.15
    more = (left.where | right.where) - (left.where & right.where)
    return 0.86 if more <= STATES else 0.5


def _meaning(left: Reading, right: Reading) -> float:
    mine, theirs = left.says - right.says, right.says - left.says
    if not mine and not theirs:
        return 1.0
    easy = (mine | theirs) <= soft()
    if mine and theirs:
        return 0.7 if easy else 0.3
    if easy:
        return 0.9 ** len(mine | theirs)
    crossed = left.script != right.script and len(left.says & right.says) > 1
    return 0.85 if crossed else 0.5

"""Names as they can be compared: one way of writing, legal forms taken off, and what a name sounds like in Latin letters.

What is romanised here is a hint for comparing. It is never shown and never stored.
"""

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Literal

from directory.duplicates.legal_forms import ATTACHED, FORMS, JOINING
from i18n.names import HANGUL_FIRST, HANGUL_LAST, HANGUL_PER_INITIAL
from i18n.pinyin import pinyin

Script = Literal["latin", "hangul", "han", "arabic", "other"]

ARABIC_FORMS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None}
)
ARABIC_SOUNDS = {
    "ا": "a",
    "ب": "b",
    "ت": "t",
    "ث": "th",
    "ج": "j",
    "ح": "h",
    "خ": "h",
    "د": "d",
    "ذ": "d",
    "ر": "r",
    "ز": "z",
    "س": "s",
    "ش": "s",
    "ص": "s",
    "ض": "d",
    "ط": "t",
    "ظ": "z",
    "ع": "",
    "غ": "g",
    "ف": "f",
    "ق": "q",
    "ك": "k",
    "ک": "k",
    "ل": "l",
    "م": "m",
    "ن": "n",
    "ه": "h",
    "و": "w",
    "ي": "y",
    "ء": "",
    "پ": "p",
    "چ": "j",
    "گ": "g",
}
INITIALS = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
VOWELS = (
    *("a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu"),
    *("ui", "i"),
)
FINALS = (
    *(
        "",
        "k",
        "k",
        "k",
        "n",
        "n",
        "n",
        "t",
        "l",
        "k",
        "m",
        "l",
        "l",
        "l",
        "p",
        "l",
        "m",
        "p",
        "p",
        "t",
        "t",
        "ng",
        "t",
    ),
    *("t", "k", "t", "p", "h"),
)
HEARD = (
    *(("sch", "s"), ("tch", "j"), ("ph", "p"), ("ch", "j"), ("sh", "s"), ("kh", "h"), ("gh", "g"), ("th", "t")),
    *(("dh", "d"), ("ck", "k"), ("ts", "j"), ("zh", "j"), ("x", "ks"), ("qu", "k"), ("ng", "n")),
    *(("yeo", "o"), ("eo", "o"), ("eu", "u"), ("oo", "u"), ("ou", "u"), ("ae", "e"), ("ee", "i"), ("ea", "i")),
)
"""How one sound is written in several ways; what stands for it in several letters comes first."""
CLASSES = str.maketrans(
    {**dict.fromkeys("cqg", "k"), **dict.fromkeys("bfv", "p"), "d": "t", "z": "s", "j": "s", "r": "l"}
)
SEMIVOWELS = str.maketrans({"y": "i", "w": "u"})
VOWEL_LETTERS = re.compile("[aeiou]")


@lru_cache(maxsize=200_000)
def plain(text: str) -> str:
    """Small letters without accents or vowel signs, wide letters as narrow ones, Arabic letters in one form each."""
    parts = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(one for one in parts if unicodedata.category(one) != "Mn")
    return unicodedata.normalize("NFC", bare).translate(ARABIC_FORMS)


@lru_cache(maxsize=200_000)
def script_of(text: str) -> Script:
    """Of most of its letters."""
    counted = Counter(_script(one) for one in text if one.isalpha())
    return counted.most_common(1)[0][0] if counted else "other"


def words_of(name: str) -> tuple[str, ...]:
    """Without legal forms and joining words; of a name that is nothing else, all of it. Dots inside of a word go."""
    folded = plain(name)
    for form in ATTACHED:
        folded = folded.replace(form, f" {form} ")
    words = re.findall(r"\w+", re.sub(r"(?<=\w)[.'’‘`´](?=\w)", "", folded).replace("_", " "))
    kept = tuple(word for word in words if word not in FORMS and word not in JOINING)
    return kept or tuple(words)


@lru_cache(maxsize=200_000)
def jamo(text: str) -> str:
    """Hangul letter by letter, so that one that is mistaken counts as one."""
    return unicodedata.normalize("NFD", text)


@lru_cache(maxsize=200_000)
def latin(text: str) -> str:
    """A hint in Latin letters: Hangul syllable by syllable, Chinese as it is read, Arabic without its short vowels."""
    heard = pinyin(text) if script_of(text) == "han" else text
    return "".join(_letter(one) for one in heard)


@lru_cache(maxsize=200_000)
def sound(text: str) -> str:
    """What spellings of one sound share, vowels and all."""
    heard = re.sub("[^a-z]", "", plain(latin(plain(text))))
    for written, one in HEARD:
        heard = heard.replace(written, one)
    heard = heard.translate(CLASSES).translate(SEMIVOWELS)
    return re.sub(r"(.)\1+", r"\1", heard)


@lru_cache(maxsize=200_000)
def skeleton(text: str) -> str:
    """The consonants of its sound: what is left when vowels are not written or written in several ways."""
    return re.sub(r"(.)\1+", r"\1", VOWEL_LETTERS.sub("", sound(text)).replace("h", ""))


def _script(letter: str) -> Script:
    if "\uac00" <= letter <= "\ud7a3":
        return "hangul"
    if "\u0600" <= letter <= "\u06ff":
        return "arabic"
    if "\u3400" <= letter <= "\u9fff":
        return "han"
    return "latin" if unicodedata.name(letter, "").startswith("LATIN") else "other"


def _letter(one: str) -> str:
    if HANGUL_FIRST <= ord(one) <= HANGUL_LAST:
        first, rest = divmod(ord(one) - HANGUL_FIRST, HANGUL_PER_INITIAL)
        middle, last = divmod(rest, len(FINALS))
        return INITIALS[first] + VOWELS[middle] + FINALS[last]
    return ARABIC_SOUNDS.get(one, one)

"""How alike two names of people are: order, spelling, initials, two family names, and names in two scripts; pure."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from directory.duplicates.folding import Script, jamo, latin, plain, script_of, skeleton, sound
from directory.duplicates.spellings import (
    GENERATIONS,
    PARTICLES,
    SERVANT,
    SERVANT_ARABIC,
    TITLES,
    TWO_SYLLABLES,
    family_of,
    is_korean,
    korean,
)

ALIKE = 0.86
EXCELLENCY = re.compile(r"\bh\.\s?e\.")


@dataclass(frozen=True, slots=True)
class Human:
    """A name in parts: of Hangul and Chinese the family name comes first, elsewhere nobody knows."""

    script: Script
    parts: tuple[str, ...]
    generation: str = ""


@dataclass(frozen=True, slots=True)
class Fit:
    """`value` from 0 to 1, and the reason in one word."""

    value: float
    code: str


@lru_cache(maxsize=200_000)
def human(name: str) -> Human:
    """Without titles; what tells of a generation stands apart."""
    before, comma, after = EXCELLENCY.sub("", plain(name)).partition(",")
    text = f"{after} {before}" if comma and not set(_words(after)) <= set(GENERATIONS) else f"{before} {after}"
    text = SERVANT_ARABIC.sub("عبد", SERVANT.sub("abdul", re.sub(r"[-‐‑–]", " ", text)))
    words = _words(text)
    generation = next((GENERATIONS[one] for one in words[1:] if one in GENERATIONS), "")
    kept = [one for one in words if one not in TITLES and one not in GENERATIONS and one not in PARTICLES]
    script = script_of(name)
    if script in ("hangul", "han"):
        kept = _split("".join(kept))
    if script == "arabic":
        kept = [one.removeprefix("ال") or one for one in kept]
    return Human(script, tuple(kept or words), generation)


def fit(left: Human, right: Human) -> Fit | None:
    """None for two scripts between which nothing can be heard, Hangul and Chinese, and where there is no name."""
    if not left.parts or not right.parts:
        return None
    scripts = {left.script, right.script}
    if left.parts == right.parts:
        return Fit(1.0, "person")
    if scripts == {"hangul"}:
        return _hangul(left, right)
    if scripts == {"han"}:
        return Fit(0.1, "person_family" if left.parts[0] != right.parts[0] else "person_other")
    if scripts == {"hangul", "han"}:
        return None
    if scripts & {"hangul", "han"}:
        return _heard(*((left, right) if left.script in ("hangul", "han") else (right, left)))
    if "arabic" in scripts and len(scripts) == 2:
        return _aligned(left.parts, right.parts, across=True)
    return _latin(left, right)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"(?<=\w)['’‘`´](?=\w)", "", text))


def _split(name: str) -> list[str]:
    family = 2 if name[:2] in TWO_SYLLABLES and len(name) > 2 else 1
    return [name[:family], name[family:]] if len(name) > family else [name]


def _hangul(left: Human, right: Human) -> Fit:
    if left.parts[0] != right.parts[0]:
        return Fit(0.1, "person_family")
    one, other = "".join(left.parts), "".join(right.parts)
    if len(one) == len(other) and OSA.distance(jamo(one), jamo(other)) == 1 and len(one) > 2:
        return Fit(0.5, "person_spelling")
    return Fit(0.1, "person_other")


def _heard(named: Human, spelt: Human) -> Fit:
    """Hangul or Chinese on one side, Latin or Arabic letters on the other: the family name may stand at either end."""
    best = Fit(0.1, "person_family")
    whole = "".join(named.parts)
    lengths = (1, 2) if whole[:2] in TWO_SYLLABLES else (1,)
    for (own, rest), length in product(_ends(spelt.parts), lengths):
        family, given = latin(whole[:length]), latin(whole[length:])
        if named.script == "hangul":
            same = family_of(own) == family_of(family) or sound(own) == sound(family)
            one, other = sound(korean(rest)), sound(korean(given))
        else:
            same, one, other = sound(own) == sound(family), sound(rest), sound(given)
        if same:
            value = 0.95 if one == other else (0.88 if fuzz.ratio(one, other) > 92 else 0.15)
            if 0 < len(rest) <= 2 and value < ALIKE and rest[0] == given[:1]:
                value = 0.7
            found = Fit(value, "person_sound" if value > 0.5 else "person_other")
            best = max(best, found, key=lambda each: each.value)
    return best


def _ends(parts: tuple[str, ...]) -> list[tuple[str, str]]:
    """The family name first, or last; the rest is written together."""
    if len(parts) == 1:
        return [(parts[0], "")]
    return [(parts[0], "".join(parts[1:])), (parts[-1], "".join(parts[:-1]))]


def _latin(left: Human, right: Human) -> Fit:
    if sorted(left.parts) == sorted(right.parts):
        return Fit(0.98, "person_order")
    mine, theirs = _ends(left.parts), _ends(right.parts)
    if any(is_korean(one) for one, _ in mine) and any(is_korean(one) for one, _ in theirs):
        found = [
            _korean(one, other) for one, other in product(mine, theirs) if is_korean(one[0]) and is_korean(other[0])
        ]
        return max(found, key=lambda each: each.value)
    fits = [_two(one, other) for one, other in product(mine, theirs)]
    fits.append(_aligned(left.parts, right.parts, across=False))
    return max(fits, key=lambda each: each.value)


def _korean(left: tuple[str, str], right: tuple[str, str]) -> Fit:
    """Of two names in Latin letters that begin or end with a Korean family name."""
    (family, given), (other_family, other) = left, right
    if family_of(family) != family_of(other_family):
        return Fit(0.1, "person_family")
    if given == other:
        return Fit(
            0.98 if family == other_family else 0.93, "person_order" if family == other_family else "person_spelling"
        )
    same = bool(given and other) and sound(korean(given)) == sound(korean(other))
    return Fit(0.93, "person_spelling") if same else Fit(0.15, "person_other")


def _two(left: tuple[str, str], right: tuple[str, str]) -> Fit:
    """A family name and what goes before or after it."""
    (family, given), (other_family, other) = left, right
    if not given or not other:
        return Fit(0.3 if family == other_family else 0.1, "person_part")
    if family != other_family:
        return Fit(0.1, "person_family")
    if given == other:
        return Fit(0.98, "person_order")
    return Fit(0.9, "person_spelling") if _respelt(given, other) else Fit(0.15, "person_other")


def _respelt(one: str, other: str) -> bool:
    """Muhammad and Mohamed, Jonathan and Jonathon; not Daniel and Danielle: an ending of its own is another name."""
    heard, again = sound(one), sound(other)
    if not heard or not again or heard[-1] != again[-1]:
        return False
    if skeleton(one) == skeleton(other) and len(skeleton(one)) > 1:
        return fuzz.ratio(heard, again) >= 70
    return min(len(one), len(other)) >= 5 and one[0] == other[0] and OSA.distance(one, other) == 1


def _aligned(left: tuple[str, ...], right: tuple[str, ...], *, across: bool) -> Fit:
    """Part by part: a second family name may be missing on one side, and an initial stands for a name."""
    theirs, over, worst, initial = list(right), [], 1.0, False
    for part in left:
        how, found = max(((_part(part, one, across=across), one) for one in theirs), default=(0.0, ""))
        if how < 0.5:
            over.append(part)
            continue
        theirs.remove(found)
        worst, initial = min(worst, how), initial or len(part) == 1 or len(found) == 1
    matched = len(left) - len(over)
    if (over and theirs) or matched < 2:
        return Fit(0.15, "person_other" if matched else "person_family")
    if over or theirs:
        return Fit(0.85 * worst, "person_part")
    if initial:
        return Fit(0.75, "person_initial")
    return Fit(0.93 * worst, "person_sound" if across else "person_spelling")


def _part(one: str, other: str, *, across: bool) -> float:
    if one == other:
        return 1.0
    if len(one) == 1 or len(other) == 1:
        return 0.8 if latin(one)[:1] == latin(other)[:1] else 0.0
    one, other = _bare(one), _bare(other)
    if not across:
        return 0.95 if one == other or _respelt(one, other) else 0.0
    bones, others = skeleton(one), skeleton(other)
    if bones == others and (len(bones) > 1 or len(one) < 5):
        return 0.97
    return 0.9 if len(bones) > 2 and fuzz.ratio(bones, others) >= 85 else 0.0


def _bare(part: str) -> str:
    """Alnuaimi is al-Nuaimi."""
    return part.removeprefix("al") if len(part) > 5 else part

"""Are two organisations one? Names in all their languages, identifiers, domains, country and kind; pure."""

from dataclasses import dataclass, field
from itertools import product

from directory.duplicates.names import Likeness, is_short_for, likeness
from directory.duplicates.readings import Reading, read
from directory.duplicates.reasons import Reason, Score, scored

SHARED_HOSTS = frozenset(
    {"gmail.com", "naver.com", "daum.net", "hanmail.net", "kakao.com", "hotmail.com", "outlook.com", "yahoo.com"}
    | {"qq.com", "163.com", "126.com", "nate.com", "icloud.com", "instagram.com", "facebook.com", "linkedin.com"}
    | {"blog.naver.com", "youtube.com", "sites.google.com", "github.io", "modoo.at", "korea.kr", "go.kr", "gob.mx"}
)
"""Where many have a page or a letter box."""
NAME, AGREEING, CONTRARY = 78, 10, -18
STEEP = 1.7
"""How fast a name that fits less counts less."""
COMMON = 55
"""All that a name of dictionary words counts where nobody knows the country."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An organisation as it is compared: names of every language, hosts of websites and mail without `www.`, identifiers
    by kind (`brn`, `lei`), country as ISO alpha-2.
    """

    names: tuple[str, ...]
    kind: str = ""
    country: str = ""
    hosts: frozenset[str] = frozenset()
    identifiers: frozenset[tuple[str, str]] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class _Met:
    """Two names that were compared."""

    left: str
    right: str
    one: Reading
    other: Reading
    how: Likeness


def score(left: Candidate, right: Candidate) -> Score:
    """The same registration number decides for, another one against."""
    same, other = _identifiers(left, right)
    reasons = [*_names(left, right), *_hosts(left, right), *_surroundings(left, right), *same, *other]
    if same:
        return scored(reasons, least=97)
    if other:
        return scored(reasons, most=5)
    apart = any(one.code in ("place_other", "number_other") for one in reasons)
    return scored(reasons, most=30 if apart else 100)


def _names(left: Candidate, right: Candidate) -> list[Reason]:
    met = [
        _Met(one, other, read(one), read(other), likeness(read(one), read(other)))
        for one, other in product(left.names, right.names)
    ]
    if not met:
        return []
    best = max(met, key=lambda each: (each.how.value, each.one.script == each.other.script))
    short = next(
        (each for each in met if is_short_for(each.one, each.other) or is_short_for(each.other, each.one)), None
    )
    if short is not None and best.how.value < 0.6:
        return [Reason("name_short", 48, short.left, short.right)]
    found = [Reason(best.how.code, NAME * best.how.value**STEEP, best.left, best.right)]
    if best.how.common and not (left.country and left.country == right.country):
        found.append(Reason("name_common", COMMON - NAME, best.left))
    return [*found, *_elsewhere(best, met)]


def _elsewhere(best: _Met, met: list[_Met]) -> list[Reason]:
    """What names in other scripts say to it."""
    others = [
        each
        for each in met
        if each.one.script == each.other.script and each.one.script not in (best.one.script, best.other.script)
    ]
    if best.one.script == best.other.script and best.how.value >= 0.85:
        closest = max(others, key=lambda each: each.how.value, default=None)
        if closest is not None and closest.how.value >= 0.85:
            return [Reason("name_twice", AGREEING)]
        if closest is not None and closest.how.value < 0.4:
            return [Reason("name_contrary", CONTRARY, closest.left, closest.right)]
    return []


def _hosts(left: Candidate, right: Candidate) -> list[Reason]:
    mine, theirs = left.hosts - SHARED_HOSTS, right.hosts - SHARED_HOSTS
    if shared := sorted(mine & theirs):
        return [Reason("host", 26, shared[0])]
    if mine and theirs:
        return [Reason("host_other", -18, min(mine), min(theirs))]
    return []


def _surroundings(left: Candidate, right: Candidate) -> list[Reason]:
    found = []
    if left.country and right.country:
        if left.country == right.country:
            found.append(Reason("country", 6, left.country))
        else:
            found.append(Reason("country_other", -38, left.country, right.country))
    if left.kind and right.kind and left.kind != right.kind:
        found.append(Reason("kind_other", -8))
    return found


def _identifiers(left: Candidate, right: Candidate) -> tuple[list[Reason], list[Reason]]:
    mine, theirs = dict(left.identifiers), dict(right.identifiers)
    known = [kind for kind in ("brn", "lei") if mine.get(kind) and theirs.get(kind)]
    same = [Reason(kind, 60, mine[kind]) for kind in known if mine[kind] == theirs[kind]]
    other = [Reason("brn_other", -60, mine["brn"], theirs["brn"]) for kind in known if kind == "brn" and not same]
    return same, other

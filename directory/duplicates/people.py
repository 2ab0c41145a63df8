"""Are two people one? Names in all their scripts, how they are reached, where they work and come from; pure."""

from dataclasses import dataclass
from itertools import product

from directory.duplicates.human_names import Fit, fit, human
from directory.duplicates.reasons import Reason, Score, scored

SHARED_BOXES = frozenset(
    {"info", "office", "contact", "admin", "sales", "mail", "webmaster", "secretary", "press", "help"}
)
NAME = 62
STEEP = 1.3
LONG, LONG_NAME = 3, 8
"""A name of so many parts is rarer, and counts so many points more."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person as they are compared: names of every script, mail addresses, numbers in E.164, the organisations at which
    they hold or held a post (any text that names one), country as ISO alpha-2.
    """

    names: tuple[str, ...]
    mails: frozenset[str] = frozenset()
    telephones: frozenset[str] = frozenset()
    posts: frozenset[str] = frozenset()
    country: str = ""


@dataclass(frozen=True, slots=True)
class _Met:
    left: str
    right: str
    fit: Fit


def score(left: Candidate, right: Candidate) -> Score:
    """A name alone is never enough, unless it is a long one: many people share theirs."""
    met = [
        _Met(one, other, how)
        for one, other in product(left.names, right.names)
        if (how := fit(human(one), human(other))) is not None
    ]
    reasons = [*_names(left, right, met), *_reached(left, right), *_surroundings(left, right)]
    strange = not met or max(each.fit.value for each in met) < 0.5
    return scored(reasons, most=60 if strange and met else 100)


def _names(left: Candidate, right: Candidate, met: list[_Met]) -> list[Reason]:
    if not met:
        return []
    best = max(met, key=lambda each: each.fit.value)
    parts = min(len(human(best.left).parts), len(human(best.right).parts))
    points = NAME * best.fit.value**STEEP + (LONG_NAME if parts >= LONG and best.fit.value > 0.8 else 0)
    found = [Reason(best.fit.code, points, best.left, best.right)]
    if (one := _generation(left)) != (other := _generation(right)):
        found.append(Reason("generation", -60 if one and other else -45, best.left, best.right))
    mine = human(best.left).script, human(best.right).script
    for each in met:
        scripts = human(each.left).script, human(each.right).script
        if scripts[0] == scripts[1] and scripts != mine and each.fit.value < 0.6 < best.fit.value:
            return [*found, Reason("name_contrary", -40, each.left, each.right)]
    return found


def _generation(one: Candidate) -> str:
    return next((human(name).generation for name in one.names if human(name).generation), "")


def _reached(left: Candidate, right: Candidate) -> list[Reason]:
    found = []
    shared = sorted(left.mails & right.mails)
    own = [one for one in shared if one.partition("@")[0] not in SHARED_BOXES]
    if shared:
        found.append(Reason("mail", 40 if own else 6, (own or shared)[0]))
    if telephones := sorted(left.telephones & right.telephones):
        found.append(Reason("telephone", 26, telephones[0]))
    return found


def _surroundings(left: Candidate, right: Candidate) -> list[Reason]:
    found = []
    if shared := sorted(left.posts & right.posts):
        found.append(Reason("post", 24, shared[0]))
    elif left.posts and right.posts:
        found.append(Reason("post_other", -6))
    if left.country and right.country:
        if left.country == right.country:
            found.append(Reason("country", 4, left.country))
        else:
            found.append(Reason("country_other", -20, left.country, right.country))
    return found

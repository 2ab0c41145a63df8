"""Which record a row stands for: by its numbers first, then by exact names and country, else who it may be; pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from core.search.words import fold
from directory.duplicates import organisations, people
from directory.duplicates.blocks import LARGEST
from directory.duplicates.comparing import Candidate, compared, keys_of
from directory.duplicates.people import SHARED_BOXES
from directory.duplicates.reasons import PAIR
from directory.imports.reading.cells import word
from directory.imports.rows.outcomes import Likely
from directory.organisations.additions.rules import essence, host_of

MOST_LIKELY = 5


@dataclass(frozen=True, slots=True)
class Found:
    """Either the record, or those that it may be with why nobody can say."""

    target: UUID | None = None
    likely: tuple[Likely, ...] = ()
    why: str = ""


@dataclass
class Index:
    """All records of one kind: `codes` only organisations have, `posts` (organisations by person) only people."""

    known: Mapping[UUID, Candidate]
    codes: Mapping[str, UUID] = field(default_factory=dict)
    posts: Mapping[UUID, frozenset[UUID]] = field(default_factory=dict)

    @cached_property
    def numbers(self) -> Mapping[str, set[UUID]]:
        return _by(self.known, numbers_of)

    @cached_property
    def names(self) -> Mapping[str, set[UUID]]:
        return _by(self.known, names_of)

    @cached_property
    def keys(self) -> Mapping[str, set[UUID]]:
        """Made only when somebody asks who a record may be: it is the slow one."""
        return _by(self.known, keys_of)


def _by(known: Mapping[UUID, Candidate], cut: Callable[[Any], Iterable[str]]) -> dict[str, set[UUID]]:
    found: dict[str, set[UUID]] = defaultdict(set)
    for one, candidate in known.items():
        for key in cut(candidate):
            found[key].add(one)
    return found


def numbers_of(one: Candidate) -> set[str]:
    """What is nobody else's."""
    if isinstance(one, organisations.Candidate):
        return {f"{kind}:{value}" for kind, value in one.identifiers}
    own = {mail for mail in one.mails if mail.partition("@")[0] not in SHARED_BOXES}
    return {f"mail:{mail}" for mail in own}


def names_of(one: Candidate) -> set[str]:
    """Without blanks, case and legal forms."""
    cut = essence if isinstance(one, organisations.Candidate) else word
    return {cut(fold(name)) for name in one.names} - {""}


def house_of(lines: Mapping[str, str]) -> organisations.Candidate:
    """As a row tells of an organisation."""
    hosts = {lines.get("domain", ""), host_of(lines.get("website"))} - {""}
    known = frozenset((kind, lines[kind]) for kind in ("brn", "lei") if kind in lines)
    return organisations.Candidate(
        _names(lines), lines.get("kind", ""), lines.get("country", ""), frozenset(hosts), known
    )


def person_of(lines: Mapping[str, str], house: str) -> people.Candidate:
    """As a row tells of a person; `house` is the name of the organisation that their post is in."""
    return people.Candidate(
        names=_names(lines),
        mails=frozenset({lines["mail"]} if "mail" in lines else ()),
        telephones=frozenset(lines[kind] for kind in ("telephone", "mobile") if kind in lines),
        posts=frozenset({house} - {""}),
        country=lines.get("country", ""),
    )


def _names(lines: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for name, line in lines.items() if name.startswith("name_")))


def house_found(mine: organisations.Candidate, code: str, index: Index) -> Found:
    """Its code and its numbers decide. A name decides only where the country is the same and no number is another."""
    if code in index.codes:
        return Found(index.codes[code])
    numbered = set().union(*(index.numbers.get(number, set()) for number in numbers_of(mine)))
    if len(numbered) == 1:
        return Found(next(iter(numbered)))
    if numbered:
        return _asked(mine, numbered, index, "several")
    same = {one for one in _called(mine, index) if index.known[one].country == mine.country}
    if len(same) == 1 and not code:
        one = next(iter(same))
        if not _contrary(mine, index.known[one]):
            return Found(one)
    return _asked(mine, same, index, "several") if len(same) > 1 else _asked(mine, same, index, "alike")


def person_found(mine: people.Candidate, house: UUID | None, index: Index) -> Found:
    """A mail address decides where the names can be one person's; then the same name at the same organisation, or in the
    same country where nothing speaks against it.
    """
    numbered = set().union(*(index.numbers.get(number, set()) for number in numbers_of(mine)))
    fitting = {one for one in numbered if compared(mine, index.known[one]).alike}
    if len(fitting) == 1:
        return Found(next(iter(fitting)))
    called = _called(mine, index)
    colleagues = {one for one in called if house in index.posts.get(one, ())}
    if len(colleagues) == 1 and not numbered:
        return Found(next(iter(colleagues)))
    same = {one for one in called if index.known[one].country == mine.country}
    one = next(iter(same), None)
    if one is not None and len(called) == 1 and not numbered and not (house and index.posts.get(one)):
        return Found(one)
    likely = numbered | colleagues | called
    return _asked(mine, likely, index, "several" if len(likely) > 1 else "alike")


def _called(mine: Candidate, index: Index) -> set[UUID]:
    return set().union(*(index.names.get(name, set()) for name in names_of(mine)))


def _contrary(mine: organisations.Candidate, theirs: Candidate) -> bool:
    if not isinstance(theirs, organisations.Candidate):
        return True
    ours, other = dict(mine.identifiers), dict(theirs.identifiers)
    return any(kind in other and other[kind] != value for kind, value in ours.items())


def _asked(mine: Candidate, named: set[UUID], index: Index, why: str) -> Found:
    """Those that are named, and those that read alike; none of either, and the row is a new record."""
    near = set().union(*(block for key in keys_of(mine) if len(block := index.keys.get(key, set())) <= LARGEST))
    points = {one: compared(mine, index.known[one]).points for one in near | named}
    kept = sorted((one for one in points if one in named or points[one] >= PAIR), key=lambda one: -points[one])
    return Found(likely=tuple(Likely(one, points[one]) for one in kept[:MOST_LIKELY]), why=why if kept else "")

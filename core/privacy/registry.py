"""What each column of each table is: declared beside the tables, complete, and followed by export and erasure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from piccolo.table import Table

from core.errors import mark

Subject = Literal["account", "person"]


class Kind(StrEnum):
    """`internal` names nobody; `secret` lets somebody in or opens something, and is shown to nobody, not even its owner."""

    PUBLIC = "public"
    INTERNAL = "internal"
    PERSONAL = "personal"
    CONFIDENTIAL = "confidential"
    SECRET = "secret"  # noqa: S105 -- the class, not one


GUARDED = frozenset({Kind.PERSONAL, Kind.CONFIDENTIAL, Kind.SECRET})


@dataclass(frozen=True, slots=True)
class Erasing:
    """What becomes of a column when its subject is erased; `basis` (a gettext id) says why something is kept, `value`
    is what stands in its place, in SQL without braces, which Piccolo takes for places of arguments.
    """

    way: Literal["row", "null", "tombstone", "forgotten", "kept"]
    basis: str = ""
    value: str = ""


ROW = Erasing("row")
"""The whole row goes."""
NULL = Erasing("null")
TOMBSTONE = Erasing("tombstone", value="'–'")
"""The row stays, since others point at it."""
NAMELESS = Erasing("tombstone", value="jsonb_build_object('und', '–')")
"""For names by language."""
EMPTY_LIST = Erasing("tombstone", value="'[]'")
FORGOTTEN = Erasing("forgotten")
"""Through `core.journal.commands.forget`: the application's login cannot write these."""


PSEUDONYM = mark("A number that leads to nobody once the account is erased.")


def kept(basis: str) -> Erasing:
    return Erasing("kept", basis)


@dataclass(frozen=True, slots=True)
class About:
    """Whom a row is about: `rows` is an SQL condition with `$1` for the subject's id."""

    subject: Subject
    rows: str


def account(column: str) -> About:
    """For a column that holds the account's id."""
    return About("account", f"{column} = $1")


def person(column: str) -> About:
    """For a column that holds the person's id."""
    return About("person", f"{column} = $1")


WHILE_IT_IS_THERE = mark("As long as what it belongs to.")
UNTIL_TAKEN_AWAY = mark("Until somebody takes it away.")
FOR_GOOD = mark("For good: it is the record of what was done.")


@dataclass(frozen=True, slots=True)
class Ending:
    """What ends by itself and is destroyed `days` after `ended`: the SQL of an instant or a day, null for what has not
    ended. `basis` says why it is kept that long, and is a gettext id like `label`. The privacy officer may change the
    days down to `least`, unless they are `fixed` because other code counts on them.
    """

    what: str
    label: str
    ended: str
    days: int
    basis: str
    least: int = 1
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Classified:
    """A table with its columns' kinds.

    `why` and `long` are gettext ids: what it is held for, and for how long. `seen_with` are the permissions that show
    it. Rows of other tables are found through a table that is erased `last`. `closed` is an SQL condition for rows that
    are handed to nobody, since they hold a way in or were never said. `veiled` is the SQL by which a subject sees a column
    whose value is not theirs to know yet.
    """

    table: str
    kinds: Mapping[str, Kind]
    why: str
    long: str
    about: tuple[About, ...]
    erasing: Mapping[str, Erasing]
    seen_with: tuple[str, ...]
    last: bool
    closed: str
    ends: tuple[Ending, ...] = ()
    veiled: Mapping[str, str] = field(default_factory=dict)

    def of(self, *kinds: Kind) -> list[str]:
        return [name for name, kind in self.kinds.items() if kind in kinds]


_classified: dict[str, Classified] = {}


class ClassedTwice(Exception):
    """A mistake of ours, met when the application is put together."""


def classify(
    table: type[Table],
    *,
    why: str,
    long: str = "",
    about: About | tuple[About, ...] = (),
    erasing: Erasing | Mapping[str, Erasing] | None = None,
    seen_with: Iterable[StrEnum] = (),
    last: bool = False,
    closed: str = "",
    veiled: Mapping[str, str] | None = None,
    ends: Ending | tuple[Ending, ...] = (),
    public: str = "",
    internal: str = "",
    personal: str = "",
    confidential: str = "",
    secrets: str = "",
    doers: str = "",
) -> None:
    """Columns by kind, names with spaces between; `doers` are those that hold who did it, as `staff:<account's id>`.

    Raises ClassedTwice for a column of two kinds.
    """
    named = {Kind.PUBLIC: public, Kind.INTERNAL: internal, Kind.CONFIDENTIAL: confidential, Kind.SECRET: secrets}
    named[Kind.PERSONAL] = f"{personal} {doers}"
    pairs = [(column, kind) for kind, columns in named.items() for column in columns.split()]
    kinds, name = dict(pairs), table._meta.tablename
    if len(kinds) != len(pairs) or name in _classified:
        raise ClassedTwice(name)
    guarded = [column for column, kind in pairs if kind in GUARDED]
    by_column = dict.fromkeys(guarded, erasing) if isinstance(erasing, Erasing) else dict(erasing or {})
    by_column |= dict.fromkeys(doers.split(), kept(PSEUDONYM))
    seen = tuple(str(one) for one in seen_with)
    whom = (about,) if isinstance(about, About) else about
    endings = (ends,) if isinstance(ends, Ending) else ends
    _classified[name] = Classified(name, kinds, why, long, whom, by_column, seen, last, closed, endings, veiled or {})


def lasting(moments: Mapping[str, Iterable[str]], known: Iterable[Classified] | None = None) -> list[str]:
    """Given the columns of each table that hold an instant or a day: what says neither when it ends nor how long it
    stays, and what names days that nothing ends.
    """
    found = []
    for one in classified() if known is None else known:
        if moments.get(one.table) and not one.ends and not one.long:
            found.append(
                f"{one.table} ({', '.join(moments[one.table])}) says neither when it ends nor how long it stays"
            )
        if "{days}" in one.long and not one.ends:
            found.append(f"{one.table} names days that nothing ends")
    return found


def classified() -> list[Classified]:
    """By table."""
    return [_classified[name] for name in sorted(_classified)]


def faults(columns: Mapping[str, Iterable[str]], known: Iterable[Classified] | None = None) -> list[str]:
    """What is missing or too much, given the columns that the database has: nothing, when the declaration is whole."""
    by_table = {one.table: one for one in (classified() if known is None else known)}
    found = [
        f"{table}.{column} has no class"
        for table, there in columns.items()
        for column in there
        if table not in by_table or column not in by_table[table].kinds
    ]
    found += [
        f"{one.table}.{column} is classed and not there"
        for one in by_table.values()
        for column in one.kinds
        if column not in set(columns.get(one.table, ()))
    ]
    return sorted([*found, *(fault for one in by_table.values() for fault in _own_faults(one))])


def _own_faults(one: Classified) -> list[str]:
    loose = [column for column in one.of(*GUARDED) if column not in one.erasing] if one.about else []
    found = [f"{one.table}.{column} has no way to be erased" for column in loose]
    found += [f"{one.table}.{column} is kept without a basis" for column, way in one.erasing.items() if way == kept("")]
    own = [column for column in one.of(Kind.PERSONAL) if one.erasing.get(column) != kept(PSEUDONYM)]
    if own and not (one.about and one.why and one.long):
        found.append(f"{one.table} does not say whom it is about, why it is held or for how long")
    return found

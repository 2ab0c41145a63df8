"""What of a release concerns people, whom, and in how many letters; pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from core.errors import Conflict, mark
from expo.releases.comparison import Change, Kind, Time, compare, times_of
from expo.releases.snapshot import FrozenSession, Snapshot
from i18n.text import Translated

Reason = Literal["speaker", "seat", "star"]
REASONS: tuple[Reason, ...] = ("speaker", "seat", "star")
"""In the order of weight: a session is told of once a letter, for the first reason."""
Letters = Literal["service", "starred"]
KINDS: tuple[Letters, ...] = ("service", "starred")
FOR_SPEAKERS: frozenset[Kind] = frozenset({"added"})
"""What concerns nobody but who is in it."""

LEFT_OUT = "left_out"


class NothingWaits(Conflict):
    message = mark("No letters about this release wait any more.")


class NewerRelease(Conflict):
    message = mark("The programme was released again since. The letters about that release tell of these changes too.")


@dataclass(frozen=True, slots=True)
class Told:
    """One session's change. `former` is the title before where the new one means something else; `people` says that
    others are heard now; `speakers` are the codes of those who are, or were.
    """

    code: str
    kind: Kind
    title: Translated
    before: tuple[Time, ...]
    after: tuple[Time, ...]
    former: Translated | None
    people: bool
    speakers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom sessions concern for one reason. `person` is a speaker's, `account` a reader's."""

    reason: Reason
    address: str
    codes: frozenset[str]
    name: str = ""
    language: str | None = None
    account: UUID | None = None
    person: UUID | None = None


@dataclass(frozen=True, slots=True)
class Addressed:
    """One letter: `told` by reason, each code once."""

    address: str
    name: str
    language: str | None
    account: UUID | None
    person: UUID | None
    told: Mapping[Reason, tuple[str, ...]]

    @property
    def kind(self) -> Letters:
        """What rests on somebody's own wish alone is a mailing that they can end."""
        return "starred" if set(self.told) == {"star"} else "service"


def concerning(before: Snapshot, after: Snapshot) -> dict[str, Told]:
    """By code, in the order in which one wants to hear of them: moved, cancelled and the like, and of what is merely
    changed a title that means something else, and people. A mended typo concerns nobody.
    """
    old = {one.code: one for one in before.sessions}
    new = {one.code: one for one in after.sessions}
    was, becomes = times_of(before), times_of(after)
    found = (
        _told(change, old.get(change.code), new.get(change.code), was, becomes)
        for change in compare(before, after).sessions
    )
    return {one.code: one for one in found if one.kind != "changed" or one.former or one.people}


def _told(
    change: Change,
    old: FrozenSession | None,
    new: FrozenSession | None,
    was: Mapping[str, tuple[Time, ...]],
    becomes: Mapping[str, tuple[Time, ...]],
) -> Told:
    heard = [frozenset(part.speaker for part in one.appearances) if one else frozenset() for one in (old, new)]
    return Told(
        code=change.code,
        kind=change.kind,
        title=change.title,
        before=was.get(change.code, ()),
        after=becomes.get(change.code, ()),
        former=old.title if old and new and old.title.meaning != new.title.meaning else None,
        people=old is not None and new is not None and heard[0] != heard[1],
        speakers=heard[0] | heard[1],
    )


def grouped(
    candidates: Iterable[Candidate], told: Mapping[str, Told], left_out: Collection[str] = ()
) -> list[Addressed]:
    """One letter an address, however many reasons there are; nobody gets one in which nothing stands."""
    found: dict[str, list[Candidate]] = {}
    for one in candidates:
        found.setdefault(one.address.strip().lower(), []).append(one)
    letters = (_addressed(address, found[address], told, frozenset(left_out)) for address in sorted(found) if address)
    return [one for one in letters if one.told]


def _addressed(address: str, ones: list[Candidate], told: Mapping[str, Told], left_out: frozenset[str]) -> Addressed:
    by_weight = sorted(ones, key=lambda one: REASONS.index(one.reason))
    said: set[str] = set()
    mine: dict[Reason, tuple[str, ...]] = {}
    for reason in REASONS:
        codes = {code for one in ones if one.reason == reason for code in one.codes} - left_out - said
        these = tuple(
            code for code in told if code in codes and (reason == "speaker" or told[code].kind not in FOR_SPEAKERS)
        )
        if these:
            mine[reason] = these
            said.update(these)
    return Addressed(
        address=address,
        name=next((one.name for one in by_weight if one.name), ""),
        language=next((one.language for one in by_weight if one.language), None),
        account=next((one.account for one in by_weight if one.account), None),
        person=next((one.person for one in by_weight if one.person), None),
        told=mine,
    )

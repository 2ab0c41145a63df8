"""Two people change the same thing at once: line by line, who changed what, and what is left to be asked; pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.errors import Conflict, mark

Lines = Mapping[str, str]
"""A thing as its form has it: one line of text a name, empty for nothing."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One line in three readings; `before` is None when nobody knows any more. `disputed` when both changed it, each to
    something else.
    """

    field: str
    before: str | None
    theirs: str
    mine: str

    @property
    def disputed(self) -> bool:
        return len({self.before, self.theirs, self.mine}) == 3

    @property
    def proposed(self) -> str:
        """Theirs where only they changed it, so that saving again takes nothing back."""
        return self.theirs if self.mine == self.before else self.mine


class ChangedMeanwhile(Conflict):
    """`disputed` are the lines to ask about: those that both changed. Of `found`, which are all, the others could be put
    together.
    """

    message = mark("Somebody else saved this while you were writing. Nothing of yours is lost.")

    def __init__(self, disputed: Iterable[Difference], found: Iterable[Difference] = ()) -> None:
        self.disputed, self.found = tuple(disputed), tuple(found)
        super().__init__()

    @property
    def theirs(self) -> dict[str, str]:
        return {one.field: one.theirs for one in self.disputed}

    @property
    def before(self) -> dict[str, str]:
        return {one.field: one.before or "" for one in self.disputed}


def differences(before: Lines, mine: Lines, theirs: Lines) -> list[Difference]:
    """Of every line of mine."""
    return [Difference(name, before.get(name), theirs[name], line) for name, line in mine.items()]


def merged(before: Lines, mine: Lines, theirs: Lines) -> dict[str, str]:
    """What one side left alone is as the other wants it. Raises ChangedMeanwhile."""
    return put_together(differences(before, mine, theirs))


def put_together(found: Sequence[Difference]) -> dict[str, str]:
    """Of all lines. Raises ChangedMeanwhile."""
    if disputed := [one for one in found if one.disputed]:
        raise ChangedMeanwhile(disputed, found)
    return {one.field: one.proposed for one in found}


def mine_first(before: Lines, mine: Lines, theirs: Lines) -> dict[str, str]:
    """The same, where mine decides what both changed. Raises ChangedMeanwhile where nobody knows what mine began from: who
    was never shown theirs has decided nothing.
    """
    found = differences(before, mine, theirs)
    if unseen := [one for one in found if one.disputed and one.before is None]:
        raise ChangedMeanwhile(unseen)
    return {one.field: one.mine if one.disputed else one.proposed for one in found}

"""Records of either kind: their keys, and how alike two of one kind are; pure."""

from directory.duplicates import organisations, people
from directory.duplicates.blocks import organisation_keys, person_keys
from directory.duplicates.reasons import Score

Candidate = organisations.Candidate | people.Candidate


def compared(left: Candidate, right: Candidate) -> Score:
    """Two of different kinds are never one."""
    if isinstance(left, organisations.Candidate) and isinstance(right, organisations.Candidate):
        return organisations.score(left, right)
    if isinstance(left, people.Candidate) and isinstance(right, people.Candidate):
        return people.score(left, right)
    return Score(0)


def keys_of(one: Candidate) -> set[str]:
    """Records that are one share some of them."""
    return organisation_keys(one) if isinstance(one, organisations.Candidate) else person_keys(one)

"""Which records are worth comparing: those that share a key, so that nobody compares all with all; pure."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from itertools import combinations
from typing import TypeVar

from directory.duplicates import organisations, people
from directory.duplicates.folding import latin, skeleton, sound
from directory.duplicates.human_names import human
from directory.duplicates.organisations import SHARED_HOSTS
from directory.duplicates.readings import read
from directory.duplicates.spellings import TWO_SYLLABLES, family_of, korean

LARGEST = 60
"""A key that more records share says too little; those that are one share another key as well."""
STEM = 4
PARTS = 5
SHORTEST, LONGEST = 3, 6
"""Of initials that stand for a name."""

Id = TypeVar("Id", bound=Hashable)


def organisation_keys(one: organisations.Candidate) -> set[str]:
    """Whole names, how they sound, how they begin and end, initials, domains and numbers."""
    found = {f"host:{host}" for host in one.hosts - SHARED_HOSTS}
    found |= {f"{kind}:{value}" for kind, value in one.identifiers}
    for name in one.names:
        reading = read(name)
        own = reading.joined
        found.add(f"words:{''.join(sorted(reading.words))}")
        if not own:
            found.add(f"says:{one.country}:{'+'.join(sorted(reading.says | reading.where))}")
            continue
        found |= {f"own:{own}", f"sound:{sound(own)}"}
        bones = skeleton(own)
        found |= {f"begins:{bones[:STEM]}", f"ends:{bones[-STEM:]}"} if len(bones) >= STEM else {f"bones:{bones}"}
        found |= {f"word:{word}" for word in reading.own if len(word) >= STEM}
        initials = "".join(word[0] for word in reading.words)
        short = reading.words[0] if len(reading.words) == 1 else initials
        if short.isascii() and SHORTEST <= len(short) <= LONGEST:
            found.add(f"short:{short}")
    return found


def person_keys(one: people.Candidate) -> set[str]:
    """Mail and telephone, and each way in which a name may be read as a family name and a given name."""
    found = {f"mail:{mail}" for mail in one.mails} | {f"telephone:{number}" for number in one.telephones}
    for name in one.names:
        known = human(name)
        if known.script in ("hangul", "han"):
            whole = "".join(known.parts)
            lengths = (1, 2) if whole[:2] in TWO_SYLLABLES else (1,)
            splits = [(latin(whole[:length]), latin(whole[length:])) for length in lengths]
        else:
            parts = known.parts[:PARTS]
            bones = sorted({skeleton(part.removeprefix("al") if len(part) > PARTS else part) for part in parts} - {""})
            found |= {f"bones:{left}+{right}" for left, right in combinations(bones, 2)}
            splits = [(parts[0], "".join(parts[1:])), (parts[-1], "".join(parts[:-1]))] if len(parts) > 1 else []
        found |= {f"sound:{sound(family_of(family))}+{sound(korean(given))}" for family, given in splits}
    return found


def candidates(keys: Mapping[Id, Iterable[str]], largest: int = LARGEST) -> set[tuple[Id, Id]]:
    """Pairs that share a key which not too many share, in the order of `keys`."""
    place = {one: number for number, one in enumerate(keys)}
    blocks: dict[str, list[Id]] = defaultdict(list)
    for one, known in keys.items():
        for key in known:
            blocks[key].append(one)
    found: set[tuple[Id, Id]] = set()
    for block in blocks.values():
        if 1 < len(block) <= largest:
            found.update(combinations(sorted(block, key=place.__getitem__), 2))
    return found

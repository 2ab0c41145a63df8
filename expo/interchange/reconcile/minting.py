"""New ids and codes for what a file brings: handed into the planning, so that planning itself stays predictable."""

import re
import unicodedata
from dataclasses import dataclass, field
from random import Random, SystemRandom
from uuid import UUID, uuid4

from expo.programme.rules import is_code, new_code

LONGEST_CODE = 60
_not_plain = re.compile(r"[^a-z0-9]+")


@dataclass
class Minting:
    """`taken` are codes by kind; every code given out is taken from then on."""

    taken: dict[str, set[str]]
    chance: Random = field(default_factory=SystemRandom)

    def id(self) -> UUID:
        return uuid4()

    def spoken_code(self, kind: str, stated: str | None) -> str:
        """Of a session or speaker: the file's own when it can be ours and is free, else a new one."""
        taken = self.taken.setdefault(kind, set())
        code = stated if stated and is_code(stated) and stated not in taken else new_code(taken, self.chance)
        taken.add(code)
        return code

    def written_code(self, kind: str, *candidates: str) -> str:
        """Of a room, hall, track or format: its name in plain Latin letters, else its kind and a number."""
        taken = self.taken.setdefault(kind, set())
        stem = next((plain for one in candidates if (plain := _plain(one))), kind)
        code, number = stem, 2 if stem != kind else 1
        while code in taken or code == kind:
            code = f"{stem[: LONGEST_CODE - 8]}-{number}"
            number += 1
        taken.add(code)
        return code


def _plain(text: str) -> str:
    """Nothing for a name of which hardly anything would be left: Hangul is not romanised silently."""
    latin = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    plain = _not_plain.sub("-", latin).strip("-")[: LONGEST_CODE - 8]
    letters = sum(1 for letter in text if letter.isalnum())
    return plain if 2 * sum(1 for letter in plain if letter.isalnum()) >= letters else ""

"""How long it takes to find the pairs among many invented organisations: keys, blocks and comparing, in one process.

`python -m bench.duplicates_at_scale [100000]`; no database.
"""

import random
import sys
import time

from bench.report import finish
from directory.duplicates.blocks import candidates
from directory.duplicates.comparing import Candidate, compared, keys_of
from directory.duplicates.organisations import Candidate as Organisation

SYLLABLES = (
    "가나다라마바사아자차카타파하거너더러머버서어저처고노도로모보소오조초구누두루무부수우주추기니디리미비시이지치"
)
ENDINGS = ("기술", "전자", "건설", "시스템", "소프트", "에너지", "산업", "데이터")
SEED, TWINS = 2026, 20


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    known = dict(enumerate(invented(random.Random(SEED), number)))
    begun = time.perf_counter()
    keys = {one: keys_of(candidate) for one, candidate in known.items()}
    keyed = time.perf_counter()
    pairs = candidates(keys)
    blocked = time.perf_counter()
    found = sum(compared(known[left], known[right]).alike for left, right in pairs)
    ended = time.perf_counter()
    finish(
        organisations=number,
        keys_s=round(keyed - begun, 1),
        blocks_s=round(blocked - keyed, 1),
        comparing_s=round(ended - blocked, 1),
        compared=len(pairs),
        pairs=found,
    )


def invented(chance: random.Random, number: int) -> list[Candidate]:
    """One in twenty is written once more, with its legal form."""
    found: list[Candidate] = []
    while len(found) < number:
        name = "".join(chance.choices(SYLLABLES, k=chance.choice((3, 4, 5)))) + chance.choice(ENDINGS)
        found.append(Organisation((name,), "company", "KR"))
        if chance.randrange(TWINS) == 0:
            found.append(Organisation((f"(주){name}",), "company", "KR"))
    return found[:number]


if __name__ == "__main__":
    main()

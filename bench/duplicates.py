"""How well duplicates are told: labelled pairs of organisations and people, in tuning and held-out halves.

`python -m bench.duplicates` prints `pairs`, `precision` and `recall`, of all and of the half that was not tuned on;
with `--wrong` it tells on standard error which pairs of the tuning half it gets wrong.
"""

import sys
from collections.abc import Iterable

from bench.labelled_pairs import Pair, pairs
from bench.report import finish


def main() -> None:
    found = list(pairs())
    held = [one for one in found if one.held]
    if "--wrong" in sys.argv:
        for one in (each for each in found if not each.held and each.score.alike != each.one):
            told = ", ".join(f"{reason.code} {reason.points:+.0f}" for reason in one.score.reasons)
            print(f"{one.score.points:3} {one.line}   ({told})", file=sys.stderr)
    precision, recall = figures(found)
    held_precision, held_recall = figures(held)
    finish(
        pairs=len(found),
        precision=precision,
        recall=recall,
        held_out_pairs=len(held),
        held_out_precision=held_precision,
        held_out_recall=held_recall,
    )


def figures(found: Iterable[Pair]) -> tuple[float, float]:
    """Precision and recall."""
    known = list(found)
    right = sum(one.score.alike and one.one for one in known)
    told, there = sum(one.score.alike for one in known), sum(one.one for one in known)
    return round(right / max(told, 1), 4), round(right / max(there, 1), 4)


if __name__ == "__main__":
    main()

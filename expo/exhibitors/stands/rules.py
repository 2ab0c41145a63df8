"""The profile of a stand, and how complete it is; pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.errors import mark
from core.forms.merging import Lines

SPOKEN = (
    "ko",
    "en",
    "zh-Hans",
    "es",
    "ar",
    "ja",
    "fr",
    "de",
    "pt",
    "ru",
    "vi",
    "id",
    "th",
    "mn",
    "uz",
    "kk",
    "tr",
    "hi",
)
"""Languages that are offered, BCP-47; ours first."""


@dataclass(frozen=True, slots=True)
class Step:
    """`done` or still to do; `place` is where, empty for this very page."""

    label: str
    done: bool
    place: str = ""


def steps(lines: Lines, *, described: bool, logo: bool) -> list[Step]:
    """What makes a profile whole: `described` and `logo` are the organisation's."""
    signs = sum(1 for name, line in lines.items() if name.startswith("sign_") and line)
    return [
        Step(mark("The sign, in two languages at least"), signs >= 2),
        Step(mark("The languages spoken at the stand"), bool(lines["speaks"])),
        Step(mark("How visitors reach you"), bool(lines["public_email"] or lines["public_phone"])),
        Step(mark("A description of your organisation"), described, "profile"),
        Step(mark("Your logo"), logo, "profile"),
    ]


def percent(ones: Sequence[Step]) -> int:
    """Rounded down: 100 means all of them."""
    return sum(one.done for one in ones) * 100 // len(ones)

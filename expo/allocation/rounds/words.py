"""What the lines of a plan say, in words."""

from collections.abc import Mapping

from core.errors import mark

WORDS: Mapping[str, str] = {
    "no_kind": mark("No booth of this kind is free any more."),
    "no_area": mark("{area} m² are wanted, and all free booths of this kind together have {left} m²."),
    "not_together": mark("{area} m² are wanted side by side, and at most {left} m² are free in one place."),
    "kept_apart": mark("Every place of {area} m² would be too near to somebody whom they must not meet."),
    "too_many": mark("It would take more than {most} booths side by side: please assign them by hand."),
    "other_hall": mark("Not in the hall that was wished for ({hall})."),
    "pavilion_far": mark("Not beside the others of the pavilion."),
    "not_near": mark("Not near to whom they wished to be near."),
    "fewer_sides": mark("Fewer than {sides} open sides."),
    "larger": mark("{area} m² instead of {wanted}: no booths side by side have just that area."),
    "by_hand": mark("Changed by hand."),
}

"""When Python looks for garbage that points at itself: seldom, and not in what a process keeps for ever."""

import gc

THRESHOLDS = (50_000, 20, 100)
"""Of the three generations. With Python's own a page of the board, which makes a hundred thousand objects, was looked
through so often that half of its time went there.
"""


def hold() -> None:
    """While code is imported, which leaves next to no garbage and was looked through for a seventh of the time: until
    `settle`.
    """
    gc.disable()


def settle() -> None:
    """Once in a process, when all of its code is imported: what is there by then is not looked at again."""
    gc.collect()
    gc.freeze()
    gc.enable()
    gc.set_threshold(*THRESHOLDS)

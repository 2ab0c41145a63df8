"""How many requests this process bears at a time: found out by how much longer they take than they need."""

FEWEST, MOST, FIRST = 2, 64, 8
WINDOW = 20
"""Answers between two looks."""

TOLERANCE = 2.0
"""Times the usual duration that still counts as quick."""

FORGETTING = 0.02
"""By how much a window draws the usual duration up: what got slower for good becomes usual in time."""


class Load:
    """Additive increase, multiplicative decrease: one place more after a quick window that needed it, a fifth fewer
    after a slow one.
    """

    def __init__(self, limit: int = FIRST) -> None:
        self.limit = float(limit)
        self.active = 0
        self.shed = 0
        self.usual = 0.0
        self._spent: list[float] = []
        self._full = False

    def taken(self, share: float) -> bool:
        """Whether there was a place within `share` of all; then it is the caller's until `ended` or `left`."""
        if self.active >= max(1.0, self.limit * share):
            self._full = True
            return False
        self.active += 1
        return True

    def back(self) -> None:
        """One who left, to wait for its reader and not for us, goes on: it is not asked to wait again."""
        self.active += 1

    def left(self) -> None:
        self.active -= 1

    def ended(self, seconds: float) -> None:
        self.active -= 1
        self._spent.append(seconds)
        if len(self._spent) >= WINDOW:
            self._look()

    def _look(self) -> None:
        middle = sorted(self._spent)[WINDOW // 2]
        quick = self.usual == 0.0 or middle <= self.usual * TOLERANCE
        if not quick:
            self.limit = max(FEWEST, self.limit * 0.8)
        elif self._full:
            self.limit = min(MOST, self.limit + 1)
        self.usual = middle if not 0 < self.usual < middle else self.usual + (middle - self.usual) * FORGETTING
        self._spent.clear()
        self._full = False

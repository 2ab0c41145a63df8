"""How many requests this process bears at a time: found out by how much longer they take than they need."""

FEWEST, MOST, FIRST = 1, 64, 4
WINDOW = 20
"""Answers between two looks."""

TOLERANCE = 1.6
"""Times the usual duration that still counts as quick."""

FORGETTING = 0.002
"""By how much an answer draws the usual duration up: what got slower for good becomes usual in time."""

MOST_KINDS = 256
SHORTEST = 0.000_1


class Load:
    """Additive increase, multiplicative decrease: one place more after a quick window that needed it, a fifth fewer
    after a slow one.
    """

    def __init__(self, limit: int = FIRST) -> None:
        self.limit = float(limit)
        self.active = 0
        self.shed = 0
        self.usual: dict[str, float] = {}
        self._ratios: list[float] = []
        self._full = False

    def taken(self, share: float) -> bool:
        """Whether there was a place within `share` of all; then it is the caller's until `ended` or `left`."""
        if self.active >= max(1, int(self.limit * share)):
            self._full = True
            return False
        self.active += 1
        return True

    def back(self) -> None:
        """One who left, to wait for its reader and not for us, goes on: it is not asked to wait again."""
        self.active += 1

    def left(self) -> None:
        self.active -= 1

    def ended(self, kind: str, seconds: float) -> None:
        """`kind` is what requests have in common that should take the same time."""
        self.active -= 1
        usual = self.usual.get(kind, seconds)
        if kind in self.usual or len(self.usual) < MOST_KINDS:
            self.usual[kind] = seconds if seconds < usual else usual + (seconds - usual) * FORGETTING
        self._ratios.append(seconds / max(usual, SHORTEST))
        if len(self._ratios) >= WINDOW:
            self._look()

    def _look(self) -> None:
        if sorted(self._ratios)[WINDOW // 2] > TOLERANCE:
            self.limit = max(FEWEST, self.limit * 0.8)
        elif self._full:
            self.limit = min(MOST, self.limit + 1)
        self._ratios.clear()
        self._full = False

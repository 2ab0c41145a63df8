"""What refuses a change of a block."""

from core.errors import Conflict, mark


class BlockChanged(Conflict):
    message = mark("Somebody else changed this a moment ago. Look at it again, then decide.")

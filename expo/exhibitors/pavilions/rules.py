"""What a pavilion may be called, and when it can be taken away; pure."""

import re

from core.errors import Conflict, mark

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_CODE, LONGEST_NAME, LONGEST_DESCRIPTION = 60, 120, 1_000


class CodeThere(Conflict):
    message = mark("There is a pavilion with the code {code} already.")


class StillUsed(Conflict):
    message = mark("{count} exhibitors stand in it or asked for it: move them first.")

"""Where somebody goes after signing in: only to pages of this site."""

import re

_ours = re.compile(r"/(?![/\\])[^\x00-\x20\\]*")
LONGEST = 500


def within(wanted: str, otherwise: str = "/desk") -> str:
    """The address when it is a path of ours, else `otherwise`: an open redirect lends our name to others."""
    return wanted if len(wanted) <= LONGEST and _ours.fullmatch(wanted) else otherwise

"""Who may use what is done with any list at the desk, here with that of organisations: a part of `bench.rights`."""

from bench.whom import DIRECTORY_READERS, MANAGERS, STAFF, Rights

LISTS: Rights = {
    "directory.lists.exports.create": ("POST", "/desk/lists/{listed_here}/exports", STAFF),
    "directory.lists.views.create": ("POST", "/desk/lists/{listed_here}/views", STAFF),
    "directory.lists.views.destroy": ("POST", "/desk/views/{view}/removal", STAFF),
    "directory.lists.views.index": ("GET", "/desk/views", STAFF),
    "directory.lists.views.opening": ("POST", "/desk/views/{view}/opening", STAFF),
    "directory.lists.views.update": ("POST", "/desk/views/{view}", STAFF),
}

UNLISTED = frozenset((role, "directory.lists.exports.create") for role in STAFF - MANAGERS) | frozenset(
    (role, "directory.lists.views.create") for role in STAFF - DIRECTORY_READERS
)
"""Who passes the door, which is the desk's, and is told behind it that this list is not theirs."""

"""Who may use what is done with any list at the desk, here with that of organisations: a part of `bench.rights`."""

from bench.whom import DIRECTORY_KEEPERS, DIRECTORY_READERS, MANAGERS, STAFF, Rights

LISTS: Rights = {
    "directory.lists.many.create": ("POST", "/desk/lists/{listed_here}/many", STAFF),
    "directory.lists.many.show": ("GET", "/desk/changes/{edit}", STAFF),
    "directory.lists.many.undo": ("POST", "/desk/changes/{edit}/undo", STAFF),
    "directory.lists.rows.update": ("POST", "/desk/lists/{listed_here}/rows/{row}", STAFF),
    "directory.lists.exports.create": ("POST", "/desk/lists/{listed_here}/exports", STAFF),
    "directory.lists.views.create": ("POST", "/desk/lists/{listed_here}/views", STAFF),
    "directory.lists.views.destroy": ("POST", "/desk/views/{view}/removal", STAFF),
    "directory.lists.views.index": ("GET", "/desk/views", STAFF),
    "directory.lists.views.opening": ("POST", "/desk/views/{view}/opening", STAFF),
    "directory.lists.views.update": ("POST", "/desk/views/{view}", STAFF),
}

UNLISTED = (
    frozenset((role, "directory.lists.exports.create") for role in STAFF - MANAGERS)
    | frozenset(
        (role, f"directory.lists.views.{act}")
        for role in STAFF - DIRECTORY_READERS
        for act in ("create", "destroy", "opening", "update")
    )
    | frozenset(
        (role, f"directory.lists.{act}") for role in STAFF - DIRECTORY_KEEPERS for act in ("many.create", "rows.update")
    )
)
"""Who passes the door, which is the desk's, and is told behind it that this list is not theirs."""

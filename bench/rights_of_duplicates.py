"""Who may use each route of duplicates and merges: a part of `bench.rights`."""

from bench.whom import DIRECTORY_KEEPERS, DIRECTORY_READERS, Rights

PAIRS = "/desk/duplicates/organisations"

DUPLICATES: Rights = {
    "directory.duplicates.apart": ("POST", f"{PAIRS}/{{pair}}/apart", DIRECTORY_KEEPERS),
    "directory.duplicates.index": ("GET", PAIRS, DIRECTORY_READERS),
    "directory.duplicates.look": ("POST", f"{PAIRS}/looks", DIRECTORY_KEEPERS),
    "directory.duplicates.merges.create": ("POST", f"{PAIRS}/{{pair}}/merges", DIRECTORY_KEEPERS),
    "directory.duplicates.merges.new": ("GET", f"{PAIRS}/{{pair}}", DIRECTORY_KEEPERS),
    "directory.duplicates.merges.undo": ("POST", f"{PAIRS}/merges/{{merged}}/undo", DIRECTORY_KEEPERS),
}

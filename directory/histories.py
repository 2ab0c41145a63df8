"""How the histories of the directory's records read; whoever imports this can tell them."""

import directory.countries.histories
import directory.duplicates.histories
import directory.imports.histories
import directory.organisations.histories
import directory.people.histories

__all__ = ["directory"]

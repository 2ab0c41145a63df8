"""Constraints that Piccolo has no word for, declared on the table like the ones it has."""

from piccolo.constraints import Constraint


class Exclude(Constraint):
    """An exclusion constraint: no two rows may match on all of `elements` (SQL, gist).

    Piccolo compares constraints by name when it writes migrations: an altered expression needs a new name.
    """

    def __init__(self, elements: str, name: str | None = None, where: str | None = None) -> None:
        self.elements = elements
        self.where = where
        super().__init__(name=name, elements=elements, where=where)

    @property
    def ddl(self) -> str:
        clause = f"EXCLUDE USING gist ({self.elements})"
        return f"{clause} WHERE ({self.where})" if self.where else clause

    def serialise_self(self) -> None:
        """Nothing to do: the parameters are text already."""

    def _table_str(self) -> str:
        return f"{self._meta._name} = Exclude({self.elements!r}, where={self.where!r})"

"""How the history of matching reads: it stands in the edition's own."""

from core.journal.names import name_records
from expo.editions.histories import editions_named

name_records("expo.matching.", editions_named)

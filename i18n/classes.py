"""What the columns of this context's tables are."""

import i18n.glossary.classes
import i18n.machine.classes

__all__ = ["i18n"]

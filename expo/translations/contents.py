"""All that of an edition can be translated, for the workbench."""

from expo.translations.kinds import KINDS
from expo.translations.stock import stock_of
from expo.translations.writing import write_back
from i18n.workbench.registry import Contents

CONTENTS = Contents(KINDS, stock_of, write_back)

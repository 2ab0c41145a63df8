"""Settings that were set."""

from piccolo.columns import Text, Timestamptz, Varchar
from piccolo.table import Table


class KeptSetting(Table, tablename="core_setting"):
    """A row for what was ever set; an empty `value` is the default. `name` is one of core.settings_kept.rules."""

    name = Varchar(length=40, primary_key=True)
    value = Text()
    changed_at = Timestamptz(default=None)
    changed_by = Varchar(length=200)

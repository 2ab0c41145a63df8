"""What co-operation hands to the composition root: its documents for the shelf and its work in the background."""

from core.live.shelf import Loader
from crm.agreements.shelf import load_agreements
from crm.duties.work import WORK as REMINDERS

LOADERS: dict[str, Loader] = {"agreements": load_agreements}
WORKS = (REMINDERS,)

"""All that can happen in this context: whoever imports this can tell the journal of it, also what only commands write."""

import crm.agreements.facts
import crm.agreements.histories
import crm.duties.facts
import crm.obligations.facts

__all__ = ["crm"]

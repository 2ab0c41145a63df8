"""All that can happen in this context: whoever imports this can tell the journal of it, also what only commands write."""

import crm.agreements.facts
import crm.agreements.histories
import crm.calendars.facts
import crm.deals.facts
import crm.deals.histories
import crm.duties.facts
import crm.obligations.facts
import crm.rates.facts
import crm.rates.histories
import crm.results.facts
import crm.tasks.facts
import crm.tasks.histories
import crm.timeline.facts
import crm.timeline.histories
import crm.world.facts

__all__ = ["crm"]

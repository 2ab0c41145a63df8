"""All that can happen in this context: whoever imports this can tell the journal of it, also what only commands write."""

import crm.agreements.facts
import crm.agreements.histories
import crm.calendars.facts
import crm.consultations.facts
import crm.consultations.histories
import crm.deals.facts
import crm.deals.histories
import crm.delegations.facts
import crm.delegations.gifts.facts
import crm.delegations.histories
import crm.delegations.letters.facts
import crm.delegations.passports.facts
import crm.delegations.programme.facts
import crm.delegations.programme.histories
import crm.delegations.travel.facts
import crm.delegations.travel.histories
import crm.delegations.visas.facts
import crm.delegations.visas.histories
import crm.duties.facts
import crm.followups.facts
import crm.followups.histories
import crm.obligations.facts
import crm.rates.facts
import crm.rates.histories
import crm.results.facts
import crm.tasks.facts
import crm.tasks.histories
import crm.timeline.facts
import crm.timeline.histories
import crm.timeline.mail.facts
import crm.world.facts

__all__ = ["crm"]

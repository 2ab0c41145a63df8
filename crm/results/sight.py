"""Whose deals stand behind a figure: who may follow results sees them there, whether or not the pages of deals are open."""

from crm.deals.permissions import Deals
from crm.deals.tables import Deal, DealReader
from crm.results.permissions import Results
from crm.sight import Sight

SIGHT = Sight(Deal, DealReader, "deal", Results.RESULT_READ, Deals.DEAL_CLEAR)
seen_in_sql = SIGHT.seen_in_sql

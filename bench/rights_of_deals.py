"""Who may use each route of deals and exchange rates: a part of `bench.rights`."""

from bench.rights_of_agreements import DESK, LEADS, READERS
from bench.whom import Rights

ONE = "/desk/deals/{deal}"
AMOUNT = f"{ONE}/amounts/{{amount}}"
CASE = f"{ONE}/finance/{{case}}"

DEALS: Rights = {
    "crm.deals.actions.create": ("POST", f"{ONE}/actions", DESK),
    "crm.deals.amounts.consent": ("POST", f"{AMOUNT}/consent", DESK),
    "crm.deals.amounts.create": ("POST", f"{ONE}/amounts", DESK),
    "crm.deals.amounts.destroy": ("POST", f"{AMOUNT}/strike", DESK),
    "crm.deals.amounts.update": ("POST", f"{AMOUNT}/correction", DESK),
    "crm.deals.consortium.update": ("POST", f"{ONE}/consortium", DESK),
    "crm.deals.desk.create": ("POST", "/desk/deals", DESK),
    "crm.deals.desk.edit": ("GET", f"{ONE}/edit", DESK),
    "crm.deals.desk.index": ("GET", "/desk/deals", READERS),
    "crm.deals.desk.new": ("GET", "/desk/deals/new", DESK),
    "crm.deals.desk.show": ("GET", ONE, READERS),
    "crm.deals.desk.update": ("POST", ONE, DESK),
    "crm.deals.evidence.show": ("GET", f"{ONE}/evidence/{{proof}}", READERS),
    "crm.deals.finance.create": ("POST", f"{ONE}/finance", DESK),
    "crm.deals.finance.move": ("POST", f"{CASE}/steps", DESK),
    "crm.deals.finance.update": ("POST", CASE, DESK),
    "crm.deals.forecast.create": ("POST", "/desk/deals/forecast", LEADS),
    "crm.deals.forecast.index": ("GET", "/desk/deals/forecast", READERS),
    "crm.deals.readers.create": ("POST", f"{ONE}/readers", DESK),
    "crm.deals.readers.destroy": ("POST", f"{ONE}/readers/{{account}}/removal", DESK),
    "crm.deals.steps.back": ("POST", f"{ONE}/returns", DESK),
    "crm.deals.steps.create": ("POST", f"{ONE}/steps", DESK),
    "crm.deals.steps.end": ("POST", f"{ONE}/ends", DESK),
    "crm.deals.steps.waive": ("POST", f"{ONE}/waivers", LEADS),
    "crm.deals.support.create": ("POST", f"{ONE}/support", DESK),
    "crm.deals.support.destroy": ("POST", f"{ONE}/support/{{measure}}/strike", DESK),
    "crm.rates.create": ("POST", "/desk/rates", DESK),
    "crm.rates.index": ("GET", "/desk/rates", READERS),
    "crm.rates.sheets.create": ("POST", "/desk/rates/sheets/taking", DESK),
    "crm.rates.sheets.show": ("POST", "/desk/rates/sheets", DESK),
}

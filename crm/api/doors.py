"""Every door of co-operation in the API."""

from crm.api import agreements, consultations, deals, records, results, visits

ROUTES = [
    *agreements.ROUTES,
    *records.ROUTES,
    *visits.ROUTES,
    *deals.ROUTES,
    *consultations.ROUTES,
    *results.ROUTES,
]

"""Every door of co-operation in the API."""

from crm.api import agreements, records

ROUTES = [*agreements.ROUTES, *records.ROUTES]

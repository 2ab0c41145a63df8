"""All that is served of follow-up waves."""

from litestar.types import ControllerRouterHandler

from crm.followups.company import routes as company
from crm.followups.desk import evidence
from crm.followups.desk import routes as desk

ROUTES: list[ControllerRouterHandler] = [*evidence.ROUTES, *company.ROUTES, *desk.ROUTES]

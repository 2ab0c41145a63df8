"""All that is served of consultation records."""

from litestar.types import ControllerRouterHandler

from crm.consultations.desk import doors as links
from crm.consultations.desk import routes as desk
from crm.consultations.table import routes as table

ROUTES: list[ControllerRouterHandler] = [*links.ROUTES, *desk.ROUTES, *table.ROUTES]
LIST = desk.CONSULTATION_LIST

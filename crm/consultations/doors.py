"""All that is served of consultation records."""

from litestar.types import ControllerRouterHandler

from crm.consultations.company import routes as company
from crm.consultations.counterpart import routes as counterpart
from crm.consultations.desk import asking, leading
from crm.consultations.desk import doors as links
from crm.consultations.desk import routes as desk
from crm.consultations.table import routes as table

ROUTES: list[ControllerRouterHandler] = [
    *links.ROUTES,
    *asking.ROUTES,
    *leading.ROUTES,
    *desk.ROUTES,
    *counterpart.ROUTES,
    *table.ROUTES,
    *company.ROUTES,
]
LIST = desk.CONSULTATION_LIST

"""What the columns of this context's tables are."""

from core.errors import mark
from core.privacy.registry import FOR_GOOD, classify
from crm.agreements.tables import Agreement, Party

AGREED = mark("To know who agreed what with whom.")

classify(
    Agreement,
    why=AGREED,
    long=FOR_GOOD,
    public="id code country fields state signed_on signed_precision published source",
    internal="title summary",
)
classify(Party, why=AGREED, public="id agreement organisation place")

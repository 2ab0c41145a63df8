"""What the columns of consultation records are."""

from core.errors import mark
from core.privacy.registry import FOR_GOOD, WHILE_IT_IS_THERE, classify
from crm.consultations.tables import ConfirmationLink, ConsultationDeal, ConsultationDoor, ConsultationRecord

SAID = mark("To know what was said at each meeting, and what a company stands by.")

classify(
    ConsultationRecord,
    why=SAID,
    long=FOR_GOOD,
    internal="id code edition meeting origin company counterpart counterpart_name held_at state language product outcome"
    " next_step words currency consulted expected horizon source recorded_at confirmed_at consent version sample",
    doers="recorded_by confirmed_by",
)
classify(ConsultationDeal, why=SAID, long=FOR_GOOD, internal="id record deal role made_at", doers="made_by")
classify(
    ConsultationDoor,
    why=SAID,
    long=WHILE_IT_IS_THERE,
    internal="id edition table interpreter on_date made_at ends_at withdrawn_at",
    secrets="digest",
    doers="made_by",
)
classify(
    ConfirmationLink,
    why=SAID,
    long=WHILE_IT_IS_THERE,
    internal="id edition company made_at sent_at ends_at",
    secrets="digest",
    doers="made_by",
)

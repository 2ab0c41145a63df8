"""What the columns of the catalogue and of orders are."""

from core.errors import mark
from core.privacy.registry import WHILE_IT_IS_THERE, classify
from expo.extras.tables import Extra, ExtraBilled, ExtraOrder

WHY = mark("To deliver what exhibitors order for their booths, and to bill it.")

classify(
    Extra,
    why=WHY,
    long=WHILE_IT_IS_THERE,
    internal="id edition code trade name description unit kind minor currency opens_on closes_on late_on late_per_mille"
    " late_minor stock taken placed question position retired_at",
)
classify(
    ExtraOrder,
    why=WHY,
    long=WHILE_IT_IS_THERE,
    internal="id extra exhibitor booth quantity days units each currency late place answer state refusal ordered_at"
    " moved_at revision",
    doers="ordered_by moved_by",
)
classify(ExtraBilled, why=WHY, long=WHILE_IT_IS_THERE, internal="id ordered invoice freed_at")

"""What the columns of calls are."""

from core.errors import mark
from core.privacy.registry import WHILE_IT_IS_THERE, classify
from expo.calls.tables import Call, CallQuestion, Terms

CHOOSE = mark("To choose what stands in the programme.")

classify(
    Call,
    why=CHOOSE,
    long=WHILE_IT_IS_THERE,
    public="id edition code title text opens_at closes_at grace_minutes formats tracks lengths languages anonymous sample",
    internal="criteria reviews revision",
)
classify(Terms, why=CHOOSE, long=WHILE_IT_IS_THERE, public="id call version text made_at")
classify(CallQuestion, why=CHOOSE, long=WHILE_IT_IS_THERE, public="id call place label kind needed choices removed_at")

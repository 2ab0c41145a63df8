"""What the columns of calls are."""

from core.errors import mark
from core.privacy.registry import classify
from expo.calls.tables import Call, Question, Terms

CHOOSE = mark("To choose what stands in the programme.")

classify(
    Call,
    why=CHOOSE,
    public="id edition code title text opens_at closes_at grace_minutes formats tracks lengths languages anonymous sample",
    internal="criteria reviews revision",
)
classify(Terms, why=CHOOSE, public="id call version text made_at")
classify(Question, why=CHOOSE, public="id call place label kind needed choices removed_at")

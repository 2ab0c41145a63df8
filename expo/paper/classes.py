"""What the columns of what is printed are."""

from core.errors import mark
from core.privacy.registry import WHILE_IT_IS_THERE, classify
from expo.paper.tables import Print

classify(
    Print,
    why=mark("To print the programme."),
    long=WHILE_IT_IS_THERE,
    public="id edition kind language number made_at octets",
)

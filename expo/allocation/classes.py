"""What the columns of allocation are: about organisations and booths, not about people."""

from core.errors import mark
from core.privacy.registry import WHILE_IT_IS_THERE, classify
from expo.allocation.renewals.tables import Renewal
from expo.allocation.rounds.tables import AllocationPlan, AllocationRound
from expo.allocation.tables import AllocationStep, KeptApart, Tolerated

WHY = mark("To let booths.")

classify(
    AllocationStep,
    why=mark("To tell the other editors of a step, and to take it back."),
    long=WHILE_IT_IS_THERE,
    internal="id edition number at act changes undoes",
    doers="actor",
)
classify(
    KeptApart,
    why=WHY,
    long=WHILE_IT_IS_THERE,
    internal="id edition first then rule metres because made_at ended_at",
    doers="made_by",
)
classify(Tolerated, why=WHY, long=WHILE_IT_IS_THERE, internal="id apart where because at", doers="by")
classify(
    AllocationRound,
    why=WHY,
    long=WHILE_IT_IS_THERE,
    internal="id edition number closes_at method criteria seed ranking ranked_at job proposed_plan proposed_at made_at"
    " revision",
    doers="made_by",
)
classify(
    AllocationPlan,
    why=WHY,
    long=WHILE_IT_IS_THERE,
    internal="id round number seed like lines made_at note",
    doers="made_by",
)
classify(
    Renewal,
    why=WHY,
    long=WHILE_IT_IS_THERE,
    internal="id edition former exhibitor reservation begun made_at",
    doers="made_by",
)

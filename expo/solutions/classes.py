"""What the columns of the market are: solutions are about organisations; demands lead to people."""

from core.errors import mark
from core.privacy.registry import ROW, WHILE_IT_IS_THERE, About, Ending, account, classify
from expo.permissions import Expo
from expo.solutions.demands.tables import Demand, DemandContact
from expo.solutions.introductions.tables import ContactShared, Introduction
from expo.solutions.tables import Solution, SolutionPaper

WHY = mark("To show what exhibitors offer.")
LOOKING = mark("To find solutions for what a city looks for, and to introduce both sides when both want it.")
LONG = mark("Until a year after the demand was closed, or the person is erased.")
OF_THEIRS = About("account", "demand IN (SELECT id FROM expo_demand WHERE account = $1)")

classify(
    Solution,
    why=WHY,
    long=WHILE_IT_IS_THERE,
    public="id edition exhibitor code shown published_at sample",
    internal="state name summary description choices shown_revision because begun_at changed_at submitted_at revision",
)
classify(SolutionPaper, why=WHY, internal="id solution file position")
classify(
    Demand,
    why=LOOKING,
    long=LONG,
    about=account("account"),
    erasing=ROW,
    seen_with=(Expo.DEMAND_READ,),
    last=True,
    personal="title problem place because",
    internal="id edition account code state country choices due_on wished begun_at changed_at submitted_at ended_at"
    " revision sample",
    ends=Ending("demands", mark("Demands that were closed"), "ended_at", 365, LOOKING),
)
classify(
    DemandContact,
    why=LOOKING,
    long=LONG,
    about=OF_THEIRS,
    erasing=ROW,
    confidential="name email phone language",
    internal="id demand",
)
classify(
    Introduction,
    why=LOOKING,
    long=WHILE_IT_IS_THERE,
    internal="id demand solution asked_by state asked_at until demand_agreed_at offer_agreed_at ended_at",
)
classify(
    ContactShared,
    why=mark("To show each side of an introduction whom to write to, since they agreed to it."),
    long=mark("As long as the introduction stands, or until the person is erased."),
    about=account("account"),
    erasing=ROW,
    confidential="name email phone agreed_at",
    internal="id introduction side account",
)

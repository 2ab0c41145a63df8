"""The way of an agreement to its signature: states, what each step asks for, and who may do without it; pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from core.errors import Conflict, mark

STATE_NAMES = {
    "proposed": mark("Put forward"),
    "drafting": mark("Being drafted"),
    "consulting": mark("In consultation"),
    "negotiating": mark("Being negotiated"),
    "text_agreed": mark("Text agreed"),
    "approved": mark("Approved"),
    "signed": mark("Signed"),
    "withdrawn": mark("Withdrawn"),
}
WAY = ("proposed", "drafting", "consulting", "negotiating", "text_agreed", "approved", "signed")
STEP_NAMES = {
    "drafting": mark("Begin to draft"),
    "consulting": mark("Ask the others"),
    "negotiating": mark("Negotiate with the partner"),
    "text_agreed": mark("The text is agreed"),
    "approved": mark("It is approved"),
    "signed": mark("It is signed"),
}
"""What a button says that leads to a state."""
WAITING_FOR = {
    "proposed": mark("us: somebody takes it up"),
    "drafting": mark("us: a draft and the checklist"),
    "consulting": mark("those who are consulted"),
    "negotiating": mark("the partner: an agreed text"),
    "text_agreed": mark("whoever approves it"),
    "approved": mark("the signatures"),
}
KIND_NAMES = {
    "memorandum": mark("Memorandum of understanding"),
    "arrangement": mark("Arrangement between ministries"),
    "local": mark("Agreement of a local government"),
    "intent": mark("Letter of intent"),
}
CONSULTED_NAMES = {
    "mofa": mark("Foreign ministry"),
    "ministries": mark("Ministries concerned"),
    "legislation": mark("Review by the legislation ministry"),
    "budget": mark("Budget"),
    "legal": mark("Legal review"),
    "other": mark("Others"),
}
CONSULTED: Mapping[str, tuple[str, ...]] = {
    "arrangement": ("mofa", "ministries", "budget", "legal"),
    "local": ("budget", "legal"),
    "memorandum": ("legal",),
    "intent": (),
}
"""Who must have answered before it is negotiated, and signed, unless a rule of the lead says otherwise
(`crm.agreements.consulting.needs`, which names the sources).
"""
CHECKLIST = {
    "international_law": mark("Rights or duties under international law"),
    "budget": mark("Spending beyond the budget"),
    "legislation": mark("Matters that need a law"),
    "sovereignty": mark("Limits to sovereignty"),
    "beyond_law": mark("What the law does not allow, such as tax exemption, state property or immunity"),
}
"""What an arrangement between ministries must not hold (국무총리훈령 제566호 제4조)."""
LEAST_PARTIES = 2
BACK = {
    "consulting": ("drafting",),
    "negotiating": ("drafting", "consulting"),
    "text_agreed": ("negotiating",),
    "approved": ("negotiating",),
}
"""Where it can be sent back to, with a reason; a text that changes after it was agreed goes back by itself."""


@dataclass(frozen=True, slots=True)
class Guard:
    """What a step asks for: `says` is a gettext id, `about` what fills its `{about}`, itself a gettext id or a name. What
    makes an agreement one can be waived by nobody.
    """

    key: str
    says: str
    about: str = ""
    waivable: bool = True


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that guards look at. `answered` and `waived` are keys; `needed` are those whose answer is asked for; `unsigned`
    the parties without a valid signature, by id and code; `contained` the forbidden things that somebody found in it.
    """

    state: str
    kind: str = ""
    parties: int = 0
    answered: frozenset[str] = frozenset()
    contained: frozenset[str] = frozenset()
    needed: tuple[str, ...] = ()
    replied: frozenset[str] = frozenset()
    texts: int = 0
    authentic: int = 0
    weighed: bool = False
    approved: bool = False
    unsigned: tuple[tuple[str, str], ...] = ()
    termed: bool = False
    dated: bool = False
    placed: bool = False
    scanned: bool = False
    waived: frozenset[str] = field(default=frozenset())


class WrongStep(Conflict):
    message = mark("From here it goes another way.")


class NotYet(Conflict):
    """`guards` say what is missing."""

    message = mark("Something is still missing. Do it, or waive it with a reason.")

    def __init__(self, guards: Iterable[Guard]) -> None:
        self.guards = tuple(guards)
        super().__init__()


class NotToBeWaived(Conflict):
    message = mark("This cannot be waived, or nothing of the kind is asked for now.")


class ReasonNeeded(Conflict):
    message = mark("Please give a reason: it stays with the agreement.")


class TextFrozen(Conflict):
    message = mark(
        "The agreed text is frozen. A change is a new version, and sends the agreement back to be negotiated."
    )


def next_state(state: str) -> str | None:
    """None at the end of the way, and off it."""
    if state not in WAY[:-1]:
        return None
    return WAY[WAY.index(state) + 1]


def guards_of(dossier: Dossier) -> tuple[Guard, ...]:
    """Everything that the next step asks for and that is neither there nor waived, in the order to do it in."""
    asks = {
        "drafting": _to_consulting,
        "consulting": _to_negotiating,
        "negotiating": _to_text_agreed,
        "text_agreed": _to_approved,
        "approved": _to_signed,
    }.get(dossier.state)
    return tuple(one for one in (asks(dossier) if asks else ()) if not one.waivable or one.key not in dossier.waived)


def check_step(dossier: Dossier, to: str) -> None:
    """Raises WrongStep, NotYet."""
    if next_state(dossier.state) != to:
        raise WrongStep
    if missing := guards_of(dossier):
        raise NotYet(missing)


def check_back(state: str, to: str, because: str) -> None:
    """Raises WrongStep, ReasonNeeded."""
    if to not in ((*BACK.get(state, ()), "withdrawn") if state in WAY[:-1] else ()):
        raise WrongStep
    if not because.strip():
        raise ReasonNeeded


def check_waiver(dossier: Dossier, key: str, because: str) -> None:
    """Raises NotToBeWaived, ReasonNeeded."""
    if not any(one.key == key and one.waivable for one in guards_of(dossier)):
        raise NotToBeWaived
    if not because.strip():
        raise ReasonNeeded


def after_text_change(state: str) -> str:
    """A text that changes once it was agreed is to be agreed again. Raises TextFrozen for one that was signed."""
    if state == "signed":
        raise TextFrozen
    return "negotiating" if state in ("text_agreed", "approved") else state


def _to_consulting(dossier: Dossier) -> Iterable[Guard]:
    if dossier.kind not in KIND_NAMES:
        yield Guard("kind", mark("Say what kind of agreement it is."))
    if dossier.kind == "arrangement":
        for item, label in CHECKLIST.items():
            if item not in dossier.answered:
                yield Guard(f"checklist:{item}", mark("Answer the checklist: {about}."), label)
            elif item in dossier.contained:
                yield Guard(f"contained:{item}", mark("Take this out of the text: {about}."), label)


def _to_negotiating(dossier: Dossier) -> Iterable[Guard]:
    for whom in dossier.needed:
        if whom not in dossier.replied:
            yield Guard(f"consulted:{whom}", mark("The answer is not in: {about}."), CONSULTED_NAMES[whom])


def _to_text_agreed(dossier: Dossier) -> Iterable[Guard]:
    if dossier.parties < LEAST_PARTIES:
        yield Guard("parties", mark("Name at least two parties."), waivable=False)
    if not dossier.texts:
        yield Guard("texts", mark("Put in the text that was agreed."))
    if not dossier.authentic:
        yield Guard("authentic", mark("Say which language of the text is authentic."))
    if not dossier.weighed:
        yield Guard("prevailing", mark("Say which language prevails, or that all are equally authentic."))


def _to_approved(dossier: Dossier) -> Iterable[Guard]:
    if not dossier.approved:
        yield Guard("approval", mark("Somebody else than the owner approves this version of the text."))


def _to_signed(dossier: Dossier) -> Iterable[Guard]:
    """Consultations once more: its kind, or what is asked for, may have changed since."""
    yield from _to_negotiating(dossier)
    if dossier.parties < LEAST_PARTIES:
        yield Guard("parties", mark("Name at least two parties."), waivable=False)
    for party, name in dossier.unsigned:
        yield Guard(f"signature:{party}", mark("The signature is missing: {about}."), name)
    if not dossier.termed:
        yield Guard("term", mark("Say how long it runs, or when it is reviewed."), waivable=False)
    if not dossier.dated:
        yield Guard("date", mark("Say on which day it was signed."), waivable=False)
    if not dossier.placed:
        yield Guard("place", mark("Say where it was signed."))
    if not dossier.scanned:
        yield Guard("scan", mark("Put in the scan of the signed paper."))

"""Cases of finance: instruments, states, and what the law of an instrument asks for; pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.errors import Conflict, mark

INSTRUMENTS = {
    "EDCF": mark("EDCF loan"),
    "KEXIM_loan": mark("KEXIM loan"),
    "KEXIM_guarantee": mark("KEXIM guarantee"),
    "KSURE": mark("K-SURE insurance"),
    "KIND_FS": mark("KIND: support of a feasibility study"),
    "KIND_equity": mark("KIND: equity"),
    "ODA_grant": mark("ODA grant"),
    "MDB": mark("Development bank"),
    "K_CITY_plan": mark("K-City Network: planning"),
    "K_CITY_pilot": mark("K-City Network: pilot abroad"),
    "commercial": mark("Commercial bank"),
}
STATE_NAMES = {
    "inquiry": mark("Inquiry"),
    "letter": mark("Letter of intent or support"),
    "appraisal": mark("Appraisal"),
    "approved": mark("Approved"),
    "signed": mark("Signed"),
    "effective": mark("In effect"),
    "disbursing": mark("Disbursing"),
    "repaid": mark("Repaid"),
    "closed": mark("Concluded"),
    "declined": mark("Turned down"),
}
ONWARD: Mapping[str, tuple[str, ...]] = {
    "inquiry": ("letter", "appraisal", "declined"),
    "letter": ("appraisal", "declined"),
    "appraisal": ("approved", "declined"),
    "approved": ("signed", "declined"),
    "signed": ("effective", "closed"),
    "effective": ("disbursing", "closed"),
    "disbursing": ("repaid", "closed"),
}
"""An inquiry can be appraised without a letter; what is declined, repaid or closed is at its end."""
ELIGIBLE = "edcf"


class CaseChanged(Conflict):
    message = mark("Somebody else saved this while you were writing. Please look at it and save again.")


class WrongStage(Conflict):
    message = mark("From here a case of finance goes another way.")


class WhyDeclined(Conflict):
    status = 422
    message = mark("Please say why it is declined.")


class StillAsked(Conflict):
    """`asks` are gettext ids."""

    status = 422
    message = mark("Something that this finance asks for is missing. Say why it goes on all the same.")

    def __init__(self, asks: Iterable[str]) -> None:
        self.asks = tuple(asks)
        super().__init__()


@dataclass(frozen=True, slots=True)
class Conditions:
    """What is known of a case; `eligible` None: nobody wrote down whether the country is one of EDCF's."""

    instrument: str
    asked_by_state: bool = False
    state_borrows: bool = False
    project_company: bool = False
    eligible: bool | None = None


def asked_for(known: Conditions) -> list[str]:
    """What has to be there before it is appraised, as gettext ids (대외경제협력기금법: the government of the partner asks
    and borrows; KIND invests in a project company).
    """
    missing = []
    if known.instrument == "EDCF":
        if known.eligible is not True:
            missing.append(mark("The country is one of the partners of EDCF, which its page records."))
        if not known.asked_by_state:
            missing.append(mark("The government of the country has asked for it."))
        if not known.state_borrows:
            missing.append(mark("The state borrows."))
    if known.instrument == "KIND_equity" and not known.project_company:
        missing.append(mark("There is a project company."))
    return missing


def check_move(before: str, after: str, known: Conditions, because: str) -> None:
    """Raises WrongStage, WhyDeclined, StillAsked."""
    if after not in ONWARD.get(before, ()):
        raise WrongStage
    if after == "declined" and not because.strip():
        raise WhyDeclined
    if after in ("appraisal", "approved", "signed") and not because.strip() and (missing := asked_for(known)):
        raise StillAsked(missing)

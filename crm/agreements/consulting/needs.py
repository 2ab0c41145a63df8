"""Whose answer an agreement needs before it is negotiated and signed (사전 협의), by its kind: rules with sources.

Arrangements between ministries: 외국 정부기관과의 기관 간 약정 체결 및 관리 규정 (국무총리훈령 제566호) asks for
consultation of the foreign ministry and of the ministries concerned (외교부·관계부처 협의) beforehand. Local governments:
their ordinances on agreements (업무협약 관리 조례) ask for a look at the budget and at the partner first. Review by the
legislation ministry (법제처 심사) is asked of treaties and not of these; whoever wants it sets it here. Days are our own
custom, not law.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from crm.agreements.consulting.tables import ConsultationRule
from crm.agreements.rules import CONSULTED, CONSULTED_NAMES, KIND_NAMES

USUAL_DAYS = 14
CUSTOM = "–"
SOURCES = {"arrangement": "국무총리훈령 제566호", "local": "업무협약 관리 조례"}
"""Of what the defaults ask for; what none of them asks for has no source but our own custom."""


@dataclass(frozen=True, slots=True)
class Need:
    """`days` after it was asked an answer is wanted."""

    needed: bool
    days: int
    source: str


def default_need(kind: str, whom: str) -> Need:
    """What holds as long as the lead has set nothing else."""
    needed = whom in CONSULTED.get(kind, ())
    return Need(needed, USUAL_DAYS, SOURCES.get(kind, CUSTOM) if needed else CUSTOM)


async def rules_by_kind() -> Mapping[str, Mapping[str, Need]]:
    """Of every kind and everybody who may be asked."""
    found = {kind: {whom: default_need(kind, whom) for whom in CONSULTED_NAMES} for kind in KIND_NAMES}
    for row in await ConsultationRule.select():
        found[row["kind"]][row["whom"]] = Need(row["needed"], row["days"], row["source"])
    return found


async def needs_of(kind: str) -> dict[str, Need]:
    """Those that must have answered, by who; none while the kind is not decided."""
    return {whom: one for whom, one in (await rules_by_kind()).get(kind, {}).items() if one.needed}


async def rule_for(kind: str, whom: str) -> Need:
    return (await rules_by_kind()).get(kind, {}).get(whom) or default_need(kind, whom)

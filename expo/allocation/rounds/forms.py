"""A round as it is typed: until when, which criteria in which order or with which weight."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast
from zoneinfo import ZoneInfo

from core.errors import mark
from core.forms.form import Form
from expo.allocation.rounds.priority import (
    CRITERION_NAMES,
    LEAST_WEIGHT,
    METHOD_NAMES,
    MOST_WEIGHT,
    By,
    Criterion,
    Method,
)
from expo.exhibitors.fairs.rules import TYPED

SLOTS = (1, 2, 3, 4)
"""How many criteria can be declared."""


@dataclass(frozen=True, slots=True)
class Declared:
    closes_at: datetime
    method: Method
    criteria: tuple[Criterion, ...]


def declared_in(form: Form, zone: str) -> Declared | None:
    """None where something is missing or wrong, which the form says."""
    closes = _instant(form, "closes_at", zone)
    method = form.choice("method", METHOD_NAMES)
    criteria: list[Criterion] = []
    for slot in SLOTS:
        by = form.choice(f"by_{slot}", CRITERION_NAMES, needed=slot == 1)
        if by and by in [one.by for one in criteria]:
            form.mistake(f"by_{slot}", mark("Each criterion once, please."))
        elif by:
            weight = form.whole(f"weight_{slot}", least=LEAST_WEIGHT, most=MOST_WEIGHT) if method == "weighted" else 1
            criteria.append(Criterion(by=cast("By", by), weight=weight))
    if form.errors or closes is None:
        return None
    return Declared(closes, cast("Method", method), tuple(criteria))


def _instant(form: Form, name: str, zone: str) -> datetime | None:
    said = form.text(name, most=16)
    try:
        return datetime.strptime(said, TYPED).replace(tzinfo=ZoneInfo(zone)) if said else None
    except ValueError:
        form.mistake(name, mark("A time looks like 2026-12-08 09:30."))
        return None

"""Forms of flights, pick-ups and beds: text in, lines or typed values out."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from core.errors import mark
from core.forms.before import was, was_in
from core.forms.form import Form, blank
from core.forms.merging import Lines
from crm.delegations.dossiers.forms import local_in, people_in
from crm.delegations.dossiers.queries import Member
from crm.delegations.programme.cars import CarKnown
from crm.delegations.programme.rules import LONGEST_REASON
from crm.delegations.travel.lines import NAMES
from crm.delegations.travel.rules import WAY_NAMES

NUMBER = re.compile(r"[A-Z0-9]{2}[A-Z]?[0-9]{1,4}[A-Z]?")
LONGEST_NOTE, LONGEST_PLACE = 300, 200


def filled(lines: Lines) -> Form:
    """With what it was beside each line."""
    form = blank(**lines, **was(lines))
    form.values["aboard"] = lines["aboard"].split()
    return form


def lines_in(form: Form, members: tuple[Member, ...]) -> dict[str, str]:
    """Every line of a flight; `number` as tickets write it, without blanks."""
    number = form.text("number", most=10).upper().replace(" ", "")
    if number and not NUMBER.fullmatch(number):
        form.mistake("number", mark("A flight number looks like KE123."))
    departs, arrives = local_in(form, "departs"), local_in(form, "arrives")
    return {
        "way": form.choice("way", WAY_NAMES),
        "number": number,
        "origin": form.text("origin", most=3).upper(),
        "destination": form.text("destination", most=3).upper(),
        "departs": f"{departs:%Y-%m-%dT%H:%M}" if departs else "",
        "arrives": f"{arrives:%Y-%m-%dT%H:%M}" if arrives else "",
        "note": form.text("note", most=LONGEST_NOTE, needed=False),
        "aboard": " ".join(sorted(people_in(form, "aboard", members))),
    }


def before_in(form: Form) -> dict[str, str]:
    """What the form began from."""
    return was_in(form, NAMES)


def pickup_in(form: Form, members: tuple[Member, ...], cars: Mapping[UUID, CarKnown]) -> dict[str, Any]:
    """`starts` is local to the airport. The seats of a car of ours are known; `reason` is for one that is busy."""
    chosen = form.choice("car", [str(one) for one in cars], needed=False)
    car = cars[UUID(chosen)] if chosen else None
    return {
        "starts": local_in(form, "starts"),
        "place": form.text("place", most=LONGEST_PLACE),
        "car": car.id if car else None,
        "vehicle": "" if car else form.text("vehicle", most=100, needed=False),
        "minutes": form.whole("minutes", least=5, most=720),
        "seats": car.seats if car else form.whole("seats", least=1, most=80),
        "reason": form.text("reason", most=LONGEST_REASON, needed=False),
        "note": form.text("note", most=LONGEST_NOTE, needed=False),
        "riders": people_in(form, "riders", members),
    }


def stay_in(form: Form, members: tuple[Member, ...]) -> dict[str, Any]:
    """One bed for each of `guests`; a room that several share is the same room."""
    comes, leaves = form.day("comes_on"), form.day("leaves_on")
    if comes and leaves and leaves <= comes:
        form.mistake("leaves_on", mark("They leave before the first night."))
    return {
        "hotel": form.text("hotel", most=LONGEST_PLACE),
        "room": form.text("room", most=40, needed=False),
        "booking": form.text("booking", most=60, needed=False),
        "comes_on": comes or date.max,
        "leaves_on": leaves or date.max,
        "guests": people_in(form, "guests", members),
    }

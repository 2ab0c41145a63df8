"""How the history of a demand reads."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import Named, name_records
from expo.permissions import Expo
from expo.solutions.demands.rules import STATE_NAMES
from expo.solutions.demands.tables import Demand
from expo.solutions.taxonomy import BUDGETS
from i18n.text import from_json

INTRODUCTION_STATES = {
    "asked": mark("Asked"),
    "accepted": mark("Both said yes"),
    "declined": mark("Introduction declined"),
    "withdrawn": mark("Withdrawn"),
    "expired": mark("Expired"),
}
SIDES = {"demand": mark("who looks"), "offer": mark("who offers")}

call_fields(
    "expo.demands.",
    {
        "state": Field(mark("State"), choices=lambda: STATE_NAMES),
        "title": Field(mark("Title")),
        "problem": Field(mark("Problem")),
        "place": Field(mark("City or body")),
        "country": Field(mark("Country"), "country"),
        "fields": Field(mark("Fields of co-operation"), "code"),
        "languages": Field(mark("Languages spoken"), "code"),
        "sizes": Field(mark("Size of the company"), "code"),
        "budget": Field(mark("Budget"), choices=lambda: BUDGETS),
        "due_on": Field(mark("Until")),
        "wished": Field(mark("On the public site"), "flag"),
    },
)
call_fields(
    "expo.introductions.",
    {
        "state": Field(mark("State"), choices=lambda: INTRODUCTION_STATES),
        "side": Field(mark("Asked by"), choices=lambda: SIDES),
    },
)


async def _demands(records: Collection[UUID]) -> dict[UUID, Named]:
    """By their own title; links for those who may see demands at the desk."""
    edition: Any = Demand.edition
    columns = (Demand.id, Demand.code, Demand.title, edition.slug.as_alias("slug"))
    rows = await Demand.select(*columns).where(Demand.id.is_in(list(records)))
    return {
        row["id"]: Named(
            from_json(row["title"]) or row["code"], f"/desk/{row['slug']}/demands/{row['code']}", Expo.DEMAND_READ
        )
        for row in rows
    }


name_records("expo.demands.", _demands)
name_records("expo.introductions.", _demands)

"""How the history of a solution reads."""

from collections.abc import Collection
from uuid import UUID

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import Named, name_records
from expo.editions.queries import slugs_of
from expo.permissions import Expo
from expo.solutions.rules import PLACES, STATE_NAMES
from expo.solutions.tables import Solution
from expo.solutions.taxonomy import BUDGETS, SIZES
from i18n.text import from_json

TEXT_NAMES = {"name": mark("Name"), "summary": mark("Summary"), "description": mark("Description")}
REFERENCE_NAMES = {
    "site": mark("Reference site"),
    "text": mark("What was done"),
    "city": mark("City"),
    "year": mark("Year"),
}

call_fields(
    "expo.solutions.",
    {
        "state": Field(mark("State"), choices=lambda: STATE_NAMES),
        "categories": Field(mark("Form"), "code"),
        "fields": Field(mark("Fields of co-operation"), "code"),
        "countries": Field(mark("Countries served"), "code"),
        "languages": Field(mark("Languages spoken"), "code"),
        "videos": Field(mark("Videos")),
        "budget": Field(mark("Budget"), choices=lambda: BUDGETS),
        "size": Field(mark("Size of the company"), choices=lambda: SIZES),
        **{name: Field(label) for name, label in TEXT_NAMES.items()},
        **{f"ref{place}_{name}": Field(label) for name, label in REFERENCE_NAMES.items() for place in PLACES},
    },
)


async def _solutions(records: Collection[UUID]) -> dict[UUID, Named]:
    """By the solution's own name; links for those who may see solutions at the desk."""
    columns = (Solution.id, Solution.code, Solution.edition, Solution.name)
    rows = await Solution.select(*columns).where(Solution.id.is_in(list(records)))
    slugs = await slugs_of(row["edition"] for row in rows)
    return {
        row["id"]: Named(
            from_json(row["name"]) or row["code"],
            f"/desk/{slugs[row['edition']]}/solutions/{row['code']}",
            Expo.SOLUTION_READ,
        )
        for row in rows
    }


name_records("expo.solutions.", _solutions)

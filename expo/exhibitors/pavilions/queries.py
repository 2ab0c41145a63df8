"""Reading pavilions for those who arrange them."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from core.errors import NotFound
from core.forms.merging import Lines
from expo.exhibitors.tables import Exhibitor, Pavilion
from i18n.lines import lines_of
from i18n.locales import LANGUAGES
from i18n.text import Translated, from_json, required

TAGS = tuple(one.code for one in LANGUAGES)


@dataclass(frozen=True, slots=True)
class Arranged:
    """A pavilion as its form has it; `used` counts the exhibitors that name it, in whatever state."""

    id: UUID
    code: str
    name: Translated
    description: Translated | None
    lines: Lines
    used: int


async def arranged(edition: UUID) -> list[Arranged]:
    """In the order in which readers see them."""
    columns = (*Pavilion.all_columns(), Pavilion.country.code.as_alias("country_code"))
    order = Pavilion.select(*columns).where(Pavilion.edition == edition).order_by(Pavilion.position)
    names = await Exhibitor.select(Exhibitor.pavilion).where(Exhibitor.edition == edition).output(as_list=True)
    used = Counter(names)
    found = []
    for row in await order.order_by(Pavilion.code):
        name, description = required(row["name"]), from_json(row["description"])
        lines = {
            **lines_of(name, TAGS),
            **lines_of(description, TAGS, "description"),
            "kind": row["kind"],
            "country": row["country_code"] or "",
        }
        found.append(Arranged(row["id"], row["code"], name, description, lines, used[row["id"]]))
    return found


async def pavilion_called(edition: UUID, code: str) -> Arranged:
    """Raises NotFound."""
    for one in await arranged(edition):
        if one.code == code:
            return one
    raise NotFound

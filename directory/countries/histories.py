"""How the history of a country reads."""

from collections.abc import Collection
from uuid import UUID

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import Named, name_records
from directory.countries.rules import KINDS
from directory.countries.tables import Country
from directory.permissions import Directory
from i18n.locales import LANGUAGES, country_name

WORDS = {value: label for one in KINDS.values() for value, label in (one.choices or {}).items()}

call_fields(
    "directory.countries.",
    {
        "what": Field(mark("What"), choices=lambda: {code: one.label for code, one in KINDS.items()}),
        "value": Field(mark("What holds"), choices=lambda: WORDS),
    },
)


async def _countries(records: Collection[UUID]) -> dict[UUID, Named]:
    rows = await Country.select(Country.id, Country.code).where(Country.id.is_in(list(records)))
    return {
        row["id"]: Named(
            {one.code: country_name(row["code"], one) for one in LANGUAGES},
            f"/desk/countries/{row['code']}",
            Directory.COUNTRY_READ,
        )
        for row in rows
    }


name_records("directory.countries.", _countries)

"""Reading the profile of a stand as its form has it."""

from json import loads
from uuid import UUID

from core.errors import NotFound
from core.forms.merging import Lines
from expo.exhibitors.tables import Exhibitor
from i18n.lines import lines_of
from i18n.locales import LANGUAGES
from i18n.text import from_json

TAGS = tuple(one.code for one in LANGUAGES)


async def stand_of(exhibitor: UUID) -> Lines:
    """Asks nobody for permission: for those who have found the exhibitor already. Raises NotFound."""
    columns = (Exhibitor.sign, Exhibitor.speaks, Exhibitor.public_email, Exhibitor.public_phone)
    row = await Exhibitor.select(*columns).where(Exhibitor.id == exhibitor).first()
    if row is None:
        raise NotFound
    return {
        **lines_of(from_json(row["sign"]), TAGS, "sign"),
        "speaks": " ".join(loads(row["speaks"])),
        "public_email": row["public_email"],
        "public_phone": row["public_phone"],
    }

"""The sample exhibitor of a developer's machine, whose people may look at the portal."""

from uuid import uuid4

from directory.organisations.rules import scope_of
from directory.organisations.tables import Organisation
from i18n.text import to_json, written

CODE = "sample-exhibitor"
NAMES = {
    "ko": "예시 주식회사",
    "en": "Sample Company",
    "zh-Hans": "示例公司",
    "es": "Empresa de muestra",
    "ar": "شركة نموذجية",
}


async def sample_scope() -> str:
    """The scope of its members; it is made when it is not there."""
    row = await Organisation.select(Organisation.id).where(Organisation.code == CODE).first()
    if row is not None:
        return scope_of(row["id"])
    made = Organisation(id=uuid4(), code=CODE, kind="company", name=to_json(written("ko", NAMES)), sample=True)
    await Organisation.insert(made)
    return scope_of(made.id)

"""An organisation as somebody types it: by its name in any language, or its code."""

from core.actor import Actor
from core.forms.form import Form
from directory.organisations.typed import typed_organisation
from i18n.locales import Language


async def one_called(form: Form, name: str, actor: Actor, tongue: Language) -> str:
    """Its code; says at the field what fits none, or several."""
    found = await typed_organisation(form, name, actor, tongue)
    return found.code if found else ""

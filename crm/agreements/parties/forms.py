"""An organisation as somebody types it: by its name in any language, or its code."""

from core.actor import Actor
from core.errors import mark
from core.forms.form import Form
from crm.subjects.queries import typed_as
from i18n.locales import Language

LONGEST_NAME, MOST_SHOWN = 300, 5
NONE, SEVERAL = (
    mark("Nothing in the directory is called “{line}”."),
    mark("“{line}” fits several: {several}. Please write one of them."),
)


async def one_called(form: Form, name: str, actor: Actor, tongue: Language) -> str:
    """Its code; says at the field what fits none, or several."""
    line = form.text(name, most=LONGEST_NAME)
    found = [one for one in await typed_as(actor, line, tongue) if one.subject.kind == "organisation"] if line else []
    if line and not found:
        form.mistake(name, NONE, line=line)
    elif len(found) > 1:
        form.mistake(name, SEVERAL, line=line, several=tuple(one.text for one in found[:MOST_SHOWN]))
    return found[0].href.rpartition("/")[2] if len(found) == 1 else ""

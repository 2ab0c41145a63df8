"""An organisation as somebody types it: by its name in any language, or its code. A directory may have a hundred thousand
of them, so no form lists them all.
"""

from core.access.rules import may
from core.actor import Actor
from core.errors import mark
from core.forms.form import Form
from core.search.words import fold
from directory.finding.queries import Organisation as Found
from directory.finding.queries import found_organisations
from directory.organisations.rules import scope_of
from directory.organisations.tables import Organisation
from directory.permissions import Directory
from i18n.locales import Language
from i18n.text import required

BETWEEN = " · "
LONGEST_NAME, MOST_LOOKED_AT, MOST_NAMED, MOST_OFFERED = 300, 120, 5, 200
NONE, SEVERAL = (
    mark("Nothing in the directory is called “{line}”."),
    mark("“{line}” fits several: {several}. Please write one of them."),
)


async def typed_organisation(
    form: Form, name: str, actor: Actor, tongue: Language, *, needed: bool = True
) -> Found | None:
    """The one that is called so; says at the field what fits none, or several."""
    line = form.text(name, most=LONGEST_NAME, needed=needed)
    if not line:
        return None
    found = await called(actor, line)
    if not found:
        form.mistake(name, NONE, line=line)
    elif len(found) > 1:
        form.mistake(name, SEVERAL, line=line, several=tuple(_told(one, tongue) for one in found[:MOST_NAMED]))
    return found[0] if len(found) == 1 else None


async def show_typed(form: Form, name: str, actor: Actor, tongue: Language) -> None:
    """In place of a code what readers call the organisation, where nothing else is called so."""
    found = await called(actor, form.raw(name)) if form.raw(name) else []
    if len(found) == 1:
        text = found[0].name.read(tongue.chain).text
        form.values[name] = [text if len(await called(actor, text)) == 1 else found[0].code]


async def called(actor: Actor, line: str) -> list[Found]:
    """Those with this code or, in any language, this name; else those in whose names it stands. What a refusal names them
    by (name and code) finds them, too.
    """
    code = line.rpartition(BETWEEN)[2].strip()
    row = (
        await Organisation.select(Organisation.id, Organisation.code, Organisation.name)
        .where(Organisation.code == code)
        .first()
    )
    if row is not None and may(actor, Directory.ORGANISATION_READ, scope_of(row["id"])):
        return [Found(row["id"], row["code"], required(row["name"]))]
    wanted = fold(line).strip()
    near = await found_organisations(actor, line, most=MOST_LOOKED_AT)
    names = {one.id: {fold(each.text) for each in one.name.renditions.values()} for one in near}
    exact = [one for one in near if wanted in names[one.id]]
    return exact or [one for one in near if any(wanted in each for each in names[one.id])]


async def offered(actor: Actor, tongue: Language) -> list[tuple[str, str]]:
    """(name in this reader's language, code) of some to choose from: all of a small directory, none but the first of a big
    one, where whoever types finds any of them.
    """
    if not may(actor, Directory.ORGANISATION_READ):
        return []
    rows = (
        await Organisation.select(Organisation.code, Organisation.name).order_by(Organisation.code).limit(MOST_OFFERED)
    )
    return sorted((required(row["name"]).read(tongue.chain).text, row["code"]) for row in rows)


def _told(one: Found, tongue: Language) -> str:
    return f"{one.name.read(tongue.chain).text}{BETWEEN}{one.code}"

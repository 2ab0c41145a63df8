"""What may be done with texts in other languages, in words, and by whom; alphabetical."""

from enum import StrEnum

from core.access.policies import declare
from core.access.roles import Role
from core.errors import mark


class I18n(StrEnum):
    """`floor:thing:act`. Who may write is limited to the languages of their grant."""

    GLOSSARY_READ = "i18n:glossary:read"
    GLOSSARY_WRITE = "i18n:glossary:write"
    MACHINE_ALLOW = "i18n:machine:allow"
    TRANSLATION_READ = "i18n:translation:read"
    TRANSLATION_WRITE = "i18n:translation:write"


TRANSLATORS = (Role.ADMINISTRATOR, Role.ORGANISER, Role.PROGRAMME_EDITOR, Role.TRANSLATOR)

declare(
    I18n.GLOSSARY_READ,
    says=mark("see how words are to be translated"),
    roles=(*TRANSLATORS, Role.AUDITOR),
)
declare(
    I18n.GLOSSARY_WRITE,
    says=mark("say how words are to be translated"),
    roles=TRANSLATORS,
)
declare(
    I18n.MACHINE_ALLOW,
    says=mark("allow that texts are drafted by a machine outside"),
    roles=(Role.ADMINISTRATOR, Role.ORGANISER),
)
declare(
    I18n.TRANSLATION_READ,
    says=mark("see which texts are translated, and how well"),
    roles=(*TRANSLATORS, Role.AUDITOR),
)
declare(
    I18n.TRANSLATION_WRITE,
    says=mark("translate texts and review translations"),
    roles=TRANSLATORS,
)

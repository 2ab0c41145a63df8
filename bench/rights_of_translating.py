"""Who may use the translation workbench, its glossary and its machine drafts."""

from bench.whom import ADMIN, MANAGERS, PROGRAMME_READERS, VISITOR, Rights
from core.access.roles import Role

TRANSLATING: Rights = {
    "i18n.glossary.create": ("POST", "/desk/{edition}/glossary", PROGRAMME_READERS - {Role.AUDITOR}),
    "i18n.glossary.destroy": ("POST", "/desk/{edition}/glossary/{term}/removal", PROGRAMME_READERS - {Role.AUDITOR}),
    "i18n.glossary.edit": ("GET", "/desk/{edition}/glossary/{term}", PROGRAMME_READERS),
    "i18n.glossary.files.create": ("POST", "/desk/{edition}/glossary/files", PROGRAMME_READERS - {Role.AUDITOR}),
    "i18n.glossary.files.csv": ("GET", "/desk/{edition}/glossary/csv", PROGRAMME_READERS),
    "i18n.glossary.files.index": ("GET", "/desk/{edition}/glossary/files", PROGRAMME_READERS - {Role.AUDITOR}),
    "i18n.glossary.files.xlsx": ("GET", "/desk/{edition}/glossary/xlsx", PROGRAMME_READERS),
    "i18n.glossary.index": ("GET", "/desk/{edition}/glossary", PROGRAMME_READERS),
    "i18n.glossary.new": ("GET", "/desk/{edition}/glossary/new", PROGRAMME_READERS - {Role.AUDITOR}),
    "i18n.glossary.update": ("POST", "/desk/{edition}/glossary/{term}", PROGRAMME_READERS - {Role.AUDITOR}),
    "i18n.language.update": ("POST", "/account/language", VISITOR),
    "i18n.machine.create": ("POST", "/desk/{edition}/translations/machine/es", PROGRAMME_READERS - {Role.AUDITOR}),
    "i18n.machine.index": ("GET", "/desk/{edition}/translations/machine", PROGRAMME_READERS),
    "i18n.machine.update": ("POST", "/desk/{edition}/translations/machine", MANAGERS),
    "i18n.workbench.files.create": (
        "POST",
        "/desk/{edition}/translations/es/files",
        PROGRAMME_READERS - {Role.AUDITOR},
    ),
    "i18n.workbench.files.index": ("GET", "/desk/{edition}/translations/es/files", PROGRAMME_READERS - {Role.AUDITOR}),
    "i18n.workbench.files.po": ("GET", "/desk/{edition}/translations/es/po", PROGRAMME_READERS),
    "i18n.workbench.files.xliff": ("GET", "/desk/{edition}/translations/es/xliff/ko", PROGRAMME_READERS),
    "i18n.workbench.files.xlsx": ("GET", "/desk/{edition}/translations/es/xlsx", PROGRAMME_READERS),
    "i18n.workbench.index": ("GET", "/desk/{edition}/translations", PROGRAMME_READERS),
    "i18n.workbench.people.index": ("GET", "/desk/{edition}/translations/people", PROGRAMME_READERS),
    "i18n.workbench.people.update": ("POST", "/desk/{edition}/translations/people", ADMIN),
    "i18n.workbench.queue.index": ("GET", "/desk/{edition}/translations/es", PROGRAMME_READERS),
    "i18n.workbench.strings.show": (
        "GET",
        "/desk/{edition}/translations/es/session/{programme_session}/title",
        PROGRAMME_READERS,
    ),
    "i18n.workbench.strings.update": (
        "POST",
        "/desk/{edition}/translations/es/session/{programme_session}/title",
        PROGRAMME_READERS - {Role.AUDITOR},
    ),
}

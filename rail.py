"""Where the desk leads, for those who may go there."""

from core.access.permissions import Core
from core.errors import mark
from core.privacy.permissions import Privacy
from crm.consultations.permissions import Consultations
from crm.deals.permissions import Deals
from crm.delegations.permissions import Visits
from crm.permissions import Crm
from crm.results.permissions import Results
from crm.timeline.permissions import Desk
from directory.permissions import Directory
from expo.meetings.permissions import Meetings
from expo.permissions import Expo
from i18n.screens import COOPERATION, EXPO, PEOPLE, RECORDS, SYSTEM, RailEntry

RAIL = (
    RailEntry("home", mark("Desk"), "/desk", "house", Core.DESK_READ),
    RailEntry("programme", mark("Editions"), "/desk/editions", "calendar-days", Expo.PROGRAMME_READ, EXPO),
    RailEntry(
        "organisations",
        mark("Organisations"),
        "/desk/organisations",
        "building-2",
        Directory.ORGANISATION_LIST,
        EXPO,
    ),
    RailEntry("meetings", mark("Meetings at the expo"), "/desk/meetings", "calendar-plus", Meetings.MEETING_READ, EXPO),
    RailEntry("today", mark("My day"), "/desk/today", "circle-check", Desk.TASK_WRITE, COOPERATION),
    RailEntry("tasks", mark("Tasks"), "/desk/tasks", "list", Desk.TASK_WRITE, COOPERATION),
    RailEntry("timeline", mark("Timelines"), "/desk/timeline", "clock", Desk.ENTRY_READ, COOPERATION),
    RailEntry("countries", mark("Countries"), "/desk/countries", "globe", Directory.COUNTRY_READ, COOPERATION),
    RailEntry("people", mark("People"), "/desk/people", "users", Directory.PERSON_READ, COOPERATION),
    RailEntry("agreements", mark("Agreements"), "/desk/agreements", "handshake", Crm.AGREEMENT_READ, COOPERATION),
    RailEntry("obligations", mark("Obligations"), "/desk/obligations", "flag", Crm.AGREEMENT_READ, COOPERATION),
    RailEntry("visits", mark("Visits"), "/desk/visits", "map-pin", Visits.VISIT_READ, COOPERATION),
    RailEntry(
        "consultations",
        mark("Consultations"),
        "/desk/consultations",
        "ear",
        Consultations.CONSULTATION_READ,
        COOPERATION,
    ),
    RailEntry("deals", mark("Deals"), "/desk/deals", "trending-up", Deals.DEAL_READ, COOPERATION),
    RailEntry(
        "results", mark("Results"), "/desk/results", "chart-no-axes-column-increasing", Results.RESULT_READ, COOPERATION
    ),
    RailEntry("world", mark("World map"), "/desk/world", "map", Crm.AGREEMENT_READ, COOPERATION),
    RailEntry(
        "duplicates",
        mark("Duplicates"),
        "/desk/duplicates/organisations",
        "copy",
        Directory.DUPLICATE_READ,
        COOPERATION,
    ),
    RailEntry("imports", mark("Imports"), "/desk/imports", "file-text", Directory.IMPORT_WRITE, COOPERATION),
    RailEntry("accounts", mark("Accounts"), "/desk/accounts", "users", Core.ACCOUNT_READ, PEOPLE),
    RailEntry("access", mark("Who may do what"), "/desk/access", "shield", Core.ACCESS_READ, PEOPLE),
    RailEntry("audit", mark("Audit"), "/desk/audit", "clock", Core.AUDIT_READ, RECORDS),
    RailEntry("mail", mark("Letters"), "/desk/mail", "file-text", Core.MAIL_READ, RECORDS),
    RailEntry("mailings", mark("Mailings"), "/desk/mailings", "mail", Core.MAIL_READ, RECORDS),
    RailEntry("privacy", mark("Privacy"), "/desk/privacy", "eye", Privacy.READ, RECORDS),
    RailEntry("devices", mark("Devices"), "/desk/devices", "monitor", Core.DEVICE_READ, EXPO),
    RailEntry("tokens", mark("API tokens"), "/desk/tokens", "link", Core.TOKEN_READ, SYSTEM),
    RailEntry("webhooks", mark("Webhooks"), "/desk/webhooks", "share-2", Core.WEBHOOK_READ, SYSTEM),
    RailEntry("jobs", mark("Work in the background"), "/desk/jobs", "refresh-cw", Core.JOB_READ, SYSTEM),
    RailEntry("settings", mark("Settings"), "/desk/settings", "sliders-horizontal", Core.SETTINGS_READ, SYSTEM),
    RailEntry("health", mark("Health"), "/desk/health", "activity", Core.HEALTH_READ, SYSTEM),
)

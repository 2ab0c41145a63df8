"""Who may use each route of timelines, tasks and the day: a part of `bench.rights`."""

from bench.rights_of_agreements import DESK, READERS
from bench.whom import ANYONE, Rights

ENTRY, TASK = "/desk/timeline/{entry}", "/desk/tasks/{desk_task}"

TIMELINE: Rights = {
    "crm.tasks.create": ("POST", "/desk/tasks", DESK),
    "crm.tasks.handover": ("POST", "/desk/tasks/handover", DESK),
    "crm.tasks.index": ("GET", "/desk/tasks", DESK),
    "crm.tasks.new": ("GET", "/desk/tasks/new", DESK),
    "crm.tasks.settle": ("POST", f"{TASK}/state", DESK),
    "crm.tasks.show": ("GET", TASK, DESK),
    "crm.tasks.update": ("POST", TASK, DESK),
    "crm.timeline.create": ("POST", "/desk/timeline", DESK),
    "crm.timeline.destroy": ("POST", f"{ENTRY}/withdrawal", DESK),
    "crm.timeline.edit": ("GET", f"{ENTRY}/edit", DESK),
    "crm.timeline.export": ("POST", "/desk/timeline/exports", DESK),
    "crm.timeline.files.create": ("POST", f"{ENTRY}/files", DESK),
    "crm.timeline.files.show": ("GET", f"{ENTRY}/files/{{paper}}", READERS),
    "crm.timeline.follows.create": ("POST", "/desk/timeline/follows", READERS),
    "crm.timeline.follows.destroy": ("POST", "/desk/timeline/follows/end", READERS),
    "crm.timeline.index": ("GET", "/desk/timeline", READERS),
    "crm.timeline.mail.create": ("POST", "/desk/timeline/letters", DESK),
    "crm.timeline.mail.renew": ("POST", "/desk/timeline/addresses", DESK),
    "crm.timeline.mail.take": ("POST", "/intake/mail", ANYONE),
    "crm.timeline.new": ("GET", "/desk/timeline/new", DESK),
    "crm.timeline.show": ("GET", ENTRY, READERS),
    "crm.timeline.update": ("POST", ENTRY, DESK),
    "crm.today.calendars.create": ("POST", "/desk/today/calendars", DESK),
    "crm.today.calendars.destroy": ("POST", "/desk/today/calendars/{feed}/revocation", DESK),
    "crm.today.calendars.show": ("GET", "/desk/feeds/{token}.ics", ANYONE),
    "crm.today.digest": ("POST", "/desk/today/digest", DESK),
    "crm.today.index": ("GET", "/desk/today", DESK),
}

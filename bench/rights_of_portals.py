"""Who may use each route of an exhibitor's portal around the days of the show: a part of `bench.rights`."""

from bench.whom import ANYONE, EXHIBITOR_READERS, MANAGERS, RECORD_READERS, RECORD_WRITERS, Rights

OWN = "/portal/{organisation}/exhibit/{edition}"
PORTALS: Rights = {
    "expo.exhibitors.events.desk.decide": ("POST", "/desk/{edition}/booth-events/{booth_event}/decision", MANAGERS),
    "expo.exhibitors.events.desk.index": ("GET", "/desk/{edition}/booth-events", EXHIBITOR_READERS),
    "expo.exhibitors.events.desk.show": ("GET", "/desk/{edition}/booth-events/{booth_event}", EXHIBITOR_READERS),
    "expo.exhibitors.events.desk.withdraw": ("POST", "/desk/{edition}/booth-events/{booth_event}/withdrawal", MANAGERS),
    "expo.exhibitors.events.portal.create": ("POST", f"{OWN}/events", RECORD_WRITERS),
    "expo.exhibitors.events.portal.edit": ("GET", f"{OWN}/events/{{booth_event}}", RECORD_READERS),
    "expo.exhibitors.events.portal.index": ("GET", f"{OWN}/events", RECORD_READERS),
    "expo.exhibitors.events.portal.new": ("GET", f"{OWN}/events/new", RECORD_WRITERS),
    "expo.exhibitors.events.portal.update": ("POST", f"{OWN}/events/{{booth_event}}", RECORD_WRITERS),
    "expo.exhibitors.events.portal.withdraw": ("POST", f"{OWN}/events/{{booth_event}}/withdrawal", RECORD_WRITERS),
    "expo.exhibitors.events.readers.calendar": ("GET", "/{lang}/{edition}/booth-events.ics", ANYONE),
    "expo.exhibitors.events.readers.index": ("GET", "/{lang}/{edition}/booth-events", ANYONE),
    "expo.exhibitors.events.readers.show": ("GET", "/{lang}/{edition}/booth-events/{booth_event}.ics", ANYONE),
    "expo.exhibitors.guide.show": ("GET", f"{OWN}/guide", RECORD_READERS),
    "expo.exhibitors.guide.update": ("POST", f"{OWN}/guide", RECORD_WRITERS),
    "expo.exhibitors.hours.edit": ("GET", "/desk/{edition}/hours", EXHIBITOR_READERS),
    "expo.exhibitors.hours.update": ("POST", "/desk/{edition}/hours", MANAGERS),
    "expo.exhibitors.meetings.edit": ("GET", f"{OWN}/meetings", RECORD_READERS),
    "expo.exhibitors.meetings.update": ("POST", f"{OWN}/meetings", RECORD_WRITERS),
    "expo.exhibitors.results.desk.export": ("POST", "/desk/{edition}/results/table", MANAGERS),
    "expo.exhibitors.results.desk.index": ("GET", "/desk/{edition}/results", EXHIBITOR_READERS),
    "expo.exhibitors.results.portal.edit": ("GET", f"{OWN}/results", RECORD_READERS),
    "expo.exhibitors.results.portal.update": ("POST", f"{OWN}/results", RECORD_WRITERS),
}

"""What goes to a calendar by mail: REQUEST for what is new or changed, CANCEL for what is off; pure."""

from dataclasses import dataclass

from crm.delegations.programme.links.pocket import Entry, Pocket
from crm.delegations.programme.links.printed import event_of, new_calendar, with_zones
from i18n.text import clean


@dataclass(frozen=True, slots=True)
class Correspondents:
    """Addresses of mail; `name` is the invited one's."""

    organiser: str
    invited: str
    name: str


def message_of(entry: Entry, pocket: Pocket, between: Correspondents, base: str) -> str:
    """For one item: the same UID in every message, and a number by which a later one is known."""
    from icalendar import vCalAddress, vText  # noqa: PLC0415 -- slow to load, and no start should wait for it

    event = event_of(entry, pocket, base)
    organiser, invited = vCalAddress(f"mailto:{between.organiser}"), vCalAddress(f"mailto:{between.invited}")
    organiser.params["CN"] = vText("Madang")
    invited.params["CN"] = vText(clean(between.name).replace('"', ""))
    if entry.on:
        invited.params |= {"ROLE": vText("REQ-PARTICIPANT"), "PARTSTAT": vText("NEEDS-ACTION"), "RSVP": vText("TRUE")}
    event.add("organizer", organiser, encode=False)
    event.add("attendee", invited, encode=False)
    calendar = new_calendar("REQUEST" if entry.on else "CANCEL")
    calendar.add_component(event)
    return with_zones(calendar, [entry]).decode()

"""A task as it is typed."""

from uuid import UUID

from core.forms.form import Form, blank
from crm.subjects.rules import Subject
from crm.tasks.commands import Chore
from crm.tasks.queries import Todo
from crm.tasks.rules import LONGEST_NOTE, LONGEST_TITLE, REPEATS
from crm.timeline.forms import Desk, chosen, lines_in


async def chore_in(form: Form, desk: Desk, entry: UUID | None = None) -> Chore:
    """Raises Invalid with every mistake at its field. Without an owner it is the writer's own."""
    title = form.text("title", most=LONGEST_TITLE)
    due_on = form.day("due_on")
    owner = form.choice("owner", [str(one) for one in desk.colleagues], needed=False)
    note = form.text("note", most=LONGEST_NOTE, needed=False)
    repeats = form.choice("repeats", REPEATS, needed=False)
    about: list[Subject] = [*chosen(form), *(one.subject for one in await lines_in(form, "about", desk))]
    form.check()
    mine = UUID(owner) if owner else desk.actor.account
    if due_on is None or mine is None:
        raise LookupError("due_on")
    return Chore(title, due_on, mine, note, repeats, tuple(dict.fromkeys(about)), entry)


def filled(one: Todo) -> Form:
    """As it is now, with its version."""
    form = blank(
        title=one.title,
        due_on=one.due_on.isoformat(),
        owner=str(one.owner or ""),
        note=one.note,
        repeats=one.repeats,
        version=one.version,
    )
    form.values["subject"] = [str(each) for each in one.subjects]
    return form

"""What the columns of exhibitors are."""

from core.errors import mark
from core.privacy.registry import (
    NULL,
    ROW,
    TOMBSTONE,
    WHILE_IT_IS_THERE,
    About,
    Ending,
    Erasing,
    account,
    classify,
)
from expo.exhibitors.events.tables import BoothEvent
from expo.exhibitors.guide.tables import GuideAway
from expo.exhibitors.hours.tables import FloorHours
from expo.exhibitors.mailings.tables import ExhibitorMailing, MailedExhibitor
from expo.exhibitors.meetings.tables import MeetingOffer, MeetingTime
from expo.exhibitors.messages.tables import ExhibitorMessage
from expo.exhibitors.newcomers.tables import Newcomer, NewcomerLink
from expo.exhibitors.results.tables import ClosingAmount, ClosingAnswer
from expo.exhibitors.tables import Body, CoExhibitor, Exhibitor, Fair, Pavilion, Task, TaskDone
from expo.exhibitors.tasks.tables import TaskReminder
from expo.permissions import Expo

WHY = mark("To have companies exhibit, and to write to whom they name about it.")

classify(
    Fair,
    why=WHY,
    long=WHILE_IT_IS_THERE,
    public="id edition applications_open_at applications_close_at booths_open_at hold_minutes objection_days"
    " deposit_percent deposit_days balance_days currency tax_per_mille terms",
    internal="revision",
)
classify(Body, why=WHY, public="id edition organisation part position")
classify(Pavilion, why=WHY, public="id edition code kind name description country lead position")
classify(
    Exhibitor,
    why=WHY,
    long=mark("Until the contact’s account is erased; the organisation’s part in the edition stays."),
    about=account("contact"),
    erasing={"contact": NULL, "contact_name": TOMBSTONE, "contact_email": Erasing("tombstone", value="''")}
    | {"contact_phone": Erasing("tombstone", value="''"), "contact_language": Erasing("tombstone", value="''")},
    seen_with=(Expo.EXHIBITOR_READ, Expo.APPLICATION_READ),
    personal="contact contact_name contact_email contact_phone contact_language",
    public="id edition organisation code state pavilion sign alliance kind area open_sides hall sample speaks"
    " public_email public_phone",
    internal="near apart note contract_number contracted_on begun_at applied_at decided_at revision",
)
classify(CoExhibitor, why=WHY, public="id exhibitor organisation name country position")
classify(
    Task, why=WHY, long=WHILE_IT_IS_THERE, public="id edition code title hint kind proof due_on position retired_at"
)
classify(
    TaskDone,
    why=WHY,
    long=WHILE_IT_IS_THERE,
    internal="id exhibitor task done_at waived paper undone_at",
    doers="done_by",
)
classify(
    NewcomerLink,
    why=mark("To let a company apply that has no account."),
    long=mark("{days} days after it was used or ended."),
    ends=Ending(
        "newcomer_links",
        mark("Letters to apply by that were used or ended"),
        "coalesce(used_at, ends_at)",
        2,
        mark("To find out who was let in."),
    ),
    about=About("account", "email = (SELECT lower(a.email) FROM core_account a WHERE a.id = $1)"),
    erasing=ROW,
    personal="email language contact_name",
    secrets="digest",
    internal="id edition names country number made_at ends_at used_at",
)
classify(
    Newcomer,
    why=mark("To know which organisation in the directory an application is of."),
    long=WHILE_IT_IS_THERE,
    internal="id exhibitor number came_at answer answered_at",
    doers="answered_by",
)
classify(
    TaskReminder,
    why=mark("To remind exhibitors of a task once and not again."),
    long=WHILE_IT_IS_THERE,
    internal="id exhibitor task due_on step sent_at",
)
classify(
    ExhibitorMessage,
    why=mark("To answer what exhibitors ask, and to know what was said."),
    long=WHILE_IT_IS_THERE,
    seen_with=(Expo.EXHIBITOR_READ, Expo.APPLICATION_READ),
    confidential="words",
    internal="id exhibitor side file written_at read_at",
    doers="written_by",
)
classify(
    ExhibitorMailing,
    why=mark("To know what exhibitors were written."),
    long=WHILE_IT_IS_THERE,
    internal="id edition mailing asked told_at",
)
classify(
    MailedExhibitor,
    why=mark("To know what exhibitors were written."),
    internal="id mailing exhibitor letter left_out lacks",
)
classify(
    GuideAway,
    why=mark("To show an exhibitor the first steps until somebody puts them away."),
    long=mark("Until they are called back."),
    internal="id exhibitor away_at",
    doers="away_by",
)
AT_THE_SHOW = mark("To tell visitors what happens at a booth, and when somebody can be met there.")
classify(FloorHours, why=AT_THE_SHOW, long=WHILE_IT_IS_THERE, public="id edition open_on opens_at closes_at")
classify(
    BoothEvent,
    why=AT_THE_SHOW,
    long=WHILE_IT_IS_THERE,
    public="id edition exhibitor code kind title description begins_at ends_at spoken shown off_at sequence sample",
    internal="state expected because proposed_at decided_at changed_at revision",
)
classify(
    MeetingOffer,
    why=AT_THE_SHOW,
    long=WHILE_IT_IS_THERE,
    public="id exhibitor parallel spoken lunch_from lunch_to",
    internal="revision",
)
classify(MeetingTime, why=AT_THE_SHOW, long=WHILE_IT_IS_THERE, public="id exhibitor begins_at ends_at")
REPORTED = mark("To know what came of an exhibition: exhibitors report it themselves.")
classify(
    ClosingAnswer,
    why=REPORTED,
    long=WHILE_IT_IS_THERE,
    seen_with=(Expo.EXHIBITOR_READ, Expo.APPLICATION_READ),
    confidential="consultations contracts again renewal comments",
    internal="id exhibitor answered_at revision",
    doers="answered_by",
)
classify(
    ClosingAmount,
    why=REPORTED,
    seen_with=(Expo.EXHIBITOR_READ, Expo.APPLICATION_READ),
    confidential="kind currency minor",
    internal="id exhibitor",
)

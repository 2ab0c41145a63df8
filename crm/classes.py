"""What the columns of this context's tables are."""

import crm.consultations.classes
import crm.deals.classes
import crm.delegations.classes
import crm.delegations.dossiers.classes
import crm.delegations.programme.classes
import crm.followups.classes
import crm.results.classes
from core.errors import mark
from core.privacy.registry import (
    FOR_GOOD,
    NULL,
    ROW,
    UNTIL_TAKEN_AWAY,
    WHILE_IT_IS_THERE,
    Ending,
    account,
    classify,
    person,
)
from crm.agreements.consulting.tables import ChecklistAnswer, Consultation, ConsultationRule
from crm.agreements.publishing.tables import Publication
from crm.agreements.signing.tables import Approval, Signature
from crm.agreements.tables import Agreement, NamedReader, Party, StateStep, Waiver
from crm.agreements.terms.tables import AgreementEvent
from crm.agreements.texts.tables import Annex, FormerDraft, LanguageText, TextVersion
from crm.calendars.tables import DeskFeed
from crm.duties.tables import AgreementReminder, Duty, DutyRule
from crm.obligations.tables import Obligation
from crm.permissions import Crm
from crm.tasks.tables import Task, TaskReminder, TaskSubject
from crm.timeline.permissions import Desk
from crm.timeline.tables import (
    ConfidentialWords,
    EntryFile,
    EntryMention,
    EntryParticipant,
    EntryReader,
    EntrySubject,
    Follow,
    MailTaken,
    TimelineEntry,
)
from crm.today.tables import Digest, DigestSent

__all__ = ["crm"]

AGREED = mark("To know who agreed what with whom.")
PROMISED = mark("To keep what was promised, and by when.")

classify(
    Agreement,
    why=AGREED,
    long=FOR_GOOD,
    about=account("owner"),
    erasing={"owner": NULL},
    seen_with=(Crm.AGREEMENT_READ,),
    public="id code country fields state signed_on signed_precision published source",
    internal="title summary kind sight version state_at signed_in scan session amends replaces effectivity effective_on"
    " retroactive term_months expires_on renews renewal_months notice_days decide_days review_on sample",
    personal="owner",
)
classify(Party, why=AGREED, public="id agreement organisation place")
classify(
    NamedReader,
    why=AGREED,
    long=WHILE_IT_IS_THERE,
    about=account("account"),
    erasing=ROW,
    seen_with=(Crm.AGREEMENT_READ,),
    personal="account",
    internal="id agreement named_at",
    doers="named_by",
)
classify(StateStep, why=AGREED, long=FOR_GOOD, internal="id agreement before after reason made_at made_by")
classify(Waiver, why=AGREED, long=FOR_GOOD, internal="id agreement key reason waived_at waived_by")
classify(
    TextVersion,
    why=AGREED,
    long=FOR_GOOD,
    internal="id agreement number equal corrects note made_at made_by digest frozen_at",
)
classify(LanguageText, why=AGREED, internal="id version language body file digest authentic prevailing")
classify(FormerDraft, why=AGREED, long=FOR_GOOD, internal="id version language number body replaced_at")
classify(Annex, why=AGREED, long=FOR_GOOD, internal="id agreement title file filed_at filed_by ended_at")
classify(
    Consultation,
    why=AGREED,
    long=FOR_GOOD,
    internal="id agreement whom asked_on replied_on reply document due_on office paper_number",
)
classify(ConsultationRule, why=PROMISED, internal="id kind whom needed days source")
classify(
    ChecklistAnswer, why=AGREED, long=FOR_GOOD, internal="id agreement item contained note answered_at answered_by"
)
classify(Approval, why=AGREED, long=FOR_GOOD, internal="id version document approved_at approved_by")
classify(Signature, why=AGREED, long=FOR_GOOD, internal="id party appointment signed_on recorded_at recorded_by")
classify(
    AgreementEvent,
    why=AGREED,
    long=FOR_GOOD,
    internal="id agreement kind on_date until evidence recorded_at recorded_by struck_at struck_because",
)
classify(DutyRule, why=PROMISED, internal="id code kind title source days months in_force")
classify(
    Duty,
    why=PROMISED,
    long=FOR_GOOD,
    about=account("owner"),
    erasing={"owner": NULL},
    seen_with=(Crm.AGREEMENT_READ,),
    personal="owner",
    internal="id agreement rule title source due_on state said done_on done_by",
)
classify(
    AgreementReminder, why=PROMISED, long=WHILE_IT_IS_THERE, internal="id agreement what subject due_on step sent_at"
)
classify(
    Obligation,
    why=PROMISED,
    long=FOR_GOOD,
    about=account("owner"),
    erasing={"owner": NULL},
    seen_with=(Crm.AGREEMENT_READ,),
    personal="owner",
    internal="id agreement clause title side due_on months indicator baseline target actual state evidence document"
    " delivered_at delivered_by verified_at verified_by reason revision",
)
classify(
    Publication,
    why=AGREED,
    long=FOR_GOOD,
    public="id agreement title summary promises source",
    internal="asked_at asked_by approved_at approved_by ended_at",
)

TOLD = mark("To know what was said and done with whom.")
OWN_WISH = mark("To tell you what you asked to be told.")
TO_DO = mark("To know who does what by when.")

classify(
    TimelineEntry,
    why=TOLD,
    long=FOR_GOOD,
    about=account("author"),
    erasing={"author": NULL},
    seen_with=(Desk.ENTRY_READ,),
    personal="author",
    internal="id kind happened_on happened_at zone title text lang confidential made_at edited_at version withdrawn_at",
)
classify(ConfidentialWords, why=TOLD, internal="id entry", confidential="title text")
classify(
    EntryReader,
    why=TOLD,
    long=WHILE_IT_IS_THERE,
    about=account("account"),
    erasing=ROW,
    seen_with=(Desk.ENTRY_READ,),
    personal="account",
    internal="id entry",
)
classify(
    EntrySubject,
    why=TOLD,
    long=WHILE_IT_IS_THERE,
    about=person("person"),
    erasing=ROW,
    seen_with=(Desk.ENTRY_READ,),
    personal="person",
    internal="id entry country organisation agreement visit deal happened_on",
)
classify(
    EntryParticipant,
    why=TOLD,
    long=WHILE_IT_IS_THERE,
    about=(person("person"), account("account")),
    erasing=ROW,
    seen_with=(Desk.ENTRY_READ,),
    personal="person account",
    internal="id entry appointment",
)
classify(EntryFile, why=TOLD, internal="id entry file document version")
classify(
    EntryMention,
    why=OWN_WISH,
    long=WHILE_IT_IS_THERE,
    about=account("account"),
    erasing=ROW,
    seen_with=(Desk.ENTRY_READ,),
    personal="account",
    internal="id entry",
)
classify(
    Follow,
    why=OWN_WISH,
    long=UNTIL_TAKEN_AWAY,
    about=(account("account"), person("person")),
    erasing=ROW,
    personal="account person since_at",
    internal="id country organisation agreement visit deal",
)
classify(MailTaken, why=TOLD, long=WHILE_IT_IS_THERE, internal="id digest entry taken_at")
classify(
    Task,
    why=TO_DO,
    long=FOR_GOOD,
    about=account("owner"),
    erasing={"owner": NULL},
    seen_with=(Desk.TASK_WRITE,),
    personal="owner",
    internal="id title note due_on state reason entry repeats previous made_at changed_at version",
    doers="made_by",
)
classify(
    TaskSubject,
    why=TO_DO,
    long=WHILE_IT_IS_THERE,
    about=person("person"),
    erasing=ROW,
    seen_with=(Desk.TASK_WRITE,),
    personal="person",
    internal="id task country organisation agreement visit deal",
)
classify(
    TaskReminder,
    why=OWN_WISH,
    long=WHILE_IT_IS_THERE,
    about=account("account"),
    erasing=ROW,
    personal="account",
    internal="id task due_on step sent_at",
)
classify(
    Digest,
    why=OWN_WISH,
    long=UNTIL_TAKEN_AWAY,
    about=account("account"),
    erasing=ROW,
    personal="account hour zone",
    internal="id",
)
classify(
    DigestSent,
    why=OWN_WISH,
    long=mark("{days} days."),
    ends=Ending("days_sent", mark("Days sent by mail"), "sent_at", 90, mark("So that no day is sent twice.")),
    about=account("account"),
    erasing=ROW,
    personal="account day number sent_at",
    internal="id",
)
classify(
    DeskFeed,
    why=OWN_WISH,
    long=UNTIL_TAKEN_AWAY,
    about=account("account"),
    erasing=ROW,
    personal="account language made_at revoked_at",
    secrets="digest",
    internal="id",
)

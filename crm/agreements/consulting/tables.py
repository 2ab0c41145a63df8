"""Who was asked before (사전 협의) and what they answered, and the checklist of what an arrangement must not hold."""

from uuid import uuid4

from piccolo.columns import UUID, Boolean, Date, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.files.tables import StoredFile
from crm.agreements.tables import Agreement


class Consultation(Table, tablename="crm_consultation"):
    """An answer counts with its day and its document; `office` is who answered (외교부 조약과), `paper_number` their number
    of the paper (문서번호), `due_on` the day by which an answer is wanted.
    """

    id = UUID(primary_key=True, default=uuid4)
    agreement = ForeignKey(Agreement, null=False, index=True)
    whom = Varchar(length=20)
    asked_on = Date(default=None)
    replied_on = Date(null=True, default=None)
    reply = Text(default="")
    document = ForeignKey(StoredFile, null=True, default=None, on_delete=OnDelete.restrict)
    due_on = Date(null=True, default=None)
    office = Varchar(length=200, default="")
    paper_number = Varchar(length=100, default="")

    crm_consultation_once = Unique([agreement, whom])
    crm_consultation_known = Check("whom IN ('mofa', 'ministries', 'legislation', 'budget', 'legal', 'other')")
    crm_consultation_replied_later = Check("replied_on >= asked_on")
    crm_consultation_document_with_day = Check("document IS NULL OR replied_on IS NOT NULL")
    crm_consultation_due_later = Check("due_on >= asked_on")


class ConsultationRule(Table, tablename="crm_consultation_rule"):
    """Whether agreements of a `kind` need the answer of `whom` before they are negotiated and signed, and within how many
    `days` it is wanted, where that differs from `crm.agreements.consulting.needs.DEFAULTS`. `source` names the law or rule.
    """

    id = UUID(primary_key=True, default=uuid4)
    kind = Varchar(length=20)
    whom = Varchar(length=20)
    needed = Boolean(default=True)
    days = Integer()
    source = Varchar(length=300)

    crm_consultation_rule_once = Unique([kind, whom])
    crm_consultation_rule_known = Check(
        "kind IN ('memorandum', 'arrangement', 'local', 'intent') AND"
        " whom IN ('mofa', 'ministries', 'legislation', 'budget', 'legal', 'other')"
    )
    crm_consultation_rule_counts = Check("days > 0")
    crm_consultation_rule_sourced = Check("source <> ''")


class ChecklistAnswer(Table, tablename="crm_checklist_answer"):
    """Whether an arrangement holds one of the five things that it must not, as somebody looked and says by name."""

    id = UUID(primary_key=True, default=uuid4)
    agreement = ForeignKey(Agreement, null=False, index=True)
    item = Varchar(length=40)
    contained = Boolean(default=False)
    note = Text(default="")
    answered_at = Timestamptz(default=None)
    answered_by = Varchar(length=200)

    crm_checklist_answer_once = Unique([agreement, item])
    crm_checklist_answer_known = Check(
        "item IN ('international_law', 'budget', 'legislation', 'sovereignty', 'beyond_law')"
    )

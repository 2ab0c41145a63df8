"""Versions of an agreement's text, a text a language, frozen once they are agreed."""

from uuid import uuid4

from piccolo.columns import UUID, Boolean, Bytea, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.files.tables import StoredFile
from crm.agreements.tables import Agreement


class TextVersion(Table, tablename="crm_text_version"):
    """`digest` is SHA-256 over all its languages, set when it is frozen: from then on nothing of it changes
    (crm_text_frozen, migration). `equal`: all authentic languages are equally so. `corrects`: the version before was
    frozen, and this one mends it.
    """

    id = UUID(primary_key=True, default=uuid4)
    agreement = ForeignKey(Agreement, null=False, index=True, on_delete=OnDelete.restrict)
    number = Integer()
    equal = Boolean(default=False)
    corrects = Boolean(default=False)
    note = Text(default="")
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)
    digest = Bytea(null=True, default=None)
    frozen_at = Timestamptz(null=True, default=None)

    crm_text_version_once = Unique([agreement, number])
    crm_text_version_frozen_with_digest = Check("(digest IS NULL) = (frozen_at IS NULL)")


class LanguageText(Table, tablename="crm_language_text"):
    """The text in one language, as plain text, as a file or both; `digest` is SHA-256 of what it says. One prevails at most
    (crm_language_text_prevails, migration).
    """

    id = UUID(primary_key=True, default=uuid4)
    version = ForeignKey(TextVersion, null=False, index=True, on_delete=OnDelete.restrict)
    language = Varchar(length=20)
    body = Text(default="")
    file = ForeignKey(StoredFile, null=True, default=None, on_delete=OnDelete.restrict)
    digest = Bytea(default=None)
    authentic = Boolean(default=True)
    prevailing = Boolean(default=False)

    crm_language_text_once = Unique([version, language])
    crm_language_text_says_something = Check("body <> '' OR file IS NOT NULL")
    crm_language_text_prevails_authentic = Check("authentic OR NOT prevailing")


class FormerDraft(Table, tablename="crm_former_draft"):
    """The words that a text had before others took their place while it could still change; `number` counts the drafts of a
    version in one language from 1.
    """

    id = UUID(primary_key=True, default=uuid4)
    version = ForeignKey(TextVersion, null=False, index=True, on_delete=OnDelete.restrict)
    language = Varchar(length=20)
    number = Integer()
    body = Text(default="")
    replaced_at = Timestamptz(default=None)

    crm_former_draft_once = Unique([version, language, number])
    crm_former_draft_counts = Check("number >= 1 AND body <> ''")


class Annex(Table, tablename="crm_annex"):
    """A paper that belongs to it (부속서), in the order in which they were put in."""

    id = UUID(primary_key=True, default=uuid4)
    agreement = ForeignKey(Agreement, null=False, index=True, on_delete=OnDelete.restrict)
    title = Varchar(length=200)
    file = ForeignKey(StoredFile, null=False, on_delete=OnDelete.restrict)
    filed_at = Timestamptz(default=None)
    filed_by = Varchar(length=200)
    ended_at = Timestamptz(null=True, default=None)

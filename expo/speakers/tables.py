"""Speakers: a person's profile in one edition, and their part in its sessions."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, ForeignKey, Integer, OnDelete, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.files.tables import StoredFile
from directory.people.tables import Person
from expo.editions.tables import Edition
from expo.programme.tables import Session


class Speaker(Table, tablename="expo_speaker"):
    """`position` (직위) and `organisation` are translated text as printed in the programme. `recording` is what they said
    about being recorded: yes, no, or unasked. `photo_credit` is who took the photo.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False)
    person = ForeignKey(Person, null=False, index=True)
    code = Varchar(length=12)
    position = JSONB(null=True, default=None)
    organisation = JSONB(null=True, default=None)
    biography = JSONB(null=True, default=None)
    photo = ForeignKey(StoredFile, null=True, default=None, index=True, on_delete=OnDelete.set_null)
    photo_credit = Varchar(length=120, null=True, default=None)
    recording = Varchar(length=8, default="unasked")
    recording_at = Timestamptz(null=True, default=None)

    expo_speaker_recording_known = Check("recording IN ('yes', 'no', 'unasked')")
    expo_speaker_recording_dated = Check("recording = 'unasked' OR recording_at IS NOT NULL")
    expo_speaker_photo_credited = Check("photo IS NULL OR photo_credit IS NOT NULL")
    expo_speaker_code_once = Unique([edition, code])
    expo_speaker_person_once = Unique([edition, person])


class Part(Table, tablename="expo_part"):
    """A speaker's role in a session, in the order in which they are named."""

    id = UUID(primary_key=True, default=uuid4)
    session = ForeignKey(Session, null=False)
    speaker = ForeignKey(Speaker, null=False, index=True)
    role = Varchar(length=20, default="speaker")
    place = Integer(default=0)

    expo_part_named_once = Unique([session, speaker, role])
    expo_part_role_known = Check("role IN ('speaker', 'moderator', 'panellist', 'interpreter')")

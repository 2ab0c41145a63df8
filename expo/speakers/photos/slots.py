"""What a speaker may be shown with."""

from core.errors import mark
from core.files.kinds import JPEG, PNG, WEBP
from core.files.rules import MEGABYTE, Slot
from core.files.slots import declare_slot
from expo.permissions import Expo
from expo.speakers.photos.rules import LEAST_SIDE

PORTRAIT = declare_slot(
    Slot(
        "speaker_portrait",
        mark("Photo"),
        takes=(JPEG, PNG, WEBP),
        largest=16 * MEGABYTE,
        read=Expo.SPEAKER_READ,
        write=Expo.SPEAKER_WRITE,
        public=True,
        personal=True,
        square=LEAST_SIDE,
    )
)

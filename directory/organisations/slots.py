"""What an organisation may upload."""

from core.errors import mark
from core.files.kinds import CSV, JPEG, PDF, PNG, SVG, WEBP, XLSX
from core.files.rules import MEGABYTE, Slot
from core.files.slots import declare_slot
from directory.permissions import Directory

LOGO = declare_slot(
    Slot(
        "organisation_logo",
        mark("Logo"),
        takes=(PNG, JPEG, WEBP, SVG),
        largest=2 * MEGABYTE,
        read=Directory.ORGANISATION_READ,
        write=Directory.ORGANISATION_WRITE,
        public=True,
    )
)
PAPER = declare_slot(
    Slot(
        "organisation_paper",
        mark("Papers for the organisers"),
        takes=(PDF, XLSX, CSV),
        largest=20 * MEGABYTE,
        read=Directory.ORGANISATION_READ,
        write=Directory.ORGANISATION_WRITE,
    )
)

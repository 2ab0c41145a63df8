"""What counterparts are written before their first meeting."""

from core.errors import mark
from core.mail.drafts import Draft

INVITATION = Draft(
    "counterpart_invitation",
    subject=mark("{edition}: choose whom you would like to meet"),
    lines=(
        mark(
            "At {edition} you can meet exhibitors at their booths or at a table, with an interpreter where you need one."
        ),
        mark("Please say when you are free, look whom you would like to meet, and ask for a time."),
        mark(
            "The link is yours alone and needs no password. It is good until {until}; every letter about meetings has it."
        ),
    ),
    button=mark("Arrange meetings"),
    secret=True,
)

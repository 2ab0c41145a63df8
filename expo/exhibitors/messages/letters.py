"""How an exhibitor learns of a message."""

from core.errors import mark
from core.mail.drafts import Draft

MESSAGE = Draft(
    "exhibitor_message",
    subject=mark("A message from the organisers: {edition}"),
    lines=(
        mark("The organisers of {edition} wrote to {organisation} ({code}):"),
        mark("“{words}”"),
        mark("Please answer in the portal: replies to this letter are not read."),
    ),
    button=mark("Read and answer"),
)
